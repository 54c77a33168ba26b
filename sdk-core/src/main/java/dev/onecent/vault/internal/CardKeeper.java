package dev.onecent.vault.internal;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.AuditedCommand;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardSource;
import dev.onecent.card.CardToken;
import dev.onecent.card.MaskedCard;
import dev.onecent.card.TypedCard;
import dev.onecent.gateway.AttachedToken;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SafeKeys;
import dev.onecent.safe.SealedNumber;
import dev.onecent.safe.WorkingKeys;
import dev.onecent.store.CardId;
import dev.onecent.store.OneCentException;
import dev.onecent.store.ShopperId;
import dev.onecent.token.internal.TokenExchanges;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.CardDetails;
import dev.onecent.vault.CardState.BeingVerified;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.Resealed;
import dev.onecent.vault.SavedCard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Turns card data into what is stored of it, and into what a gateway gets. A typed number is kept in the one way that the host
 * chose: sealed by its card safe, exchanged for a token, or not at all.
 */
public final class CardKeeper {
    private final Optional<CardSafe> safe;
    private final TokenExchanges exchanges;
    private final Audit audit;

    /** Wired by {@code OneCent}. */
    public CardKeeper(Optional<CardSafe> safe, TokenExchanges exchanges, Audit audit) {
        this.safe = safe;
        this.exchanges = exchanges;
        this.audit = audit;
    }

    /** Returns what may be shown of a card; empty if its number is not in order. */
    public static Optional<MaskedCard> findMasked(CardSource source) {
        return source instanceof CardToken token
                ? Optional.of(token.masked())
                : ((CardForm) source).findNumber().map(CardKeeper::masked);
    }

    /** Returns the fingerprint that the gateway made of a token's card; empty of a typed one. */
    static Optional<String> tokenFingerprint(CardSource source) {
        return source instanceof CardToken token ? token.fingerprint() : Optional.empty();
    }

    private static MaskedCard masked(CardNumber number) {
        try {
            return number.masked();
        } finally {
            number.wipe();
        }
    }

    /** Returns the card for one more call, in which no security code may be (R19); it is wiped with the first one. */
    static PresentedCard withoutCode(PresentedCard presented) {
        return presented instanceof PresentedNumber number
                ? new PresentedNumber(number.number(), number.expiry(), number.holder(), Optional.empty())
                : presented;
    }

    /** Returns the fingerprints of card data under every key that works; none if it cannot be recognised without an exchange (R11). */
    List<Fingerprint> fingerprints(ShopperId owner, CardSource source) {
        if (source instanceof CardToken token) {
            return token.fingerprint().map(Fingerprint::of).stream().toList();
        }
        return safe.isEmpty()
                ? List.of()
                : ((CardForm) source)
                        .findNumber()
                        .map(number -> fingerprints(owner, number))
                        .orElseGet(List::of);
    }

    private List<Fingerprint> fingerprints(ShopperId owner, CardNumber number) {
        try {
            return safe.orElseThrow().fingerprints(owner, number);
        } finally {
            number.wipe();
        }
    }

    /** Returns whether the host chose a way for such card data; tokens are always taken. */
    boolean accepts(CardSource source) {
        return source instanceof CardToken || safe.isPresent() || exchanges.isWired();
    }

    /** The card as it will be stored. A typed number is sealed or exchanged for that; an exchange must be let go if it is not. */
    KeptCard keep(ShopperId owner, Draft draft, EnteredCard entered) {
        if (!entered.isTyped()) {
            return KeptCard.Kept.of(draft.of(entered.token()));
        }
        TypedCard card = entered.typed().orElseThrow();
        return safe.isPresent() ? sealed(owner, draft, card) : exchanged(owner, draft, card);
    }

    /** Returns whether a new card can be relied on: its token may have been given up while it took its place. */
    boolean holds(ShopperId owner, SavedCard card, CardSource source) {
        return card.isLinked() || !isExchanged(source) || exchanges.isAttached(owner, card.id());
    }

    /** The card took no place; an exchange whose store fails now looks later whether a card names its token. */
    void discardUnreserved(ShopperId owner, CardId card, CardSource source) {
        if (isExchanged(source)) {
            try {
                detachUnused(owner, card);
            } catch (OneCentException ignored) {
                return;
            }
        }
    }

    /** A card has gone; if its number was exchanged, the token is to be forgotten. */
    void detachUnused(ShopperId owner, CardId card) {
        exchanges.detachUnused(owner, card);
    }

    /**
     * Returns the card that verifies a link or an expiry: what was typed with its security code, or the token that
     * stands for it.
     */
    PresentedCard present(ShopperId owner, SavedCard verifying, LinkCard command, EnteredCard entered) {
        return isExchanged(command.source())
                ? reveal(owner, verifying.asProposed(), command.caller())
                : entered.present();
    }

