package dev.onecent.checkout.internal;

import dev.onecent.gateway.CaptureMode;
import dev.onecent.limit.Limit;
import dev.onecent.store.PayeeId;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings of checkouts.
 *
 * @param payee to whom the money goes
 * @param life how long a checkout lives that nobody comes back to
 * @param capture when an approved amount is taken
 * @param checkAfter how long after its start an attempt without outcome is looked after by due work
 * @param starts how many checkouts a shopper starts within a window; a proof that a person does so admits no more
 */
public record CheckoutPolicy(PayeeId payee, Duration life, CaptureMode capture, Duration checkAfter, Limit starts) {
    public CheckoutPolicy {
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(life, "life");
        Objects.requireNonNull(capture, "capture");
        Objects.requireNonNull(checkAfter, "checkAfter");
        Objects.requireNonNull(starts, "starts");
    }
}
