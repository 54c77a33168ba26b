package dev.onecent.jdbc.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.jdbc.JdbcStorage;
import dev.onecent.jdbc.Lab;
import dev.onecent.jdbc.Lab.Which;
import dev.onecent.jdbc.Proof;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.Refund;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.DueFor;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.tink.Deployment;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.SavedCard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two processes on one SQLite file, or on one PostgreSQL; another joins them, and the oldest is killed at a
 * random moment, as {@code kill -9} kills, until none is left (R4, R16, R22, R25). Nothing that was acknowledged is lost, and nothing is doubled.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KillTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final TenantId TENANT = KillWorker.SHOPPERS.get(0).tenant();
    private static final int MOST_ROUNDS = 300;
    private static final int AT_ONCE = 2;
    private static final int LONGEST_MILLIS = Proof.rounds(300, 900);

    @TempDir
    private Path folder = Path.of("");

    private final FastClock clock = new FastClock(InstantSource.system().millis());
    private final SimulatedGateway gateway = SimulatedGateway.of(clock, KillWorker.TERMS);
    private final Random random = new Random(4711);
    private final List<String> told = new ArrayList<>();
    private int paid;

    @ParameterizedTest
    @EnumSource
    void aFewKillsLoseAndDoubleNothing(Which which) throws Exception {
        kill(which, 2);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("proof")
    void aHundredKillsLoseAndDoubleNothing(Which which) throws Exception {
        kill(which, 100);
    }

    private void kill(Which which, int kills) throws IOException, InterruptedException {
        Lab lab = Lab.of(which, folder);
        lab.open().close();
        TinkKeys keys = TinkKeys.ofDevelopmentFile(folder.resolve("keys"), Deployment.DEVELOPMENT);
        assertThat(keys).isNotNull();
        Deque<KilledProcess> processes = new ArrayDeque<>();
        try (GatewayServer server = new GatewayServer(gateway)) {
            try {
                for (int started = 0; started < AT_ONCE; started++) {
                    processes.add(start(lab, server, started));
                }
                for (int started = AT_ONCE; started < kills; started++) {
                    processes.add(start(lab, server, started));
                    killOldest(processes);
                }
                while (!processes.isEmpty()) {
                    killOldest(processes);
                }
            } finally {
                for (KilledProcess process : processes) {
                    process.kill();
                }
            }
        }
        settle(lab);
        System.out.printf(
                "%s: %d kills, %d payments told, %d payments made, lost 0, doubled 0%n",
                which,
                kills,
                told.stream()
                        .filter(line -> line.startsWith("PAID "))
                        .distinct()
                        .count(),
                paid);
    }

    /** All are at work by then. */
    private void killOldest(Deque<KilledProcess> processes) throws IOException, InterruptedException {
        for (KilledProcess process : processes) {
            process.awaitWork();
        }
        KilledProcess oldest = processes.remove();
        oldest.await(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
        told.addAll(oldest.kill());
    }

    private KilledProcess start(Lab lab, GatewayServer server, long seed) throws IOException {
        return KilledProcess.start(
                folder,
                KillWorker.class,
                lab.where(),
                folder.resolve("keys").toString(),
                Integer.toString(server.port()),
                Long.toString(clock.startMillis()),
                Long.toString(seed));
    }

    /** All is over: due work alone ends it, and then the books are compared. */
    private void settle(Lab lab) {
        try (JdbcStorage storage = lab.open()) {
            OneCent onecent = KillWorker.open(storage, gateway, folder.resolve("keys"), clock);
            int rounds = 0;
            while (isBusy(storage) && rounds < MOST_ROUNDS) {
                clock.advance(Duration.ofHours(1));
                onecent.runDue(TENANT);
                rounds++;
            }
            assertThat(isBusy(storage)).isFalse();
            assertNothingIsDoubled(onecent, storage);
            assertNothingIsLost(onecent);
        }
    }

    private boolean isBusy(JdbcStorage storage) {
        return Stream.of(
                        storage.carts(),
                        storage.checkouts(),
                        storage.vaults(),
                        storage.microAuthorizations(),
                        storage.payments())
                .anyMatch(store -> Stream.of(DueFor.WORK, DueFor.DELIVERY)
                        .anyMatch(reason -> !store.due(
                                        TENANT, reason, clock.instant().plus(Duration.ofDays(400)), 1)
                                .isEmpty()));
    }

    private void assertNothingIsDoubled(OneCent onecent, JdbcStorage storage) {
        assertThat(gateway.ledger().held(EURO)).isEqualTo(Money.zero(EURO));
        assertThat(KillWorker.SHOPPERS).allSatisfy(shopper -> {
            assertThat(onecent.microAuthorizations().of(shopper, "", 10_000).items())
                    .noneMatch(MicroAuthorization::isOpen);
            assertThat(onecent.cards().of(shopper).cards()).allMatch(SavedCard::isLinked);
        });
        List<Checkout> checkouts = checkouts(storage);
        paid = (int) checkouts.stream().filter(KillTest::isPaid).count();
        checkouts.forEach(checkout -> assertThat(paying(onecent, checkout)).hasSize(isPaid(checkout) ? 1 : 0));
        Money kept = checkouts.stream()
                .flatMap(checkout -> paying(onecent, checkout).stream())
                .map(KillTest::kept)
                .reduce(Money.zero(EURO), Money::plus);
        assertThat(gateway.ledger().captured(EURO)).isEqualTo(kept);
    }

    private void assertNothingIsLost(OneCent onecent) {
        List<String[]> toldPaid = told.stream()
                .filter(line -> line.startsWith("PAID ") && line.endsWith(" ."))
                .map(line -> line.split(" ", -1))
                .toList();
        assertThat(toldPaid).isNotEmpty().allSatisfy(words -> {
            ShopperId shopper = ShopperId.of(TENANT.value(), words[1]);
            assertThat(isPaid(onecent.checkouts()
                            .find(shopper, CheckoutId.of(words[2]))
                            .orElseThrow()))
                    .isTrue();
        });
        assertThat(told)
                .filteredOn(line -> line.startsWith("REFUNDED ") && line.endsWith(" ."))
                .allSatisfy(line -> {
                    String[] words = line.split(" ", -1);
                    ShopperId shopper = ShopperId.of(TENANT.value(), words[1]);
                    CheckoutId checkout = CheckoutId.of(words[2]);
                    assertThat(payments(
                                    onecent,
                                    onecent.checkouts().find(shopper, checkout).orElseThrow()))
                            .anyMatch(payment -> payment.state().refunds().size() == 1);
                });
    }

    private static List<Checkout> checkouts(JdbcStorage storage) {
        List<Checkout> all = new ArrayList<>();
        Optional<Key> after = Optional.empty();
        do {
            List<Key> page = storage.checkouts().sweep(TENANT, after, 100);
            page.forEach(key -> storage.checkouts().find(key).map(Stored::value).ifPresent(all::add));
            after = page.size() < 100 ? Optional.empty() : Optional.of(page.get(99));
        } while (after.isPresent());
        return all;
    }

    private static List<Payment> paying(OneCent onecent, Checkout checkout) {
        return payments(onecent, checkout).stream().filter(Payment::pays).toList();
    }

    private static List<Payment> payments(OneCent onecent, Checkout checkout) {
        return Stream.iterate(1, attempt -> attempt <= checkout.attempts(), attempt -> attempt + 1)
                .flatMap(attempt -> onecent.payments().find(checkout.owner(), checkout.payment(attempt)).stream())
                .toList();
    }

    private static Money kept(Payment payment) {
        return payment.state().refunds().stream().map(Refund::amount).reduce(payment.amount(), Money::minus);
    }

    private static boolean isPaid(Checkout checkout) {
        return checkout.state() instanceof CheckoutState.Paid;
    }
}
