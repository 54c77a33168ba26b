package dev.onecent.gateway.internal;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
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

    /** Guards a gateway of the host. */
    public GuardedGateway(PaymentGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public GatewayTerms terms() {
        return gateway.terms();
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        try (CardEcho echo = CardEcho.of(request.card())) {
            return ask(
                    AuthorizationAnswer.class,
                    "authorize",
                    true,
                    () -> gateway.authorize(request),
                    any -> AnswerCheck.isSound(request, any) && !repeats("authorize", echo, any));
        }
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
        return ask(
                InquiryAnswer.class,
                "find",
                !inquiry.returned().isEmpty(),
                () -> unnested(gateway.find(inquiry)),
                answer -> AnswerCheck.isSound(inquiry, answer));
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        return ask(
                RefundInquiryAnswer.class,
                "find a refund",
                false,
                () -> gateway.findRefund(inquiry),
                answer -> AnswerCheck.isSound(inquiry, answer));
    }

    /** Returns unknown for an authorization that was found with an unknown outcome. */
    private static @Nullable InquiryAnswer unnested(@Nullable InquiryAnswer answer) {
        return answer instanceof InquiryAnswer.Found found && found.answer() instanceof Unknown unknown
                ? unknown
                : answer;
    }

    private static boolean repeats(String call, CardEcho echo, AuthorizationAnswer answer) {
        boolean repeats = echo.isIn(AnswerTexts.of(answer));
        if (repeats) {
            FailedAnswer.repeats(call);
        }
        return repeats;
    }

    private static OperationAnswer operate(String call, Supplier<@Nullable OperationAnswer> gateway) {
        return ask(OperationAnswer.class, call, false, gateway, any -> true);
    }

    private static <T> T ask(
            Class<T> answers, String call, boolean secretGiven, Supplier<@Nullable T> gateway, Predicate<T> sound) {
        return Guard.ask(
                call, () -> FailedAnswer.logged(answers, call, secretGiven, gateway.get()), sound, answers::cast);
    }
}
