package dev.onecent.tink;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import dev.onecent.safe.CardSafeException;
import java.security.GeneralSecurityException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A keyset that cannot make anything new is refused, in whichever place it is. */
class KeyNamesTest {
    private final TinkKeys keys = TinkKeys.generate();

    @Test
    void refusesAPrimaryThatIsDisabled() throws GeneralSecurityException {
        assertRefused(json -> json.replace("ENABLED", "DISABLED"), "primary");
    }

    @Test
    void refusesAKeysetWithoutAPrimary() throws GeneralSecurityException {
        assertRefused(json -> json.replaceFirst("\"primaryKeyId\": ?\\d+", "\"primaryKeyId\": 7"), "primary");
    }

    @Test
    void refusesAKeyThatIsNone() throws GeneralSecurityException {
        assertRefused(json -> json.replaceFirst("\"value\": ?\"[^\"]+\"", "\"value\": \"AAAA\""), "cannot be read");
    }

    private void assertRefused(UnaryOperator<String> change, String why) throws GeneralSecurityException {
        KeysetHandle cards = changed(keys.cardKeys(), change);
        KeysetHandle fingerprints = changed(keys.fingerprintKey(), change);
        KeysetHandle attempts = changed(keys.attemptKey(), change);

        assertRefused(cards, keys.fingerprintKey(), keys.attemptKey(), why);
        assertRefused(keys.cardKeys(), fingerprints, keys.attemptKey(), why);
        assertRefused(keys.cardKeys(), keys.fingerprintKey(), attempts, why);
    }

    private static void assertRefused(
            KeysetHandle cards, KeysetHandle fingerprints, KeysetHandle attempts, String why) {
        assertThatThrownBy(() -> TinkCardSafe.of(TinkKeys.of(cards, fingerprints, attempts)))
                .isInstanceOf(CardSafeException.class)
                .hasMessageContaining(why);
    }

    private static KeysetHandle changed(KeysetHandle keys, UnaryOperator<String> change)
            throws GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                keys, Primitives.configuration(), InsecureSecretKeyAccess.get());
        return TinkJsonProtoKeysetFormat.parseKeyset(
                change.apply(json), Primitives.configuration(), InsecureSecretKeyAccess.get());
    }
}
