package dev.onecent.vault.internal;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardSource;
import dev.onecent.card.CardToken;
import dev.onecent.card.MaskedCard;
import dev.onecent.card.TypedCard;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.PresentedToken;
import java.util.Optional;

/**
 * Card data that was found in order, opened once for all that is done with it: its limits, its look, what is kept, what the gateway
 * gets. Closing it wipes number and code (R18). For use by one thread.
 */
public final class EnteredCard implements AutoCloseable {
    private final CardSource source;
    private final Optional<TypedCard> typed;

    private EnteredCard(CardSource source, Optional<TypedCard> typed) {
        this.source = source;
        this.typed = typed;
    }

    /**
     * Opens card data.
     *
     * @throws IllegalArgumentException if a form is not in order: the check of forms says so before
     */
    public static EnteredCard open(CardSource source) {
        return new EnteredCard(source, source instanceof CardForm form ? Optional.of(form.read()) : Optional.empty());
    }

    /** Returns brand and last four. */
    public MaskedCard masked() {
        return typed.map(card -> card.number().masked()).orElseGet(() -> ((CardToken) source).masked());
    }

    /** Returns the typed number; empty of a token. It is wiped with the card. */
    public Optional<CardNumber> number() {
        return typed.map(TypedCard::number);
    }

    /** Returns the fingerprint that the gateway made of a token's card; empty of a typed one. */
    public Optional<String> tokenFingerprint() {
        return CardKeeper.tokenFingerprint(source);
    }

    /** Returns the card as the gateway gets it. It shares the number: closing either wipes both. */
    public PresentedCard present() {
        return typed.<PresentedCard>map(EnteredCard::present)
                .orElseGet(() -> PresentedToken.of(((CardToken) source).revealToken()));
    }

    static PresentedNumber present(TypedCard card) {
        return new PresentedNumber(card.number(), card.expiry(), card.holder(), Optional.of(card.securityCode()));
    }

    Optional<TypedCard> typed() {
        return typed;
    }

    CardToken token() {
        return (CardToken) source;
    }

    boolean isTyped() {
        return typed.isPresent();
    }

    @Override
    public void close() {
        typed.ifPresent(TypedCard::close);
    }

    @JsonValue
    private String refuseJson() {
        throw new IllegalStateException("card data is never written as JSON");
    }

    @Override
    public String toString() {
        return "EnteredCard[*]";
    }
}
