package dev.onecent.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.gateway.Purpose;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.WorkingKeys;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** R9 to R13 of the pure vault: whatever is done to it, in any order, at whatever time. */
class CardVaultProperties {
    private static final int LIMIT = 4;
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    /** At most one primary; if any card is usable, exactly one (R9). R13: never more cards than the limit. */
    @Property(tries = 10_000)
    void afterAnythingAUsableCardMeansExactlyOnePrimary(@ForAll("steps") List<Step> steps) {
        Run run = new Run();

        for (Step step : steps) {
            run.take(step);

            CardVault vault = run.vault;
            assertThat(vault.primaryAt(run.now).isPresent())
                    .isEqualTo(vault.cards().stream().anyMatch(card -> card.isUsableAt(run.now)));
            vault.primaryAt(run.now)
                    .ifPresent(
                            primary -> assertThat(primary.isUsableAt(run.now)).isTrue());
            assertThat(vault.cards()).hasSizeLessThanOrEqualTo(LIMIT);
        }
    }

    /** Paying, linking and verifying leave the primary as it is, as long as it can pay (R9). */
    @Property(tries = 10_000)
    void onlyAChoiceARemovalOrTimeChangesThePrimary(@ForAll("steps") List<Step> steps) {
        Run run = new Run();

        steps.forEach(run::takeAndKeepThePrimary);
    }

    /** Of three linked cards, some of which expire, a verified expiry takes the place of none that can pay (R9). */
    @Property
    void aVerifiedExpiryTakesThePrimaryFromNoOtherCard(@ForAll("expiries") List<Step> steps) {
        Run run = new Run();
        for (int card = 0; card < 6; card += 2) {
            run.take(new Step(Kind.RESERVE, card, 3 + card));
            run.take(new Step(Kind.LINKED, card, 0));
        }

        steps.forEach(run::takeAndKeepThePrimary);
    }

    /** A choice stands until its card is removed or another is chosen; while its card is usable it is the primary (R9). */
    @Property
    void theChoiceOfTheShopperStands(@ForAll("steps") List<Step> steps) {
        Run run = new Run();

        for (Step step : steps) {
            Optional<CardId> before = run.choice();
            run.take(step);

            Optional<CardId> after = run.choice();
            if (step.kind() != Kind.CHOOSE && !step.removes(before)) {
                assertThat(after).isEqualTo(before);
            }
            after.flatMap(run.vault::find)
                    .filter(card -> card.isUsableAt(run.now))
                    .ifPresent(card -> assertThat(run.primary()).contains(card.id()));
        }
    }

    /** What was chosen last is the latest choice, also if it was chosen before (R7). R9: nothing then stands in for it. */
    @Property
    void choosingAgainIsAChoice(@ForAll("steps") List<Step> steps, @ForAll @IntRange(max = 7) int chosen) {
        Run run = new Run();
        steps.forEach(run::take);
        CardId card = Run.id(chosen);
        Instant first = run.now;
        Instant later = first.plusSeconds(1);

        CardVault vault = run.vault.choosing(card, first).choosing(card, later);

        assertThat(vault.choice()).contains(new PrimaryChoice(card, later));
        assertThat(vault.standIn()).isEmpty();
    }

    /** Once the chosen card can pay again, what stood in for it is forgotten when its place is next looked at (R9). */
    @Property
    void whatStoodInIsForgottenOnceTheChoiceIsBack(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        steps.forEach(run::take);
        Optional<PrimaryChoice> choice = run.vault.choice();
        CardVault stoodIn = new CardVault(ANN, run.vault.cards(), choice, Optional.of(Run.id(1)), List.of());
        Optional<CardId> primary = stoodIn.primaryAt(run.now).map(SavedCard::id);

        CardVault used = stoodIn.used(Run.id(0), run.now, WorkingKeys.all());

        if (primary.isPresent() && primary.equals(choice.map(PrimaryChoice::card))) {
            assertThat(used.standIn()).isEmpty();
        }
    }

