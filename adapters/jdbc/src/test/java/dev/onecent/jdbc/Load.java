package dev.onecent.jdbc;

import dev.onecent.OneCent;
import dev.onecent.card.CardToken;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.PayResult;
import dev.onecent.jdbc.Lab.Which;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.DueFor;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fills a store with vaults of ten cards and measures what a shopper waits for, beside the same at a thousand vaults:
 * {@code mvn -q -pl adapters/jdbc -am verify -Pload -Dload.vaults=1000000 -DskipTests}. Microseconds, the median and the 99th of a
 * hundred.
 */
final class Load {
    private static final int FEW = 1_000;
    private static final int CARDS = 10;
    private static final int BATCH = 1_000;
    private static final int CALLS = 300;

    private final Lab lab;
    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final AtomicInteger count = new AtomicInteger();
    private final int vaults;

    private Load(Lab lab, int vaults) {
        this.lab = lab;
        this.vaults = vaults;
    }

    public static void main(String[] args) throws Exception {
        int many = Integer.parseInt(args[0]);
        for (Which which : Which.values()) {
            for (int vaults : new int[] {FEW, many}) {
                Path folder = Files.createTempDirectory("onecent-load");
                new Load(Lab.of(which, folder), vaults).run(which);
            }
        }
        System.exit(0); // the server stops with the process
    }

    private void run(Which which) throws Exception {
        try (JdbcStorage storage = Lab.open(lab.where())) {
            OneCent onecent = shop.open(storage, new AlikeSafe(), shop.gateway(), settings -> settings.mostCards(20));
            long start = System.nanoTime();
            fill(template(onecent, storage));
            System.out.printf(
                    "%s, %,d vaults of %d cards, filled in %,d ms%n",
                    which, vaults, CARDS, (System.nanoTime() - start) / 1_000_000);
            measure("list", () -> onecent.cards().of(any()).cards().size() >= CARDS);
            measure(
                    "link",
                    () -> onecent.cards().link(any(), shop.link(next("link"), TestCards.MASTERCARD_2_SERIES))
                            instanceof LinkCardResult.Linked);
            measure("pay", () -> paid(onecent));
            measure(
                    "due page",
                    () -> storage.vaults()
                                    .due(TestShop.ANN.tenant(), DueFor.WORK, Instant.MAX, 100)
                                    .size()
                            <= 100);
            measure(
                    "sweep page",
                    () -> storage.vaults()
                                    .sweep(TestShop.ANN.tenant(), Optional.of(Key.sole(any())), 100)
                                    .size()
                            <= 100);
        }
    }

    /** The row of a shopper who linked ten cards. */
    private String template(OneCent onecent, JdbcStorage storage) {
        List<String> numbers = List.of(
                TestCards.VISA,
                TestCards.MASTERCARD,
                TestCards.AMERICAN_EXPRESS,
                TestCards.DISCOVER,
                TestCards.VISA_STRIPE,
                TestCards.UNIONPAY);
        numbers.forEach(number -> onecent.cards().link(TestShop.ANN, shop.link(next("link"), number)));
        for (int n = numbers.size(); n < CARDS; n++) {
            CardToken token =
                    shop.gateway().tokenize(TestShop.form(TestCards.VISA)).withFingerprint("print-" + n);
            onecent.cards()
                    .link(
                            TestShop.ANN,
                            LinkCard.of(CommandId.of(next("link")), token, shop.consent())
                                    .withClient(TestShop.client()));
        }
        return new Json<>(CardVault.class)
                .write(storage.vaults()
                        .find(Key.sole(TestShop.ANN))
                        .orElseThrow()
                        .entry());
    }

    private void fill(String body) throws SQLException {
        String insert = Statements.of(Kinds.CARD_VAULT).insert();
        try (Connection connection = lab.connect();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            connection.setAutoCommit(false);
            for (int n = 0; n < vaults; n++) {
                Object[] row = {
                    "toys",
                    "s" + n,
                    "sole",
                    1L,
                    n % 100 == 0 ? (Long) (long) n : null,
                    null,
                    null,
                    body.replace("\"ann\"", "\"s" + n + "\"")
                };
                for (int at = 0; at < row.length; at++) {
                    statement.setObject(at + 1, row[at]);
                }
                statement.addBatch();
                if (n % BATCH == BATCH - 1) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
            connection.commit();
        }
        try (Connection connection = lab.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private boolean paid(OneCent onecent) {
        ShopperId shopper = any();
        CheckoutId checkout = CheckoutId.of(next("c"));
        CartLine line = CartLine.of("BALL", "Red ball", Money.of("EUR", 2_500), 1);
        onecent.carts().put(shopper, line);
        onecent.carts().tick(shopper, line.sku());
        onecent.checkouts().start(shopper, checkout, Channel.DESKTOP);
        CardId card = onecent.cards().of(shopper).cards().get(0).id();
        return onecent.checkouts().pay(shopper, checkout, TestShop.pay(next("pay"), card)) instanceof PayResult.Paid;
    }

    private ShopperId any() {
        return ShopperId.of("toys", "s" + Math.floorMod(count.incrementAndGet() * 7_919, vaults));
    }

    private String next(String prefix) {
        return prefix + "-" + count.incrementAndGet();
    }

    private static void measure(String name, Callable<Boolean> call) throws Exception {
        long[] nanos = new long[CALLS];
        for (int n = -CALLS / 3; n < CALLS; n++) {
            long start = System.nanoTime();
            if (!call.call()) {
                throw new IllegalStateException(name + " did not do what it should");
            }
            nanos[Math.max(0, n)] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "  %-10s median %,8d us   99%% %,8d us%n",
                name, nanos[CALLS / 2] / 1_000, nanos[CALLS * 99 / 100] / 1_000);
    }
}
