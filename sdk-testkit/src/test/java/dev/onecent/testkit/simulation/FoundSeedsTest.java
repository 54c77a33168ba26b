package dev.onecent.testkit.simulation;

import static dev.onecent.testkit.simulation.Steps.again;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.gateway.CaptureMode;
import dev.onecent.store.Stored;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeds of the simulation that once broke a rule (R3, R17, R22). What a seed draws changes with the simulation, so each run is
 * kept as a script of the steps and faults that mattered. Its answers show that it still takes the same course.
 */
class FoundSeedsTest {
    private static final Duration LONGER_THAN_RETENTION = Duration.ofDays(600);

    private final SimulationSetup sound = SimulationSetup.with(Validation.FACTORY);

    // --- R17: a checkout's id lives twice, because its start is given again after its shopper was erased

    /** Seed 730009542: a copy is saved twice, the erasure's last answer is lost, and the gateway works on the second payment. */
    @Test
    void chargesEachLifeOfACheckoutByItsOwnReference() {
        assertHeld(
                paidAfterACopyWasSavedTwice(),
                "ErasureReport",
                "Started",
                "Paid",
                "ErasureReport",
                "Started",
                "InProgress");
    }

    /** Seed 730011039: the second life is paid with a card on file. */
    @Test
    void chargesACardOnFileInTheSecondLife() {
        assertHeld(
                paidWithACardOnFile(),
                "ErasureReport",
                "Started",
                "Paid",
                "ErasureReport",
                "Started",
                "Linked",
                "Paid");
    }

    /** Seed 730254542: every event of the first life is delivered under the pseudonym before the second life begins. */
    @Test
    void chargesASecondLifeAfterTheFirstIsSettled() {
        assertHeld(
                paidAfterTheFirstIsSettled(), "ErasureReport", "Started", "Paid", "ErasureReport", "Started", "Paid");
    }

    /** Seed 730268899: the process dies after it moved the first life and before it ended the erasure. */
    @Test
    void chargesASecondLifeWhileTheErasureIsInterrupted() {
        assertHeld(paidWhileTheErasureIsInterrupted(), "ErasureReport", "Started", "Paid", "Started", "Paid");
    }

    @ParameterizedTest
    @MethodSource("paidInTwoLives")
    void aCheckoutWithoutALifeOfItsOwnIsCaught(Script script) {
        SimulationSetup broken = sound.aroundStorage(PlantedStores.LIVES_ARE_ONE::around);

        assertThat(script.play(broken).violation()).map(Violation::rule).contains("R17");
    }

    static Stream<Named<Script>> paidInTwoLives() {
        return Stream.of(
                Named.of("730009542", paidAfterACopyWasSavedTwice()),
                Named.of("730011039", paidWithACardOnFile()),
                Named.of("730254542", paidAfterTheFirstIsSettled()),
                Named.of("730268899", paidWhileTheErasureIsInterrupted()));
    }

    private static Script paidAfterACopyWasSavedTwice() {
        return paidAndErasedAgain(CaptureMode.LATER)
                .with(Fault.DUPLICATE, "save payments toys/erased-")
                .with(Fault.LOSE_ANSWER, "delete erasures toys/ann", "save erasures toys/erased-")
                .then(startAgainAnd(Steps.payOnce()))
                .with(Fault.PENDING, "authorize");
    }

    private static Script paidWithACardOnFile() {
        return paidAndErasedAgain(CaptureMode.LATER).then(startAgainAnd(Steps.addCard(), Steps.payWithSaved()));
    }

    private static Script paidAfterTheFirstIsSettled() {
        return paidAndErasedAgain(CaptureMode.LATER).then(Actions.runDue()).then(startAgainAnd(Steps.payOnce()));
    }

    private static Script paidWhileTheErasureIsInterrupted() {
        return paidAndErasedAgain(CaptureMode.AT_ONCE)
                .with(Fault.LOSE_ANSWER, "save checkouts toys/ann")
                .with(Fault.CRASH_AFTER, "delete checkouts toys/ann")
                .then(Actions.runDue())
                .with(Fault.CRASH_AFTER, "PaymentCaptured", "save payments toys/erased-")
                .then(startAgainAnd(Steps.payOnce()));
    }

