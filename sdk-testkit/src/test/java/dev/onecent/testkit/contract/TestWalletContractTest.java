package dev.onecent.testkit.contract;

import dev.onecent.wallet.WalletProvider;
import java.util.EnumSet;
import java.util.Set;

/** The testkit's own wallet behind its line holds the same, and says so when it is cut off. */
class TestWalletContractTest extends OneCentWalletContractTest {
    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.OWNER_ENDS, Capability.OUTAGES);
    }

    @Override
    protected WalletProvider wallet() {
        return operator().provider();
    }

    @Override
    protected void outage(boolean down) {
        if (down) {
            operator().cutOff();
        } else {
            operator().reconnect();
        }
    }
}
