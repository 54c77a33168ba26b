package dev.onecent.card;

import java.util.Objects;

/** The look of a card, which is all that stays with a payment (R8), for example {@code Visa ****1111}. */
public record MaskedCard(CardBrand brand, LastFour lastFour) {
    public MaskedCard {
        Objects.requireNonNull(brand, "brand");
        Objects.requireNonNull(lastFour, "lastFour");
    }

    @Override
    public String toString() {
        return brand.displayName() + " ****" + lastFour;
    }
}
