package dev.onecent.vault;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.Deed;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardSource;
import dev.onecent.card.CardToken;
import dev.onecent.card.MaskedCard;
import dev.onecent.card.TypedCard;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.Fingerprint;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.vault.CardState.BeingVerified;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Turns card data into what is stored of it, and into what a gateway gets. */
public final class CardKeeper {
    static final int FIRST_PROOF = 1;

    private final CardSafe safe;
    private final Audit audit;

    /** Wired by {@code OneCent}. */
    public CardKeeper(CardSafe safe, Audit audit) {
        this.safe = safe;
        this.audit = audit;
    }

    /** What may be shown of a card; the source was found valid before. */
    public static MaskedCard masked(CardSource source) {
        if (source instanceof CardToken token) {
            return token.masked();
        }
        try (TypedCard card = ((CardForm) source).read()) {
            CardNumber number = card.number();
            return number.masked();
        }
    }

    /** Card data as the gateway gets it; the source was found valid before. */
    public static PresentedCard present(CardSource source) {
        if (source instanceof CardToken token) {
            return PresentedToken.of(token.revealToken());
        }
        TypedCard card = ((CardForm) source).read();
        return new PresentedNumber(card.number(), card.expiry(), card.holder(), Optional.of(card.securityCode()));
    }

    SavedCard keep(ShopperId owner, CardId id, LinkCard command, Instant now, Duration checkAfter) {
        BeingVerified state = new BeingVerified(FIRST_PROOF, false, now.plus(checkAfter));
        return command.source() instanceof CardToken token
                ? kept(id, token, command, now, state)
                : kept(owner, id, ((CardForm) command.source()).read(), command, now, state);
    }

    /** The card for one call; nobody gets it before it is recorded who does (AUDIT-1). */
    PresentedCard reveal(ShopperId owner, SavedCard card, Caller by) {
        Deed deed = new Deed(owner, by, Action.REVEAL, "card/" + card.id());
        PresentedCard revealed = audit.attempted(deed, () -> revealed(owner, card));
        try {
            audit.record(deed, Outcome.DONE);
            return revealed;
        } catch (Throwable e) {
            revealed.close();
            throw e;
        }
    }

    private PresentedCard revealed(ShopperId owner, SavedCard card) {
        if (card.credential() instanceof CardCredential.Token token) {
            return PresentedToken.of(token.token()).withExpiry(card.expiry());
        }
        CardCredential.Sealed sealed = (CardCredential.Sealed) card.credential();
        return new PresentedNumber(
                safe.reveal(owner, card.id(), sealed.number()),
                card.expiry(),
                card.holder().orElseThrow(() -> new IllegalStateException("a sealed card has a holder")),
                Optional.empty());
    }

    private SavedCard kept(
            ShopperId owner, CardId id, TypedCard card, LinkCard command, Instant now, BeingVerified state) {
        try (card) {
            return new SavedCard(
                    id,
                    card.number().masked(),
                    CardDetails.of(card.expiry(), Optional.of(card.holder())),
                    new CardCredential.Sealed(safe.seal(owner, id, card.number())),
                    Optional.of(safe.fingerprint(owner, card.number())),
                    command.consent(),
                    command.enteredIn(),
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    state);
        }
    }

    private static SavedCard kept(CardId id, CardToken token, LinkCard command, Instant now, BeingVerified state) {
        return new SavedCard(
                id,
                token.masked(),
                CardDetails.of(token.expiry(), token.holder()),
                new CardCredential.Token(token.revealToken()),
                token.fingerprint().map(Fingerprint::of),
                command.consent(),
                command.enteredIn(),
                now,
                Optional.empty(),
                Optional.empty(),
                state);
    }
}
