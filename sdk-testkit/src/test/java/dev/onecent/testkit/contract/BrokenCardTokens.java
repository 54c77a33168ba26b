package dev.onecent.testkit.contract;

import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.DetachRequest;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.ExchangeRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.TokenInquiryAnswer;

/** Card tokens that pass everything on; a mistake overrides what it breaks. */
class BrokenCardTokens implements CardTokens {
    final CardTokens tokens;

    BrokenCardTokens(CardTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public GatewayTerms terms() {
        return tokens.terms();
    }

    @Override
    public ExchangeAnswer exchange(ExchangeRequest request) {
        return tokens.exchange(request);
    }

    @Override
    public TokenInquiryAnswer find(MerchantReference reference) {
        return tokens.find(reference);
    }

    @Override
    public OperationAnswer detach(DetachRequest request) {
        return tokens.detach(request);
    }
}
