package dev.onecent.safe;

import java.util.Objects;

/**
 * A card number as it is stored: unreadable without the key.
 *
 * @param keyId which key sealed it, so that keys can rotate (R20); for example {@code 1720931}
 * @param ciphertext base64 of what the card safe made
 */
public record SealedNumber(String keyId, String ciphertext) {
    public SealedNumber {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(ciphertext, "ciphertext");
        if (keyId.isEmpty() || ciphertext.isEmpty()) {
            throw new IllegalArgumentException("a sealed number needs a key id and a ciphertext");
        }
    }

    @Override
    public String toString() {
        return "SealedNumber[key " + keyId + "]";
    }
}
