package dev.onecent.checkout.internal;

import dev.onecent.address.internal.StoredAddresses;
import dev.onecent.cart.internal.StoredCarts;
import dev.onecent.method.internal.PaymentMethodBlocks;
import dev.onecent.payment.internal.StoredPayments;
import dev.onecent.vault.internal.StoredCardVaults;
import dev.onecent.wallet.internal.StoredWallets;

/** The other shells that a checkout uses. */
public record CheckoutServices(
        StoredCarts carts,
        StoredAddresses addresses,
        StoredCardVaults cards,
        StoredWallets wallets,
        PaymentMethodBlocks methods,
        StoredPayments payments) {}
