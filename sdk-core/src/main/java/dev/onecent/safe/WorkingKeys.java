package dev.onecent.safe;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The keys by which sealed numbers can be opened now, as far as that is known without opening one: by the key that a sealed
 * number names. A key service that is away loses no key, so it tells nothing of any number.
 *
 * @param sealing the ids of the keys that open; empty if nobody can tell, and every number counts as one that can be opened
 */
public record WorkingKeys(Optional<Set<String>> sealing) {
    public WorkingKeys {
        Objects.requireNonNull(sealing, "sealing");
        sealing = sealing.map(Set::copyOf);
    }

    /** The keys of a safe. */
    public static WorkingKeys of(SafeKeys keys) {
        Objects.requireNonNull(keys, "keys");
        return new WorkingKeys(Optional.of(Set.copyOf(keys.sealing())));
    }

    /** Returns the keys where no safe is wired: no sealed number can be opened. */
    public static WorkingKeys none() {
        return new WorkingKeys(Optional.of(Set.of()));
    }

    /** Returns the keys where none is known to be missing: every sealed number counts as one that can be opened. */
    public static WorkingKeys all() {
        return new WorkingKeys(Optional.empty());
    }

    /** Returns whether a number can be opened, as far as its key tells. */
    public boolean open(SealedNumber number) {
        Objects.requireNonNull(number, "number");
        return sealing.map(keys -> keys.contains(number.keyId())).orElse(true);
    }
}
