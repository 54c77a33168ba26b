package dev.onecent.tink;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.security.GeneralSecurityException;

/** What an operator does to keysets with Tink's tools. */
final class Rotation {
    private Rotation() {}

    /** New primary keys for cards and fingerprints. */
    static TinkKeys rotated(TinkKeys keys) {
        return TinkKeys.of(
                plus(keys.cardKeys(), PredefinedAeadParameters.AES256_GCM),
                plus(keys.fingerprintKey(), PredefinedPrfParameters.HMAC_SHA256_PRF),
                keys.attemptKey());
    }

    /** Every key but the primary ones is destroyed and its name left, as {@code tinkey destroy-key} does. */
    static TinkKeys withOlderDestroyed(TinkKeys keys) {
        return TinkKeys.of(destroyed(keys.cardKeys()), destroyed(keys.fingerprintKey()), keys.attemptKey());
    }

    private static KeysetHandle destroyed(KeysetHandle keys) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        for (int at = 0; at < builder.size(); at++) {
            if (!builder.getAt(at).isPrimary()) {
                builder.getAt(at).setStatus(KeyStatus.DESTROYED);
            }
        }
        return built(builder);
    }

    /** Every key but the primary ones is disabled, or taken out. */
    static TinkKeys withoutOlder(TinkKeys keys, boolean disabled) {
        return TinkKeys.of(
                primaryOf(keys.cardKeys(), disabled), primaryOf(keys.fingerprintKey(), disabled), keys.attemptKey());
    }

    static KeysetHandle plus(KeysetHandle keys, Parameters parameters) {
        return built(KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(parameters)
                        .withRandomId()
                        .makePrimary()));
    }

    private static KeysetHandle primaryOf(KeysetHandle keys, boolean disabled) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        for (int at = builder.size() - 1; at >= 0; at--) {
            if (!builder.getAt(at).isPrimary() && disabled) {
                builder.getAt(at).setStatus(KeyStatus.DISABLED);
            } else if (!builder.getAt(at).isPrimary()) {
                builder.deleteAt(at);
            }
        }
        return built(builder);
    }

    private static KeysetHandle built(KeysetHandle.Builder builder) {
        try {
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