    /** Erases somebody of whom nothing is kept, so that the browser remembers an erasure with the checkout that follows. */
    private static Script paidAndErasedAgain(CaptureMode capture) {
        return Script.under(settings(capture))
                .then(Actions.erase())
                .then(Steps.start())
                .then(Steps.payOnce())
                .then(again("erase"));
    }

    /** Is one step, because a check in between finds two owners of one life (R4) before that is charged twice. */
    private static SimulatedAction startAgainAnd(SimulatedAction... actions) {
        return Steps.together(again("start"), Steps.together(actions));
    }

    // --- R22: a link is given again while an erasure is interrupted that has deleted the vault with its receipts

    /** Seed 730034294: the erasure fails, and the process that resumes it dies before it deletes the attempt counter. */
    @Test
    void countsALinkAgainBeforeTheAttemptCounterIsDeleted() {
        assertHeld(
                linkedAgainBeforeTheCounterIsDeleted(),
                "ErasureReport",
                "BeingVerified",
                "StoreUnavailableException",
                "BeingVerified");
    }

    /** Seed 730038183: the process dies after it removed the card, and another one after it deleted the vault. */
    @Test
    void countsALinkAgainAfterTwoDeaths() {
        assertHeld(linkedAgainAfterTwoDeaths(), "ErasureReport", "BeingVerified", "BeingVerified");
    }

    /** Seed 730266833: a card is linked in the middle of the erasure, and its authorization arrives late. */
    @Test
    void countsALinkInTheMiddleOfAnErasure() {
        assertHeld(linkedInTheMiddleOfTheErasure(), "ChallengeRequired", "BeingVerified", "Linked");
    }

    @ParameterizedTest
    @MethodSource("linkedAgain")
    void aCountThatForgetsNothingIsCaught(Script script) {
        SimulationSetup strict = sound.invariant(Invariants.rule("one life", FoundSeedsTest::countsOneLife));

        assertThat(script.play(strict).violation()).map(Violation::rule).contains("one life");
    }

    static Stream<Named<Script>> linkedAgain() {
        return Stream.of(
                Named.of("730034294", linkedAgainBeforeTheCounterIsDeleted()),
                Named.of("730038183", linkedAgainAfterTwoDeaths()),
                Named.of("730266833", linkedInTheMiddleOfTheErasure()));
    }

    private static Script linkedAgainBeforeTheCounterIsDeleted() {
        return Script.under(settings(CaptureMode.AT_ONCE, Duration.ofMinutes(30), true, true, false))
                .then(Actions.erase())
                .then(Steps.link(TestCards.MASTERCARD))
                .then(Steps.pass(Duration.ofMinutes(24)))
                .then(again("erase"))
                .with(Fault.FAIL, "save vaults", "save erasures")
                .then(Actions.runDue())
                .with(Fault.CRASH_BEFORE, "delete vaults", "delete attemptCounters")
                .then(again("link"));
    }

    private static Script linkedAgainAfterTwoDeaths() {
        return Script.under(settings(CaptureMode.AT_ONCE, Duration.ofHours(23), false, false, false))
                .then(Actions.erase())
                .then(Steps.link(TestCards.VISA_STRIPE))
                .then(again("erase"))
                .with(Fault.CRASH_BEFORE, "save vaults", "save erasures")
                .then(Actions.runDue())
                .with(Fault.CRASH_AFTER, "delete vaults", "save erasures")
                .then(again("link"));
    }

    /** The refusal of the first card is not delivered, so that its micro-authorization is still there. */
    private static Script linkedInTheMiddleOfTheErasure() {
        return Script.under(settings(CaptureMode.LATER))
                .then(Steps.link(TestCards.CHALLENGED))
                .then(Steps.pass(Duration.ofMinutes(19)))
                .then(Actions.runDue())
                .with(Fault.FAIL, "HoldRefused")
                .then(Actions.erase())
                .meanwhile(Steps.link(TestCards.MASTERCARD), "save erasures")
                .with(Fault.DELAY, "authorize")
                .with(Fault.CRASH_BEFORE, "save erasures", "save vaults", "save erasures")
                .then(Actions.runDue())
                .with(Fault.CRASH_AFTER, "delete vaults")
                .then(again("link"));
    }

