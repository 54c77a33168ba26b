package dev.onecent.store.internal;

import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Shares a page among owners: the first key of each, then the second of each, and so on (R25). */
final class FairPage {
    /** An owner with more than this part of a page may keep others off it. */
    private static final int CROWDING_PART = 10;

    private FairPage() {}

    /** Returns whether an owner has so much of a page that others should be looked for behind it. */
    static boolean isCrowded(List<Key> page) {
        int most = Math.max(1, page.size() / CROWDING_PART);
        return byOwner(page).stream().anyMatch(keys -> keys.size() > most);
    }

    /** Returns at most {@code limit} of the keys; of one owner's, and of owners, those that come first stay first. */
    static List<Key> of(List<Key> due, int limit) {
        Queue<Queue<Key>> waiting = new ArrayDeque<>(byOwner(due));
        List<Key> page = new ArrayList<>();
        while (!waiting.isEmpty() && page.size() < limit) {
            Queue<Key> next = waiting.remove();
            page.add(next.remove());
            if (!next.isEmpty()) {
                waiting.add(next);
            }
        }
        return page;
    }

    private static Collection<Queue<Key>> byOwner(List<Key> keys) {
        Map<ShopperId, Queue<Key>> owners = new LinkedHashMap<>();
        keys.forEach(key ->
                owners.computeIfAbsent(key.owner(), first -> new ArrayDeque<>()).add(key));
        return owners.values();
    }
}