    /** The card for one call; nobody gets it before it is recorded who does (AUDIT-1). */
    PresentedCard reveal(ShopperId owner, SavedCard card, Caller by) {
        AuditedCommand command = new AuditedCommand(owner, by, Action.REVEAL, "card/" + card.id());
        PresentedCard revealed = audit.attempted(command, () -> revealed(owner, card));
        try {
            audit.record(command, Outcome.DONE);
            return revealed;
        } catch (Throwable e) {
            revealed.close();
            throw e;
        }
    }

    /** @throws CardSafeException if the number cannot be opened; also if no card safe is wired any more */
    private PresentedCard revealed(ShopperId owner, SavedCard card) {
        if (card.credential() instanceof CardCredential.Token token) {
            return PresentedToken.of(token.token()).withExpiry(card.expiry());
        }
        CardCredential.Sealed sealed = (CardCredential.Sealed) card.credential();
        CardSafe opening = safe.orElseThrow(
                () -> new CardSafeException("no card safe is wired to open " + owner + "/" + card.id(), null));
        return new PresentedNumber(
                opening.reveal(owner, card.id(), sealed.number()),
                card.expiry(),
                card.holder().orElseThrow(() -> new IllegalStateException("a sealed card has a holder")),
                Optional.empty());
    }

    /**
     * The keys by which sealed numbers can be opened now: none where no safe is wired. A safe that does not work at the moment has
     * lost no key: what it says then is thrown when a number is to be opened.
     */
    WorkingKeys workingKeys() {
        try {
            return safe.map(CardSafe::keys).map(WorkingKeys::of).orElseGet(WorkingKeys::none);
        } catch (CardSafeException e) {
            return WorkingKeys.all();
        }
    }

    /** The keys that the numbers are sealed with; asked for only where a card safe is wired. */
    public SafeKeys keys() {
        return safe.orElseThrow().keys();
    }

    /** The number under the current keys; empty if it is already, or if there is none. */
    Optional<Resealed> reseal(ShopperId owner, SavedCard card) {
        return card.sealedNumber()
                .filter(number -> !keys().current().made(number, card.fingerprint()))
                .map(number -> resealed(owner, card, number));
    }

    private Resealed resealed(ShopperId owner, SavedCard card, SealedNumber before) {
        AuditedCommand command = new AuditedCommand(owner, Caller.dueWork(), Action.REVEAL, "card/" + card.id());
        CardNumber number = audit.attempted(command, () -> safe.orElseThrow().reveal(owner, card.id(), before));
        try {
            audit.record(command, Outcome.DONE);
            return new Resealed(
                    card.id(),
                    card.credential(),
                    new CardCredential.Sealed(safe.orElseThrow().seal(owner, card.id(), number)),
                    safe.orElseThrow().fingerprints(owner, number).get(0));
        } finally {
            number.wipe();
        }
    }

    /** Returns whether its number goes to the gateway before anything of the card is stored. */
    boolean isExchanged(CardSource source) {
        return source instanceof CardForm && exchanges.isWired();
    }

    private KeptCard exchanged(ShopperId owner, Draft draft, TypedCard card) {
        ExchangeAnswer answer = exchanges.exchange(owner, draft.id(), EnteredCard.present(card));
        if (answer instanceof ExchangeAnswer.Attached attached) {
            AttachedToken token = attached.token();
            return KeptCard.Kept.of(draft.of(card, new CardCredential.Token(token.token()), token.fingerprint()));
        }
        return new KeptCard.NotKept(
                answer instanceof ExchangeAnswer.Refused refused
                        ? new LinkCardResult.Refused(refused.reason(), refused.retryable())
                        : new LinkCardResult.NotVerified());
    }

    private KeptCard sealed(ShopperId owner, Draft draft, TypedCard card) {
        CardSafe sealing = safe.orElseThrow();
        List<Fingerprint> known = sealing.fingerprints(owner, card.number());
        CardCredential sealed = new CardCredential.Sealed(sealing.seal(owner, draft.id(), card.number()));
        return new KeptCard.Kept(draft.of(card, sealed, Optional.of(known.get(0))), known);
    }

    /** A card that is being put on file, whatever it comes from. */
    record Draft(CardId id, LinkCard command, Instant now, Instant checkAt) {
        SavedCard of(TypedCard card, CardCredential credential, Optional<Fingerprint> fingerprint) {
            return of(
                    card.number().masked(),
                    CardDetails.of(card.expiry(), Optional.of(card.holder())),
                    credential,
                    fingerprint);
        }

        SavedCard of(CardToken token) {
            return of(
                    token.masked(),
                    CardDetails.of(token.expiry(), token.holder()),
                    new CardCredential.Token(token.revealToken()),
                    token.fingerprint().map(Fingerprint::of));
        }

        private SavedCard of(
                MaskedCard masked, CardDetails details, CardCredential credential, Optional<Fingerprint> fingerprint) {
            return new SavedCard(
                    id,
                    masked,
                    details,
                    credential,
                    fingerprint,
                    command.consent(),
                    command.enteredIn(),
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    new BeingVerified(SavedCard.FIRST_VERIFICATION, false, checkAt));
        }
    }
}
