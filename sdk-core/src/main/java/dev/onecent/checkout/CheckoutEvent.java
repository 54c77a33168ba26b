package dev.onecent.checkout;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.onecent.address.DeliveryAddress;
import dev.onecent.cart.CartLine;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.Event;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An event about a checkout. */
public sealed interface CheckoutEvent extends Event {
    /** Returns the checkout. */
    CheckoutId checkout();

    /**
     * Paid: the hand-over to the host's orders. Delivered at least once; deduplicate by the event's id.
     *
     * @param payment what paid it; empty if the total is zero (R4)
     * @param address where it is delivered to, if the checkout was reviewed (M3)
     */
    @JsonTypeName("checkout-paid")
    record CheckoutPaid(
            CheckoutId checkout,
            Optional<PaymentId> payment,
            List<CartLine> lines,
            Money total,
            Optional<DeliveryAddress> address)
            implements CheckoutEvent {
        public CheckoutPaid {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(checkout, "checkout");
            Objects.requireNonNull(payment, "payment");
            Objects.requireNonNull(lines, "lines");
            Objects.requireNonNull(total, "total");
            lines = List.copyOf(lines);
        }
    }

    /** The shopper left without paying. */
    @JsonTypeName("checkout-abandoned")
    record CheckoutAbandoned(CheckoutId checkout) implements CheckoutEvent {
        public CheckoutAbandoned {
            Objects.requireNonNull(checkout, "checkout");
        }
    }

    /** The checkout expired: the shopper did not come back in time. */
    @JsonTypeName("checkout-expired")
    record CheckoutExpired(CheckoutId checkout) implements CheckoutEvent {
        public CheckoutExpired {
            Objects.requireNonNull(checkout, "checkout");
        }
    }
}
