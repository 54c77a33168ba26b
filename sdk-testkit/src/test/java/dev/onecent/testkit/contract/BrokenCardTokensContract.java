package dev.onecent.testkit.contract;

import dev.onecent.gateway.CardTokens;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The contract over card tokens with a mistake in them; run by a test, not by the build. */
class BrokenCardTokensContract extends SimulatedCardTokensContractTest {
    static final AtomicReference<UnaryOperator<CardTokens>> FAULT = new AtomicReference<>(tokens -> tokens);

    @Override
    protected CardTokens tokens() {
        return Objects.requireNonNull(FAULT.get()).apply(super.tokens());
    }
}
