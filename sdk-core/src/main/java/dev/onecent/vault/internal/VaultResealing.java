package dev.onecent.vault.internal;

import dev.onecent.vault.StuckCard;
import java.util.List;
import java.util.Objects;

/**
 * The result of sealing one vault's cards under the current keys.
 *
 * @param resealed how many cards were sealed anew
 * @param stuck the cards that could not be
 */
public record VaultResealing(int resealed, List<StuckCard> stuck) {
    public VaultResealing {
        Objects.requireNonNull(stuck, "stuck");
        stuck = List.copyOf(stuck);
    }
}
