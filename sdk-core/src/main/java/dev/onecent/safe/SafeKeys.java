package dev.onecent.safe;

import java.util.List;
import java.util.Objects;

/**
 * The keys of a card safe that work, by their ids (R20): the current one first, by which everything new is made, then those that
 * only open, oldest first. A key that was disabled or destroyed is not among them.
 *
 * @param sealing keys that seal and reveal numbers, at least one; for example {@code [1720931, 98004]}
 * @param fingerprinting keys by which cards are recognised, at least one
 */
public record SafeKeys(List<String> sealing, List<String> fingerprinting) {
    public SafeKeys {
        Objects.requireNonNull(sealing, "sealing");
        Objects.requireNonNull(fingerprinting, "fingerprinting");
        sealing = List.copyOf(sealing);
        fingerprinting = List.copyOf(fingerprinting);
        if (sealing.isEmpty() || fingerprinting.isEmpty()) {
            throw new IllegalArgumentException("a safe has a key that seals and one that makes fingerprints");
        }
    }

    /** Returns the keys under which numbers are sealed now. */
    public CurrentKeys current() {
        return new CurrentKeys(sealing.get(0), fingerprinting.get(0));
    }

    /** Returns whether numbers and fingerprints made with those can be opened and recognised with these. */
    public boolean include(CurrentKeys others) {
        return sealing.contains(others.sealing()) && fingerprinting.contains(others.fingerprinting());
    }
}
