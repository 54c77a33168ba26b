package dev.onecent.erasure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;

/**
 * The progress of an erasure.
 *
 * <pre>
 * Moving --nothing is left under the shopper--> Owing --everything is settled--> Settled --retention is over--> (gone)
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ErasureState.Moving.class, name = "moving"),
    @JsonSubTypes.Type(value = ErasureState.Owing.class, name = "owing"),
    @JsonSubTypes.Type(value = ErasureState.Settled.class, name = "settled")
})
public sealed interface ErasureState {
    /** Returns when the erasure goes on. */
    Instant due();

    /** The shopper's data is being deleted, or moved to the pseudonym. */
    record Moving(Instant due) implements ErasureState {
        public Moving {
            Objects.requireNonNull(due, "due");
        }
    }

    /**
     * The state in which nothing names the shopper any more and something is still owed; it is looked at again by
     * {@code due}.
     */
    record Owing(Instant due) implements ErasureState {
        public Owing {
            Objects.requireNonNull(due, "due");
        }
    }

    /** The state in which nothing is owed; what is retained, or this report, is looked at again by {@code due}. */
    record Settled(Instant due) implements ErasureState {
        public Settled {
            Objects.requireNonNull(due, "due");
        }
    }
}
