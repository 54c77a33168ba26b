package dev.onecent.vault;

import dev.onecent.safe.Fingerprint;
import dev.onecent.store.CardId;

/** A card's number sealed anew, and what it was sealed as; it counts only where that still lies (R20, R22). */
record Resealed(CardId card, CardCredential before, CardCredential after, Fingerprint fingerprint) {}
