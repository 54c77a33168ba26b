package dev.onecent.testkit.contract;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.testkit.SettableClock;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** The simulated gateway holds what gateways must (GATEWAY-1 to GATEWAY-9). */
class SimulatedGatewayContractTest extends GatewayContract {
    private final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");
    private final SimulatedGateway simulated = SimulatedGateway.of(clock);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.LOST_ANSWERS,
                Capability.CHALLENGES,
                Capability.ZERO_AMOUNTS,
                Capability.TOKENS,
                Capability.REFUNDS_BY_KEY);
    }

    @Override
    protected PaymentGateway gateway() {
        return simulated;
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }

    @Override
    protected String approvedCard() {
        return TestCards.VISA;
    }

    @Override
    protected String declinedCard() {
        return TestCards.DECLINED;
    }

    @Override
    protected String challengedCard() {
        return TestCards.CHALLENGED;
    }

    @Override
    protected void completeChallenge(MerchantReference challenged, boolean passed) {
        simulated.completeChallenge(challenged, passed);
    }

    @Override
    protected PresentedCard token() {
        return PresentedToken.of(
                simulated.tokenize(TestShop.form(TestCards.VISA)).revealToken());
    }

    @Override
    protected void loseNextAnswer(Call call) {
        simulated.next(call, Reaction.LOSE_ANSWER);
    }

    @Override
    protected void loseNextRequest(Call call) {
        simulated.next(call, Reaction.LOSE_REQUEST);
    }
}
