package dev.onecent.testkit.simulation;

import dev.onecent.checkout.Checkout;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.store.Aggregate;
import dev.onecent.token.TokenExchange;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.walletoperator.WalletGrant;
import java.util.List;
import java.util.Optional;

/** The names of the states in which aggregates stand. */
final class States {
    /** The states where a run may end; over many runs each must be reached. */
    static final List<String> FINAL = List.of(
            "microAuthorizations Released",
            "microAuthorizations Verified",
            "microAuthorizations Refused",
            "microAuthorizations NotHeld",
            "microAuthorizations Lapsed",
            "microAuthorizations SettledByHand",
            "payments Lapsed",
            "payments Captured",
            "payments Voided",
            "payments Refunded",
            "payments Declined",
            "payments NotCharged",
            "payments SettledByHand",
            "checkouts Paid",
            "checkouts Abandoned",
            "checkouts Expired",
            "cards Linked",
            "cards by token",
            "tokenExchanges Attached",
            "walletConnections Connected",
            "walletConnections NotConnected",
            "walletGrants Active");

    /** The states that must have been seen on the way, over many runs. */
    static final List<String> REACHED = List.of(
            "answer ReviewResult.Confirmed",
            "answer ReviewResult.AddressMissing",
            "answer EditCardResult.Edited",
            "answer EditCardResult.ChallengeRequired",
            "answer LinkCardResult.CommandReused",
            "answer LinkCardResult.TryLater",
            "answer PayResult.CommandReused",
            "answer PaymentResult.CommandReused",
            "answer PayResult.TryLater",
            "answer PayResult.WalletUnreachable",
            "event CardExpiryChanged",
            "event CardExpiryNotChanged",
            "event PaymentLapsed",
            "event ShopperErased",
            "keys rotated",
            "numbers sealed anew",
            "paid on a mobile",
            "paid through the wallet",
            "paid in the operator's shop",
            "removed while its challenge was open",
            "rows damaged",
            "rows lost",
            "three operations at once",
            "proven by a second try",
            "expiry proven by a second try",
            "tokens detached");

    private States() {}

    /** The state of an aggregate that has one. */
    static Optional<String> of(Aggregate value) {
        if (value instanceof MicroAuthorization verification) {
            return Optional.of(verification.state().getClass().getSimpleName());
        }
        if (value instanceof Payment payment) {
            return Optional.of(payment.state().getClass().getSimpleName());
        }
        if (value instanceof TokenExchange exchange) {
            return Optional.of(exchange.state().getClass().getSimpleName());
        }
        return ofVisit(value);
    }

    private static Optional<String> ofVisit(Aggregate value) {
        if (value instanceof WalletConnection connection) {
            return Optional.of(connection.state().getClass().getSimpleName());
        }
        if (value instanceof WalletGrant grant) {
            return Optional.of(grant.state().getClass().getSimpleName());
        }
        return value instanceof Checkout checkout
                ? Optional.of(checkout.state().getClass().getSimpleName())
                : Optional.empty();
    }
}
