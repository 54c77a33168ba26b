package dev.onecent.card;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a mapper reads it without knowing a type. Where it knows one, its message for what does not fit repeats the value, and
 * that may be a card number (R18).
 */
final class JsonText {
    private final Map<?, ?> fields;
    private final String name;

    private JsonText(Map<?, ?> fields, String name) {
        this.fields = fields;
        this.name = name;
    }

    /** The fields of an object, whichever they are. */
    static JsonText fields(Object json, String name) {
        if (json instanceof Map<?, ?> fields) {
            return new JsonText(fields, name);
        }
        throw new IllegalArgumentException(name + " is a JSON object");
    }

    static String of(Object json, String name) {
        if (json instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is JSON text");
    }

    /** The text of a field; empty if there is no such field or it is null. */
    Optional<String> find(String field) {
        @Nullable Object value = fields.get(field);
        return value == null ? Optional.empty() : Optional.of(of(value, field + " of " + name));
    }
}
