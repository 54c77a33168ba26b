package dev.onecent.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.onecent.card.CardNumber;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** SAFE-1 to SAFE-6, R20, R21. */
class TinkCardSafeTest {
    private static final String DIGITS = "4111111111111111";
    private static final CardNumber NUMBER = CardNumber.parse(DIGITS);
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final CardId CARD = CardId.of("card-1");

    private final TinkKeys keys = TinkKeys.generate();
    private final TinkCardSafe safe = TinkCardSafe.of(keys);
    private final SealedNumber sealed = safe.seal(ANN, CARD, NUMBER);

    /** SAFE-1. */
    @Test
    void revealsWhatItSealed() {
        assertThat(safe.reveal(ANN, CARD, sealed)).isEqualTo(NUMBER);
    }

    /** SAFE-1: sealed twice, nobody sees that it is the same number. */
    @Test
    void neverSealsTheSameWayTwice() {
        assertThat(safe.seal(ANN, CARD, NUMBER)).isNotEqualTo(sealed);
    }

    /** SAFE-2. */
    @Test
    void revealsToNoOtherOwnerOrCard() {
        assertRefused(ShopperId.of("toys", "bob"), CARD, sealed);
        assertRefused(ShopperId.of("tools", "ann"), CARD, sealed);
        assertRefused(ANN, CardId.of("card-2"), sealed);
    }

    /** SAFE-2: fields do not run into each other. */
    @Test
    void tellsFieldsApart() {
        SealedNumber other = safe.seal(ShopperId.of("a", "bc"), CARD, NUMBER);

        assertRefused(ShopperId.of("ab", "c"), CARD, other);
    }

    /** SAFE-2. */
    @Test
    void refusesEveryChangedByte() {
        byte[] bytes = Base64.getDecoder().decode(sealed.ciphertext());
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;

            assertRefused(
                    ANN,
                    CARD,
                    new SealedNumber(sealed.keyId(), Base64.getEncoder().encodeToString(changed)));
        }
    }

    /** SAFE-2. */
    @Test
    void refusesWhatIsNoCiphertext() {
        assertRefused(ANN, CARD, new SealedNumber(sealed.keyId(), "AAAA"));
        assertRefused(ANN, CARD, new SealedNumber(sealed.keyId(), "not base64 at all"));
        assertRefused(ANN, CARD, new SealedNumber("4711", sealed.ciphertext()));
        assertThatThrownBy(() -> TinkCardSafe.of(TinkKeys.generate()).reveal(ANN, CARD, sealed))
                .isInstanceOf(CardSafeException.class)
                .hasMessageContaining(sealed.keyId());
    }

    /** SAFE-3: an old key still opens, new numbers name the new key. */
    @Test
    void survivesARotation() throws GeneralSecurityException {
        KeysetHandle rotated = KeysetHandle.newBuilder(keys.cardKeys())
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        TinkCardSafe later = TinkCardSafe.of(TinkKeys.of(rotated, keys.fingerprintKey(), keys.attemptKey()));

        assertThat(later.reveal(ANN, CARD, sealed)).isEqualTo(NUMBER);
        assertThat(later.seal(ANN, CARD, NUMBER).keyId()).isNotEqualTo(sealed.keyId());
        assertThat(later.fingerprint(ANN, NUMBER)).isEqualTo(safe.fingerprint(ANN, NUMBER));
    }

    /** SAFE-4. */
    @Test
    void recognisesANumberForOneShopperOnly() {
        assertThat(safe.fingerprint(ANN, NUMBER)).isEqualTo(safe.fingerprint(ANN, CardNumber.parse(DIGITS)));
        assertThat(safe.fingerprint(ANN, NUMBER)).isNotEqualTo(safe.fingerprint(ShopperId.of("toys", "bob"), NUMBER));
        assertThat(safe.fingerprint(ANN, NUMBER))
                .isNotEqualTo(safe.fingerprint(ANN, CardNumber.parse("5555555555554444")));
        assertThat(safe.fingerprint(ANN, NUMBER))
                .isNotEqualTo(TinkCardSafe.of(TinkKeys.generate()).fingerprint(ANN, NUMBER));
    }

    /** SAFE-6: the third key, and no other, makes traces. */
    @Test
    void countsUnderAKeyOfItsOwn() {
        TinkKeys others = TinkKeys.generate();
        TinkCardSafe sameThird =
                TinkCardSafe.of(TinkKeys.of(others.cardKeys(), others.fingerprintKey(), keys.attemptKey()));
        TinkCardSafe otherThird =
                TinkCardSafe.of(TinkKeys.of(keys.cardKeys(), keys.fingerprintKey(), others.attemptKey()));

        assertThat(sameThird.attemptTrace(ANN.tenant(), NUMBER, 8))
                .isEqualTo(safe.attemptTrace(ANN.tenant(), NUMBER, 8));
        assertThat(otherThird.attemptTrace(ANN.tenant(), NUMBER, 8))
                .isNotEqualTo(safe.attemptTrace(ANN.tenant(), NUMBER, 8));
    }

    /** SAFE-5. */
    @Test
    void showsNoDigitsAnywhere() {
        assertThat(sealed.ciphertext()).doesNotContain("4111");
        assertThat(sealed.toString()).doesNotContain(sealed.ciphertext());
        assertThat(new String(Base64.getDecoder().decode(sealed.ciphertext()), StandardCharsets.ISO_8859_1))
                .doesNotContain("4111");
    }

    private void assertRefused(ShopperId owner, CardId card, SealedNumber number) {
        assertThatThrownBy(() -> safe.reveal(owner, card, number))
                .isInstanceOf(CardSafeException.class)
                .satisfies(refusal -> assertThat(trace(refusal)).doesNotContain("1111"));
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
