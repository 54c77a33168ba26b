package dev.onecent.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The promises of a gateway's adapter about time and about what it can find; recovery relies on them.
 *
 * @param callLimit the longest a call may last before the adapter gives up on it, for example 30 s
 * @param visibilityLag how long an accepted request may stay invisible to an inquiry, for example 1 min
 * @param idempotencyWindow for how long a repeated key repeats the first answer, for example 24 h; at least two calls' length, so that a lost
 *     answer can be asked for again. An adapter of a provider that remembers keys for less remembers them itself
 * @param holdLife after how long an issuer has surely dropped an amount held, for example 30 days
 * @param findsRefunds whether {@link PaymentGateway#findRefund} finds a refund by its key for as long as the payment is kept. Without it a
 *     refund whose answer got lost for longer than the window is parked until an operator settles it by hand (R16)
 */
public record GatewayTerms(
        Duration callLimit,
        Duration visibilityLag,
        Duration idempotencyWindow,
        Duration holdLife,
        boolean findsRefunds) {
    /** The most that clocks of two processes may differ, so that no key is sent again that the gateway has forgotten. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    /** A caller that was held up is waited for so long, and looked for within it. */
    private static final Duration LATEST_CALL = Duration.ofDays(2);

    public GatewayTerms {
        Objects.requireNonNull(callLimit, "callLimit");
        Objects.requireNonNull(visibilityLag, "visibilityLag");
        Objects.requireNonNull(idempotencyWindow, "idempotencyWindow");
        Objects.requireNonNull(holdLife, "holdLife");
        if (callLimit.isNegative() || visibilityLag.isNegative()) {
            throw new IllegalArgumentException("the terms of a gateway are not negative");
        }
        if (idempotencyWindow.compareTo(callLimit.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("idempotencyWindow must not be shorter than two calls");
        }
        if (holdLife.compareTo(idempotencyWindow) < 0) {
            throw new IllegalArgumentException("holdLife must not be shorter than idempotencyWindow");
        }
    }

    /** Returns the same of a gateway that finds refunds by their keys. */
    public GatewayTerms findingRefunds() {
        return new GatewayTerms(callLimit, visibilityLag, idempotencyWindow, holdLife, true);
    }

    /** From when on "not found" is an answer about a request made at {@code requestedAt}. */
    public Instant visibleFrom(Instant requestedAt) {
        return requestedAt.plus(callLimit).plus(visibilityLag);
    }

    /**
     * Returns until when a key first sent at {@code since} may be sent again; from then on the gateway is only asked. It is earlier
     * than the end of the window by a call, which takes its time to arrive, and by {@link #CLOCK_TOLERANCE}, because another process
     * may have sent it first. Of a window too short for that, half of the rest after two calls is kept as a reserve.
     */
    public Instant repeatableUntil(Instant since) {
        Duration spare = idempotencyWindow.minus(callLimit.multipliedBy(2)).dividedBy(2);
        Duration tolerance = spare.compareTo(CLOCK_TOLERANCE) < 0 ? spare : CLOCK_TOLERANCE;
        return since.plus(idempotencyWindow).minus(callLimit).minus(tolerance);
    }

    /** Returns from when on a hold that was asked for at {@code requestedAt} may be over: its longest life, and the call and the lag. */
    public Instant lapsesFrom(Instant requestedAt) {
        return visibleFrom(requestedAt.plus(holdLife));
    }

    /**
     * Returns from when on nothing asked for at {@code requestedAt} is held any more, and no call or look for it can still come:
     * its record may go.
     */
    public Instant forgottenFrom(Instant requestedAt) {
        return requestedAt.plus(holdLife).plus(LATEST_CALL);
    }

    /** From when on an inquiry shows whether anything sent with a key of {@code since} took effect. */
    public Instant settledFrom(Instant since) {
        return since.plus(idempotencyWindow).plus(callLimit).plus(visibilityLag);
    }
}
