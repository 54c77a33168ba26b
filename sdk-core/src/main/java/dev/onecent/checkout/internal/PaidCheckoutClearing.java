package dev.onecent.checkout.internal;

import dev.onecent.address.internal.StoredAddresses;
import dev.onecent.cart.internal.StoredCarts;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.vault.internal.StoredCardVaults;

/** Takes over what follows from a paid checkout: the cart loses what was bought (R5), and card and address were used. */
final class PaidCheckoutClearing {
    private final StoredCarts carts;
    private final StoredCardVaults vaults;
    private final StoredAddresses addresses;

    PaidCheckoutClearing(StoredCarts carts, StoredCardVaults vaults, StoredAddresses addresses) {
        this.carts = carts;
        this.vaults = vaults;
        this.addresses = addresses;
    }

    /** Does it; done twice, it changes nothing the second time. */
    void clear(Checkout checkout, Paid paid) {
        carts.remove(checkout.owner(), checkout.id(), checkout.life(), checkout.lines());
        paid.attempt()
                .flatMap(attempt -> attempt.instrument().cardOnFile())
                .ifPresent(card -> vaults.used(checkout.owner(), card, paid.at()));
        checkout.address().ifPresent(address -> addresses.used(checkout.owner(), address, paid.at()));
    }
}
