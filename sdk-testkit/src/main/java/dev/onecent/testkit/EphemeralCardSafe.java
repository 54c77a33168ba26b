package dev.onecent.testkit;

import dev.onecent.card.CardNumber;
import dev.onecent.safe.AttemptTrace;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A card safe whose keys live as long as this object: what it sealed nobody opens afterwards. AES-256-GCM and HMAC-SHA256 of
 * the Java platform. For tests; production takes {@code onecent-sdk-tink} or a safe of its own. Safe for use by many threads.
 */
public final class EphemeralCardSafe implements CardSafe {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String KEY_ID = "ephemeral";

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec cardKey = new SecretKeySpec(randomBytes(32), "AES");
    private final SecretKeySpec fingerprintKey = new SecretKeySpec(randomBytes(32), "HmacSHA256");
    private final SecretKeySpec attemptKey = new SecretKeySpec(randomBytes(32), "HmacSHA256");

    @Override
    public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
        byte[] digits = digits(number);
        try {
            byte[] nonce = randomBytes(NONCE);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner, card).doFinal(digits);
            byte[] all = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return new SealedNumber(KEY_ID, Base64.getEncoder().encodeToString(all));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot seal the number of " + owner + "/" + card, e);
        } finally {
            Arrays.fill(digits, (byte) 0);
        }
    }

    @Override
    public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
        try {
            byte[] all = Base64.getDecoder().decode(sealed.ciphertext());
            byte[] nonce = Arrays.copyOf(all, NONCE);
            byte[] digits = cipher(Cipher.DECRYPT_MODE, nonce, owner, card).doFinal(all, NONCE, all.length - NONCE);
            return number(digits);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CardSafeException("cannot reveal the number of " + owner + "/" + card, e);
        }
    }

    @Override
    public Fingerprint fingerprint(ShopperId owner, CardNumber number) {
        byte[] digits = digits(number);
        try {
            return Fingerprint.of(hash(fingerprintKey, bound(owner, ""), digits));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot make a fingerprint for " + owner, e);
        } finally {
            Arrays.fill(digits, (byte) 0);
        }
    }

    @Override
    public AttemptTrace attemptTrace(TenantId tenant, CardNumber number, int digits) {
        byte[] all = digits(number);
        byte[] first = Arrays.copyOf(all, Math.min(digits, all.length));
        try {
            return AttemptTrace.of(hash(attemptKey, (tenant + " ").getBytes(StandardCharsets.UTF_8), first));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot make an attempt trace for " + tenant, e);
        } finally {
            Arrays.fill(all, (byte) 0);
            Arrays.fill(first, (byte) 0);
        }
    }

    private static String hash(SecretKeySpec key, byte[] bound, byte[] digits) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        mac.update(bound);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(digits));
    }

    private Cipher cipher(int mode, byte[] nonce, ShopperId owner, CardId card) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, cardKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound(owner, card.value()));
        return cipher;
    }

    /** Identifiers hold no spaces, so no two lists of them give the same bytes. */
    private static byte[] bound(ShopperId owner, String card) {
        return (owner.tenant() + " " + owner.shopper() + " " + card).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digits(CardNumber number) {
        char[] digits = number.revealDigits();
        byte[] bytes = new byte[digits.length];
        for (int at = 0; at < digits.length; at++) {
            bytes[at] = (byte) digits[at];
        }
        Arrays.fill(digits, '\0');
        return bytes;
    }

    private static CardNumber number(byte[] digits) {
        char[] typed = new char[digits.length];
        for (int at = 0; at < digits.length; at++) {
            typed[at] = (char) digits[at];
        }
        try {
            return CardNumber.restored(typed);
        } finally {
            Arrays.fill(typed, '\0');
            Arrays.fill(digits, (byte) 0);
        }
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
