package dev.onecent.testkit.simulation;

import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.DetachRequest;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.ExchangeRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.TokenInquiryAnswer;
import dev.onecent.gateway.Unknown;

/** The gateway's tokens as one process sees them. */
final class EffectTokens implements CardTokens {
    private final CardTokens tokens;
    private final Effects effects;

    EffectTokens(CardTokens tokens, Effects effects) {
        this.tokens = tokens;
        this.effects = effects;
    }

    @Override
    public GatewayTerms terms() {
        return tokens.terms();
    }

    /** Exchanges a number; a token of one number looks like that of another one, so an odd answer is none. */
    @Override
    public ExchangeAnswer exchange(ExchangeRequest request) {
        effects.world().watch().exchanging(request);
        ExchangeRequest copy = new ExchangeRequest(request.reference(), EffectGateway.copyOf(request.card()));
        return effects.<ExchangeAnswer>perform(
                EffectKind.GATEWAY,
                "exchange " + request.reference(),
                () -> tokens.exchange(request),
                () -> tokens.exchange(copy),
                EffectGateway.answers(new Unknown("odd"), new Unknown("vague")));
    }

    @Override
    public TokenInquiryAnswer find(MerchantReference reference) {
        return effects.<TokenInquiryAnswer>perform(
                EffectKind.INQUIRY,
                "find the token " + reference,
                () -> tokens.find(reference),
                EffectGateway.answers(new Unknown("odd"), new Unknown("vague")));
    }

    @Override
    public OperationAnswer detach(DetachRequest request) {
        effects.world().reached("tokens detached");
        return effects.<OperationAnswer>perform(
                EffectKind.GATEWAY,
                "detach " + request.reference(),
                () -> tokens.detach(request),
                EffectGateway.answers(new Unknown("odd"), new Pending()));
    }
}