    /** All of them are gone, with sealed numbers and fingerprints, and nothing else is (R10). */
    @Property
    void whatIsRemovedIsGoneAndNothingElse(
            @ForAll("steps") List<Step> steps, @ForAll Set<@IntRange(max = 7) Integer> gone) {
        Run run = new Run();
        steps.forEach(run::take);
        Set<CardId> cards = gone.stream().map(Run::id).collect(Collectors.toSet());

        CardVault after = run.vault.without(cards);

        assertThat(after.cards()).noneMatch(card -> cards.contains(card.id()));
        assertThat(after.cards())
                .containsExactlyElementsOf(run.vault.cards().stream()
                        .filter(card -> !cards.contains(card.id()))
                        .toList());
        assertThat(after.choice().map(PrimaryChoice::card))
                .isNotIn(cards.stream().map(Optional::of).toArray());
    }

    /** One number is one card (R11). */
    @Property
    void noTwoCardsHaveTheSameFingerprint(@ForAll("steps") List<Step> steps) {
        Run run = new Run();

        steps.forEach(run::take);

        assertThat(run.vault.cards()).extracting(SavedCard::fingerprint).doesNotHaveDuplicates();
    }

    /** A changed expiry counts only once it is verified; without that the old one stays (R12). */
    @Property
    void anExpiryCountsOnlyOnceItIsVerified(@ForAll("steps") List<Step> steps) {
        Run run = new Run();

        for (Step step : steps) {
            CardVault before = run.vault;
            run.take(step);

            for (SavedCard card : run.vault.cards()) {
                Optional<SavedCard> old = before.find(card.id());
                boolean verified = step.kind() == Kind.EXPIRY_VERIFIED;
                old.filter(any -> !verified)
                        .ifPresent(same -> assertThat(card.expiry()).isEqualTo(same.expiry()));
                old.filter(any -> verified && !any.expiry().equals(card.expiry()))
                        .ifPresent(same -> assertThat(card.expiry())
                                .isEqualTo(same.expiryChange().orElseThrow().expiry()));
            }
        }
    }

