package dev.onecent.testkit.gateway;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Challenged;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.money.Money;
import java.time.Instant;

/**
 * An authorization in the simulated gateway's ledger.
 *
 * @param answer what the gateway says of it now
 * @param held whether the amount is held
 * @param released whether it was released, or dropped
 * @param refunded how much of what was taken was paid back
 */
record SimulatedAuthorization(
        MerchantReference reference,
        Money amount,
        Instant at,
        AuthorizationAnswer answer,
        boolean held,
        boolean released,
        Money refunded) {
    static SimulatedAuthorization of(
            MerchantReference reference, Money amount, Instant at, AuthorizationAnswer answer) {
        return new SimulatedAuthorization(reference, amount, at, answer, false, false, Money.zero(amount.currency()));
    }

    InquiryAnswer.Found found() {
        return new InquiryAnswer.Found(answer, released, refunded);
    }

    boolean isCaptured() {
        return answer instanceof Approved approved && approved.captured();
    }

    boolean isChallengedUntilAfter(Instant now) {
        return answer instanceof Challenged challenged
                && now.isBefore(challenged.challenge().deadline());
    }

    boolean canRefund(Money more) {
        return isCaptured() && refunded.plus(more).compareTo(amount) <= 0;
    }

    SimulatedAuthorization declined(DeclineReason reason) {
        return new SimulatedAuthorization(reference, amount, at, new Declined(reason, false), false, false, refunded);
    }

    SimulatedAuthorization approved(Approved approved) {
        boolean holds = !approved.captured() && !amount.isZero();
        return new SimulatedAuthorization(reference, amount, at, approved, holds, false, refunded);
    }

    SimulatedAuthorization captured() {
        Approved before = (Approved) answer;
        return approved(new Approved(before.reference(), before.amount(), true, before.network()));
    }

    SimulatedAuthorization reversed() {
        return new SimulatedAuthorization(reference, amount, at, answer, false, true, refunded);
    }

    SimulatedAuthorization refunded(Money more) {
        return new SimulatedAuthorization(reference, amount, at, answer, false, released, refunded.plus(more));
    }
}
