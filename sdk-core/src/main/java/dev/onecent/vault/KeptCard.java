package dev.onecent.vault;

import dev.onecent.safe.Fingerprint;
import java.util.List;

/** A card as it is stored, and its fingerprints under every key that works; none if it cannot be recognised (R11). */
record KeptCard(SavedCard card, List<Fingerprint> known) {}
