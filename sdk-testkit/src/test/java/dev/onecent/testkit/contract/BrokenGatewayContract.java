package dev.onecent.testkit.contract;

import dev.onecent.gateway.PaymentGateway;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The contract over a gateway with a mistake in it; run by a test, not by the build. */
class BrokenGatewayContract extends SimulatedGatewayContractTest {
    static final AtomicReference<UnaryOperator<PaymentGateway>> FAULT = new AtomicReference<>(gateway -> gateway);

    @Override
    protected PaymentGateway gateway() {
        return Objects.requireNonNull(FAULT.get()).apply(super.gateway());
    }
}
