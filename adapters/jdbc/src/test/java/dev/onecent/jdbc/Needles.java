package dev.onecent.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many texts of eight ASCII characters or more, looked for in one pass over megabytes, each under the name that it is told by. */
final class Needles {
    private static final int WINDOW = Long.BYTES;
    private static final int SLOT_BITS = 16;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Map<Long, List<Needle>> byStart = new HashMap<>();
    private final boolean[] taken = new boolean[1 << SLOT_BITS];

    void add(String text, String name) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < WINDOW) {
            throw new IllegalArgumentException("a needle has " + WINDOW + " characters at least: " + name);
        }
        long start = 0;
        for (int at = 0; at < WINDOW; at++) {
            start = next(start, bytes[at]);
        }
        byStart.computeIfAbsent(start, any -> new ArrayList<>()).add(new Needle(bytes, name));
        taken[slot(start)] = true;
    }

    /** The names of those that occur. */
    Set<String> in(byte[] hay) {
        Set<String> found = new LinkedHashSet<>();
        long window = 0;
        for (int at = 0; at < hay.length; at++) {
            window = next(window, hay[at]);
            if (taken[slot(window)] && at + 1 >= WINDOW) {
                int from = at + 1 - WINDOW;
                byStart.getOrDefault(window, List.of()).stream()
                        .filter(needle -> needle.isAt(hay, from))
                        .forEach(needle -> found.add(needle.name()));
            }
        }
        return found;
    }

    private static long next(long window, byte each) {
        return (window << Byte.SIZE) | (each & 0xFF);
    }

    private static int slot(long window) {
        return (int) ((window * GOLDEN) >>> (Long.SIZE - SLOT_BITS));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Needle(byte[] bytes, String name) {
        boolean isAt(byte[] hay, int from) {
            if (hay.length - from < bytes.length) {
                return false;
            }
            for (int at = 0; at < bytes.length; at++) {
                if (hay[from + at] != bytes[at]) {
                    return false;
                }
            }
            return true;
        }
    }
}
