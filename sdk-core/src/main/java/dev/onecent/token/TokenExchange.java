package dev.onecent.token;

import dev.onecent.gateway.Authorization.Absent;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.Aggregate;
import dev.onecent.store.CardId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.token.TokenExchangeState.Attached;
import dev.onecent.token.TokenExchangeState.Detaching;
import dev.onecent.token.TokenExchangeState.Exchanging;
import dev.onecent.token.TokenExchangeState.Gone;
import dev.onecent.token.TokenExchangeState.Withdrawing;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The exchange of a typed number for a token. A debt to the shopper from the moment it is asked for: either a card on
 * file names the token, or the gateway is made to forget it.
 *
 * @param card the card that is to name the token
 * @param reference our name of it at the gateway, made before the call
 */
public record TokenExchange(
        ShopperId owner, CardId card, MerchantReference reference, Instant requestedAt, TokenExchangeState state)
        implements Aggregate {
    public TokenExchange {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(state, "state");
    }

    /** The intent, to be saved before the gateway is called (R17). */
    public static TokenExchange requested(ShopperId owner, CardId card, Instant now, GatewayTerms terms) {
        Objects.requireNonNull(terms, "terms");
        MerchantReference reference = MerchantReference.of("token-exchange", key(owner, card));
        return new TokenExchange(owner, card, reference, now, new Exchanging(terms.visibleFrom(now)));
    }

    /** Returns the key of a card's exchange. */
    public static Key key(ShopperId owner, CardId card) {
        Objects.requireNonNull(card, "card");
        return new Key(owner, card.value());
    }

    /** Returns the key under which the exchange is kept. */
    public Key key() {
        return key(owner, card);
    }

    @Override
    public Optional<Instant> due() {
        return state.due();
    }

    /** Returns when the gateway was found to have no token; empty for an attached one, which is detached instead. */
    @Override
    public Optional<Instant> endedAt() {
        return state instanceof Gone gone ? Optional.of(gone.absent().at()) : Optional.empty();
    }

    /** Returns whether the gateway keeps, or may keep, the card. */
    public boolean isOwed() {
        return state instanceof Attached || due().isPresent();
    }

    /** Returns whether the gateway keeps the card under a token that a card may name. */
    public boolean isAttached() {
        return state instanceof Attached;
    }

    /** The gateway's answer; one that comes when nobody waits any more is detached, however late. */
    public TokenExchange attached(String token, Instant now, Instant checkAt) {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(checkAt, "checkAt");
        if (state instanceof Exchanging) {
            return with(new Attached(token, Optional.of(checkAt)));
        }
        return isAttached() ? this : with(new Detaching(token, now));
    }

    /** A card names the token: from now on its vault says when it goes. */
    public TokenExchange named() {
        return state instanceof Attached attached ? with(new Attached(attached.token(), Optional.empty())) : this;
    }

    /** No card names the token, or ever will. */
    public TokenExchange unused(Instant now) {
        Objects.requireNonNull(now, "now");
        if (state instanceof Exchanging exchanging) {
            return with(new Withdrawing(exchanging.inquireAt()));
        }
        return state instanceof Attached attached ? with(new Detaching(attached.token(), now)) : this;
    }

    /** The gateway has nothing under our reference. */
    public TokenExchange absent(Instant now) {
        Objects.requireNonNull(now, "now");
        if (state instanceof Gone gone) {
            return with(new Gone(gone.absent().afterAnotherLook(now)));
        }
        return state instanceof Withdrawing ? with(new Gone(Absent.at(now))) : this;
    }

    /** Returns the exchange under another owner, an erased shopper's pseudonym; its reference at the gateway stays. */
    public TokenExchange withOwner(ShopperId other) {
        return new TokenExchange(other, card, reference, requestedAt, state);
    }

    private TokenExchange with(TokenExchangeState next) {
        return new TokenExchange(owner, card, reference, requestedAt, next);
    }
}
