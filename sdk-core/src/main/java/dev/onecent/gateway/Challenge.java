package dev.onecent.gateway;

import java.time.Instant;
import java.util.Objects;

/**
 * The issuer wants to see the shopper (3-D Secure).
 *
 * @param action what the client has to do
 * @param deadline until when; from then on the attempt is given up, unless the gateway says when it is asked that it is approved
 */
public record Challenge(ClientAction action, Instant deadline) {
    public Challenge {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(deadline, "deadline");
    }

    /** Returns the challenge with a deadline no later than that. */
    Challenge until(Instant latest) {
        return deadline.isAfter(latest) ? new Challenge(action, latest) : this;
    }
}
