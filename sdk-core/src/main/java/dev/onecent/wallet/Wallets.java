package dev.onecent.wallet;

import dev.onecent.audit.Caller;
import dev.onecent.store.ShopperId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connects shoppers to the wallets that the host has registered, and reads their cards. Safe for use by many threads. */
public interface Wallets {
    /** For so long a shopper's wallets are asked, one after the other, before the rest counts as unreachable. */
    Duration PATIENCE = Duration.ofSeconds(3);

    /** Finds the shopper's connection with a wallet; empty if there never was one. */
    Optional<WalletConnection> find(ShopperId owner, WalletId wallet);

    /** As {@link #connect(ShopperId, WalletId, LeaveConfirmation, URI, Caller)} by the shopper. */
    ConnectResult connect(ShopperId owner, WalletId wallet, LeaveConfirmation confirmation, URI returnAddress);

    /**
     * The shopper confirmed that one leaves for the wallet's site (W1), and goes there. A redirect that was open before is
     * worth nothing any more.
     *
     * @param confirmation the name of its wording has at most 1,024 characters, its locale 100, neither a card number
     * @param returnAddress the host's page to which the wallet sends the shopper back
     * @throws IllegalArgumentException if one is longer, or holds a card number
     */
    ConnectResult connect(
            ShopperId owner, WalletId wallet, LeaveConfirmation confirmation, URI returnAddress, Caller by);

    /** As {@link #returned(ShopperId, WalletId, String, Map, Caller)} by the shopper. */
    ConnectResult returned(ShopperId owner, WalletId wallet, String state, Map<String, String> returned);

    /**
     * The shopper came back from the wallet (W2). The state is used up before the wallet is asked, so a return counts once; the wallet
     * is given what was kept since the shopper left, so that it refuses a code of another session.
     *
     * @param state as it came back, from the same shopper's session
     * @param returned everything that came back, for the wallet's own reading
     */
    ConnectResult returned(ShopperId owner, WalletId wallet, String state, Map<String, String> returned, Caller by);

    /** As {@link #disconnect(ShopperId, WalletId, Caller)} by the shopper. */
    boolean disconnect(ShopperId owner, WalletId wallet);

    /** Ends the connection: the wallet's cards are gone from the shop at once; false if there was none. */
    boolean disconnect(ShopperId owner, WalletId wallet, Caller by);

    /**
     * The connected wallets as they are seen now, one after the other, each asked once (W7). One that did not answer a moment
     * ago, and one whose turn comes after {@link #PATIENCE}, is not asked and counts as unreachable: the shopper waits for
     * that time and one call at the most. A connection that cannot be read counts as unreachable as well.
     */
    List<WalletView> of(ShopperId owner);

    /** Finds one connected wallet as it is seen now; it is asked in any case, because the shopper chose it. */
    Optional<WalletView> view(ShopperId owner, WalletId wallet);
}
