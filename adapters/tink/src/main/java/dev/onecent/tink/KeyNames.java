package dev.onecent.tink;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import dev.onecent.safe.CardSafeException;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of a keyset that work, by their ids as Tink and its tools print them. An entry that Tink cannot read is a
 * {@link CardSafeException}.
 */
final class KeyNames {
    private KeyNames() {}

    /**
     * The primary first, then the others in the order of the keyset, which is that in which they were added.
     *
     * @throws CardSafeException if no primary works
     */
    static List<String> of(KeysetHandle keys) {
        List<String> names = new ArrayList<>();
        names.add(name(primary(keys).getId()));
        entries(keys).stream()
                .filter(entry -> !entry.isPrimary())
                .map(entry -> name(entry.getId()))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** Lists the keys that are neither disabled nor destroyed. */
    static List<KeysetHandle.Entry> entries(KeysetHandle keys) {
        List<KeysetHandle.Entry> entries = new ArrayList<>();
        for (int at = 0; at < keys.size(); at++) {
            KeysetHandle.Entry entry = entry(keys, at);
            if (entry.getStatus().equals(KeyStatus.ENABLED)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Returns whether two keysets share a key, whatever it is called in either. */
    static boolean haveOneInCommon(KeysetHandle some, KeysetHandle others) {
        return entries(some).stream()
                .map(KeysetHandle.Entry::getKey)
                .anyMatch(key -> entries(others).stream()
                        .anyMatch(other -> other.getKey().equalsKey(key)));
    }

    static String name(int id) {
        return Integer.toUnsignedString(id);
    }

    private static KeysetHandle.Entry primary(KeysetHandle keys) {
        return entries(keys).stream()
                .filter(KeysetHandle.Entry::isPrimary)
                .findFirst()
                .orElseThrow(() -> new CardSafeException("a keyset has no primary key that is enabled", null));
    }

    private static KeysetHandle.Entry entry(KeysetHandle keys, int at) {
        try {
            return keys.getAt(at);
        } catch (IllegalStateException e) {
            throw new CardSafeException("a key of a keyset cannot be read", e);
        }
    }
}
