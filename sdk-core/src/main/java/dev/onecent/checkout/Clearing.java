package dev.onecent.checkout;

import dev.onecent.address.Addresses;
import dev.onecent.cart.Carts;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.store.internal.Wiring;
import dev.onecent.vault.CardVaults;

/** Takes over what follows from a paid checkout: the cart loses what was bought (R5), and card and address were used. */
final class Clearing {
    private final Carts carts;
    private final CardVaults vaults;
    private final Addresses addresses;

    Clearing(Carts carts, CardVaults vaults, Addresses addresses) {
        this.carts = carts;
        this.vaults = vaults;
        this.addresses = addresses;
    }

    /** Does it; done twice, it changes nothing the second time. */
    void clear(Checkout checkout, Paid paid) {
        carts.remove(Wiring.ONECENT, checkout.owner(), checkout.id(), checkout.life(), checkout.lines());
        paid.attempt()
                .flatMap(attempt -> attempt.instrument().cardOnFile())
                .ifPresent(card -> vaults.used(Wiring.ONECENT, checkout.owner(), card, paid.at()));
        checkout.address().ifPresent(address -> addresses.used(Wiring.ONECENT, checkout.owner(), address, paid.at()));
    }
}
