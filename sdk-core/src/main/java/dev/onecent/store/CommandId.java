package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** Names one command, for example the {@code Idempotency-Key} header of the request: given twice, it takes effect once (R22). */
public record CommandId(@JsonValue String value) {
    public CommandId {
        Objects.requireNonNull(value, "value");
        Ids.require(value, "command");
    }

    /**
     * Returns the command id of that text.
     *
     * @throws IllegalArgumentException if it is not 1 to 128 visible ASCII characters
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CommandId of(String value) {
        return new CommandId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
