package dev.onecent.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import dev.onecent.safe.CardSafeException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;

/**
 * The keysets of a {@link TinkCardSafe}: one that encrypts card numbers, one that makes fingerprints, and one that counts
 * attempts, whose loss forgets the attempts of a day. The first two rotate: their primary key makes everything new, their other keys
 * serve what they made until due work has sealed it anew. Never printed.
 */
public final class TinkKeys {
    private final KeysetHandle cardKeys;
    private final KeysetHandle fingerprintKey;
    private final KeysetHandle attemptKey;

    private TinkKeys(KeysetHandle cardKeys, KeysetHandle fingerprintKey, KeysetHandle attemptKey) {
        this.cardKeys = Objects.requireNonNull(cardKeys, "cardKeys");
        this.fingerprintKey = Objects.requireNonNull(fingerprintKey, "fingerprintKey");
        this.attemptKey = Objects.requireNonNull(attemptKey, "attemptKey");
        if (KeyNames.haveOneInCommon(fingerprintKey, attemptKey)) {
            throw new IllegalArgumentException("fingerprints and attempts have keys of their own, and share none");
        }
    }

    /**
     * Keysets that the host loads itself, in production from its key management service. Their keys are local: a key that stays in the
     * service, as KmsAead and KmsEnvelopeAead do, is refused by {@link TinkCardSafe#of}, because its outage could not be told from a
     * forged number.
     *
     * @param cardKeys an AEAD keyset, for example AES256_GCM; new numbers are sealed with its primary key
     * @param fingerprintKey a PRF keyset whose keys give 32 bytes, for example HMAC_SHA256_PRF and not AES_CMAC_PRF; new
     *     fingerprints are made with its primary key
     * @param attemptKey another such keyset, which makes attempt traces (R21); it has no key in common with that of the fingerprints
     * @throws IllegalArgumentException if an enabled key is in both
     * @throws CardSafeException if one of the two cannot be read
     */
    public static TinkKeys of(KeysetHandle cardKeys, KeysetHandle fingerprintKey, KeysetHandle attemptKey) {
        return new TinkKeys(cardKeys, fingerprintKey, attemptKey);
    }

    /**
     * Keysets as {@code tinkey} writes them with a master key: encrypted, JSON or binary, unwrapped once by the key management
     * service. The bytes may lie beside the application.
     *
     * @param kms the master key, as Tink's client of the service gives it: {@code KmsClient.getAead(uri)}
     * @throws CardSafeException if one cannot be unwrapped; also if it is clear text
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static TinkKeys unwrap(Aead kms, byte[] cardKeys, byte[] fingerprintKey, byte[] attemptKey) {
        return new TinkKeys(
                WrappedKeyset.unwrap(cardKeys, kms, "cards"),
                WrappedKeyset.unwrap(fingerprintKey, kms, "fingerprints"),
                WrappedKeyset.unwrap(attemptKey, kms, "attempts"));
    }

    /** New keysets, to be kept by nobody: what they seal is lost with them. */
    public static TinkKeys generate() {
        try {
            return new TinkKeys(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Primitives.configuration()),
                    KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, Primitives.configuration()),
                    KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, Primitives.configuration()));
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot generate keys", e);
        }
    }

    /**
     * Keysets from a file of clear text, made at the first use and readable by its owner alone where the file system can say
     * so. For development only: the one who has the file reads every card, and in production keys never lie beside the data.
     *
     * @param deployment what the host's configuration says, so that a file that was left in it is refused elsewhere
     * @throws CardSafeException anywhere but in {@link Deployment#DEVELOPMENT}; nothing is read or written then;
     *     in it if the file cannot be read or written, is damaged, or its file system has no hard links
     */
    public static TinkKeys ofDevelopmentFile(Path file, Deployment deployment) {
        if (Objects.requireNonNull(deployment, "deployment") != Deployment.DEVELOPMENT) {
            throw new CardSafeException(
                    "keys in clear text are for development; unwrap keysets of a KMS instead", null);
        }
        try {
            return ClearKeys.readOrMake(file);
        } catch (IOException e) {
            throw new CardSafeException("cannot read or write the key file " + file.getFileName(), e);
        }
    }

    KeysetHandle cardKeys() {
        return cardKeys;
    }

    KeysetHandle fingerprintKey() {
        return fingerprintKey;
    }

    KeysetHandle attemptKey() {
        return attemptKey;
    }

    @Override
    public String toString() {
        return "TinkKeys[*]";
    }
}
