package dev.onecent.erasure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;

/**
 * How far an erasure has got.
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
    /** When it goes on. */
    Instant due();

    /** The shopper's data is being deleted, or moved to the pseudonym. */
    record Moving(Instant due) implements ErasureState {
        public Moving {
            Objects.requireNonNull(due, "due");
        }
    }

    /** Nothing names the shopper any more; something is still owed and is looked after by then. */
    record Owing(Instant due) implements ErasureState {
        public Owing {
            Objects.requireNonNull(due, "due");
        }
    }

    /** Nothing is owed; what is retained, or this report, is looked at again by then. */
    record Settled(Instant due) implements ErasureState {
        public Settled {
            Objects.requireNonNull(due, "due");
        }
    }
}
