package dev.onecent.payment;

import dev.onecent.card.CardBrand;
import dev.onecent.store.PayeeId;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * The properties of payments that are counted together.
 *
 * @param card with which card or method; a card that is used once counts by what it looks like
 * @param brand empty for a method beyond cards
 * @param month in which they were made, in the zone of the question
 */
public record PaymentGroup(
        Currency currency,
        PayeeId payee,
        PaymentInstrument card,
        Method method,
        Optional<CardBrand> brand,
        YearMonth month) {
    public PaymentGroup {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(brand, "brand");
        Objects.requireNonNull(month, "month");
    }

    /** The kind of method that paid. */
    public enum Method {
        /** With a card of the shopper's vault. */
        CARD_ON_FILE,
        /** With a card that was not kept. */
        ONE_OFF_CARD,
        /** With a card of a connected wallet. */
        WALLET,
        /** With a method beyond cards. */
        OTHER
    }

    static PaymentGroup of(Payment payment, ZoneId zone) {
        return new PaymentGroup(
                payment.amount().currency(),
                payment.payee(),
                payment.instrument(),
                method(payment.instrument()),
                payment.instrument().masked().map(look -> look.brand()),
                YearMonth.from(payment.requestedAt().atZone(zone)));
    }

    private static Method method(PaymentInstrument instrument) {
        if (instrument instanceof PaymentInstrument.CardOnFile) {
            return Method.CARD_ON_FILE;
        }
        if (instrument instanceof PaymentInstrument.OneOffCard) {
            return Method.ONE_OFF_CARD;
        }
        return instrument instanceof PaymentInstrument.WalletCard ? Method.WALLET : Method.OTHER;
    }
}
