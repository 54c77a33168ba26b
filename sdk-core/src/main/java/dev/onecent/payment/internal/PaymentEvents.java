package dev.onecent.payment.internal;

import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentEvent;
import dev.onecent.payment.PaymentEvent.PaymentAuthorized;
import dev.onecent.payment.PaymentEvent.PaymentCaptured;
import dev.onecent.payment.PaymentEvent.PaymentDeclined;
import dev.onecent.payment.PaymentEvent.PaymentLapsed;
import dev.onecent.payment.PaymentEvent.PaymentRefunded;
import dev.onecent.payment.PaymentEvent.PaymentVoided;
import dev.onecent.payment.PaymentState.Authorized;
import dev.onecent.payment.PaymentState.Authorizing;
import dev.onecent.payment.PaymentState.Captured;
import dev.onecent.payment.PaymentState.Capturing;
import dev.onecent.payment.PaymentState.Declined;
import dev.onecent.payment.PaymentState.Lapsed;
import dev.onecent.payment.PaymentState.Refunded;
import dev.onecent.payment.PaymentState.Refunding;
import dev.onecent.payment.PaymentState.Voided;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The events that a transition tells. */
public final class PaymentEvents {
    private PaymentEvents() {}

    /** Lists the events between two values. */
    public static List<PaymentEvent> between(Payment before, Payment after) {
        return Stream.of(authorized(before, after), settled(before, after), refunded(before, after))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<PaymentEvent> authorized(Payment before, Payment after) {
        boolean approved = after.state() instanceof Authorized || after.state() instanceof Capturing;
        return before.state() instanceof Authorizing && approved
                ? Optional.of(new PaymentAuthorized(after.id(), after.amount()))
                : Optional.empty();
    }

    private static Optional<PaymentEvent> settled(Payment before, Payment after) {
        boolean refunding = before.state() instanceof Refunding;
        if (after.state() instanceof Captured && !refunding) {
            return Optional.of(new PaymentCaptured(after.id(), after.amount()));
        }
        if (after.state() instanceof Declined declined) {
            return Optional.of(
                    new PaymentDeclined(after.id(), declined.refusal().reason()));
        }
        if (after.state() instanceof Lapsed) {
            return Optional.of(new PaymentLapsed(after.id(), after.amount()));
        }
        return after.state() instanceof Voided
                ? Optional.of(new PaymentVoided(after.id(), after.amount()))
                : Optional.empty();
    }

    private static Optional<PaymentEvent> refunded(Payment before, Payment after) {
        if (!(before.state() instanceof Refunding refunding)) {
            return Optional.empty();
        }
        boolean all = after.state() instanceof Refunded;
        boolean part =
                after.state() instanceof Captured captured && captured.refunds().contains(refunding.refund());
        return all || part
                ? Optional.of(new PaymentRefunded(after.id(), refunding.refund().amount()))
                : Optional.empty();
    }
}
