package dev.onecent.testkit.gateway;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.money.Money;

/**
 * A gateway that shows its books, so that a test can compare what the SDK believes with what happened to the money. Adopters
 * implement it over the fake or the sandbox behind their own adapter.
 */
public interface AccountableGateway extends PaymentGateway {
    /** Every hold that moved until now; refunds with their keys. */
    Ledger ledger();

    /**
     * The shopper passes the challenge of an authorization, or fails it; too late, nothing happens.
     *
     * @throws IllegalArgumentException if nothing is known under that reference
     */
    void completeChallenge(MerchantReference reference, boolean passed);

    /**
     * The merchant refunds at the gateway's dashboard: under no key of ours.
     *
     * @throws IllegalArgumentException if less is left of what was taken
     */
    void refundAtDashboard(MerchantReference reference, Money amount);
}
