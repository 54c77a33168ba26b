package dev.onecent.testkit.simulation;

import dev.onecent.checkout.Checkout;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.store.Aggregate;
import java.util.List;
import java.util.Optional;

/** The names of the states in which aggregates stand. */
final class States {
    /** Where a run may end; over many runs each must be reached. */
    static final List<String> FINAL = List.of(
            "microAuthorizations Released",
            "microAuthorizations Verified",
            "microAuthorizations Refused",
            "microAuthorizations NotFrozen",
            "microAuthorizations Lapsed",
            "microAuthorizations SettledByHand",
            "payments Authorized",
            "payments Captured",
            "payments Voided",
            "payments Refunded",
            "payments Declined",
            "payments NotCharged",
            "payments SettledByHand",
            "checkouts Paid",
            "checkouts Abandoned",
            "checkouts Expired",
            "cards Linked");

    private States() {}

    /** The state of an aggregate that has one. */
    static Optional<String> of(Aggregate value) {
        if (value instanceof MicroAuthorization cent) {
            return Optional.of(cent.state().getClass().getSimpleName());
        }
        if (value instanceof Payment payment) {
            return Optional.of(payment.state().getClass().getSimpleName());
        }
        return value instanceof Checkout checkout
                ? Optional.of(checkout.state().getClass().getSimpleName())
                : Optional.empty();
    }
}
