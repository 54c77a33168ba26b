package dev.onecent.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The company that runs shops or a wallet on this installation, for example {@code toys-ltd}; nothing crosses from one
 * tenant to another.
 */
public record TenantId(@JsonValue String value) {
    public TenantId {
        Objects.requireNonNull(value, "value");
        Ids.require(value, "tenant");
    }

    /**
     * Returns the tenant id of that text.
     *
     * @throws IllegalArgumentException if it is not 1 to 128 visible ASCII characters
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TenantId of(String value) {
        return new TenantId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
