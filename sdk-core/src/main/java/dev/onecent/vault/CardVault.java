package dev.onecent.vault;

import dev.onecent.card.CardExpiry;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.WorkingKeys;
import dev.onecent.store.Aggregate;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A shopper's cards on file and the primary choice.
 *
 * @param cards in the order in which they were added
 * @param choice the card that the shopper chose to pay with first; the effective primary is derived from it (R9)
 * @param standIn the card that is primary while none is chosen, or the chosen one cannot pay; noted so that paying and adding
 *     cards change nothing
 * @param removedCards cards that have been removed: attempts that wait for a challenge with them are to be given up, and a token
 *     that the gateway keeps for us is to be forgotten. Their ids only; everything else went with them (R10)
 */
public record CardVault(
        ShopperId owner,
        List<SavedCard> cards,
        Optional<PrimaryChoice> choice,
        Optional<CardId> standIn,
        List<CardId> removedCards)
        implements Aggregate {
    private static final Instant AT_ONCE = Instant.EPOCH;

    public CardVault {
        Objects.requireNonNull(standIn, "standIn");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(cards, "cards");
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(removedCards, "removedCards");
        cards = List.copyOf(cards);
        removedCards = List.copyOf(removedCards);
        if (cards.stream().map(SavedCard::id).distinct().count() < cards.size()) {
            throw new IllegalArgumentException("a vault has each card once");
        }
    }

    /** Returns a vault without cards. */
    public static CardVault empty(ShopperId owner) {
        return new CardVault(owner, List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    @Override
    public Optional<Instant> due() {
        return removedCards.isEmpty()
                ? cards.stream().flatMap(card -> card.checkAt().stream()).min(Instant::compareTo)
                : Optional.of(AT_ONCE);
    }

    @Override
    public Optional<Instant> endedAt() {
        return Optional.empty();
    }

    /** Finds a card of the vault, linked or being verified. */
    public Optional<SavedCard> find(CardId card) {
        Objects.requireNonNull(card, "card");
        return cards.stream().filter(saved -> saved.id().equals(card)).findFirst();
    }

    /** Lists the cards that are linked. */
    public List<SavedCard> linkedCards() {
        return cards.stream().filter(SavedCard::isLinked).toList();
    }

    /**
     * The card that pays first: the shopper's choice; if it is gone or has expired, the most recently used usable card, else
     * the most recently linked, and from then on that one as long as it can pay. Empty only if no card is usable (R9).
     */
    public Optional<SavedCard> primaryAt(Instant now, WorkingKeys keys) {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(keys, "keys");
        return usable(choice.map(PrimaryChoice::card), now, keys)
                .or(() -> usable(standIn, now, keys))
                .or(() -> usableAt(now, keys).stream().findFirst());
    }

    /** As {@link #primaryAt(Instant, WorkingKeys)} where every number can be opened. {@code CardVaults.primary} knows the keys. */
    public Optional<SavedCard> primaryAt(Instant now) {
        return primaryAt(now, WorkingKeys.all());
    }

    /** The usable cards, most recently used first, those never used after them, most recently linked first. */
    public List<SavedCard> usableAt(Instant now, WorkingKeys keys) {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(keys, "keys");
        return cards.stream()
                .filter(card -> card.isUsableAt(now, keys))
                .sorted(MOST_RECENT)
                .toList();
    }

    /**
     * Takes a place for a card before anything is held on it (R13).
     *
     * @param known its fingerprints under every key that works, so that it is recognised whichever key was the current one when
     *     it was put on file (R11, R20)
     * @param keys with which numbers are opened; the same card under a key that is missing is no card that is present
     */
    public Reservation reserve(SavedCard card, List<Fingerprint> known, int limit, WorkingKeys keys) {
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(keys, "keys");
        Optional<SavedCard> same = findSame(known);
        if (same.filter(found -> found.isLinked() && !found.opensWith(keys)).isPresent()) {
            return new Reservation.Reserved(replacing(same.get(), card), same);
        }
        if (same.isPresent()) {
            return new Reservation.Present(same.get());
        }
        if (cards.size() >= limit) {
            return new Reservation.Full(limit);
        }
        List<SavedCard> all = new ArrayList<>(cards);
        all.add(card);
        return new Reservation.Reserved(new CardVault(owner, all, choice, standIn, removedCards), Optional.empty());
    }

    /** A card whose number nobody can open any more gives its place, and the shopper's choice, to the same card typed again. */
    private CardVault replacing(SavedCard lost, SavedCard card) {
        UnaryOperator<CardId> renamed = id -> id.equals(lost.id()) ? card.id() : id;
        return new CardVault(
                owner,
                cards.stream()
                        .map(saved -> saved.equals(lost) ? card.inPlaceOf(lost) : saved)
                        .toList(),
                choice.map(made -> new PrimaryChoice(renamed.apply(made.card()), made.at())),
                standIn.map(renamed),
                removedCards);
    }

    /** The freeze was approved: the card can pay in the checkout in which it was entered (R15). */
    public CardVault approved(CardId card) {
        Objects.requireNonNull(card, "card");
        return edit(card, SavedCard::approved);
    }

    /** The verification failed by its amount alone, and a second try is awaited (R14). */
    public CardVault tryingAgain(CardId card, Instant checkAt) {
        Objects.requireNonNull(card, "card");
        return edit(card, saved -> saved.tryingAgain(checkAt));
    }

    /** The verification of a card, or of its expiry, is still under way: it is looked after again at {@code next}, not before. */
    public CardVault checkedAgain(CardId card, Instant next) {
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(next, "next");
        return edit(card, saved -> saved.checkedAgain(next));
    }

    /** The release was acknowledged: only now the card is linked (R15). */
    public CardVault linked(CardId card, Instant at, Optional<NetworkTransactionId> network, WorkingKeys keys) {
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(at, "at");
        return holding(at, keys).edit(card, saved -> saved.linked(at, network));
    }

    /** Holder and nickname take effect at once (R12). */
    public CardVault edited(CardId card, CardDetails details) {
        Objects.requireNonNull(card, "card");
        return edit(card, saved -> saved.edited(details));
    }

    /** An expiry is to be verified (R12). */
    public CardVault changing(CardId card, CardExpiry expiry, Instant checkAt) {
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(checkAt, "checkAt");
        return edit(card, saved -> saved.changing(expiry, checkAt));
    }

    /** The expiry was verified and is the effective one (R12); a card that can pay again becomes primary by choice only (R9). */
    public CardVault changed(CardId card, Instant now, WorkingKeys keys) {
        Objects.requireNonNull(card, "card");
        return holding(now, keys).edit(card, SavedCard::changed);
    }

    /** The expiry was not verified; the old one stays (R12). */
    public CardVault unchanging(CardId card) {
        Objects.requireNonNull(card, "card");
        return edit(card, SavedCard::unchanging);
    }

    /** A card paid; the primary stays what it was (R9). */
    public CardVault used(CardId card, Instant at, WorkingKeys keys) {
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(at, "at");
        return holding(at, keys).edit(card, saved -> saved.usedAt(at));
    }

    /** Numbers under the current keys, each where it still lies as it was when it was sealed anew (R20). */
    public CardVault resealed(List<Resealed> anew) {
        Objects.requireNonNull(anew, "anew");
        CardVault next = this;
        for (Resealed card : anew) {
            next = next.edit(card.card(), saved -> saved.resealed(card));
        }
        return next;
    }

    /** Takes cards out together with their sealed numbers and fingerprints, in one change (R10). */
    public CardVault without(Set<CardId> gone) {
        Objects.requireNonNull(gone, "gone");
        List<SavedCard> rest =
                cards.stream().filter(card -> !gone.contains(card.id())).toList();
        Stream<CardId> removed = cards.stream().map(SavedCard::id).filter(gone::contains);
        return new CardVault(
                owner,
                rest,
                choice.filter(made -> !gone.contains(made.card())),
                standIn.filter(card -> !gone.contains(card)),
                Stream.concat(removedCards.stream(), removed).toList());
    }

    /** Another process detaches these tokens. */
    public CardVault withoutRemoved(List<CardId> done) {
        Objects.requireNonNull(done, "done");
        List<CardId> rest =
                removedCards.stream().filter(card -> !done.contains(card)).toList();
        return new CardVault(owner, cards, choice, standIn, rest);
    }

    /** The shopper's explicit choice, also of the card that was chosen before (R7); paying never makes one (R9). */
    public CardVault choosing(CardId card, Instant now) {
        Objects.requireNonNull(now, "now");
        return new CardVault(owner, cards, Optional.of(new PrimaryChoice(card, now)), Optional.empty(), removedCards);
    }

    /** Notes the effective primary where it is not the chosen one, before something changes what it is derived from. */
    private CardVault holding(Instant now, WorkingKeys keys) {
        Optional<CardId> primary = primaryAt(now, keys).map(SavedCard::id);
        if (primary.isEmpty()) {
            return this;
        }
        boolean chosen = primary.equals(choice.map(PrimaryChoice::card));
        return new CardVault(owner, cards, choice, chosen ? Optional.empty() : primary, removedCards);
    }

    private Optional<SavedCard> usable(Optional<CardId> card, Instant now, WorkingKeys keys) {
        return card.flatMap(this::find).filter(found -> found.isUsableAt(now, keys));
    }

    private Optional<SavedCard> findSame(List<Fingerprint> known) {
        return cards.stream()
                .filter(card -> card.fingerprint().filter(known::contains).isPresent())
                .findFirst();
    }

    private CardVault edit(CardId card, UnaryOperator<SavedCard> change) {
        List<SavedCard> all = cards.stream()
                .map(saved -> saved.id().equals(card) ? change.apply(saved) : saved)
                .toList();
        return all.equals(cards) ? this : new CardVault(owner, all, choice, standIn, removedCards);
    }

    private static final Comparator<SavedCard> MOST_RECENT = Comparator.comparing(
                    (SavedCard card) -> card.lastUsedAt().orElse(Instant.MIN))
            .thenComparing(card -> card.linkedAt().orElse(Instant.MIN))
            .reversed()
            .thenComparing(card -> card.id().value());
}
