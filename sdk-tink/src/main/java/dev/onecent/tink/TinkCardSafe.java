package dev.onecent.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PrfSet;
import dev.onecent.card.CardNumber;
import dev.onecent.safe.AttemptTrace;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Seals card numbers with an AEAD keyset of Tink's, tenant, shopper and card bound as associated data, and makes fingerprints
 * with a PRF keyset of their own (R20), and attempt traces with a third one (R21). A number sealed with an older key of the keyset is still revealed. Safe for use by
 * many threads.
 */
public final class TinkCardSafe implements CardSafe {
    private static final int HASH_BYTES = 32;

    private final Aead aead;
    private final PrfSet prf;
    private final PrfSet attempts;
    private final String primaryKey;
    private final Set<String> knownKeys;

    private TinkCardSafe(Aead aead, PrfSet prf, PrfSet attempts, String primaryKey, Set<String> knownKeys) {
        this.aead = aead;
        this.prf = prf;
        this.attempts = attempts;
        this.primaryKey = primaryKey;
        this.knownKeys = knownKeys;
    }

    /** @throws CardSafeException if the keysets are not of the kinds that {@link TinkKeys} asks for */
    public static TinkCardSafe of(TinkKeys keys) {
        try {
            KeysetHandle cardKeys = keys.cardKeys();
            return new TinkCardSafe(
                    cardKeys.getPrimitive(Primitives.configuration(), Aead.class),
                    keys.fingerprintKey().getPrimitive(Primitives.configuration(), PrfSet.class),
                    keys.attemptKey().getPrimitive(Primitives.configuration(), PrfSet.class),
                    Integer.toUnsignedString(cardKeys.getPrimary().getId()),
                    ids(cardKeys));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("the keysets cannot be used", e);
        }
    }

    @Override
    public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
        byte[] digits = NumberBytes.of(number);
        try {
            byte[] sealed = aead.encrypt(digits, BoundData.of(owner, card));
            return new SealedNumber(primaryKey, Base64.getEncoder().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot seal the number of " + owner + "/" + card, e);
        } finally {
            Arrays.fill(digits, (byte) 0);
        }
    }

    @Override
    public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
        if (!knownKeys.contains(sealed.keyId())) {
            throw new CardSafeException(
                    "the number of " + owner + "/" + card + " was sealed with key " + sealed.keyId()
                            + ", which is not in the keyset",
                    null);
        }
        try {
            byte[] ciphertext = Base64.getDecoder().decode(sealed.ciphertext());
            return NumberBytes.read(aead.decrypt(ciphertext, BoundData.of(owner, card)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CardSafeException("cannot reveal the number of " + owner + "/" + card, e);
        }
    }

    @Override
    public Fingerprint fingerprint(ShopperId owner, CardNumber number) {
        byte[] digits = NumberBytes.of(number);
        byte[] input = BoundData.of(owner, digits);
        try {
            return Fingerprint.of(hash(prf, input));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot make a fingerprint for " + owner, e);
        } finally {
            Arrays.fill(digits, (byte) 0);
            Arrays.fill(input, (byte) 0);
        }
    }

    @Override
    public AttemptTrace attemptTrace(TenantId tenant, CardNumber number, int digits) {
        byte[] all = NumberBytes.of(number);
        byte[] first = Arrays.copyOf(all, Math.min(digits, all.length));
        byte[] input = BoundData.of(tenant, first);
        try {
            return AttemptTrace.of(hash(attempts, input));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot make an attempt trace for " + tenant, e);
        } finally {
            Arrays.fill(all, (byte) 0);
            Arrays.fill(first, (byte) 0);
            Arrays.fill(input, (byte) 0);
        }
    }

    private static String hash(PrfSet keys, byte[] input) throws GeneralSecurityException {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.computePrimary(input, HASH_BYTES));
    }

    private static Set<String> ids(KeysetHandle keys) {
        return IntStream.range(0, keys.size())
                .mapToObj(at -> Integer.toUnsignedString(keys.getAt(at).getId()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
