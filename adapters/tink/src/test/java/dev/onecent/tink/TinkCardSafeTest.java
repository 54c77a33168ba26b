package dev.onecent.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import dev.onecent.card.CardNumber;
import dev.onecent.safe.CardKeyMissingException;
import dev.onecent.safe.SealedNumber;
import dev.onecent.safe.SealedNumberForgedException;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
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
    }

    /** SAFE-2: not even bits that base64 does not use can be changed. */
    @Test
    void refusesEveryChangedCharacter() {
        String text = sealed.ciphertext();
        for (int at = 0; at < text.length(); at++) {
            for (char other : "AZaz09+/=".toCharArray()) {
                String changed = text.substring(0, at) + other + text.substring(at + 1);
                if (!changed.equals(text)) {
                    assertRefused(ANN, CARD, new SealedNumber(sealed.keyId(), changed));
                }
            }
        }
    }

    /** SAFE-2, R20: what was sealed as another field of the same card under the same key is no number. */
    @Test
    void refusesAnotherFieldOfTheSameCard() throws GeneralSecurityException {
        Aead aead = keys.cardKeys().getPrimitive(Primitives.configuration(), Aead.class);
        byte[] digits = DIGITS.getBytes(StandardCharsets.US_ASCII);
        byte[] number = aead.encrypt(digits, BoundData.of(BoundField.NUMBER, ANN, CARD));
        byte[] other = aead.encrypt(digits, BoundData.of(BoundField.FINGERPRINT, ANN, CARD));

        assertThat(safe.reveal(ANN, CARD, sealed(number))).isEqualTo(NUMBER);
        assertRefused(ANN, CARD, sealed(other));
    }

    /** A later format of the bound data is told apart by its first byte (R20). */
    @Test
    void refusesAnotherVersionOfTheFormat() throws GeneralSecurityException {
        Aead aead = keys.cardKeys().getPrimitive(Primitives.configuration(), Aead.class);
        byte[] bound = BoundData.of(BoundField.NUMBER, ANN, CARD);
        bound[0]++;

        assertRefused(ANN, CARD, sealed(aead.encrypt(DIGITS.getBytes(StandardCharsets.US_ASCII), bound)));
    }

    /** SAFE-2: sealed by somebody with the key, and still not a card number. */
    @Test
    void refusesWhatIsNoNumber() throws GeneralSecurityException {
        Aead aead = keys.cardKeys().getPrimitive(Primitives.configuration(), Aead.class);
        byte[] bound = BoundData.of(BoundField.NUMBER, ANN, CARD);

        assertRefused(ANN, CARD, sealed(aead.encrypt("4111 no number".getBytes(StandardCharsets.US_ASCII), bound)));
    }

    /** SAFE-3: destroyed, disabled or never there, the answer is the same and names the key. */
    @Test
    void namesAKeyThatIsGone() {
        TinkKeys rotated = Rotation.rotated(keys);
        for (TinkKeys without : List.of(
                Rotation.withoutOlder(rotated, true),
                Rotation.withoutOlder(rotated, false),
                Rotation.withOlderDestroyed(rotated),
                TinkKeys.generate())) {
            assertThat(TinkCardSafe.of(without).keys().sealing()).doesNotContain(sealed.keyId());
            assertThatThrownBy(() -> TinkCardSafe.of(without).reveal(ANN, CARD, sealed))
                    .isInstanceOfSatisfying(
                            CardKeyMissingException.class,
                            missing -> assertThat(missing.keyId()).isEqualTo(sealed.keyId()))
                    .satisfies(refusal -> assertThat(trace(refusal)).doesNotContain("1111"));
        }
    }

    /** SAFE-3, SAFE-4: what is left of the keyset goes on working beside keys that are disabled or destroyed. */
    @Test
    void sealsAndRecognisesBesideKeysThatAreGone() {
        TinkKeys rotated = Rotation.rotated(keys);
        for (TinkKeys without : List.of(Rotation.withoutOlder(rotated, true), Rotation.withOlderDestroyed(rotated))) {
            TinkCardSafe left = TinkCardSafe.of(without);
            SealedNumber anew = left.seal(ANN, CARD, NUMBER);

            assertThat(left.reveal(ANN, CARD, anew)).isEqualTo(NUMBER);
            assertThat(left.fingerprints(ANN, NUMBER))
                    .containsExactly(
                            TinkCardSafe.of(rotated).fingerprints(ANN, NUMBER).get(0));
        }
    }

    /** SAFE-3: an old key still opens, new numbers name the new key. */
    @Test
    void survivesARotation() {
        TinkCardSafe later = TinkCardSafe.of(Rotation.rotated(keys));

        assertThat(later.reveal(ANN, CARD, sealed)).isEqualTo(NUMBER);
        assertThat(later.seal(ANN, CARD, NUMBER).keyId()).isNotEqualTo(sealed.keyId());
        assertThat(later.fingerprints(ANN, NUMBER))
                .hasSize(2)
                .containsAll(safe.fingerprints(ANN, NUMBER))
                .doesNotHaveDuplicates();
        assertThat(later.attemptTrace(ANN.tenant(), NUMBER, 8)).isEqualTo(safe.attemptTrace(ANN.tenant(), NUMBER, 8));
    }

    /** SAFE-4. */
    @Test
    void recognisesANumberForOneShopperOnly() {
        assertThat(safe.fingerprints(ANN, NUMBER)).isEqualTo(safe.fingerprints(ANN, CardNumber.parse(DIGITS)));
        assertThat(safe.fingerprints(ANN, NUMBER)).isNotEqualTo(safe.fingerprints(ShopperId.of("toys", "bob"), NUMBER));
        assertThat(safe.fingerprints(ANN, NUMBER))
                .isNotEqualTo(safe.fingerprints(ANN, CardNumber.parse("5555555555554444")));
        assertThat(safe.fingerprints(ANN, NUMBER))
                .isNotEqualTo(TinkCardSafe.of(TinkKeys.generate()).fingerprints(ANN, NUMBER));
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

    private SealedNumber sealed(byte[] bytes) {
        return new SealedNumber(sealed.keyId(), Base64.getEncoder().encodeToString(bytes));
    }

    private void assertRefused(ShopperId owner, CardId card, SealedNumber number) {
        assertThatThrownBy(() -> safe.reveal(owner, card, number))
                .isInstanceOf(SealedNumberForgedException.class)
                .satisfies(refusal -> assertThat(trace(refusal)).doesNotContain("1111"));
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
