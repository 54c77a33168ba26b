package dev.onecent.wallet.internal;

import dev.onecent.wallet.ConnectionState.Connected;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletEvent;
import dev.onecent.wallet.WalletEvent.WalletConnected;
import dev.onecent.wallet.WalletEvent.WalletDisconnected;
import dev.onecent.wallet.WalletEvent.WalletPrimarySeen;
import java.util.List;
import java.util.Optional;

/** The events that a transition tells. */
final class WalletEvents {
    private WalletEvents() {}

    static List<WalletEvent> between(WalletConnection before, WalletConnection after) {
        Optional<Connected> was = before.connected();
        Optional<Connected> is = after.connected();
        if (was.isEmpty() && is.isPresent()) {
            return List.of(new WalletConnected(after.wallet()));
        }
        if (was.isPresent() && is.isEmpty()) {
            return List.of(new WalletDisconnected(after.wallet()));
        }
        return is.flatMap(Connected::primary)
                .filter(seen ->
                        was.flatMap(Connected::primary).filter(seen::equals).isEmpty())
                .<List<WalletEvent>>map(seen -> List.of(new WalletPrimarySeen(after.wallet())))
                .orElse(List.of());
    }
}
