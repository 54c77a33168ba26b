package dev.onecent.gateway.internal;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import dev.onecent.money.Money;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway that always answers properly: an exception, {@code null}, or an approval of another amount is
 * {@link Unknown} (R17). Only the kind of failure is logged, not its message, which may echo the request.
 */
public final class GuardedGateway implements PaymentGateway {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedGateway.class);

    private final PaymentGateway gateway;

    public GuardedGateway(PaymentGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public GatewayTerms terms() {
        return gateway.terms();
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        AuthorizationAnswer answer = ask("authorize", () -> gateway.authorize(request), AuthorizationAnswer.class);
        return isFor(request.amount(), answer) ? answer : new Unknown("approved another amount");
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return ask("capture", () -> gateway.capture(request), OperationAnswer.class);
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return ask("release", () -> gateway.release(request), OperationAnswer.class);
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return ask("refund", () -> gateway.refund(request), OperationAnswer.class);
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        InquiryAnswer answer = ask("find", () -> gateway.find(inquiry), InquiryAnswer.class);
        boolean sound = !(answer instanceof InquiryAnswer.Found found) || isFor(inquiry.amount(), found.answer());
        return sound ? answer : new Unknown("found another amount");
    }

    private static boolean isFor(Money amount, AuthorizationAnswer answer) {
        return !(answer instanceof AuthorizationAnswer.Approved approved)
                || approved.amount().equals(amount);
    }

    private static <T> T ask(String call, Supplier<@Nullable T> gateway, Class<T> answers) {
        try {
            @Nullable T answer = gateway.get();
            return answer == null ? answers.cast(new Unknown(call + " answered nothing")) : answer;
        } catch (Exception failure) {
            LOG.warn(
                    "gateway call {} ended in {}; its outcome is unknown",
                    call,
                    failure.getClass().getName());
            return answers.cast(
                    new Unknown(call + " ended in " + failure.getClass().getSimpleName()));
        }
    }
}
