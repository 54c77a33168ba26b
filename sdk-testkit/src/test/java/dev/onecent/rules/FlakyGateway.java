package dev.onecent.rules;

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

/** A gateway whose adapter throws an Error, or answers nonsense, once the first authorization has taken effect. */
final class FlakyGateway implements PaymentGateway {
    private final PaymentGateway gateway;
    private final Object surprise;
    private boolean surprised;

    FlakyGateway(PaymentGateway gateway, Object surprise) {
        this.gateway = gateway;
        this.surprise = surprise;
    }

    @Override
    public GatewayTerms terms() {
        return gateway.terms();
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        AuthorizationAnswer answer = gateway.authorize(request);
        if (surprised) {
            return answer;
        }
        surprised = true;
        if (surprise instanceof Error error) {
            throw error;
        }
        return (AuthorizationAnswer) surprise;
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return gateway.capture(request);
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return gateway.release(request);
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return gateway.refund(request);
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        return gateway.find(inquiry);
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        return gateway.findRefund(inquiry);
    }
}
