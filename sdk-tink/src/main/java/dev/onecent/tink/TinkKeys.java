package dev.onecent.tink;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import dev.onecent.safe.CardSafeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * The keysets of a {@link TinkCardSafe}: one that encrypts card numbers, and can be rotated; one that makes fingerprints, and
 * cannot without losing sight of the cards that are on file; one that counts attempts, and whose loss forgets the attempts of
 * a day. Never printed.
 */
public final class TinkKeys {
    private final KeysetHandle cardKeys;
    private final KeysetHandle fingerprintKey;
    private final KeysetHandle attemptKey;

    private TinkKeys(KeysetHandle cardKeys, KeysetHandle fingerprintKey, KeysetHandle attemptKey) {
        this.cardKeys = cardKeys;
        this.fingerprintKey = fingerprintKey;
        this.attemptKey = attemptKey;
    }

    /**
     * Keysets that the host loads, in production from its key management service.
     *
     * @param cardKeys an AEAD keyset, for example AES256_GCM; new numbers are sealed with its primary key
     * @param fingerprintKey a PRF keyset, for example HMAC_SHA256_PRF
     * @param attemptKey another PRF keyset, which makes attempt traces (R21); never the same key
     */
    public static TinkKeys of(KeysetHandle cardKeys, KeysetHandle fingerprintKey, KeysetHandle attemptKey) {
        return new TinkKeys(cardKeys, fingerprintKey, attemptKey);
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
     * so. For development only: whoever has the file reads every card, and in production keys never lie beside the data.
     */
    public static TinkKeys ofDevelopmentFile(Path file) {
        try {
            if (Files.notExists(file)) {
                KeyFile.write(file, generate().lines());
            }
            return read(Files.readAllLines(file));
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

    private List<String> lines() {
        return List.of(json(cardKeys), json(fingerprintKey), json(attemptKey));
    }

    private static String json(KeysetHandle keys) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                            keys, Primitives.configuration(), InsecureSecretKeyAccess.get())
                    .lines()
                    .map(String::strip)
                    .reduce("", String::concat);
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot write the keys", e);
        }
    }

    private static TinkKeys read(List<String> lines) {
        try {
            return new TinkKeys(parse(lines.get(0)), parse(lines.get(1)), parse(lines.get(2)));
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            throw new CardSafeException("the key file is damaged; restore it, or the cards on file are lost", e);
        }
    }

    private static KeysetHandle parse(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, Primitives.configuration(), InsecureSecretKeyAccess.get());
    }

    @Override
    public String toString() {
        return "TinkKeys[*]";
    }
}
