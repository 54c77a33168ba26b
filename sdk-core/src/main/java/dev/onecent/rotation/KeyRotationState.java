package dev.onecent.rotation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onecent.store.Key;
import dev.onecent.vault.StuckCard;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The progress of a rotation.
 *
 * <pre>
 * Passing --every vault was passed--> Waiting --a day later--> Passing --a pass finds nothing to do--> Over
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = KeyRotationState.Passing.class, name = "passing"),
    @JsonSubTypes.Type(value = KeyRotationState.Waiting.class, name = "waiting"),
    @JsonSubTypes.Type(value = KeyRotationState.Over.class, name = "over")
})
public sealed interface KeyRotationState {
    /**
     * Vaults are gone through.
     *
     * @param after the last vault that was passed; empty at the beginning
     * @param resealed cards of this pass that were sealed anew
     * @param left cards and vaults of this pass that could not be
     * @param stuck the first of those, a hundred at most
     */
    record Passing(Optional<Key> after, int resealed, int left, List<StuckCard> stuck) implements KeyRotationState {
        public Passing {
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(stuck, "stuck");
            stuck = List.copyOf(stuck);
        }

        static Passing fromTheStart() {
            return new Passing(Optional.empty(), 0, 0, List.of());
        }
    }

    /**
     * A pass has ended; another one follows, for cards that a process with the older keys put on file behind its back, and for those
     * that were stuck.
     *
     * @param resealed cards of the last pass that were sealed anew
     * @param left cards and vaults of the last pass that could not be
     * @param stuck the first of those, a hundred at most
     */
    record Waiting(Instant until, int resealed, int left, List<StuckCard> stuck) implements KeyRotationState {
        public Waiting {
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(stuck, "stuck");
            stuck = List.copyOf(stuck);
        }
    }

    /** A whole pass found every card under the current keys. */
    record Over(Instant at) implements KeyRotationState {
        public Over {
            Objects.requireNonNull(at, "at");
        }
    }
}
