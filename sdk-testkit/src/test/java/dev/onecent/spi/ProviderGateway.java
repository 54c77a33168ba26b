package dev.onecent.spi;

import dev.onecent.card.CardDataAccess;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundInquiryAnswer.Status;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The sample of {@code docs/spi.md}, which shows the class as it stands here. */
final class ProviderGateway implements PaymentGateway {
    private final Provider provider;

    ProviderGateway(Provider provider) {
        this.provider = provider;
    }

    @Override
    public GatewayTerms terms() {
        return new GatewayTerms(
                Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofDays(30), true);
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        if (!(request.card() instanceof PresentedNumber card)) {
            return new AuthorizationAnswer.Declined(DeclineReason.NOT_SUPPORTED, false); // it takes no tokens
        }
        char[] number = card.number().revealDigits(CardDataAccess.granted());
        try { // expiry, holder, security code, payee, use and client go with it
            boolean atOnce = request.capture() == CaptureMode.AT_ONCE;
            return answer(provider.charge(request.reference().value(), request.amount(), atOnce, number));
        } finally {
            Arrays.fill(number, '0');
        }
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return answer(provider.capture(request.reference().value(), request.key(), request.amount()));
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return answer(provider.cancel(request.reference().value(), request.key()));
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return answer(provider.refund(request.reference().value(), request.key(), request.amount()));
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        return provider.find(inquiry.reference().value())
                .<InquiryAnswer>map(charge ->
                        new InquiryAnswer.Found(answer(charge), charge.status().equals("cancelled"), charge.refunded()))
                .orElseGet(InquiryAnswer.NotFound::new);
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        return provider.findRefund(inquiry.reference().value(), inquiry.key())
                .<RefundInquiryAnswer>map(status -> switch (status) {
                    case "succeeded" -> new RefundInquiryAnswer.Found(Status.DONE, inquiry.amount());
                    case "rejected" -> new RefundInquiryAnswer.Found(Status.REFUSED, inquiry.amount());
                    default -> new Unknown("status " + status);
                })
                .orElseGet(RefundInquiryAnswer.NotFound::new);
    }

    private static AuthorizationAnswer answer(Provider.Charge charge) {
        boolean captured = charge.status().equals("captured");
        GatewayReference id = GatewayReference.of(charge.id());
        return switch (charge.status()) {
            case "reserved", "captured", "cancelled" ->
                new AuthorizationAnswer.Approved(id, charge.amount(), captured, Optional.empty());
            case "declined" -> new AuthorizationAnswer.Declined(DeclineReason.DO_NOT_HONOR, true);
            default -> new Unknown("status " + charge.status());
        };
    }

    private static OperationAnswer answer(String status) {
        return switch (status) {
            case "succeeded" -> new OperationAnswer.Done();
            case "rejected" -> new OperationAnswer.Refused(status);
            default -> new Unknown("status " + status);
        };
    }
}
