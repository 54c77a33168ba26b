package dev.onecent.wallet;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.onecent.store.Event;
import java.util.Objects;

/** An event about a connection with a wallet. */
public sealed interface WalletEvent extends Event {
    /** Returns the wallet. */
    WalletId wallet();

    /** The shopper agreed; the wallet's cards are offered from now on (W7). */
    @JsonTypeName("wallet-connected")
    record WalletConnected(WalletId wallet) implements WalletEvent {
        public WalletConnected {
            Objects.requireNonNull(wallet, "wallet");
        }
    }

    /** The shopper or the wallet ended the connection. */
    @JsonTypeName("wallet-disconnected")
    record WalletDisconnected(WalletId wallet) implements WalletEvent {
        public WalletDisconnected {
            Objects.requireNonNull(wallet, "wallet");
        }
    }

    /** The wallet has another primary card than before, or one for the first time (R7); the payment methods block shows which. */
    @JsonTypeName("wallet-primary-seen")
    record WalletPrimarySeen(WalletId wallet) implements WalletEvent {
        public WalletPrimarySeen {
            Objects.requireNonNull(wallet, "wallet");
        }

        @Override
        public boolean isMergeable() {
            return true;
        }
    }
}