    /** Counts the links as if the commands that a deleted vault remembered were remembered still. */
    private static void countsOneLife(Observation seen, Consumer<String> broken) {
        for (Shopper shopper : seen.shoppers()) {
            long linked = seen.verifications().stream()
                    .map(Stored::value)
                    .filter(verification -> verification.owner().equals(shopper.id()) && verification.number() == 1)
                    .count();
            if (linked > shopper.asked().links()) {
                broken.accept(linked + " links of " + shopper.asked());
            }
        }
    }

    // --- R3: a payment and its checkout

    /** Seed 730145792: the wallet declines by its own limit, so that the payment is saved as declined first. */
    @Test
    void letsAWalletDeclineByItsOwnLimit() {
        Script script = Script.under(settings(CaptureMode.AT_ONCE, Duration.ZERO, true, true, true))
                .then(WalletActions.at(Steps.link(TestCards.MASTERCARD)))
                .then(Steps.connect())
                .then(WalletActions.at(Steps.editExpiry()));
        for (int payment = 0; payment < Settings.MOST_ATTEMPTS; payment++) {
            script.then(Steps.start()).then(Steps.payWithWallet());
        }

        assertHeld(
                script, "Linked", "Connected", "Edited", "Started", "Paid", "Started", "Paid", "Started", "Declined");
    }

    /** Seed 730276573: the retention of a payment ends under the pseudonym, where its checkout has an event to deliver. */
    @Test
    void keepsAPaymentWhileItsCheckoutHasAnEventToDeliver() {
        Script script = paidAndNotDelivered()
                .then(Actions.erase())
                .then(Steps.pass(LONGER_THAN_RETENTION))
                .then(Actions.runDue())
                .with(Fault.FAIL, "CheckoutPaid");

        assertHeld(script, "Started", "Paid", "ErasureReport");
    }

    /** The same in another order: the retention ends before the erasure moves the payment. */
    @Test
    void movesAPaymentWithItsCheckoutAfterItsRetention() {
        Script script = paidAndNotDelivered()
                .then(Steps.pass(LONGER_THAN_RETENTION))
                .then(Actions.erase())
                .then(Actions.runDue())
                .with(Fault.FAIL, "CheckoutPaid");

        assertHeld(script, "Started", "Paid", "ErasureReport");
    }

    // --- R4: one payment of one owner

    /** Seed 202712041464: due work records that nothing was ever charged, while an erasure moves the checkout. */
    @Test
    void keepsNoRecordOfAPaymentWhoseCheckoutWasMovedMeanwhile() {
        Script script = Script.under(settings(CaptureMode.AT_ONCE))
                .then(Steps.start())
                .then(Steps.payOnce())
                .with(Fault.CRASH_BEFORE, "save payments")
                .then(Steps.pass(Duration.ofMinutes(24)))
                .then(Actions.runDue())
                .meanwhile(Actions.erase(), "save payments")
                .then(Actions.runDue());

        assertHeld(script, "Started", "ErasureReport");
    }

    private static Script paidAndNotDelivered() {
        return Script.under(settings(CaptureMode.AT_ONCE))
                .then(Steps.start())
                .then(Steps.payOnce())
                .then(Actions.runDue())
                .with(Fault.CRASH_BEFORE, "CheckoutPaid");
    }

    private void assertHeld(Script script, String... answers) {
        Script.Outcome outcome = script.play(sound);

        assertThat(outcome.violation()).isEmpty();
        assertThat(outcome.answers()).containsExactly(answers);
    }

    private static Settings settings(CaptureMode capture) {
        return settings(capture, Duration.ZERO, false, false, false);
    }

    private static Settings settings(
            CaptureMode capture, Duration releaseAfter, boolean zeroFirst, boolean limited, boolean wallet) {
        Duration apart = Duration.ZERO;
        return new Settings(
                1, 0, 0, capture, releaseAfter, zeroFirst, 20, false, limited, wallet, apart, false, false, false);
    }
}
