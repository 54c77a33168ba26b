package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.DueReport;
import dev.onecent.OneCent;
import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.erasure.ErasureState;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.jdbc.Lab.Which;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.money.Money;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.rotation.KeyRotationState;
import dev.onecent.safe.CurrentKeys;
import dev.onecent.store.Aggregate;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.Stored;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.token.TokenExchange;
import dev.onecent.token.TokenExchangeState;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.ConnectionState;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletId;
import dev.onecent.walletoperator.GrantState;
import dev.onecent.walletoperator.WalletOffer;
import dev.onecent.walletoperator.WalletVisit;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows of every format that was released, taken in the middle of journeys: they are read, finished and rewritten. A format
 * that nobody knows yet is refused and left untouched. {@code -Donecent.golden=FILE} writes the rows of today's format.
 */
class GoldenTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final ShopperId BOB = ShopperId.of("toys", "bob");
    private static final ShopperId CID = ShopperId.of("toys", "cid");
    private static final URI SITE = URI.create("https://toys.example/wallet");
    private static final URI BOOKS = URI.create("https://books.example/back");
    private static final String DUE_COLUMNS =
            Stream.of(DueFor.values()).map(Statements::column).collect(Collectors.joining(", "));
    private static final List<String> ALL_DUE =
            Stream.of(DueFor.values()).map(any -> "1").toList();
    private static final CheckoutId PAYING = CheckoutId.of("c-paying");
    private static final CheckoutId CAPTURED = CheckoutId.of("c-captured");
    private static final CheckoutId CHALLENGED = CheckoutId.of("c-challenged");

    @TempDir
    private Path folder = Path.of("");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);

    @ParameterizedTest
    @ValueSource(strings = "format-1.tsv")
    void everyRowIsReadAndRewritten(String file) throws IOException {
        List<Row> rows = golden(file);

        assertThat(rows)
                .extracting(Row::table)
                .containsAll(Kinds.all().stream().map(Kind::table).toList());
        for (Row row : rows) {
            assertRewritten(kind(row.table()), row);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasBegunIsFinished(Which which) throws IOException, SQLException {
        begin(Lab.of(Which.SQLITE, folder));
        Lab lab = Lab.of(which, Files.createDirectory(folder.resolve("golden")));
        lab.open().close();
        for (Row row : golden("format-1.tsv")) {
            row.insertInto(lab);
        }

        try (JdbcStorage storage = lab.open()) {
            OneCent onecent = open(storage);
            shop.pass(onecent, Duration.ofDays(2));

            assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
            assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(Money.of("EUR", 4_500));
            assertThat(onecent.microAuthorizations().of(ANN, "", 10).items())
                    .isNotEmpty()
                    .noneMatch(MicroAuthorization::isOpen);
            assertThat(onecent.cards().of(ANN).cards()).hasSize(1).allMatch(SavedCard::isLinked);
            assertThat(state(onecent, ANN, PAYING)).isInstanceOf(CheckoutState.Paid.class);
            assertThat(state(onecent, ANN, CAPTURED)).isInstanceOf(CheckoutState.Paid.class);
            assertThat(state(onecent, BOB, CHALLENGED)).isInstanceOf(CheckoutState.Expired.class);
            assertThat(onecent.walletGrants().of(BOB, "", 10).items())
                    .singleElement()
                    .satisfies(grant -> assertThat(grant.state()).isInstanceOf(GrantState.Ended.class));
            assertThat(storage.walletConnections().ownedBy(ANN, "", 10))
                    .singleElement()
                    .satisfies(connection -> assertThat(
                                    connection.stored().orElseThrow().value().state())
                            .isInstanceOf(ConnectionState.NotConnected.class));
            assertThat(storage.erasures().sweep(CID.tenant(), Optional.empty(), 10))
                    .singleElement()
                    .satisfies(key -> assertThat(storage.erasures()
                                    .find(key)
                                    .orElseThrow()
                                    .value()
                                    .state())
                            .isInstanceOf(ErasureState.Settled.class));
            assertThat(onecent.cardKeys().of(ANN.tenant()).orElseThrow().isOver())
                    .isTrue();
            assertThat(onecent.payments().of(ANN, "", 10).items())
                    .isNotEmpty()
                    .noneMatch(payment -> payment.due().isPresent());
        }
        assertThat(lab.column("SELECT body FROM onecent_checkout"))
                .allMatch(body -> body.startsWith("{\"format\":" + Json.FORMAT + ","));
    }

    /** An older release beside a newer one: what it does not know it neither reads nor writes, and does the rest. */
    @ParameterizedTest
    @EnumSource
    void aNewerFormatIsRefusedLeftUntouchedAndHoldsUpNobody(Which which) throws SQLException {
        Lab lab = Lab.of(which, folder);
        String newer = "{\"format\":" + (Json.FORMAT + 1) + ",\"of\":[\"another\",{\"shape\":1}]}";
        try (JdbcStorage storage = lab.open()) {
            OneCent onecent = open(storage);
            shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
            onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
            for (Kind<?> kind : Kinds.all()) {
                new Row(kind.table(), BOB.shopper(), "odd", ALL_DUE, "oc-odd", newer).insertInto(lab);
            }
            Key odd = new Key(BOB, "odd");

            assertThatThrownBy(() -> storage.checkouts().find(odd))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("format " + (Json.FORMAT + 1));
            shop.clock().advance(Duration.ofMinutes(10));
            DueReport report = onecent.runDue(ANN.tenant());

            assertThat(report.postponed()).extracting(DueReport.Item::key).contains(odd);
            assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
        }
        for (Kind<?> kind : Kinds.all()) {
            assertThat(lab.column("SELECT body FROM " + kind.table() + " WHERE id = 'odd'"))
                    .containsExactly(newer);
        }
    }

    @Test
    void whatIsNoFormatAtAllIsRefused() {
        Json<Cart> json = new Json<>(Cart.class);

        for (String body : List.of(
                "",
                "{}",
                "[]",
                "{\"entry\":{},\"format\":1}",
                "{\"format\":0}",
                "{\"format\":1}",
                "{\"format\":\"1\"}")) {
            assertThatThrownBy(() -> json.read(body)).as(body).isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void todaysRowsCanBeWrittenDown() throws SQLException, IOException {
        Lab lab = Lab.of(Which.SQLITE, folder);
        begin(lab);

        List<Row> rows = rows(lab);

        assertThat(rows).hasSizeGreaterThan(6);
        String file = System.getProperty("onecent.golden");
        if (file != null) {
            Files.write(Path.of(file), rows.stream().map(Row::line).toList());
        }
    }

    /** Journeys that stop in the middle, because answers get lost and shoppers do not come back. */
    private void begin(Lab lab) {
        try (JdbcStorage storage = lab.open()) {
            OneCent onecent = open(storage);
            onecent.addresses().add(ANN, CommandId.of("address"), TestShop.address(1));
            shop.startCheckout(onecent, CAPTURED.value());
            onecent.checkouts().pay(ANN, CAPTURED, TestShop.payOnce("pay-1", TestCards.MASTERCARD));
            onecent.payments()
                    .refund(ANN, TestShop.payment(onecent, CAPTURED, 1), CommandId.of("refund"), Money.of("EUR", 500));
            shop.startCheckout(onecent, PAYING.value());
            shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
            onecent.checkouts().addCard(ANN, PAYING, shop.link("link", TestCards.VISA));
            shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
            onecent.checkouts().pay(ANN, PAYING, TestShop.payOnce("pay-2", TestCards.VISA));
            CartLine ball = CartLine.of("BALL", "Red ball", Money.of("EUR", 2_500), 1);
            onecent.carts().put(BOB, ball);
            onecent.carts().tick(BOB, ball.sku());
            onecent.checkouts().start(BOB, CHALLENGED, Channel.DESKTOP);
            onecent.checkouts().pay(BOB, CHALLENGED, TestShop.payOnce("pay-3", TestCards.CHALLENGED));
            beginWithWallets(onecent);
            beginToErase(onecent);
            keepAToken(storage);
            beginToRotate(storage);
        }
    }

    /** A card whose number was exchanged, before the shop chose to seal numbers. */
    private void keepAToken(JdbcStorage storage) {
        TokenExchange exchange = new TokenExchange(
                BOB,
                CardId.of("exchanged"),
                MerchantReference.of("token-exchange", TokenExchange.key(BOB, CardId.of("exchanged"))),
                shop.clock().instant(),
                new TokenExchangeState.Attached("token", Optional.empty()));
        assertThat(storage.tokenExchanges().save(exchange.key(), Entry.fresh(exchange), Stored.ABSENT))
                .isEqualTo(SaveAnswer.SAVED);
    }

    /** The safe's former key is another one. */
    private void beginToRotate(JdbcStorage storage) {
        Key key = KeyRotation.key(ANN.tenant());
        KeyRotation rotation = new KeyRotation(
                key.owner(),
                new CurrentKeys("none", "none"),
                shop.clock().instant(),
                List.of(new CurrentKeys("older", "none")),
                new KeyRotationState.Passing(Optional.empty(), 0, 0, List.of()));
        assertThat(storage.keyRotations().save(key, Entry.fresh(rotation), Stored.ABSENT))
                .isEqualTo(SaveAnswer.SAVED);
    }

    /** The shop's shopper is on her way to a wallet; and to another shop, this one is a wallet. */
    private void beginWithWallets(OneCent onecent) {
        wallet.leave(onecent, ANN);
        onecent.offer(new WalletOffer(WalletId.of("toys"), BOB.tenant(), PayeeId.of("books"), SITE, BOOKS))
                .agree(
                        BOB,
                        new WalletVisit(
                                "state", ConnectionVerifier.from("session").challenge(), BOOKS, Locale.UK));
    }

    /** Nothing names the shopper any more, and a hold is still held. */
    private void beginToErase(OneCent onecent) {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST, Reaction.LOSE_REQUEST);
        onecent.cards().link(CID, shop.link("link-cid", TestCards.MASTERCARD));
        onecent.erase(CID);
    }

    private OneCent open(JdbcStorage storage) {
        return shop.open(
                storage,
                new AlikeSafe(),
                shop.gateway(),
                settings -> settings.capture(CaptureMode.AT_ONCE).wallet(wallet.provider()));
    }

    private static CheckoutState state(OneCent onecent, ShopperId owner, CheckoutId id) {
        return onecent.checkouts().find(owner, id).orElseThrow().state();
    }

    private static <A extends Aggregate> void assertRewritten(Kind<A> kind, Row row) {
        Json<A> json = new Json<>(kind.type());
        Entry<A> read = json.read(row.body());

        String rewritten = json.write(read);

        assertThat(json.read(rewritten)).isEqualTo(read);
        assertThat(rewritten).startsWith("{\"format\":" + Json.FORMAT + ",");
        for (DueFor reason : DueFor.values()) {
            assertThat(read.due(reason).map(Micros::from)).as(reason.name()).isEqualTo(row.due(reason));
        }
    }

    private static Kind<?> kind(String table) {
        return Kinds.all().stream()
                .filter(kind -> kind.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static List<Row> golden(String file) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("golden/" + file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Row::of)
                    .toList();
        }
    }

    private static List<Row> rows(Lab lab) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (Kind<?> kind : Kinds.all()) {
            boolean referenced = !kind.columns().isEmpty();
            try (Connection connection = lab.connect();
                    ResultSet row = connection
                            .createStatement()
                            .executeQuery("SELECT shopper, id, body, " + (referenced ? "reference" : "''") + ", "
                                    + DUE_COLUMNS + " FROM " + kind.table() + " ORDER BY shopper, id")) {
                while (row.next()) {
                    List<String> due = new ArrayList<>();
                    for (int reason = 0; reason < DueFor.values().length; reason++) {
                        due.add(Optional.ofNullable(row.getString(5 + reason)).orElse(""));
                    }
                    rows.add(new Row(
                            kind.table(), row.getString(1), row.getString(2), due, row.getString(4), row.getString(3)));
                }
            }
        }
        return rows;
    }

    /** A row of the tenant "toys", tab-separated in a golden file; its due times, one a reason, by commas. */
    @SuppressWarnings("EnumOrdinal") // the file has a column a reason, in their order
    private record Row(String table, String shopper, String id, List<String> due, String reference, String body) {
        static Row of(String line) {
            String[] field = line.split("\t", -1);
            return new Row(field[0], field[1], field[2], List.of(field[3].split(",", -1)), field[4], field[5]);
        }

        String line() {
            return String.join("\t", table, shopper, id, String.join(",", due), reference, body);
        }

        Optional<Long> due(DueFor reason) {
            return Optional.of(due.get(reason.ordinal()))
                    .filter(text -> !text.isEmpty())
                    .map(Long::valueOf);
        }

        void insertInto(Lab lab) throws SQLException {
            boolean referenced = !kind(table).columns().isEmpty();
            String sql = "INSERT INTO " + table + " (tenant, shopper, id, version, body, " + DUE_COLUMNS
                    + (referenced ? ", reference" : "") + ") VALUES ('toys', ?, ?, 7, ?"
                    + ", ?".repeat(DueFor.values().length) + (referenced ? ", ?)" : ")");
            List<Object> values = new ArrayList<>(List.of(shopper, id, body));
            Stream.of(DueFor.values()).forEach(reason -> values.add(due(reason).orElse(null)));
            Stream.of(reference).filter(any -> referenced).forEach(values::add);
            lab.update(sql, values.toArray());
        }
    }
}
