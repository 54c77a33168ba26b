package dev.onecent.gateway.internal;

import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.DetachRequest;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.ExchangeRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.TokenInquiryAnswer;
import dev.onecent.gateway.Unknown;

/** Tokens of a gateway that always answers: whatever it throws, and {@code null}, is {@link Unknown} (R17). */
public final class GuardedTokens implements CardTokens {
    private final CardTokens tokens;

    public GuardedTokens(CardTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public GatewayTerms terms() {
        return tokens.terms();
    }

    @Override
    public ExchangeAnswer exchange(ExchangeRequest request) {
        return Guard.<ExchangeAnswer>ask(
                "exchange", () -> FailedAnswer.told("exchange", true, tokens.exchange(request)), Unknown::new);
    }

    @Override
    public TokenInquiryAnswer find(MerchantReference reference) {
        return Guard.<TokenInquiryAnswer>ask(
                "find a token", () -> FailedAnswer.told("find a token", false, tokens.find(reference)), Unknown::new);
    }

    @Override
    public OperationAnswer detach(DetachRequest request) {
        return Guard.<OperationAnswer>ask(
                "detach", () -> FailedAnswer.told("detach", false, tokens.detach(request)), Unknown::new);
    }
}
