package dev.onecent.safe;

import java.util.Objects;
import java.util.Optional;

/**
 * The two keys by which everything new is made (R20).
 *
 * @param sealing seals numbers
 * @param fingerprinting makes fingerprints
 */
public record CurrentKeys(String sealing, String fingerprinting) {
    public CurrentKeys {
        Objects.requireNonNull(sealing, "sealing");
        Objects.requireNonNull(fingerprinting, "fingerprinting");
    }

    /** Returns whether both were made by these keys. */
    public boolean made(SealedNumber number, Optional<Fingerprint> fingerprint) {
        return number.keyId().equals(sealing)
                && fingerprint.flatMap(Fingerprint::keyId).equals(Optional.of(fingerprinting));
    }
}
