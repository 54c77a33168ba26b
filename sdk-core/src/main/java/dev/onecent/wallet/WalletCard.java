package dev.onecent.wallet;

import dev.onecent.card.CardExpiry;
import dev.onecent.card.MaskedCard;
import dev.onecent.gateway.PresentedToken;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A card that a wallet keeps; its number never reaches the shop.
 *
 * @param token by what the wallet charges it
 * @param nickname what the shopper calls it in the wallet
 * @param primary whether it is the one that the shopper pays with first (W8)
 * @param lastUsedAt the latest payment with it, if the wallet tells
 * @param addedAt since when the wallet lists it; a new card stands behind those that were there
 */
public record WalletCard(
        WalletCardId id,
        PresentedToken token,
        MaskedCard masked,
        CardExpiry expiry,
        Optional<String> nickname,
        boolean primary,
        Optional<Instant> lastUsedAt,
        Instant addedAt) {
    public WalletCard {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(masked, "masked");
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(nickname, "nickname");
        Objects.requireNonNull(lastUsedAt, "lastUsedAt");
        Objects.requireNonNull(addedAt, "addedAt");
    }

    /** Returns whether it can pay (R24). */
    public boolean isUsableAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return !expiry.isPastAt(now);
    }
}
