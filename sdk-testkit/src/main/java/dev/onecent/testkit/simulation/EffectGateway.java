package dev.onecent.testkit.simulation;

import dev.onecent.card.CardDataAccess;
import dev.onecent.card.CardNumber;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import dev.onecent.money.Money;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The gateway as one process sees it. */
final class EffectGateway implements PaymentGateway {
    private final PaymentGateway gateway;
    private final Effects effects;

    EffectGateway(PaymentGateway gateway, Effects effects) {
        this.gateway = gateway;
        this.effects = effects;
    }

    @Override
    public GatewayTerms terms() {
        return gateway.terms();
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        effects.world().watch().authorizing(request);
        AuthorizationRequest copy = copyOf(request);
        return effects.perform(
                EffectKind.GATEWAY,
                "authorize " + request.reference() + " " + request.amount(),
                () -> gateway.authorize(request),
                () -> gateway.authorize(copy),
                answers(approvedOtherwise(request), new Pending()));
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        effects.world().watch().sending(request.reference(), request.key());
        return operate("capture " + request.reference(), () -> gateway.capture(request));
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        effects.world().watch().releasing(request.reference(), request.key());
        return operate("release " + request.reference(), () -> gateway.release(request));
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        effects.world().watch().sending(request.reference(), request.key());
        return operate("refund " + request.reference() + " " + request.amount(), () -> gateway.refund(request));
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        Money other = inquiry.amount().plus(Money.of(inquiry.amount().currency(), 1));
        InquiryAnswer odd = new InquiryAnswer.Found(approved("other", other), false, Money.zero(other.currency()));
        effects.world().watch().asking(inquiry.reference());
        InquiryAnswer answer = effects.perform(
                EffectKind.INQUIRY,
                "find " + inquiry.reference(),
                () -> gateway.find(inquiry),
                answers(odd, new Unknown("vague")));
        effects.world().watch().asked(inquiry.reference());
        return answer;
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        Money other = inquiry.amount().plus(Money.of(inquiry.amount().currency(), 1));
        RefundInquiryAnswer answer = effects.perform(
                EffectKind.INQUIRY,
                "find a refund of " + inquiry.reference(),
                () -> gateway.findRefund(inquiry),
                answers(new RefundInquiryAnswer.Found(RefundInquiryAnswer.Status.DONE, other), new Unknown("vague")));
        effects.world().watch().asked(inquiry.reference());
        return answer;
    }

    private OperationAnswer operate(String name, EffectCall<OperationAnswer> call) {
        return effects.perform(EffectKind.GATEWAY, name, call, answers(new Unknown("odd"), new Pending()));
    }

    static <T> Answers<T> answers(T odd, T vague) {
        Supplier<T> down = () -> {
            throw new Outage("no answer, says the simulation");
        };
        return new Answers<>(down, down, draw -> odd(draw, odd), () -> vague);
    }

    private static <T> @Nullable T odd(RandomChoice draw, T odd) {
        int kind = draw.below(3);
        if (kind == 0) {
            throw new LinkageError("odd, says the simulation");
        }
        return kind == 1 ? null : odd;
    }

    private static AuthorizationAnswer approvedOtherwise(AuthorizationRequest request) {
        return approved("other", request.amount().plus(Money.of(request.amount().currency(), 1)));
    }

    private static AuthorizationAnswer.Approved approved(String reference, Money amount) {
        return new AuthorizationAnswer.Approved(GatewayReference.of(reference), amount, false, Optional.empty());
    }

    /**
     * Returns a request that keeps its card, which the caller wiped long ago, for an arrival hours late; the security
     * code is gone for good.
     */
    private static AuthorizationRequest copyOf(AuthorizationRequest request) {
        PresentedCard card = request.card() instanceof PresentedNumber number ? copyOf(number) : request.card();
        return new AuthorizationRequest(
                request.reference(),
                request.payee(),
                request.amount(),
                card,
                request.capture(),
                request.use(),
                request.client());
    }

    static PresentedNumber copyOf(PresentedNumber number) {
        return new PresentedNumber(
                CardNumber.parse(number.number().revealDigits(CardDataAccess.granted())),
                number.expiry(),
                number.holder(),
                Optional.empty());
    }
}
