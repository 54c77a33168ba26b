package dev.onecent.token.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardholderName;
import dev.onecent.gateway.AttachedToken;
import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.DetachRequest;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.ExchangeRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.TokenInquiryAnswer;
import dev.onecent.gateway.Unknown;
import dev.onecent.store.CardId;
import dev.onecent.store.IdSource;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.SettableClock;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.token.TokenExchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenExchangesTest {
    private static final ShopperId ANN = ShopperId.of("tea-house", "ann");
    private static final CardId CARD = CardId.of("card-1");

    private final SettableClock clock = SettableClock.at("2026-12-01T10:00:00Z");
    private final List<ExchangeRequest> sent = new ArrayList<>();
    private final InMemoryStorage storage = new InMemoryStorage();
    private final TokenExchanges exchanges = new TokenExchanges(
            new Aggregates<>(storage.tokenExchanges(), clock, IdSource.random()),
            Optional.of(new Tokens()),
            clock,
            Duration.ofMinutes(2));

    @Test
    void exchangesANumberOnce() {
        assertThat(exchanges.exchange(ANN, CARD, number())).isInstanceOf(ExchangeAnswer.Attached.class);

        assertThat(sent).hasSize(1);
        assertThat(exchanges.isAttached(ANN, CARD)).isTrue();
    }

    /** The caller was held up after its intent was saved, and due work has found meanwhile that nothing came of it. */
    @Test
    void sendsNoNumberOnceTheExchangeWasGivenUp() {
        TokenExchange intent = TokenExchange.requested(ANN, CARD, clock.instant(), terms());
        new Aggregates<>(storage.tokenExchanges(), clock, IdSource.random())
                .<Boolean>change(intent.key(), nothing -> Decision.save(intent, true));
        clock.advance(Duration.ofHours(5));
        exchanges.advance(intent.key(), () -> false);

        assertThat(exchanges.exchange(ANN, CARD, number())).isInstanceOf(Unknown.class);

        assertThat(sent).isEmpty();
        assertThat(exchanges.isAttached(ANN, CARD)).isFalse();
    }

    private static PresentedNumber number() {
        return new PresentedNumber(
                CardNumber.parse(TestCards.VISA),
                CardExpiry.parse("12/29"),
                CardholderName.of("Ann Shopper"),
                Optional.empty());
    }

    private static GatewayTerms terms() {
        return new GatewayTerms(
                Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofDays(30), true);
    }

    /** A gateway that attaches every number, and finds none. */
    private final class Tokens implements CardTokens {
        @Override
        public GatewayTerms terms() {
            return TokenExchangesTest.terms();
        }

        @Override
        public ExchangeAnswer exchange(ExchangeRequest request) {
            sent.add(request);
            return new ExchangeAnswer.Attached(AttachedToken.of("token-1"));
        }

        @Override
        public TokenInquiryAnswer find(MerchantReference reference) {
            return new TokenInquiryAnswer.NotFound();
        }

        @Override
        public OperationAnswer detach(DetachRequest request) {
            return new OperationAnswer.Done();
        }
    }
}
