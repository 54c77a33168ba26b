package dev.onecent.vault;

import java.util.Objects;
import java.util.Optional;

/** The answer whether a vault has a place for a card. */
public sealed interface Reservation {
    /**
     * The card has its place in the vault, to be verified.
     *
     * @param replaced the same card, whose number nobody can open any more and whose place it took
     */
    record Reserved(CardVault vault, Optional<SavedCard> replaced) implements Reservation {
        public Reserved {
            Objects.requireNonNull(replaced, "replaced");
            Objects.requireNonNull(vault, "vault");
        }
    }

    /** The card is in the vault already, linked or being verified (R11). */
    record Present(SavedCard existing) implements Reservation {
        public Present {
            Objects.requireNonNull(existing, "existing");
        }
    }

    /** The vault holds as many cards as it may, pending ones counted (R13). */
    record Full(int limit) implements Reservation {}
}
