package dev.onecent.gateway;

import java.time.Instant;
import java.util.Objects;

/**
 * The issuer wants to see the shopper (3-D Secure).
 *
 * @param action what the client has to do
 * @param deadline until when; afterwards the attempt is dead and whatever it did is given back
 */
public record Challenge(ClientAction action, Instant deadline) {
    public Challenge {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(deadline, "deadline");
    }

    /** The same, with a deadline no later than that. */
    Challenge until(Instant latest) {
        return deadline.isAfter(latest) ? new Challenge(action, latest) : this;
    }
}
