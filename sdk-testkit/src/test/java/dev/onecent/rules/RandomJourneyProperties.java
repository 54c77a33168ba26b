package dev.onecent.rules;

import dev.onecent.singlekey.SingleKeyStorage;
import dev.onecent.store.Channel;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever shopper, gateway and time do: R3, R4, R15, R16, R23 hold once everything has settled. */
class RandomJourneyProperties {
    @Property
    void everythingSettles(@ForAll Channel channel, @ForAll("steps") List<Step> steps) {
        RandomJourney journey = new RandomJourney(channel);

        steps.forEach(step -> step.take(journey));
        journey.settle();

        journey.assertEveryHoldWasReleased();
        journey.assertEveryPaidCheckoutWasChargedOnce();
        journey.assertEveryCheckoutEnded();
        journey.assertEveryCardIsLinkedOrGone();
        journey.assertEveryStepWasAllowed();
    }

    @Property
    void everyOpenCheckoutExpires(@ForAll Channel channel, @ForAll("steps") List<Step> steps) {
        RandomJourney journey = new RandomJourney(channel);

        steps.forEach(step -> step.take(journey));

        journey.assertTheOpenCheckoutExpires();
        journey.assertEveryStepWasAllowed();
    }

    /** The same on an engine that compares and sets one row, loses answers, is late, and forgets hints (R22, R23). */
    @Property
    void everythingSettlesOnATroubledEngine(
            @ForAll Channel channel, @ForAll("steps") List<Step> steps, @ForAll long seed) {
        RandomJourney journey = new RandomJourney(channel, SingleKeyStorage.troubled(seed));

        steps.forEach(step -> step.take(journey));
        journey.settle();

        journey.assertEveryHoldWasReleased();
        journey.assertEveryPaidCheckoutWasChargedOnce();
        journey.assertEveryCheckoutEnded();
        journey.assertEveryCardIsLinkedOrGone();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, gatewayTrouble()),
                        Tuple.of(4, shoppersSteps()),
                        Tuple.of(3, reviewSteps()),
                        Tuple.of(2, waiting()))
                .list()
                .ofMaxSize(30);
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
                        new Step("start", RandomJourney::start),
                        new Step("pay with a card on file", RandomJourney::payWithFirstCard),
                        new Step("pay again", RandomJourney::payAgain),
                        new Step("abandon", RandomJourney::abandon),
                        new Step("remove cards", RandomJourney::removeCards),
                        new Step("pass challenges", journey -> journey.answerChallenges(true)),
                        new Step("fail challenges", journey -> journey.answerChallenges(false))));
    }

    /** On a desktop there is no review, and they fail. */
    private static Arbitrary<Step> reviewSteps() {
        Arbitrary<Step> addresses = Combinators.combine(
                        Arbitraries.integers().between(1, 3), Arbitraries.of(true, false))
                .as((number, kept) -> new Step(
                        "deliver to " + number + (kept ? ", kept" : ""), journey -> journey.deliverTo(number, kept)));
        return Arbitraries.oneOf(
                addresses,
                addresses.map(step -> new Step(step + " and confirm", journey -> {
                    step.take(journey);
                    journey.confirm();
                })),
                Arbitraries.of(
                        new Step("deliver to a known address", RandomJourney::deliverToFirstAddress),
                        new Step("confirm", RandomJourney::confirm),
                        new Step("go back to the review", RandomJourney::review),
                        new Step("remove addresses", RandomJourney::removeAddresses)));
    }

    private static Arbitrary<Step> waiting() {
        return Arbitraries.integers()
                .between(0, 30)
                .map(minutes -> new Step("wait " + minutes + " min", journey -> journey.wait(minutes)));
    }

    record Step(String name, Consumer<RandomJourney> action) {
        void take(RandomJourney journey) {
            action.accept(journey);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
