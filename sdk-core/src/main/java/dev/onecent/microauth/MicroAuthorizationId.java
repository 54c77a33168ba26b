package dev.onecent.microauth;

import dev.onecent.store.CardId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import java.util.Objects;

/**
 * The id of a micro-authorization among its shopper's, as text for example {@code card-1.2}: the second verification of a card.
 *
 * @param number of the verification among those of the card, from 1
 */
public record MicroAuthorizationId(CardId card, int number) {
    public MicroAuthorizationId {
        Objects.requireNonNull(card, "card");
        if (number < 1) {
            throw new IllegalArgumentException("number counts from 1");
        }
    }

    /**
     * Returns the id that a text names, as {@link #toString()} writes it and a key holds it, for example in a report of due work.
     *
     * @throws IllegalArgumentException if the text is no id of a micro-authorization
     */
    public static MicroAuthorizationId parse(String text) {
        Objects.requireNonNull(text, "text");
        int dot = text.lastIndexOf('.');
        try {
            return new MicroAuthorizationId(
                    CardId.of(text.substring(0, Math.max(0, dot))), Integer.parseInt(text.substring(dot + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("text is no id of a micro-authorization, for example card-1.2", e);
        }
    }

    /** Returns the key of this micro-authorization of a shopper. */
    public Key of(ShopperId owner) {
        return MicroAuthorization.key(owner, card, number);
    }

    @Override
    public String toString() {
        return card + "." + number;
    }
}
