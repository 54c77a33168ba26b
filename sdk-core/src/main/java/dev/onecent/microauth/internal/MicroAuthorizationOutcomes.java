package dev.onecent.microauth.internal;

import dev.onecent.card.MaskedCard;
import dev.onecent.microauth.MicroAuthorization;
import java.util.Optional;

/** The part of the engine that knows the card which a micro-authorization verifies. */
public interface MicroAuthorizationOutcomes {
    /** Applies the outcome of a micro-authorization to its card: it is linked, or removed (R15). */
    void apply(MicroAuthorization verification);

    /** Returns brand and last four of the card that a micro-authorization verifies; empty once the card is gone. */
    Optional<MaskedCard> findCard(MicroAuthorization verification);
}
