package dev.onecent.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import dev.onecent.safe.CardSafeException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An AEAD keyset, key by key: what names a key is opened with that key and no other. All of them are local: Tink tells no outage
 * of a remote one from a ciphertext that was changed.
 */
final class SealingKeys {
    private final List<String> names;
    private final Map<String, Aead> aeads;

    private SealingKeys(List<String> names, Map<String, Aead> aeads) {
        this.names = names;
        this.aeads = aeads;
    }

    /** @throws CardSafeException if a key is remote or no primary works */
    static SealingKeys of(KeysetHandle keys) throws GeneralSecurityException {
        List<String> names = KeyNames.of(keys);
        Map<String, Aead> aeads = new HashMap<>();
        for (KeysetHandle.Entry entry : KeyNames.entries(keys)) {
            String name = KeyNames.name(entry.getId());
            aeads.put(name, local(name, single(entry)).getPrimitive(Primitives.configuration(), Aead.class));
        }
        return new SealingKeys(names, aeads);
    }

    /** The current key first, then the others, oldest first. */
    List<String> names() {
        return names;
    }

    Aead current() {
        return Objects.requireNonNull(aeads.get(names.get(0)));
    }

    Optional<Aead> find(String name) {
        return Optional.ofNullable(aeads.get(name));
    }

    private static KeysetHandle single(KeysetHandle.Entry entry) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(entry.getKey())
                        .withFixedId(entry.getId())
                        .makePrimary())
                .build();
    }

    private static KeysetHandle local(String name, KeysetHandle key) {
        if (!holdsASecret(key)) {
            throw new CardSafeException(
                    "key " + name + " of the cards is remote; unwrap a keyset of local keys with the KMS instead",
                    null);
        }
        return key;
    }

    /**
     * Returns whether a key holds a secret; an entry for a remote key holds its address alone. The parameters tell that
     * only of kinds that Tink recognised.
     */
    private static boolean holdsASecret(KeysetHandle key) {
        try {
            TinkProtoKeysetFormat.serializeKeysetWithoutSecret(key, Primitives.configuration());
            return false;
        } catch (GeneralSecurityException refusal) {
            return true;
        }
    }
}
