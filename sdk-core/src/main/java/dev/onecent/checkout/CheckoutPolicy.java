package dev.onecent.checkout;

import dev.onecent.gateway.CaptureMode;
import dev.onecent.store.PayeeId;
import java.time.Duration;
import java.util.Objects;

/**
 * How checkouts run.
 *
 * @param payee to whom the money goes
 * @param life how long a checkout lives that nobody comes back to
 * @param capture when an approved amount is taken
 * @param checkAfter how long after its start an attempt without outcome is looked after by due work
 */
public record CheckoutPolicy(PayeeId payee, Duration life, CaptureMode capture, Duration checkAfter) {
    public CheckoutPolicy {
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(life, "life");
        Objects.requireNonNull(capture, "capture");
        Objects.requireNonNull(checkAfter, "checkAfter");
    }
}
