package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardEdit;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVaultEvent;
import dev.onecent.vault.EditCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A listener that failed for a while hears the same story, without what a later event made old (R23). */
class UndeliveredEventsProperties {
    private static final List<String> NUMBERS =
            List.of(TestCards.VISA, TestCards.MASTERCARD, TestCards.AMERICAN_EXPRESS);

    @Property(tries = 150)
    void aListenerThatWasDownHearsTheSameStoryShortened(@ForAll("stories") List<Step> story, @ForAll("pauses") int up) {
        List<Told> whole = heard(story, 0, 0);

        List<Told> shortened = heard(story, Math.min(up, story.size()), story.size());

        assertThat(whole).containsSubsequence(shortened);
        assertThat(always(shortened)).isEqualTo(always(whole));
        assertThat(merged(shortened)).isEqualTo(merged(whole));
    }

    /** With the listener down from one step to another. */
    private static List<Told> heard(List<Step> story, int from, int until) {
        TestShop shop = TestShop.with(Validation.FACTORY);
        List<CardVaultEvent> heard = new ArrayList<>();
        List<CardId> known = new ArrayList<>();
        boolean[] down = {false};
        OneCent onecent = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> any.listener((key, event) -> {
                    if (down[0]) {
                        throw new IllegalStateException("down");
                    }
                    if (event.event() instanceof CardVaultEvent told) {
                        heard.add(told);
                    }
                }));
        for (int at = 0; at < story.size(); at++) {
            down[0] = at >= from && at < until;
            take(onecent, shop, at, story.get(at));
            onecent.cards().of(ANN).cards().stream()
                    .map(card -> card.id())
                    .filter(card -> !known.contains(card))
                    .forEach(known::add);
            onecent.runDue(ANN.tenant());
        }
        down[0] = false;
        shop.pass(onecent, Duration.ofHours(3));
        return heard.stream().map(event -> Told.of(event, known)).toList();
    }

    private static void take(OneCent onecent, TestShop shop, int at, Step step) {
        List<CardId> cards =
                onecent.cards().of(ANN).cards().stream().map(card -> card.id()).toList();
        if (cards.isEmpty() || step.kind() == Kind.LINK) {
            onecent.cards().link(ANN, shop.link("link-" + at, NUMBERS.get(step.card())));
            return;
        }
        CardId card = cards.get(step.card() % cards.size());
        switch (step.kind()) {
            case REMOVE -> onecent.cards().remove(ANN, Set.of(card));
            case CHOOSE -> onecent.cards().makePrimary(ANN, card);
            default ->
                onecent.cards()
                        .edit(
                                ANN,
                                EditCard.of(
                                        CommandId.of("edit-" + at),
                                        card,
                                        CardEdit.nothing().withNickname("N" + at)));
        }
    }

    private static List<Told> always(List<Told> events) {
        return events.stream().filter(event -> !event.mergeable()).toList();
    }

    private static Set<Told> merged(List<Told> events) {
        return events.stream().filter(Told::mergeable).collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 2))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<Integer> pauses() {
        return Arbitraries.integers().between(0, 10);
    }

    enum Kind {
        LINK,
        EDIT,
        EDIT_AGAIN,
        CHOOSE,
        REMOVE
    }

    record Step(Kind kind, int card) {}

    /** An event by the place of its card among all cards there ever were: two runs name cards differently. */
    private record Told(String what, boolean mergeable) {
        static Told of(CardVaultEvent event, List<CardId> known) {
            String text = event.toString();
            for (int card = 0; card < known.size(); card++) {
                text = text.replace(known.get(card).value() + ",", "card " + card + ",");
            }
            return new Told(text, event.isMergeable());
        }
    }
}
