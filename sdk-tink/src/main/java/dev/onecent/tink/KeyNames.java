package dev.onecent.tink;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import java.util.ArrayList;
import java.util.List;

/** The keys of a keyset that work, by their ids as Tink and its tools print them. */
final class KeyNames {
    private KeyNames() {}

    /** The primary first, then the others in the order of the keyset, which is that in which they were added. */
    static List<String> of(KeysetHandle keys) {
        List<String> names = new ArrayList<>();
        names.add(name(keys.getPrimary().getId()));
        entries(keys).stream()
                .filter(entry -> !entry.isPrimary())
                .map(entry -> name(entry.getId()))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** What is neither disabled nor destroyed. */
    static List<KeysetHandle.Entry> entries(KeysetHandle keys) {
        List<KeysetHandle.Entry> entries = new ArrayList<>();
        for (int at = 0; at < keys.size(); at++) {
            KeysetHandle.Entry entry = keys.getAt(at);
            if (entry.getStatus().equals(KeyStatus.ENABLED)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    static String name(int id) {
        return Integer.toUnsignedString(id);
    }
}
