package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.SimulatedGateway;

/** The shop and what it is wired to. */
record Shop(OneCent onecent, SimulatedGateway gateway, ShopFile file, Wallet wallet) {
    /** A second shopper, who is new in each run and is erased at its end. */
    ShopperId guest() {
        return ShopperId.of(file.shop(), file.shopper().equals("guest") ? "guest-2" : "guest");
    }
}
