package dev.onecent.token.internal;

import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.DetachRequest;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.ExchangeRequest;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.TokenInquiryAnswer;
import dev.onecent.gateway.Unknown;
import dev.onecent.gateway.internal.IntentDriver;
import dev.onecent.store.CardId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.token.TokenExchange;
import dev.onecent.token.TokenExchangeState;
import dev.onecent.token.TokenExchangeState.Attached;
import dev.onecent.token.TokenExchangeState.Detaching;
import dev.onecent.token.TokenExchangeState.Exchanging;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Exchanges numbers for tokens: intent saved, call, outcome saved (R17); and, by due work, makes the gateway forget every token
 * that no card names. Safe for use by many threads.
 */
public final class TokenExchanges {
    private static final int STEPS = 4;
    private static final String GIVEN_UP = "the exchange was given up meanwhile";

    private final Aggregates<TokenExchange> all;
    private final IntentDriver<TokenExchange> driver;
    private final Optional<CardTokens> gateway;
    private final InstantSource clock;
    private final Duration checkAfter;

    /**
     * Wired by {@code OneCent}.
     *
     * @param gateway empty if typed numbers are not exchanged; what is still owed from before is then shown as parked
     * @param checkAfter how long after its answer it is looked whether a card names the token
     */
    public TokenExchanges(
            Aggregates<TokenExchange> all, Optional<CardTokens> gateway, InstantSource clock, Duration checkAfter) {
        Objects.requireNonNull(all, "all");
        this.all = all;
        this.driver = new IntentDriver<>(
                all, clock, TokenExchange::key, TokenExchange::state, (before, after) -> List.of(), STEPS);
        this.gateway = gateway;
        this.clock = clock;
        this.checkAfter = checkAfter;
    }

    /** Returns whether typed numbers are exchanged. */
    public boolean isWired() {
        return gateway.isPresent();
    }

    /**
     * Exchanges the number of a new card. {@code Unknown} ends it: whatever it attached is found by our reference and detached.
     *
     * @throws IllegalStateException if typed numbers are not exchanged
     */
    public ExchangeAnswer exchange(ShopperId owner, CardId card, PresentedNumber number) {
        CardTokens tokens = gateway.orElseThrow(() -> new IllegalStateException("typed numbers are not exchanged"));
        TokenExchange intent = TokenExchange.requested(owner, card, clock.instant(), tokens.terms());
        boolean begun = all.change(
                intent.key(),
                entry -> entry.map(there -> Decision.<TokenExchange, Boolean>keep(
                                there.value().equals(intent)))
                        .orElseGet(() -> Decision.save(intent, true)));
        return begun ? recordAnswer(intent, exchangeOrFind(tokens, intent, number)) : new Unknown(GIVEN_UP);
    }

    /** Returns whether a card may rely on its token; not if it was given up meanwhile. */
    public boolean isAttached(ShopperId owner, CardId card) {
        return all.find(TokenExchange.key(owner, card))
                .filter(TokenExchange::isAttached)
                .isPresent();
    }

    /** No card will name the token: from now on due work makes the gateway forget it. Nothing happens if there is none. */
    public void detachUnused(ShopperId owner, CardId card) {
        driver.change(TokenExchange.key(owner, card), exchange -> exchange.unused(clock.instant()));
    }

    /** Does what is due; {@code named} tells whether a card names the token. */
    public void advance(Key key, BooleanSupplier named) {
        driver.advance(key, (exchange, now) -> step(exchange, named, now));
    }

    private ExchangeAnswer exchangeOrFind(CardTokens tokens, TokenExchange intent, PresentedNumber number) {
        ExchangeAnswer answer = tokens.exchange(new ExchangeRequest(intent.reference(), number));
        return answer instanceof Unknown && tokens.find(intent.reference()) instanceof TokenInquiryAnswer.Found found
                ? new ExchangeAnswer.Attached(found.token())
                : answer;
    }

    private ExchangeAnswer recordAnswer(TokenExchange intent, ExchangeAnswer answer) {
        Instant now = clock.instant();
        if (answer instanceof ExchangeAnswer.Attached attached) {
            String token = attached.token().token();
            return driver.change(intent.key(), exchange -> exchange.attached(token, now, now.plus(checkAfter)))
                            .filter(TokenExchange::isAttached)
                            .isPresent()
                    ? answer
                    : new Unknown(GIVEN_UP);
        }
        if (answer instanceof ExchangeAnswer.Refused) {
            all.deleteIf(intent.key(), entry -> isTokenless(entry));
        } else {
            driver.change(intent.key(), exchange -> exchange.unused(now));
        }
        return answer;
    }

    private static boolean isTokenless(Entry<TokenExchange> entry) {
        TokenExchangeState state = entry.value().state();
        return !(state instanceof Attached || state instanceof Detaching);
    }

    private boolean step(TokenExchange exchange, BooleanSupplier named, Instant now) {
        if (exchange.state() instanceof Exchanging) {
            return driver.changeIfSameState(exchange, found -> found.unused(now));
        }
        if (exchange.state() instanceof Attached) {
            boolean kept = named.getAsBoolean();
            return driver.changeIfSameState(exchange, found -> kept ? found.named() : found.unused(now));
        }
        return gateway.isPresent()
                && (exchange.state() instanceof Detaching detaching
                        ? detach(gateway.get(), exchange, detaching)
                        : find(gateway.get(), exchange, now));
    }

    private boolean detach(CardTokens tokens, TokenExchange exchange, Detaching detaching) {
        boolean done = tokens.detach(new DetachRequest(exchange.reference(), detaching.token()))
                instanceof OperationAnswer.Done;
        if (done) {
            all.deleteIf(exchange.key(), entry -> entry.value().state().equals(detaching));
        }
        return done;
    }

    private boolean find(CardTokens tokens, TokenExchange exchange, Instant now) {
        TokenInquiryAnswer answer = tokens.find(exchange.reference());
        if (answer instanceof TokenInquiryAnswer.Found found) {
            String token = found.token().token();
            return driver.changeIfSameState(exchange, asked -> asked.attached(token, now, now));
        }
        return answer instanceof TokenInquiryAnswer.NotFound
                && driver.changeIfSameState(exchange, asked -> asked.absent(now));
    }
}
