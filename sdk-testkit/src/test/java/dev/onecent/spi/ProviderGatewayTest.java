package dev.onecent.spi;

import dev.onecent.gateway.PaymentGateway;
import dev.onecent.testkit.contract.Capability;
import dev.onecent.testkit.contract.GatewayContract;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.Set;

/** The sample of {@code docs/spi.md}, which shows the class as it stands here. */
class ProviderGatewayTest extends GatewayContract {
    private final PaymentGateway gateway = new ProviderGateway(new ProviderInMemory());

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.REFUNDS_BY_KEY); // what more it can: CHALLENGES, TOKENS, ZERO_AMOUNTS, LOST_ANSWERS
    }

    @Override
    protected PaymentGateway gateway() {
        return gateway;
    }

    @Override
    protected void pass(Duration time) {
        // the provider in memory shows everything at once; at a test system: wait
    }

    @Override
    protected String approvedCard() {
        return TestCards.VISA;
    }

    @Override
    protected String declinedCard() {
        return TestCards.DECLINED;
    }
}
