package dev.onecent.testkit.contract;

import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.testkit.SettableClock;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** The simulated gateway holds what card tokens must (TOKEN-1 to TOKEN-9). */
class SimulatedCardTokensContractTest extends CardTokensContract {
    private final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");
    private final SimulatedGateway simulated = SimulatedGateway.of(clock);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.LOST_ANSWERS);
    }

    @Override
    protected PaymentGateway gateway() {
        return simulated;
    }

    @Override
    protected CardTokens tokens() {
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
    protected void loseNextAnswer(Call call) {
        simulated.next(call, Reaction.LOSE_ANSWER);
    }

    @Override
    protected void loseNextRequest(Call call) {
        simulated.next(call, Reaction.LOSE_REQUEST);
    }
}
