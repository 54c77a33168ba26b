package dev.onecent.tink;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import dev.onecent.safe.CardSafeException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** SAFE-4, SAFE-6: keys that can make no fingerprint and no trace are refused at the start, not at the first card. */
class HashingKeysTest {
    private final TinkKeys keys = TinkKeys.generate();

    /** AES-CMAC gives 16 bytes. */
    @Test
    void refusesKeysWhoseHashesAreTooShort() throws GeneralSecurityException {
        KeysetHandle shorter =
                KeysetHandle.generateNew(PredefinedPrfParameters.AES_CMAC_PRF, Primitives.configuration());

        assertRefused(TinkKeys.of(keys.cardKeys(), shorter, keys.attemptKey()));
        assertRefused(TinkKeys.of(keys.cardKeys(), keys.fingerprintKey(), shorter));
    }

    /** Fingerprints are made under every key. */
    @Test
    void refusesAnOlderKeyWhoseHashesAreTooShort() throws GeneralSecurityException {
        KeysetHandle older = KeysetHandle.generateNew(PredefinedPrfParameters.AES_CMAC_PRF, Primitives.configuration());
        KeysetHandle promoted = Rotation.plus(older, PredefinedPrfParameters.HMAC_SHA256_PRF);

        assertRefused(TinkKeys.of(keys.cardKeys(), promoted, keys.attemptKey()));
    }

    private static void assertRefused(TinkKeys wrong) {
        assertThatThrownBy(() -> TinkCardSafe.of(wrong))
                .isInstanceOf(CardSafeException.class)
                .hasMessageContaining("32 bytes");
    }
}
