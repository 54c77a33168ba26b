package dev.onecent.vault;

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
import dev.onecent.safe.SafeKeys;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.vault.CardState.BeingVerified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns card data into what is stored of it, and into what a gateway gets. */
public final class CardKeeper {
    static final int FIRST_PROOF = 1;

    private final CardSafe safe;

    /** Wired by {@code OneCent}. */
    public CardKeeper(CardSafe safe) {
        this.safe = safe;
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

    KeptCard keep(ShopperId owner, CardId id, LinkCard command, Instant now, Duration checkAfter) {
        BeingVerified state = new BeingVerified(FIRST_PROOF, false, now.plus(checkAfter));
        return command.source() instanceof CardToken token
                ? kept(id, token, command, now, state)
                : kept(owner, id, ((CardForm) command.source()).read(), command, now, state);
    }

    PresentedCard reveal(ShopperId owner, SavedCard card) {
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

    /** The keys that the numbers are sealed with. */
    public SafeKeys keys() {
        return safe.keys();
    }

    /** The number under the current keys; empty if it is already, or if there is none. */
    Optional<Resealed> reseal(ShopperId owner, SavedCard card) {
        return card.sealedNumber()
                .filter(number -> !safe.keys().current().made(number, card.fingerprint()))
                .map(number -> resealed(owner, card, number));
    }

    private Resealed resealed(ShopperId owner, SavedCard card, SealedNumber before) {
        CardNumber number = safe.reveal(owner, card.id(), before);
        try {
            return new Resealed(
                    card.id(),
                    card.credential(),
                    new CardCredential.Sealed(safe.seal(owner, card.id(), number)),
                    safe.fingerprints(owner, number).get(0));
        } finally {
            number.wipe();
        }
    }

    private KeptCard kept(
            ShopperId owner, CardId id, TypedCard card, LinkCard command, Instant now, BeingVerified state) {
        try (card) {
            List<Fingerprint> known = safe.fingerprints(owner, card.number());
            SavedCard saved = new SavedCard(
                    id,
                    card.number().masked(),
                    CardDetails.of(card.expiry(), Optional.of(card.holder())),
                    new CardCredential.Sealed(safe.seal(owner, id, card.number())),
                    Optional.of(known.get(0)),
                    command.consent(),
                    command.enteredIn(),
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    state);
            return new KeptCard(saved, known);
        }
    }

    private static KeptCard kept(CardId id, CardToken token, LinkCard command, Instant now, BeingVerified state) {
        Optional<Fingerprint> reported = token.fingerprint().map(Fingerprint::of);
        SavedCard saved = new SavedCard(
                id,
                token.masked(),
                CardDetails.of(token.expiry(), token.holder()),
                new CardCredential.Token(token.revealToken()),
                reported,
                command.consent(),
                command.enteredIn(),
                now,
                Optional.empty(),
                Optional.empty(),
                state);
        return new KeptCard(saved, reported.stream().toList());
    }
}
