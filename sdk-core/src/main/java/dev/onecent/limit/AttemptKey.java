package dev.onecent.limit;

import dev.onecent.card.CardDataAccess;
import dev.onecent.card.CardNumber;
import dev.onecent.store.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The host's secret under which attempts are counted (R21): origins and tokens in every shop, numbers and BINs where no card safe
 * brings a key of its own. A caller who reads the counters cannot try out addresses or numbers against them without it. It serves nothing
 * else, comes from where the host keeps its secrets, and may be changed at any time: what was counted until then is forgotten.
 * Never printed. Safe for use by many threads.
 */
public final class AttemptKey {
    private static final int SHORTEST = 32;
    private static final String HMAC = "HmacSHA256";

    private final transient SecretKeySpec key;

    private AttemptKey(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * A key of random bytes.
     *
     * @param secret at least 32 bytes; copied, so that the caller may wipe them
     */
    public static AttemptKey of(byte[] secret) {
        Objects.requireNonNull(secret, "secret");
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("an attempt key has at least " + SHORTEST + " bytes");
        }
        return new AttemptKey(new SecretKeySpec(secret, HMAC));
    }

    /** Returns the keyed hash of a text under which attempts are counted: base64url. */
    public String hash(String text) {
        return hash(("text\0" + text).getBytes(StandardCharsets.UTF_8));
    }

    /** Of a number's first digits, which mean nothing at another tenant. */
    public String trace(TenantId tenant, CardNumber number, int digits) {
        char[] all = number.revealDigits(CardDataAccess.granted());
        byte[] bound = ("number\0" + tenant + "\0").getBytes(StandardCharsets.UTF_8);
        int length = Math.min(digits, all.length);
        byte[] input = Arrays.copyOf(bound, bound.length + length);
        for (int at = 0; at < length; at++) {
            input[bound.length + at] = (byte) all[at];
        }
        try {
            return hash(input);
        } finally {
            Arrays.fill(all, '\0');
            Arrays.fill(input, (byte) 0);
        }
    }

    private String hash(byte[] input) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(input));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "AttemptKey[*]";
    }
}
