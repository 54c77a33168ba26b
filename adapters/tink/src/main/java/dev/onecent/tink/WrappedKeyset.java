package dev.onecent.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import dev.onecent.safe.CardSafeException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** An encrypted keyset as Tink's tools write it, JSON or binary. */
final class WrappedKeyset {
    /** Far more than any keyset has: what is longer is refused before it is looked at. */
    static final int MOST_BYTES = 1 << 16;

    private static final byte[] NOTHING_BOUND = new byte[0];

    private WrappedKeyset() {}

    static KeysetHandle unwrap(byte[] wrapped, Aead kms, String name) {
        if (wrapped.length == 0 || wrapped.length > MOST_BYTES) {
            throw new CardSafeException("the keyset of " + name + " is no wrapped keyset", null);
        }
        try {
            return wrapped[0] == '{'
                    ? TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                            new String(wrapped, StandardCharsets.UTF_8), kms, NOTHING_BOUND, Primitives.configuration())
                    : TinkProtoKeysetFormat.parseEncryptedKeyset(
                            wrapped, kms, NOTHING_BOUND, Primitives.configuration());
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("the keyset of " + name + " cannot be unwrapped", e);
        }
    }
}
