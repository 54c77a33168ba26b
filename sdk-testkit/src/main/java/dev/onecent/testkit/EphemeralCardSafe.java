package dev.onecent.testkit;

import dev.onecent.card.CardDataAccess;
import dev.onecent.card.CardNumber;
import dev.onecent.safe.AttemptHash;
import dev.onecent.safe.CardKeyMissingException;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SafeKeys;
import dev.onecent.safe.SealedNumber;
import dev.onecent.safe.SealedNumberForgedException;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A card safe whose keys live as long as this object: what it sealed nobody opens afterwards. AES-256-GCM and HMAC-SHA256 of
 * the Java platform. For tests; production takes {@code onecent-tink} or a safe of its own. Safe for use by many threads.
 */
public final class EphemeralCardSafe implements CardSafe {
    private static final String HMAC = "HmacSHA256";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<SafeKey> cardKeys;
    private final List<SafeKey> fingerprintKeys;
    private final SecretKeySpec attemptKey;

    /** With keys of its own. */
    public EphemeralCardSafe() {
        this(List.of(SafeKey.made("card-1", "AES")), List.of(SafeKey.made("print-1", HMAC)), secret(HMAC));
    }

    private EphemeralCardSafe(List<SafeKey> cardKeys, List<SafeKey> fingerprintKeys, SecretKeySpec attemptKey) {
        this.cardKeys = cardKeys;
        this.fingerprintKeys = fingerprintKeys;
        this.attemptKey = attemptKey;
    }

    /** The safe after a rotation: new keys for cards and fingerprints, those of this one only open and recognise. */
    public EphemeralCardSafe rotated() {
        return new EphemeralCardSafe(
                rotated(cardKeys, "card-", "AES"), rotated(fingerprintKeys, "print-", HMAC), attemptKey);
    }

    /** The safe once every key but the current ones is destroyed. */
    public EphemeralCardSafe withoutOlderKeys() {
        return new EphemeralCardSafe(cardKeys.subList(0, 1), fingerprintKeys.subList(0, 1), attemptKey);
    }

    @Override
    public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
        byte[] digits = digits(number);
        SafeKey key = cardKeys.get(0);
        try {
            byte[] nonce = randomBytes(NONCE);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, owner, card).doFinal(digits);
            byte[] all = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return new SealedNumber(key.id(), Base64.getEncoder().encodeToString(all));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot seal the number of " + owner + "/" + card, e);
        } finally {
            Arrays.fill(digits, (byte) 0);
        }
    }

    @Override
    public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
        SafeKey key = cardKeys.stream()
                .filter(known -> known.id().equals(sealed.keyId()))
                .findFirst()
                .orElseThrow(() -> new CardKeyMissingException(owner, card, sealed.keyId()));
        try {
            byte[] all = bytes(sealed.ciphertext());
            byte[] nonce = Arrays.copyOf(all, NONCE);
            byte[] digits =
                    cipher(Cipher.DECRYPT_MODE, key, nonce, owner, card).doFinal(all, NONCE, all.length - NONCE);
            return number(digits);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealedNumberForgedException(owner, card, e);
        }
    }

    @Override
    public List<Fingerprint> fingerprints(ShopperId owner, CardNumber number) {
        byte[] digits = digits(number);
        try {
            List<Fingerprint> all = new ArrayList<>();
            for (SafeKey key : fingerprintKeys) {
                all.add(Fingerprint.of(key.id(), hash(key.secret(), bound("fingerprint", owner, ""), digits)));
            }
            return all;
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot make a fingerprint for " + owner, e);
        } finally {
            Arrays.fill(digits, (byte) 0);
        }
    }

    @Override
    public SafeKeys keys() {
        return new SafeKeys(
                cardKeys.stream().map(SafeKey::id).toList(),
                fingerprintKeys.stream().map(SafeKey::id).toList());
    }

    @Override
    public AttemptHash attemptTrace(TenantId tenant, CardNumber number, int digits) {
        byte[] all = digits(number);
        byte[] first = Arrays.copyOf(all, Math.min(digits, all.length));
        try {
            return AttemptHash.of(hash(attemptKey, (tenant + " ").getBytes(StandardCharsets.UTF_8), first));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot make an attempt trace for " + tenant, e);
        } finally {
            Arrays.fill(all, (byte) 0);
            Arrays.fill(first, (byte) 0);
        }
    }

    /** The current key first, then the others, oldest first. */
    private static List<SafeKey> rotated(List<SafeKey> keys, String name, String algorithm) {
        List<SafeKey> all = new ArrayList<>();
        all.add(SafeKey.made(name + (keys.size() + 1), algorithm));
        all.addAll(keys.subList(1, keys.size()));
        all.add(keys.get(0));
        return List.copyOf(all);
    }

    private static String hash(SecretKeySpec key, byte[] bound, byte[] digits) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(key);
        mac.update(bound);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(digits));
    }

    private static Cipher cipher(int mode, SafeKey key, byte[] nonce, ShopperId owner, CardId card)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound("number", owner, card.value()));
        return cipher;
    }

    /** Identifiers hold no spaces, so no two lists of them give the same bytes. */
    private static byte[] bound(String field, ShopperId owner, String card) {
        return (field + " " + owner.tenant() + " " + owner.shopper() + " " + card).getBytes(StandardCharsets.UTF_8);
    }

    /** Base64 leaves some bits unused; text in which they are set is no text of ours, nor is what is too short to be sealed. */
    private static byte[] bytes(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length < NONCE + TAG_BITS / Byte.SIZE
                || !Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("not written by us");
        }
        return bytes;
    }

    private static byte[] digits(CardNumber number) {
        char[] digits = number.revealDigits(CardDataAccess.granted());
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

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static SecretKeySpec secret(String algorithm) {
        return new SecretKeySpec(randomBytes(32), algorithm);
    }

    /** A key and its name. */
    private static final class SafeKey {
        private final String id;
        private final SecretKeySpec secret;

        private SafeKey(String id, SecretKeySpec secret) {
            this.id = id;
            this.secret = secret;
        }

        static SafeKey made(String id, String algorithm) {
            return new SafeKey(id, EphemeralCardSafe.secret(algorithm));
        }

        String id() {
            return id;
        }

        SecretKeySpec secret() {
            return secret;
        }
    }
}
