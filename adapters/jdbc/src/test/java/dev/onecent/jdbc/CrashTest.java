package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentState;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.SavedCard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process dies after each gateway call, each save and each event of a journey; the file is opened
 * again, and due work ends it all (R4, R16, R17, R25). In one journey a card is linked, two checkouts are paid, the second on a mobile with a new address and in two steps, and part is refunded; in the
 * other amounts are captured, voided and left held, and challenges are passed and walked away from.
 */
class CrashTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final CheckoutId FIRST = CheckoutId.of("c-1");
    private static final CheckoutId SECOND = CheckoutId.of("c-2");
    private static final CheckoutId THIRD = CheckoutId.of("c-3");
    private static final CheckoutId FOURTH = CheckoutId.of("c-4");

    /** A journey with fewer effects than that is not the one that is meant. */
    private static final int LEAST_PLACES = 35;

    private static final int STEPS = 8;

    /** At every so manieth place, in the ordinary build. */
    private static final int SOME = 4;

    /** Making keys costs as much as a journey; what a run seals is in its own file. */
    private static final CardSafe SAFE = TinkCardSafe.of(TinkKeys.generate());

    @TempDir
    private Path folder = Path.of("");

    /**
     * Nobody comes back: due work alone gives the hold back, and charges nothing a second time. Then, at some places, all of it
     * again, and due work dies as well, at a place of its own.
     */
    @TestFactory
    Stream<DynamicTest> dueWorkAloneEndsWhatACrashLeftAndMayDieToo() {
        return everyPlace("alone", (mode, place) -> {
            Run run = died(mode, "alone", place);
            int due = run.restart(onecent -> {});
            assertThat(due).isPositive();

            if (place % SOME == 0 || Proof.isWhole()) {
                Run twice = died(mode, "due", place);
                twice.dieInDueWork(1 + place % due);
                twice.restart(onecent -> {});
            }
        });
    }

    /** The shopper comes back and does everything again, with the same commands. */
    @TestFactory
    Stream<DynamicTest> theSameCommandsAgainChargeOnce() {
        return everyPlace("again", (mode, place) -> {
            Run run = died(mode, "again", place);
            run.restart(run::walk);
        });
    }

    private Stream<DynamicTest> everyPlace(String name, BiConsumer<CaptureMode, Integer> life) {
        return Stream.of(CaptureMode.values()).flatMap(mode -> {
            int places = died(mode, name, 0).places();
            assertThat(places).isGreaterThan(LEAST_PLACES);
            return IntStream.rangeClosed(1, places)
                    .mapToObj(place ->
                            DynamicTest.dynamicTest(mode + " dies at place " + place, () -> life.accept(mode, place)));
        });
    }

    /** A journey that died at that place; at 0 it came to its end. */
    private Run died(CaptureMode mode, String name, int place) {
        Path file = folder.resolve(name + "-" + mode + "-" + place + ".db");
        Run run = new Run(mode, file, place == 0 ? Crash.never() : Crash.at(place));
        run.dieOnTheWay();
        return run;
    }

    /** One journey with one death in it. */
    private static final class Run {
        private final TestShop shop = TestShop.with(Validation.FACTORY);
        private final CaptureMode mode;
        private final Path file;
        private final Crash crash;

        Run(CaptureMode mode, Path file, Crash crash) {
            this.mode = mode;
            this.file = file;
            this.crash = crash;
        }

        int places() {
            return crash.places();
        }

        void dieOnTheWay() {
            dying(crash, this::walk);
        }

        void dieInDueWork(int place) {
            Crash death = Crash.at(place);
            dying(death, onecent -> pass(onecent, Duration.ofDays(2)));
            assertThat(death.places()).isEqualTo(place);
        }

        void walk(OneCent onecent) {
            if (mode == CaptureMode.AT_ONCE) {
                walkAndTakeAtOnce(onecent);
            } else {
                walkAndTakeLater(onecent);
            }
        }

        private void walkAndTakeLater(OneCent onecent) {
            payOnce(onecent, FIRST, TestCards.VISA);
            payment(onecent, FIRST).ifPresent(payment -> onecent.payments().capture(ANN, payment));
            payOnce(onecent, SECOND, TestCards.VISA);
            payment(onecent, SECOND).ifPresent(payment -> onecent.payments().voidPayment(ANN, payment));
            payOnce(onecent, THIRD, TestCards.CHALLENGED);
            onecent.checkouts().abandon(ANN, THIRD);
            if (payOnce(onecent, FOURTH, TestCards.CHALLENGED) instanceof PayResult.ChallengeRequired challenge) {
                shop.gateway().completeChallenge(challenge.reference(), true);
                onecent.accept(GatewayNotice.of(ANN.tenant(), challenge.reference()));
            }
        }

        private PayResult payOnce(OneCent onecent, CheckoutId id, String number) {
            shop.fillCart(onecent);
            onecent.checkouts().start(ANN, id, Channel.DESKTOP);
            return onecent.checkouts().pay(ANN, id, TestShop.payOnce("pay-" + id, number));
        }

        private void walkAndTakeAtOnce(OneCent onecent) {
            shop.gateway().next(Call.AUTHORIZE, Reaction.ANSWER, Reaction.ANSWER, Reaction.HOLD_ONLY);
            shop.fillCart(onecent);
            onecent.checkouts().start(ANN, FIRST, Channel.DESKTOP);
            onecent.checkouts().addCard(ANN, FIRST, shop.link("link", TestCards.VISA));
            Optional<SavedCard> card = onecent.cards().of(ANN).cards().stream().findFirst();
            card.ifPresent(saved -> onecent.checkouts().pay(ANN, FIRST, TestShop.pay("pay", saved.id())));
            shop.fillCart(onecent);
            onecent.checkouts().start(ANN, SECOND, Channel.MOBILE);
            onecent.checkouts().deliverTo(ANN, SECOND, AddressChoice.kept(TestShop.address(1)));
            onecent.checkouts().confirm(ANN, SECOND);
            onecent.checkouts().pay(ANN, SECOND, TestShop.payOnce("pay-once", TestCards.MASTERCARD));
            payment(onecent, SECOND).ifPresent(payment -> {
                onecent.payments().capture(ANN, payment);
                onecent.payments().refund(ANN, payment, CommandId.of("r"), Money.of("EUR", 500));
            });
        }

        /** Of a checkout that is there: none starts while another one's payment for the same articles is under way (R4). */
        private static Optional<PaymentId> payment(OneCent onecent, CheckoutId id) {
            Optional<Checkout> checkout = onecent.checkouts().find(ANN, id);
            if (checkout.isEmpty()) {
                assertThat(checkouts(onecent))
                        .anyMatch(other -> other.runningAttempt().isPresent());
            }
            return checkout.map(found -> found.payment(1));
        }

        /** How many effects due work had. */
        int restart(Consumer<OneCent> first) {
            Crash never = Crash.never();
            try (JdbcStorage storage = Unsynced.sqlite(file)) {
                OneCent onecent = open(storage, never);
                first.accept(onecent);
                int before = never.places();
                pass(onecent, Duration.ofDays(2));
                assertSettled(onecent);
                return never.places() - before;
            }
        }

        /** Due work at growing distances, half of the time at last: equal ones mostly find nothing to do. */
        private void pass(OneCent onecent, Duration time) {
            for (int left = STEPS; left > 0; left--) {
                shop.clock().advance(time.dividedBy(1L << left));
                onecent.runDue(ANN.tenant());
            }
        }

        private void dying(Crash death, Consumer<OneCent> life) {
            try (JdbcStorage storage = Unsynced.sqlite(file)) {
                life.accept(open(storage, death));
            } catch (Crash.Died e) {
                assertThat(death.places()).isPositive();
            }
        }

        private OneCent open(JdbcStorage storage, Crash death) {
            return shop.open(
                    new CrashingStorage(storage, death),
                    SAFE,
                    new CrashingGateway(shop.gateway(), death),
                    builder -> builder.capture(mode).listener(death.listener(event -> {})));
        }

        private void assertSettled(OneCent onecent) {
            assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(locked(onecent));
            assertThat(onecent.microAuthorizations().of(ANN, "", 10).items()).noneMatch(MicroAuthorization::isOpen);
            assertThat(onecent.cards().of(ANN).cards()).allMatch(SavedCard::isLinked);
            assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(owed(onecent));
            assertThat(checkouts(onecent)).noneMatch(checkout -> checkout.due().isPresent());
            assertThat(onecent.addresses().of(ANN).addresses()).hasSizeLessThanOrEqualTo(1);
            assertThat(checkouts(onecent).stream().filter(Run::isPaid))
                    .allMatch(checkout -> checkout.channel() == Channel.DESKTOP
                            || checkout.address().isPresent());
            assertThat(payments(onecent)).allMatch(this::isSettled);
            checkouts(onecent)
                    .forEach(checkout -> assertThat(paying(onecent, checkout)).isEqualTo(isPaid(checkout) ? 1 : 0));
        }

        /** What is held is asked about once it may have lapsed; nothing else is to be done. */
        private boolean isSettled(Payment payment) {
            return payment.due()
                    .map(due -> payment.state() instanceof PaymentState.Authorized
                            && due.isAfter(shop.clock().instant()))
                    .orElse(true);
        }

        /** What merchants have neither captured nor voided yet. */
        private static Money locked(OneCent onecent) {
            return payments(onecent).stream()
                    .filter(payment -> payment.state() instanceof PaymentState.Authorized)
                    .map(Payment::amount)
                    .reduce(Money.zero(EURO), Money::plus);
        }

        /** What the paid checkouts cost, less what was refunded, voided or is only held. */
        private static Money owed(OneCent onecent) {
            Money paid = checkouts(onecent).stream()
                    .filter(Run::isPaid)
                    .map(Checkout::total)
                    .reduce(Money.zero(EURO), Money::plus);
            Money voided = payments(onecent).stream()
                    .filter(payment -> isVoided(onecent, payment))
                    .map(Payment::amount)
                    .reduce(locked(onecent), Money::plus);
            return payments(onecent).stream()
                    .filter(Payment::pays)
                    .flatMap(payment -> payment.state().refunds().stream())
                    .map(refund -> refund.amount())
                    .reduce(paid.minus(voided), Money::minus);
        }

        private static List<Checkout> checkouts(OneCent onecent) {
            return Stream.of(FIRST, SECOND, THIRD, FOURTH)
                    .flatMap(id -> onecent.checkouts().find(ANN, id).stream())
                    .toList();
        }

        private static List<Payment> payments(OneCent onecent) {
            return onecent.payments().of(ANN, "", 100).items();
        }

        private static long paying(OneCent onecent, Checkout checkout) {
            return payments(onecent).stream()
                    .filter(payment -> payment.id().checkout().equals(checkout.id()))
                    .filter(payment -> payment.pays() || isVoided(onecent, payment))
                    .count();
        }

        /** Voided by the merchant after the checkout was paid by it. */
        private static boolean isVoided(OneCent onecent, Payment payment) {
            Checkout checkout =
                    onecent.checkouts().find(ANN, payment.id().checkout()).orElseThrow();
            return payment.state() instanceof PaymentState.Voided && isPaid(checkout);
        }

        private static boolean isPaid(Checkout checkout) {
            return checkout.state() instanceof CheckoutState.Paid;
        }
    }
}
