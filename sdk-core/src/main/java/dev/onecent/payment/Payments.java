package dev.onecent.payment;

import dev.onecent.audit.Caller;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.money.Money;
import dev.onecent.store.CommandId;
import dev.onecent.store.OwnedPage;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.util.Optional;

/**
 * Drives payments through the gateway: it saves the intent, calls and saves the outcome (R17); due work does the rest. Safe
 * for use by many threads.
 */
public interface Payments {
    /** Finds a shopper's payment. */
    Optional<Payment> find(ShopperId owner, PaymentId id);

    /** By our name of it at the gateway; also after its shopper was erased, when it is kept under a pseudonym. */
    Optional<Payment> find(TenantId tenant, MerchantReference reference);

    /** A shopper's payments of every state, ordered by id, from after {@code afterId} on ("" for the first page). */
    OwnedPage<Payment> of(ShopperId owner, String afterId, int limit);

    /** A shopper's payments of every state, the newest first: those before a place, or the first page. */
    PaymentPage history(ShopperId owner, Optional<PaymentCursor> before, int limit);

    /** Counts and sums of a shopper's payments in a period (W9); what cannot be read is named and not counted. */
    PaymentStatistics statistics(ShopperId owner, PaymentPeriod period);

    /** As {@link #capture(ShopperId, PaymentId, Caller)} by the host's program. */
    PaymentResult capture(ShopperId owner, PaymentId id);

    /** Takes an authorized amount. */
    PaymentResult capture(ShopperId owner, PaymentId id, Caller by);

    /** As {@link #voidPayment(ShopperId, PaymentId, Caller)} by the host's program. */
    PaymentResult voidPayment(ShopperId owner, PaymentId id);

    /** Gives an authorized, not captured amount back. */
    PaymentResult voidPayment(ShopperId owner, PaymentId id, Caller by);

    /** As {@link #refund(ShopperId, PaymentId, CommandId, Money, Caller)} by the host's program. */
    PaymentResult refund(ShopperId owner, PaymentId id, CommandId command, Money amount);

    /**
     * Refunds captured money, in full or in part; never more than is left, once for each command. A command that the gateway has refused
     * is refused for good: another try is another command. A command that is given again with another amount is answered
     * {@code CommandReused}.
     */
    PaymentResult refund(ShopperId owner, PaymentId id, CommandId command, Money amount, Caller by);

    /**
     * Settles a payment by hand whose outcome the gateway does not tell; empty if there is no such payment. The checkout
     * that waits for it hears of it at once.
     *
     * @param evidence what shows it, at most 1,024 characters, no card number; stored
     * @throws IllegalArgumentException if evidence or operator is too long or holds a card number
     */
    Optional<Payment> settleByHand(ShopperId owner, PaymentId id, boolean taken, String evidence, String operator);
}
