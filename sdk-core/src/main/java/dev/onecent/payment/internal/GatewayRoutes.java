package dev.onecent.payment.internal;

import dev.onecent.gateway.PaymentGateway;
import dev.onecent.payment.MethodId;
import dev.onecent.payment.PaymentInstrument;
import dev.onecent.payment.PaymentInstrument.OtherMethod;
import dev.onecent.payment.PaymentInstrument.WalletCard;
import dev.onecent.wallet.WalletId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The gateway of each payment: the host's gateway for cards, a wallet for its cards, a method beyond cards has a
 * gateway of its own.
 */
public record GatewayRoutes(
        PaymentGateway cards, Map<WalletId, PaymentGateway> wallets, Map<MethodId, PaymentGateway> methods) {
    public GatewayRoutes {
        Objects.requireNonNull(cards, "cards");
        Objects.requireNonNull(wallets, "wallets");
        Objects.requireNonNull(methods, "methods");
        wallets = Map.copyOf(wallets);
        methods = Map.copyOf(methods);
    }

    /** @throws IllegalStateException if a wallet or a method with open payments is no longer registered */
    PaymentGateway of(PaymentInstrument instrument) {
        if (instrument instanceof WalletCard card) {
            return registered(wallets.get(card.wallet()), "wallet " + card.wallet());
        }
        return instrument instanceof OtherMethod other
                ? registered(methods.get(other.method()), "method " + other.method())
                : cards;
    }

    /** Returns whether who carries a payment is still registered. */
    boolean isRegistered(PaymentInstrument instrument) {
        if (instrument instanceof WalletCard card) {
            return wallets.containsKey(card.wallet());
        }
        return !(instrument instanceof OtherMethod other) || methods.containsKey(other.method());
    }

    private static PaymentGateway registered(@Nullable PaymentGateway rail, String name) {
        if (rail == null) {
            throw new IllegalStateException(name + " is not registered; payments through it cannot go on without it");
        }
        return rail;
    }
}
