package dev.onecent.jdbc;

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

/** A gateway whose caller can die before the answer is read. */
final class CrashingGateway implements PaymentGateway {
    private final PaymentGateway gateway;
    private final Crash crash;

    CrashingGateway(PaymentGateway gateway, Crash crash) {
        this.gateway = gateway;
        this.crash = crash;
    }

    @Override
    public GatewayTerms terms() {
        return gateway.terms();
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        return crash.after(() -> gateway.authorize(request));
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return crash.after(() -> gateway.capture(request));
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return crash.after(() -> gateway.release(request));
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return crash.after(() -> gateway.refund(request));
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        return crash.after(() -> gateway.find(inquiry));
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        return crash.after(() -> gateway.findRefund(inquiry));
    }
}
