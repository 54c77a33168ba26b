package dev.onecent.erasure;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.StoreContendedException;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A command is held up before and after each of its reads and writes while the shopper is erased, and an erasure while
 * the shopper does something (R4, R16). No hold stays held, nothing is charged for a checkout that nobody heard of, nothing is left.
 * At each place under {@code -Pproof}; at every third in the ordinary build.
 */
class ErasureInterleavingTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final int MOST_PLACES = 600;
    private static final int NOWHERE = -1;

    /** Every third place, by turns before a call and after one; {@code -Pproof} looks at all. */
    private static final int STEP = Boolean.getBoolean("onecent.proof") ? 1 : 3;

    /** Of the hour in which another command comes in between. */
    private static final int CLOSE_STEPS = 15;

    private static final int STEPS = 8;

    private static final Map<String, Consumer<Run>> COMMANDS = Map.of(
            "pay once", run -> run.payOnce(),
            "pay a challenged card", run -> run.payChallenged(),
            "link", run -> run.onecent.cards().link(ANN, run.shop.link("link", TestCards.MASTERCARD)),
            "start again", Run::startAgain,
            "abandon", run -> run.onecent.checkouts().abandon(ANN, CHECKOUT),
            "due work", run -> run.onecent.runDue(ANN.tenant()),
            "due work that is killed", Run::killedDueWork,
            "erase", Run::erase,
            "erase and settle", Run::eraseAndSettle);

    @TestFactory
    Stream<DynamicTest> erasedAtEachPlaceOfACommand() {
        return everyPlace((run, place, command) -> run.interrupted(place, command, Run::erase));
    }

    @TestFactory
    Stream<DynamicTest> aCommandAtEachPlaceOfAnErasure() {
        return everyPlace((run, place, command) -> run.interrupted(place, Run::erase, command));
    }

    private static Stream<DynamicTest> everyPlace(Interleaving interleaving) {
        return COMMANDS.entrySet().stream()
                .map(command -> DynamicTest.dynamicTest(command.getKey(), () -> {
                    int places = interleaving.places(new Run(), NOWHERE, command.getValue());
                    int first = STEP == 1 ? 1 : 1 + command.getKey().length() % STEP;
                    for (int place = first; place <= Math.min(MOST_PLACES, places); place += STEP) {
                        Run run = new Run();
                        interleaving.places(run, place, command.getValue());
                        run.assertSettledAndGone(command.getKey() + " at " + place);
                    }
                }));
    }

    @FunctionalInterface
    private interface Interleaving {
        int places(Run run, int place, Consumer<Run> command);
    }

    /** A shopper with a linked card, and an open checkout. */
    private static final class Run {
        private final TestShop shop = TestShop.with(Validation.FACTORY);
        private final MortalStorage storage = new MortalStorage();
        private final OneCent onecent = shop.open(
                storage,
                new EphemeralCardSafe(),
                shop.gateway(),
                settings -> settings.attempts(AttemptPolicy.unlimited()));

        Run() {
            shop.startCheckout(onecent, "c-1");
            onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link-0", TestCards.VISA));
        }

        /** How many places the first one has. */
        int interrupted(int place, Consumer<Run> first, Consumer<Run> other) {
            storage.interruptAt(place, () -> contended(other));
            contended(first);
            int places = storage.places();
            storage.interruptAt(0, () -> {});
            return places;
        }

        void erase() {
            onecent.erase(ANN);
        }

        /** Until what it moved is settled and gone. */
        void eraseAndSettle() {
            erase();
            shop.pass(onecent, Duration.ofHours(1), CLOSE_STEPS);
        }

        /** It has delivered an event, and has not got to the erasure. */
        void killedDueWork() {
            storage.dieAt(4);
            try {
                onecent.runDue(ANN.tenant());
            } catch (MortalStorage.Died e) {
                assertThat(storage.isDead()).isTrue();
            }
            storage.revive();
        }

        void startAgain() {
            shop.fillCart(onecent);
            onecent.checkouts().start(ANN, CheckoutId.of("c-2"), Channel.DESKTOP);
        }

        void payOnce() {
            onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.VISA));
            latest().ifPresent(payment ->
                    onecent.payments().refund(ANN, payment.id(), CommandId.of("r"), Money.of(EURO, 500)));
        }

        void payChallenged() {
            onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.CHALLENGED));
            latest().map(Payment::reference).ifPresent(reference -> {
                shop.gateway().completeChallenge(reference, true);
                onecent.accept(GatewayNotice.of(ANN.tenant(), reference));
            });
        }

        private Optional<Payment> latest() {
            return onecent.payments().of(ANN, "", 1).items().stream().findFirst();
        }

        void assertSettledAndGone(String when) {
            shop.pass(onecent, Duration.ofHours(3), STEPS);
            onecent.erase(ANN);
            shop.pass(onecent, Duration.ofHours(30), STEPS);
            long paid = shop.events().stream()
                    .filter(CheckoutPaid.class::isInstance)
                    .distinct()
                    .count();
            long refunds = storage.payments().sweep(ANN.tenant(), Optional.empty(), 10).stream()
                    .flatMap(key -> storage.payments().find(key).orElseThrow().value().state().refunds().stream())
                    .count();
            assertThat(shop.gateway().ledger().held(EURO)).as(when).isEqualTo(Money.zero(EURO));
            assertThat(shop.gateway().ledger().captured(EURO))
                    .as(when)
                    .isEqualTo(Money.of(EURO, 2_500 * paid - 500 * refunds));
            assertThat(storage.microAuthorizations().sweep(ANN.tenant(), Optional.empty(), 10))
                    .as(when)
                    .isEmpty();
            assertThat(storage.checkouts().sweep(ANN.tenant(), Optional.empty(), 10))
                    .as(when)
                    .isEmpty();
            assertThat(storage.vaults().sweep(ANN.tenant(), Optional.empty(), 10))
                    .as(when)
                    .isEmpty();
            assertThat(storage.carts().sweep(ANN.tenant(), Optional.empty(), 10))
                    .as(when)
                    .isEmpty();
            assertThat(storage.payments().ownedBy(ANN, "", 10)).as(when).isEmpty();
        }

        /** Who meets the erasure may be sent away. */
        private void contended(Consumer<Run> command) {
            try {
                command.accept(this);
            } catch (StoreContendedException e) {
                assertThat(e).hasMessageContaining("toys/");
            }
        }
    }
}
