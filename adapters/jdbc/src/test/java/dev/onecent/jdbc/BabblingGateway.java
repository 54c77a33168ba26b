package dev.onecent.jdbc;

import dev.onecent.card.CardDataAccess;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import java.time.Duration;

/** A gateway whose adapter is careless: it throws what it was given, in the message, the cause and what it suppressed. */
final class BabblingGateway implements PaymentGateway {
    private volatile String heard = "";

    @Override
    public GatewayTerms terms() {
        return new GatewayTerms(
                Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofDays(30), true);
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        if (request.card() instanceof PresentedNumber card) {
            heard = new String(card.number().revealDigits(CardDataAccess.granted())) + " code "
                    + card.securityCode()
                            .map(code -> new String(code.revealDigits(CardDataAccess.granted())))
                            .orElse("");
        }
        throw babble();
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        throw babble();
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        throw babble();
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        throw babble();
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        throw babble();
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        throw babble();
    }

    private BabbleException babble() {
        BabbleException babble = new BabbleException("refused " + heard, new IllegalStateException("cause " + heard));
        babble.addSuppressed(new IllegalStateException("beside " + heard));
        return babble;
    }

    /** So that a log can be searched for its name. */
    static final class BabbleException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BabbleException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
