package dev.onecent.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An AEAD keyset, key by key: what names a key is opened with that key and no other. */
final class SealingKeys {
    private final List<String> names;
    private final Map<String, Aead> aeads;

    private SealingKeys(List<String> names, Map<String, Aead> aeads) {
        this.names = names;
        this.aeads = aeads;
    }

    static SealingKeys of(KeysetHandle keys) throws GeneralSecurityException {
        Map<String, Aead> aeads = new HashMap<>();
        for (KeysetHandle.Entry entry : KeyNames.entries(keys)) {
            KeysetHandle single = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(entry.getKey())
                            .withFixedId(entry.getId())
                            .makePrimary())
                    .build();
            aeads.put(KeyNames.name(entry.getId()), single.getPrimitive(Primitives.configuration(), Aead.class));
        }
        return new SealingKeys(KeyNames.of(keys), aeads);
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
}
