package dev.onecent.testkit.simulation;

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
import java.util.function.Supplier;

/** A gateway decorator that changes nothing; a planted defect overrides one method. */
class PassingGateway implements PaymentGateway {
    final PaymentGateway real;

    PassingGateway(PaymentGateway real) {
        this.real = real;
    }

    @Override
    public GatewayTerms terms() {
        return real.terms();
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        return real.authorize(request);
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return real.capture(request);
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return real.release(request);
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return real.refund(request);
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        return real.find(inquiry);
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        return real.findRefund(inquiry);
    }

    /** What a careless adapter makes of a time-out. */
    static <T> T or(Supplier<T> call, Supplier<T> otherwise) {
        try {
            T answer = call.get();
            return answer == null ? otherwise.get() : answer;
        } catch (RuntimeException | LinkageError e) {
            return otherwise.get();
        }
    }
}
