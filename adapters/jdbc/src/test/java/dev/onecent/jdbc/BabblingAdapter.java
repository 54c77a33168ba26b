package dev.onecent.jdbc;

import dev.onecent.card.CardDataAccess;
import dev.onecent.gateway.AttachedToken;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Challenged;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.ClientAction;
import dev.onecent.gateway.DetachRequest;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.ExchangeRequest;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.InquiryAnswer.Found;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.TokenInquiryAnswer;
import dev.onecent.gateway.Unknown;
import dev.onecent.testkit.gateway.SimulatedGateway;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An adapter that works, and that puts the number and the security code that it was given under a reference into one place of its
 * answers about it. Asked again later it has the number only: what keeps codes is past helping.
 */
final class BabblingAdapter implements PaymentGateway, CardTokens {
    private static final Instant LATER = Instant.parse("2026-11-24T12:10:00Z");

    private final SimulatedGateway gateway;
    private final Babble how;
    private final Map<MerchantReference, String> numbers = new ConcurrentHashMap<>();
    private volatile String code = "";

    BabblingAdapter(SimulatedGateway gateway, Babble how) {
        this.gateway = gateway;
        this.how = how;
    }

    @Override
    public GatewayTerms terms() {
        return gateway.terms();
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        if (request.card() instanceof PresentedNumber card) {
            hear(request.reference(), card);
        }
        AuthorizationAnswer answer = gateway.authorize(request);
        return switch (how) {
            case EXCEPTION -> throw exception();
            case UNKNOWN -> new Unknown("wrong code " + code);
            case UNKNOWN_FOUND, REFERENCE_FOUND, NETWORK_FOUND, SCRIPT_FOUND -> new Unknown("timed out");
            default -> babbled(number(request.reference()), answer, Optional.of(code));
        };
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return operated(gateway.capture(request));
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return operated(gateway.release(request));
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return operated(gateway.refund(request));
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        RefundInquiryAnswer answer = gateway.findRefund(inquiry);
        return switch (how) {
            case EXCEPTION -> throw exception();
            case UNKNOWN -> new Unknown("wrong code " + code);
            default -> answer;
        };
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        InquiryAnswer answer = gateway.find(inquiry);
        if (how == Babble.EXCEPTION) {
            throw exception();
        }
        if (how == Babble.UNKNOWN) {
            return new Unknown("wrong code " + code);
        }
        if (!(answer instanceof Found found)) {
            return answer;
        }
        AuthorizationAnswer inner = how == Babble.UNKNOWN_FOUND
                ? new Unknown("wrong code " + code)
                : babbled(number(inquiry.reference()), found.answer(), Optional.empty());
        return new Found(inner, found.released(), found.refunded());
    }

    @Override
    public ExchangeAnswer exchange(ExchangeRequest request) {
        hear(request.reference(), request.card());
        ExchangeAnswer answer = gateway.exchange(request);
        return switch (how) {
            case EXCEPTION -> throw exception();
            case UNKNOWN -> new Unknown("wrong code " + code);
            case TOKEN_FOUND -> new Unknown("timed out");
            case TOKEN ->
                new ExchangeAnswer.Attached(AttachedToken.of("tok-" + number(request.reference()) + "-" + code));
            case FINGERPRINT ->
                answer instanceof ExchangeAnswer.Attached attached
                        ? new ExchangeAnswer.Attached(
                                attached.token().withFingerprint("print " + number(request.reference())))
                        : answer;
            default -> answer;
        };
    }

    @Override
    public TokenInquiryAnswer find(MerchantReference reference) {
        TokenInquiryAnswer answer = gateway.find(reference);
        return switch (how) {
            case EXCEPTION -> throw exception();
            case UNKNOWN -> new Unknown("wrong code " + code);
            case TOKEN, TOKEN_FOUND -> new TokenInquiryAnswer.Found(AttachedToken.of(number(reference)));
            default -> answer;
        };
    }

    @Override
    public OperationAnswer detach(DetachRequest request) {
        return operated(gateway.detach(request));
    }

    private String number(MerchantReference reference) {
        return numbers.getOrDefault(reference, "");
    }

    private void hear(MerchantReference reference, PresentedNumber card) {
        numbers.put(reference, new String(card.number().revealDigits(CardDataAccess.granted())));
        card.securityCode().ifPresent(typed -> code = new String(typed.revealDigits(CardDataAccess.granted())));
    }

    private OperationAnswer operated(OperationAnswer answer) {
        return switch (how) {
            case EXCEPTION -> throw exception();
            case UNKNOWN -> new Unknown("wrong code " + code);
            case REFUSED_OPERATION -> new OperationAnswer.Refused(words());
            default -> answer;
        };
    }

    private AuthorizationAnswer babbled(String heard, AuthorizationAnswer answer, Optional<String> typed) {
        String number = heard + typed.map(code -> "-" + code).orElse("");
        if (heard.isEmpty() || !(answer instanceof Approved approved)) {
            return answer;
        }
        return switch (how) {
            case REFERENCE, REFERENCE_FOUND -> with(approved, GatewayReference.of("ref " + number));
            case CODE_AS_REFERENCE -> typed.isPresent() ? with(approved, GatewayReference.of("#" + code)) : approved;
            case NETWORK, NETWORK_FOUND ->
                new Approved(
                        approved.reference(),
                        approved.amount(),
                        approved.captured(),
                        Optional.of(NetworkTransactionId.of(number)));
            case CHALLENGE_REFERENCE -> challenged(GatewayReference.of(number), new ClientAction.Script(Map.of()));
            case REDIRECT ->
                challenged(
                        approved.reference(),
                        new ClientAction.Redirect(URI.create("https://issuer.example/3ds?pan=" + number)));
            case SCRIPT, SCRIPT_FOUND ->
                challenged(approved.reference(), new ClientAction.Script(Map.of("pan", number)));
            case SCRIPT_CODE ->
                typed.isPresent()
                        ? challenged(approved.reference(), new ClientAction.Script(Map.of("cvc", code)))
                        : approved;
            default -> approved;
        };
    }

    private static Approved with(Approved approved, GatewayReference reference) {
        return new Approved(reference, approved.amount(), approved.captured(), approved.network());
    }

    private static Challenged challenged(GatewayReference reference, ClientAction action) {
        return new Challenged(reference, new Challenge(action, LATER));
    }

    private String words() {
        return "no answer to " + numbers.values() + " code " + code;
    }

    private IllegalStateException exception() {
        IllegalStateException babble = new IllegalStateException(words(), new IllegalStateException(words()));
        babble.addSuppressed(new IllegalStateException(words()));
        return babble;
    }
}
