package dev.onecent.testkit.simulation;

import static dev.onecent.testkit.simulation.Invariants.rule;

import dev.onecent.store.Stored;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Wallets beside the shop: W2. */
final class WalletRules {
    private WalletRules() {}

    static List<Invariant> all() {
        return List.of(rule("W2", WalletRules::nobodyIsConnectedToAStrangersWallet));
    }

    /** The shopper who agreed at the wallet is the one who is connected at the shop, whatever code was brought there (RFC 9700). */
    private static void nobodyIsConnectedToAStrangersWallet(Observation seen, Consumer<String> broken) {
        for (Stored<?> stored : Stores.all(Objects.requireNonNull(seen.stores().get("walletConnections")))) {
            ((WalletConnection) stored.value())
                    .connected()
                    .map(connected -> agreedBy(connected.account()))
                    .filter(there -> !there.equals(stored.key().owner().shopper()))
                    .ifPresent(there -> broken.accept(stored.key() + " is connected to the wallet of " + there));
        }
    }

    /** Shoppers have the same name on both sides; an account begins with it. */
    private static String agreedBy(WalletAccount account) {
        String first = account.value().substring(0, account.value().indexOf('.'));
        return new String(Base64.getUrlDecoder().decode(first), StandardCharsets.UTF_8);
    }
}
