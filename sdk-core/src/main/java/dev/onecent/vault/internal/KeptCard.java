package dev.onecent.vault.internal;

import dev.onecent.safe.Fingerprint;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.util.List;
import java.util.Objects;

/** The result of making card data into what may be stored. */
sealed interface KeptCard {
    /**
     * The card can be stored; nothing is stored yet.
     *
     * @param known the card's fingerprints under every key that works; none if it cannot be recognised (R11)
     */
    record Kept(SavedCard card, List<Fingerprint> known) implements KeptCard {
        public Kept {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(known, "known");
            known = List.copyOf(known);
        }

        /** Recognised by the one fingerprint that is stored, if by any. */
        static Kept of(SavedCard card) {
            return new Kept(card, card.fingerprint().stream().toList());
        }
    }

    /** The card cannot be stored, and nothing of it is kept. */
    record NotKept(LinkCardResult why) implements KeptCard {
        public NotKept {
            Objects.requireNonNull(why, "why");
        }
    }
}
