package dev.onecent.tink;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import dev.onecent.safe.CardSafeException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A PRF keyset, key by key. */
final class HashingKeys {
    private static final int BYTES = 32;

    private static final byte[] NOTHING = new byte[0];

    private final List<String> names;
    private final Map<String, Prf> prfs;

    private HashingKeys(List<String> names, Map<String, Prf> prfs) {
        this.names = names;
        this.prfs = prfs;
    }

    /** @throws CardSafeException if a key gives fewer than 32 bytes or no primary works */
    static HashingKeys of(KeysetHandle keys) throws GeneralSecurityException {
        List<String> names = KeyNames.of(keys);
        Map<String, Prf> prfs = new HashMap<>();
        PrfSet all = keys.getPrimitive(Primitives.configuration(), PrfSet.class);
        all.getPrfs().forEach((id, prf) -> prfs.put(KeyNames.name(id), prf));
        HashingKeys hashing = new HashingKeys(names, prfs);
        names.forEach(hashing::tryOut);
        return hashing;
    }

    /** The current key first, then the others, oldest first. */
    List<String> names() {
        return names;
    }

    /** 43 characters of base64url. */
    String hash(String name, byte[] input) throws GeneralSecurityException {
        byte[] hash = Objects.requireNonNull(prfs.get(name)).compute(input, BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private void tryOut(String name) {
        try {
            hash(name, NOTHING);
        } catch (GeneralSecurityException e) {
            throw new CardSafeException(
                    "key " + name + " gives no hash of " + BYTES + " bytes; take HMAC_SHA256_PRF, for example", e);
        }
    }
}
