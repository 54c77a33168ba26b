package dev.onecent.testkit.contract;

import dev.onecent.wallet.WalletProvider;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The contract over a wallet with a mistake in it; run by a test, not by the build. */
class BrokenWalletContract extends TestWalletContractTest {
    static final AtomicReference<UnaryOperator<WalletProvider>> FAULT = new AtomicReference<>(wallet -> wallet);

    @Override
    protected WalletProvider wallet() {
        return Objects.requireNonNull(FAULT.get()).apply(super.wallet());
    }
}
