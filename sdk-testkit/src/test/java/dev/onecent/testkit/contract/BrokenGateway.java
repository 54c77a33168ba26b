package dev.onecent.testkit.contract;

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

/** A gateway that passes everything on; a mistake overrides what it breaks. */
class BrokenGateway implements PaymentGateway {
    private final PaymentGateway gateway;

    BrokenGateway(PaymentGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public GatewayTerms terms() {
        return gateway.terms();
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        return gateway.authorize(request);
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
