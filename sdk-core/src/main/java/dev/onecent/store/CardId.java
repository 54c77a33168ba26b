package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** Names one card on file of a shopper; random, never made from the number. */
public record CardId(@JsonValue String value) {
    public CardId {
        Objects.requireNonNull(value, "value");
        Ids.require(value, "card");
    }

    /**
     * Returns the card id of that text.
     *
     * @throws IllegalArgumentException if it is not 1 to 128 visible ASCII characters
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CardId of(String value) {
        return new CardId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
