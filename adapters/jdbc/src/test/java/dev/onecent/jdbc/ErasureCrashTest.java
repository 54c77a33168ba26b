package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.money.Money;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.DueFor;
import dev.onecent.store.Event;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.LinkCardResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process dies after each write and event of an erasure while a hold is held and a payment's outcome is not
 * known; due work ends it, and then every byte of the files is searched for the shopper (R4, R10, R16, R25).
 */
class ErasureCrashTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final String NAME = "zq81-shopper";
    private static final ShopperId SHOPPER = ShopperId.of("toys", NAME);
    private static final CheckoutId FIRST = CheckoutId.of("c-1");
    private static final CheckoutId SECOND = CheckoutId.of("c-2");

    @TempDir
    private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> dueWorkEndsAnErasureThatDied() {
        Run whole = new Run("0");
        whole.walk();
        int places = whole.eraseDying(Crash.never());
        return IntStream.rangeClosed(1, places)
                .mapToObj(place -> DynamicTest.dynamicTest("dies at place " + place, () -> {
                    Run run = new Run(Integer.toString(place));
                    run.walk();
                    run.eraseDying(Crash.at(place));
                    run.restart();
                    run.assertSettled();
                    run.assertForgotten();
                }));
    }

    /** The searches above would find the shopper if there were one. */
    @Test
    void beforeTheErasureTheFilesNameTheShopper() throws SQLException {
        Run run = new Run("before");
        run.walk();

        assertThat(run.loot().bytes()).contains(NAME, "sealed-number");
    }

    @Test
    void noLogLineNamesTheShopper() throws IOException {
        Run run = new Run("log");
        run.walk();
        run.eraseDying(Crash.never());
        run.restart();

        assertThat(Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"))))
                .doesNotContain(NAME);
    }

    /** One shopper, one erasure, one death. */
    private final class Run {
        private final TestShop shop = TestShop.with(Validation.FACTORY);
        private final CardSafe safe = TinkCardSafe.of(TinkKeys.generate());
        private final List<Event> heard = new ArrayList<>();
        private final Path home;
        private final Path file;

        Run(String name) {
            home = folder.resolve(name);
            file = home.resolve("a.db");
        }

        void walk() {
            assertThat(home.toFile().mkdirs()).isTrue();
            try (JdbcStorage storage = Unsynced.sqlite(file)) {
                OneCent onecent = open(storage, Crash.never());
                start(onecent, FIRST);
                LinkCardResult linked = onecent.checkouts().addCard(SHOPPER, FIRST, shop.link("link", TestCards.VISA));
                onecent.checkouts()
                        .pay(
                                SHOPPER,
                                FIRST,
                                TestShop.pay(
                                        "pay",
                                        ((LinkCardResult.Linked) linked).card().id()));
                shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
                onecent.cards().link(SHOPPER, shop.link("link-2", TestCards.MASTERCARD));
                start(onecent, SECOND);
                shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
                onecent.checkouts().pay(SHOPPER, SECOND, TestShop.payOnce("pay-2", TestCards.VISA));
            }
        }

        /** How many places it passed before it died, or all there are. */
        int eraseDying(Crash crash) {
            try (JdbcStorage storage = Unsynced.sqlite(file)) {
                open(storage, crash).erase(SHOPPER);
            } catch (Crash.Died e) {
                assertThat(crash.places()).isPositive();
            }
            return crash.places();
        }

        /** The host repeats the call only if the intent itself was lost. */
        void restart() {
            try (JdbcStorage storage = Unsynced.sqlite(file)) {
                OneCent onecent = open(storage, Crash.never());
                boolean lost = storage.erasures()
                                .due(SHOPPER.tenant(), DueFor.WORK, shop.clock().instant(), 1)
                                .isEmpty()
                        && !storage.vaults().ownedBy(SHOPPER, "", 1).isEmpty();
                if (lost) {
                    onecent.erase(SHOPPER);
                }
                for (int steps = 0; steps < 16; steps++) {
                    shop.clock().advance(Duration.ofMinutes(10));
                    onecent.runDue(SHOPPER.tenant());
                }
            }
        }

        void assertSettled() {
            long paid = heard.stream()
                    .filter(CheckoutPaid.class::isInstance)
                    .distinct()
                    .count();
            assertThat(paid).isEqualTo(2);
            assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
            assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(Money.of(EURO, 5_000));
        }

        void assertForgotten() throws SQLException {
            Loot loot = loot();
            assertThat(loot.bytes()).doesNotContain(NAME, "sealed-number", "ciphertext", "\"fingerprint\"");
            assertThat(loot.rows("onecent_payment")).hasSize(2).allMatch(row -> row.contains("erased-"));
            assertThat(loot.rows("onecent_erasure"))
                    .singleElement()
                    .asString()
                    .contains("settled", "\"card\":2", "\"checkout\":2", "\"micro-authorization\":2")
                    .doesNotContain("lastFour", "1111");
            assertThat(loot.rows("onecent_key_rotation")).hasSize(1);
            assertThat(loot.rows()).hasSize(4);
        }

        Loot loot() {
            return new Loot(home, file);
        }

        private OneCent open(JdbcStorage storage, Crash crash) {
            return shop.open(
                    new CrashingStorage(storage, crash),
                    safe,
                    shop.gateway(),
                    settings -> settings.listener(crash.listener(heard::add)));
        }

        private void start(OneCent onecent, CheckoutId checkout) {
            CartLine ball = CartLine.of("BALL", "Red ball", Money.of(EURO, 2_500), 1);
            onecent.carts().put(SHOPPER, ball);
            onecent.carts().tick(SHOPPER, ball.sku());
            onecent.checkouts().start(SHOPPER, checkout, Channel.DESKTOP);
        }
    }
}
