package dev.onecent.checkout.internal;

import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutEvent;
import dev.onecent.checkout.CheckoutEvent.CheckoutAbandoned;
import dev.onecent.checkout.CheckoutEvent.CheckoutExpired;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.CheckoutState.Paid;
import java.util.List;

/** The events that a transition tells. */
public final class CheckoutEvents {
    private CheckoutEvents() {}

    /** Lists the events between two values. */
    public static List<CheckoutEvent> between(Checkout before, Checkout after) {
        if (after.state() instanceof Paid paid && !(before.state() instanceof Paid)) {
            return List.of(new CheckoutPaid(after.id(), paid.payment(), after.lines(), after.total(), after.address()));
        }
        if (after.state() instanceof CheckoutState.Abandoned) {
            return List.of(new CheckoutAbandoned(after.id()));
        }
        return after.state() instanceof CheckoutState.Expired ? List.of(new CheckoutExpired(after.id())) : List.of();
    }
}
