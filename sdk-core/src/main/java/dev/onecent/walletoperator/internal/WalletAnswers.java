package dev.onecent.walletoperator.internal;

import dev.onecent.gateway.Authorization.Challenged;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.Unknown;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentResult;
import dev.onecent.payment.PaymentState;
import dev.onecent.payment.PaymentState.Authorizing;
import dev.onecent.payment.PaymentState.Voided;
import dev.onecent.payment.Refund;
import java.util.Optional;

/** The wallet's payment as the shop sees it. */
final class WalletAnswers {
    private WalletAnswers() {}

    /**
     * Returns what an inquiry finds; a payment that is being released is neither there nor gone, so the shop asks
     * again.
     */
    static InquiryAnswer found(Payment payment) {
        if (payment.isBeingReversed()) {
            return new Unknown("the wallet is giving it back");
        }
        Money refunded = payment.isCharged()
                ? payment.state().refunds().stream()
                        .map(Refund::amount)
                        .reduce(Money.zero(payment.amount().currency()), Money::plus)
                : Money.zero(payment.amount().currency());
        boolean reversed = payment.state() instanceof Voided || payment.state() instanceof PaymentState.Lapsed;
        AuthorizationAnswer answer = reversed ? approved(payment) : answer(payment);
        return new InquiryAnswer.Found(answer, reversed, refunded);
    }

    /**
     * Returns the answer about a charge; what the wallet gives back it finishes by itself, so the shop was not charged.
     */
    static AuthorizationAnswer answer(Payment payment) {
        if (payment.isBeingReversed()) {
            return new Pending();
        }
        if (payment.state() instanceof Authorizing asked) {
            return asked.authorization() instanceof Challenged challenged
                    ? new AuthorizationAnswer.Challenged(reference(payment), challenged.challenge())
                    : new Pending();
        }
        if (payment.isCharged()) {
            return approved(payment);
        }
        return payment.state() instanceof PaymentState.Declined declined
                ? new Declined(declined.refusal().reason(), declined.refusal().retryable())
                : new Declined(DeclineReason.DO_NOT_HONOR, true);
    }

    static OperationAnswer answer(PaymentResult result) {
        if (result instanceof PaymentResult.Done) {
            return new OperationAnswer.Done();
        }
        if (result instanceof PaymentResult.InProgress) {
            return new Pending();
        }
        if (result instanceof PaymentResult.NotFound) {
            return new Unknown("the payment is moving to another owner");
        }
        return result instanceof PaymentResult.CommandReused
                ? new OperationAnswer.Refused("the key was used for another amount")
                : new OperationAnswer.Refused("the wallet's payment does not allow it");
    }

    private static AuthorizationAnswer approved(Payment payment) {
        return new Approved(reference(payment), payment.amount(), isTaken(payment), Optional.empty());
    }

    private static GatewayReference reference(Payment payment) {
        return GatewayReference.of(payment.reference().value());
    }

    private static boolean isTaken(Payment payment) {
        return payment.isCharged()
                && !(payment.state() instanceof PaymentState.Authorized)
                && !(payment.state() instanceof PaymentState.Capturing);
    }
}
