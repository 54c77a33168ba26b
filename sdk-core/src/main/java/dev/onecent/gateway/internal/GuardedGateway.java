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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that always answers properly: whatever it throws, {@code null}, an answer with a part missing, for another amount or
 * about another authorization is {@link Unknown} (R17).
 */
public final class GuardedGateway implements PaymentGateway {
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
        AuthorizationAnswer answer = ask(
                "authorize",
                () -> FailedAnswer.told("authorize", true, gateway.authorize(request)),
                any -> Soundness.isSound(request, any),
                AuthorizationAnswer.class);
        return answer instanceof Unknown unknown ? new Unknown(FailedAnswer.printable(unknown.cause())) : answer;
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return operate("capture", () -> gateway.capture(request));
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return operate("release", () -> gateway.release(request));
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return operate("refund", () -> gateway.refund(request));
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        boolean secretGiven = !inquiry.returned().isEmpty();
        return ask(
                "find",
                () -> FailedAnswer.told("find", secretGiven, gateway.find(inquiry)),
                answer -> Soundness.isSound(inquiry, answer),
                InquiryAnswer.class);
    }

    private static OperationAnswer operate(String call, Supplier<@Nullable OperationAnswer> gateway) {
        return ask(call, () -> FailedAnswer.told(call, false, gateway.get()), any -> true, OperationAnswer.class);
    }

    private static <T> T ask(String call, Supplier<@Nullable T> gateway, Predicate<T> sound, Class<T> answers) {
        return Guard.ask(call, gateway, sound, cause -> answers.cast(new Unknown(cause)));
    }
}
