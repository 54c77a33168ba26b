package dev.onecent.testkit.simulation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The trace of a run, line by line; its hash is the same for the same seed on every Java platform. */
final class Trace {
    /** Spreads the lines' hashes, which the language specifies, over 64 bits: enough to compare runs, and against nobody. */
    private static final long PRIME = 0x100_0000_01b3L;

    private final List<String> lines = new ArrayList<>();
    private long hash;

    void say(String line) {
        lines.add(line);
        hash = hash * PRIME + line.hashCode();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    String hash() {
        return HexFormat.of().toHexDigits(hash);
    }
}
