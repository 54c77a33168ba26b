package dev.onecent.tink;

import com.google.crypto.tink.Aead;
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
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Seals card numbers with an AEAD keyset of Tink's; bound as associated data are the format's version, tenant, shopper, card and
 * field (R20). Makes fingerprints with a PRF keyset of their own, and attempt traces with a third one (R21). The primary key of a
 * keyset is the current one; its other enabled keys open and recognise what they made before. A key that is disabled, destroyed or not
 * in the keyset is a {@link CardKeyMissingException}. Safe for use by many threads.
 */
public final class TinkCardSafe implements CardSafe {
    private final SealingKeys cards;
    private final HashingKeys fingerprints;
    private final HashingKeys attempts;
    private final SafeKeys keys;

    private TinkCardSafe(SealingKeys cards, HashingKeys fingerprints, HashingKeys attempts) {
        this.cards = cards;
        this.fingerprints = fingerprints;
        this.attempts = attempts;
        keys = new SafeKeys(cards.names(), fingerprints.names());
    }

    /**
     * @throws CardSafeException if the keysets are not of the kinds that {@link TinkKeys#of} asks for, or one has no primary key that is
     *     enabled
     */
    public static TinkCardSafe of(TinkKeys keys) {
        try {
            return new TinkCardSafe(
                    SealingKeys.of(keys.cardKeys()),
                    HashingKeys.of(keys.fingerprintKey()),
                    HashingKeys.of(keys.attemptKey()));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("the keysets cannot be used", e);
        }
    }

    @Override
    public SafeKeys keys() {
        return keys;
    }

    @Override
    public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
        byte[] digits = NumberBytes.of(number);
        try {
            byte[] sealed = cards.current().encrypt(digits, BoundData.of(BoundField.NUMBER, owner, card));
            return new SealedNumber(
                    keys.current().sealing(), Base64.getEncoder().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot seal the number of " + owner + "/" + card, e);
        } finally {
            Arrays.fill(digits, (byte) 0);
        }
    }

    @Override
    public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
        Aead aead =
                cards.find(sealed.keyId()).orElseThrow(() -> new CardKeyMissingException(owner, card, sealed.keyId()));
        try {
            byte[] bound = BoundData.of(BoundField.NUMBER, owner, card);
            return NumberBytes.read(aead.decrypt(bytes(sealed.ciphertext()), bound));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealedNumberForgedException(owner, card, e);
        }
    }

    @Override
    public List<Fingerprint> fingerprints(ShopperId owner, CardNumber number) {
        byte[] digits = NumberBytes.of(number);
        byte[] input = BoundData.of(BoundField.FINGERPRINT, owner, digits);
        try {
            List<Fingerprint> all = new ArrayList<>();
            for (String key : fingerprints.names()) {
                all.add(Fingerprint.of(key, fingerprints.hash(key, input)));
            }
            return List.copyOf(all);
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot make a fingerprint for " + owner, e);
        } finally {
            Arrays.fill(digits, (byte) 0);
            Arrays.fill(input, (byte) 0);
        }
    }

    @Override
    public AttemptHash attemptTrace(TenantId tenant, CardNumber number, int digits) {
        byte[] all = NumberBytes.of(number);
        byte[] first = Arrays.copyOf(all, Math.min(digits, all.length));
        byte[] input = BoundData.of(BoundField.ATTEMPT, tenant, first);
        try {
            return AttemptHash.of(attempts.hash(attempts.names().get(0), input));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot make an attempt trace for " + tenant, e);
        } finally {
            Arrays.fill(all, (byte) 0);
            Arrays.fill(first, (byte) 0);
            Arrays.fill(input, (byte) 0);
        }
    }

    /** Base64 leaves some bits unused; text in which they are set was not written here. */
    private static byte[] bytes(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("not as it was written");
        }
        return bytes;
    }
}