    /** Every proof of a card has a number of its own: a late answer about an old one means nothing. */
    @Property
    void noProofNumberIsUsedTwice(@ForAll("steps") List<Step> steps) {
        Run run = new Run();
        Map<CardId, Integer> highest = new HashMap<>();

        for (Step step : steps) {
            Optional<Integer> before = run.vault.find(Run.id(step.card())).flatMap(SavedCard::awaitedVerification);
            run.take(step);
            Optional<Integer> after = run.vault.find(Run.id(step.card())).flatMap(SavedCard::awaitedVerification);

            if (step.kind() == Kind.CHANGE_EXPIRY && after.isPresent() && !after.equals(before)) {
                int last = highest.getOrDefault(Run.id(step.card()), 1);
                assertThat(after.get()).isGreaterThan(last);
                highest.put(Run.id(step.card()), after.get());
            }
            if (step.kind() == Kind.REMOVE) {
                highest.remove(Run.id(step.card()));
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 80))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Step>> expiries() {
        return Combinators.combine(
                        Arbitraries.of(Kind.PAID_WITH, Kind.CHANGE_EXPIRY, Kind.EXPIRY_VERIFIED, Kind.TIME_PASSES),
                        Arbitraries.of(0, 2, 4),
                        Arbitraries.integers().between(1, 12))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(20);
    }

    enum Kind {
        RESERVE,
        APPROVED,
        LINKED,
        NOT_LINKED,
        PAID_WITH,
        CHOOSE,
        REMOVE,
        CHANGE_EXPIRY,
        EXPIRY_VERIFIED,
        EXPIRY_NOT_VERIFIED,
        TIME_PASSES
    }

    /**
     * @param card which card, by its place among eight
     * @param months how long, or how far ahead
     */
    record Step(Kind kind, int card, int months) {
        /** A removal of another card may not. An expiry may end early, by the shopper's own word, or bring the choice back. */
        boolean mayChangeThePrimary(Optional<CardId> primary, Optional<CardId> choice) {
            boolean verified = kind == Kind.EXPIRY_VERIFIED && (isOf(primary) || isOf(choice));
            return kind == Kind.CHOOSE || kind == Kind.TIME_PASSES || verified || removes(primary);
        }

        boolean removes(Optional<CardId> known) {
            return kind == Kind.REMOVE && isOf(known);
        }

        private boolean isOf(Optional<CardId> known) {
            return known.equals(Optional.of(Run.id(card)));
        }
    }

    /** A vault, a time, and what is done to the two. */
    private static final class Run {
        private CardVault vault = CardVault.empty(ANN);
        private Instant now = START;

        static CardId id(int card) {
            return CardId.of("card-" + card);
        }

        Optional<CardId> primary() {
            return vault.primaryAt(now).map(SavedCard::id);
        }

        Optional<CardId> choice() {
            return vault.choice().map(PrimaryChoice::card);
        }

        void takeAndKeepThePrimary(Step step) {
            Optional<CardId> before = primary();
            boolean mayChange = step.mayChangeThePrimary(before, choice());
            take(step);
            if (before.isPresent() && !mayChange) {
                assertThat(primary()).as("after %s", step).isEqualTo(before);
            }
        }

        void take(Step step) {
            now = now.plus(Duration.ofMinutes(1));
            vault = next(step, id(step.card()));
        }

        private CardVault next(Step step, CardId card) {
            switch (step.kind()) {
                case RESERVE:
                    return reserved(step, card);
                case APPROVED:
                    return vault.approved(card);
                case LINKED:
                    return vault.linked(card, now, Optional.empty(), WorkingKeys.all());
                case NOT_LINKED:
                    boolean verified =
                            vault.find(card).filter(any -> !any.isLinked()).isPresent();
                    return verified ? vault.without(Set.of(card)) : vault;
                case PAID_WITH:
                    return vault.used(card, now, WorkingKeys.all());
                case CHOOSE:
                    boolean usable =
                            vault.find(card).filter(any -> any.isUsableAt(now)).isPresent();
                    return usable ? vault.choosing(card, now) : vault;
                case REMOVE:
                    return vault.without(Set.of(card));
                case CHANGE_EXPIRY:
                    return vault.changing(card, inMonths(step.months()), now);
                case EXPIRY_VERIFIED:
                    return vault.changed(card, now, WorkingKeys.all());
                case EXPIRY_NOT_VERIFIED:
                    return vault.unchanging(card);
                case TIME_PASSES:
                default:
                    now = now.plus(Duration.ofDays(10L * step.months()));
                    return vault;
            }
        }

        /** Two neighbours have one number. */
        private CardVault reserved(Step step, CardId card) {
            if (vault.find(card).isPresent()) {
                return vault;
            }
            SavedCard added = card(card, step);
            Reservation reservation =
                    vault.reserve(added, added.fingerprint().stream().toList(), LIMIT, WorkingKeys.all());
            return reservation instanceof Reservation.Reserved reserved ? reserved.vault() : vault;
        }

        private SavedCard card(CardId id, Step step) {
            return new SavedCard(
                    id,
                    new MaskedCard(CardBrand.VISA, LastFour.of("1111")),
                    CardDetails.of(inMonths(step.months()), Optional.empty()),
                    new CardCredential.Token("token"),
                    Optional.of(Fingerprint.of("number-" + step.card() / 2)),
                    new Consent("w", Locale.UK, now, Channel.DESKTOP, Purpose.ONE_CLICK),
                    Optional.empty(),
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    new CardState.BeingVerified(1, false, now));
        }

        private CardExpiry inMonths(int months) {
            return new CardExpiry(YearMonth.from(now.atZone(ZoneOffset.UTC)).plusMonths(months));
        }
    }
}
