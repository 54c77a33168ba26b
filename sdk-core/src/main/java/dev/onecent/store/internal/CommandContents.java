package dev.onecent.store.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The contents of a command, as its receipt keeps them: a hash of fields that are not card data (R22). */
public final class CommandContents {
    private CommandContents() {}

    /** Returns the hash of some fields, in that order: base64url. Two lists of fields never run into each other. */
    public static String hash(String... fields) {
        return hash(List.of(fields));
    }

    /** Returns the hash of some fields, in that order: base64url. */
    public static String hash(List<String> fields) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String field : fields) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
