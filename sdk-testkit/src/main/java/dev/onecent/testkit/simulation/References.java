package dev.onecent.testkit.simulation;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentInstrument;
import dev.onecent.store.Aggregate;
import dev.onecent.store.CommandId;
import dev.onecent.token.TokenExchange;
import java.util.Optional;

/** The references by which aggregates are known at the gateway. */
final class References {
    private References() {}

    /** Our name of what is asked of the gateway, or of a wallet. */
    static Optional<MerchantReference> of(Aggregate value) {
        if (value instanceof MicroAuthorization verification) {
            return Optional.of(verification.reference());
        }
        if (value instanceof Payment payment) {
            return Optional.of(payment.reference());
        }
        return value instanceof TokenExchange exchange ? Optional.of(exchange.reference()) : Optional.empty();
    }

    /** Returns the key of a command's refund in the gateway's books: of one through the wallet the wallet's own. */
    static String refundInTheBooks(Payment payment, CommandId command) {
        String key = payment.reference() + ".refund." + command;
        return payment.instrument() instanceof PaymentInstrument.WalletCard
                ? inTheBooks(payment) + ".refund." + WalletOperator.commandOf(payment.reference(), key)
                : key;
    }

    /** Returns the reference of a payment in the gateway's ledger: that of the wallet for one through the wallet. */
    static MerchantReference inTheBooks(Payment payment) {
        return payment.instrument() instanceof PaymentInstrument.WalletCard
                ? WalletOperator.referenceOf(payment.reference())
                : payment.reference();
    }
}
