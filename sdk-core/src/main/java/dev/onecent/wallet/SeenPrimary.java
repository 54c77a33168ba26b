package dev.onecent.wallet;

import java.time.Instant;
import java.util.Objects;

/**
 * The wallet's primary card, and since when the shop knows of it, by the shop's clock (R7).
 *
 * @param since when it was first seen
 */
public record SeenPrimary(WalletCardId card, Instant since) {
    public SeenPrimary {
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(since, "since");
    }
}
