package dev.onecent.vault;

import java.util.Objects;

/** Whether card data could be made into what may be stored. */
sealed interface Keeping {
    /** It could; nothing is stored yet. */
    record Kept(SavedCard card) implements Keeping {
        public Kept {
            Objects.requireNonNull(card, "card");
        }
    }

    /** It could not, and nothing of it is kept. */
    record NotKept(LinkCardResult why) implements Keeping {
        public NotKept {
            Objects.requireNonNull(why, "why");
        }
    }
}
