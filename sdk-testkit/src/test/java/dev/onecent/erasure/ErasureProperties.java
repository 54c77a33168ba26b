package dev.onecent.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Whenever a shopper is erased, whatever fails meanwhile: R4, R16 hold, and in the end nothing is left. */
class ErasureProperties {
    /** Erased at any time, as often as it comes, dying at any write; the shopper does not stop. */
    @Property
    void nothingIsOwedAndNothingIsLeft(@ForAll("stepsWithErasures") List<Step> steps) {
        ErasureJourney journey = new ErasureJourney();

        steps.forEach(step -> step.take(journey));
        journey.settle();

        journey.assertEveryHoldWasReleased();
        journey.assertEveryPaidCheckoutWasChargedAndToldOnce();
        journey.assertNothingNamesTheShopper();
        journey.assertEveryErasureWasToldOnce();
        journey.assertEverythingGoesInTheEnd();
    }

    /** One erasure that dies at any write and is carried on by due work: what it reports in the end is what there was. */
    @Property
    void theReportCountsEverythingOnce(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 80) int death) {
        ErasureJourney journey = new ErasureJourney();
        steps.forEach(step -> step.take(journey));
        Map<String, Integer> there = journey.count();

        journey.eraseDyingAt(death);
        journey.eraseUnlessUnderWay();
        journey.settle();

        journey.assertReportsAddUp(there);
        journey.assertNothingNamesTheShopper();
    }

    /** Twice equals once. */
    @Property(tries = 50)
    void theSecondTimeThereIsNothingToReport(@ForAll("steps") List<Step> steps) {
        ErasureJourney journey = new ErasureJourney();
        steps.forEach(step -> step.take(journey));

        journey.erase();
        journey.erase();

        assertThat(journey.reports().get(0).pseudonym()).isPresent();
        assertThat(journey.reports().get(0).complete()).isTrue();
        assertThat(journey.reports().get(1).pseudonym()).isEmpty();
        assertThat(journey.reports().get(1).deleted()).isEmpty();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.frequencyOf(
                        Tuple.of(4, gatewayTrouble()), Tuple.of(5, shoppersSteps()), Tuple.of(2, waiting()))
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Step>> stepsWithErasures() {
        return Arbitraries.frequencyOf(
                        Tuple.of(4, gatewayTrouble()),
                        Tuple.of(5, shoppersSteps()),
                        Tuple.of(2, waiting()),
                        Tuple.of(2, erasing()))
                .list()
                .ofMaxSize(30);
    }

    private static Arbitrary<Step> erasing() {
        Arbitrary<Step> dying = Arbitraries.integers()
                .between(1, 60)
                .map(write -> new Step("erase, dying at " + write, journey -> journey.eraseDyingAt(write)));
        return Arbitraries.oneOf(dying, Arbitraries.of(new Step("erase", ErasureJourney::erase)));
    }

    private static Arbitrary<Step> gatewayTrouble() {
        return Combinators.combine(Arbitraries.of(Call.class), Arbitraries.of(Reaction.class))
                .as((call, reaction) -> new Step(
                        call + " will " + reaction,
                        journey -> journey.shop().gateway().next(call, reaction)));
    }

    private static Arbitrary<Step> shoppersSteps() {
        Arbitrary<String> cards = Arbitraries.of(
                TestCards.VISA, TestCards.MASTERCARD, TestCards.INSUFFICIENT_FUNDS, TestCards.CHALLENGED);
        return Arbitraries.oneOf(
                cards.map(card -> new Step("link " + card, journey -> journey.link(card))),
                cards.map(card -> new Step("pay once " + card, journey -> journey.payOnce(card))),
                Arbitraries.of(
                        new Step("start", ErasureJourney::start),
                        new Step("pay with a card on file", ErasureJourney::payWithFirstCard),
                        new Step("refund 5.00", journey -> journey.refundLatest(500)),
                        new Step("abandon", ErasureJourney::abandon),
                        new Step("pass challenges", journey -> journey.answerChallenges(true)),
                        new Step("fail challenges", journey -> journey.answerChallenges(false)),
                        new Step("the listener fails", journey -> journey.listen(false)),
                        new Step("the listener works", journey -> journey.listen(true))));
    }

    private static Arbitrary<Step> waiting() {
        return Arbitraries.integers()
                .between(0, 30)
                .map(minutes -> new Step("wait " + minutes + " min", journey -> journey.wait(minutes)));
    }

    record Step(String name, Consumer<ErasureJourney> action) {
        void take(ErasureJourney journey) {
            action.accept(journey);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
