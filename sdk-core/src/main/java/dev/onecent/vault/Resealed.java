package dev.onecent.vault;

import dev.onecent.safe.Fingerprint;
import dev.onecent.store.CardId;
import java.util.Objects;

/** A card's number sealed anew, and what it was sealed as; it counts only where that still lies (R20, R22). */
public record Resealed(CardId card, CardCredential before, CardCredential after, Fingerprint fingerprint) {
    public Resealed {
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }
}
