package dev.onecent.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.onecent.store.Key;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Our own name of one intent at the gateway, and its idempotency key: 35 characters, for example
 * {@code oc-9f86d081884c7d659a2feaa0c55ad015}. It is made from what names the intent - never from amount, card or time - so
 * that every process that carries out the intent says the same (R4), and says nothing about the shopper.
 */
public record MerchantReference(@JsonValue String value) {
    private static final int BYTES = 16;
    private static final int LONGEST = 128;

    public MerchantReference {
        Objects.requireNonNull(value, "value");
        boolean named =
                !value.isEmpty() && value.length() <= LONGEST && value.chars().allMatch(MerchantReference::visible);
        if (!named) {
            throw new IllegalArgumentException("a reference has 1 to " + LONGEST + " visible ASCII characters");
        }
    }

    /**
     * Returns the reference of that text.
     *
     * @throws IllegalArgumentException if it is empty, too long or not visible ASCII
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MerchantReference of(String value) {
        return new MerchantReference(value);
    }

    /** The reference of an intent: {@code kind} tells intents of different aggregates apart. */
    public static MerchantReference of(String kind, Key key) {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        return of(kind, key.tenant().value(), key.owner().shopper(), key.id());
    }

    /** Returns the reference of an intent that those values name; {@code kind} tells intents of different kinds apart. */
    public static MerchantReference of(String kind, String... names) {
        Objects.requireNonNull(names, "names");
        MessageDigest digest = sha256();
        add(digest, kind);
        for (String name : names) {
            add(digest, name);
        }
        return new MerchantReference("oc-" + HexFormat.of().formatHex(digest.digest(), 0, BYTES));
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean visible(int character) {
        return character > 0x20 && character < 0x7f;
    }

    /** Length first, so that no two lists of fields give the same bytes. */
    private static void add(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
