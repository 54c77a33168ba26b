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
import dev.onecent.store.internal.Failures;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway that always answers properly: whatever it throws, {@code null}, an answer with a part missing, for another amount or
 * about another authorization is {@link Unknown} (R17). An {@code Error} of the adapter (a class not found, a failed
 * assertion) says as little about the money as an exception, so it counts as one; only what leaves the machine in doubt is
 * thrown on ({@link Failures#rethrowFatal}). The kind of failure is logged, not its message, which may echo the request.
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
        return ask(
                "authorize",
                () -> gateway.authorize(request),
                answer -> Soundness.isSound(request, answer),
                AuthorizationAnswer.class);
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return ask("capture", () -> gateway.capture(request), any -> true, OperationAnswer.class);
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return ask("release", () -> gateway.release(request), any -> true, OperationAnswer.class);
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return ask("refund", () -> gateway.refund(request), any -> true, OperationAnswer.class);
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        return ask(
                "find", () -> gateway.find(inquiry), answer -> Soundness.isSound(inquiry, answer), InquiryAnswer.class);
    }

    @SuppressWarnings("CatchingUnchecked") // an adapter may throw what it does not declare
    private static <T> T ask(String call, Supplier<@Nullable T> gateway, Predicate<T> sound, Class<T> answers) {
        try {
            @Nullable T answer = gateway.get();
            if (answer == null) {
                return answers.cast(new Unknown(call + " answered nothing"));
            }
            return sound.test(answer) ? answer : answers.cast(new Unknown(call + " answered something else"));
        } catch (Throwable failure) {
            Failures.rethrowFatal(failure);
            LOG.warn(
                    "gateway call {} ended in {}; its outcome is unknown",
                    call,
                    failure.getClass().getName());
            return answers.cast(
                    new Unknown(call + " ended in " + failure.getClass().getSimpleName()));
        }
    }
}
