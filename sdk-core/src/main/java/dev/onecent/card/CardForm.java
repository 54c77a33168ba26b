package dev.onecent.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The four values of the card form (D6) as they were typed, in order or not. Can be read from JSON ({@code number},
 * {@code expiry}, {@code securityCode}, {@code holder}; other properties are left out) and is never written; masked when
 * printed (R18). JSON of another shape is refused without repeating it; what is no JSON at all, and a number with an
 * exponent out of all measure, is refused by the host's parser, which may quote it, so its message belongs into no log. Wiped by {@link #wipe()}; the SDK reads it and leaves the
 * wiping to the host, who made it.
 */
@SecurityCodeFitsBrand
@SuppressWarnings("exports") // the validation provider reads the rule by reflection
public final class CardForm implements CardSource {
    @PaymentCardNumber(required = true)
    private final transient char[] number;

    @CardExpiryDate(required = true)
    private final transient String expiry;

    @CardSecurityCode(required = true)
    private final transient char[] securityCode;

    @CardHolder(required = true)
    private final transient String holder;

    private CardForm(char[] number, String expiry, char[] securityCode, String holder) {
        this.number = number;
        this.expiry = expiry;
        this.securityCode = securityCode;
        this.holder = holder;
    }

    /** Makes a form of what was typed; a value that is missing is as good as empty: a violation. */
    public static CardForm of(
            @Nullable CharSequence number,
            @Nullable CharSequence expiry,
            @Nullable CharSequence securityCode,
            @Nullable CharSequence holder) {
        return new CardForm(
                Digits.copy(given(number)),
                given(expiry).toString(),
                Digits.copy(given(securityCode)),
                given(holder).toString());
    }

    private static CharSequence given(@Nullable CharSequence typed) {
        return typed == null ? "" : typed;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CardForm read(Object json) {
        JsonText form = JsonText.fields(json, "a card form");
        return of(
                form.find("number").orElse(null),
                form.find("expiry").orElse(null),
                form.find("securityCode").orElse(null),
                form.find("holder").orElse(null));
    }

    /**
     * The values, read.
     *
     * @throws IllegalArgumentException if the form is not in order: {@link CardFormCheck} says so before
     */
    public TypedCard read() {
        return new TypedCard(
                CardNumber.parse(number),
                CardExpiry.parse(expiry),
                SecurityCode.parse(securityCode),
                CardholderName.of(holder));
    }

    /** Returns the number, if it is in order, whatever else is: with it a repeated command is recognised (R22). The caller wipes it. */
    public Optional<CardNumber> findNumber() {
        try {
            return Optional.of(CardNumber.parse(number));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the expiry, if it is one, whatever else is in order (R22). */
    public Optional<CardExpiry> findExpiry() {
        return CardExpiry.find(expiry);
    }

    /** Overwrites number and code. */
    public void wipe() {
        Digits.wipe(number);
        Digits.wipe(securityCode);
    }

    boolean codeFitsBrand() {
        char[] code = Digits.trimmed(securityCode);
        Digits.wipe(code);
        boolean decidable = number.length <= Digits.MOST_TYPED
                && Digits.areReadable(number)
                && (code.length == 3 || code.length == 4);
        if (!decidable) {
            return true;
        }
        char[] digits = Digits.strip(number);
        try {
            return NumberProblem.of(digits).isPresent() || CardBrand.of(digits).allowsCodeOf(code.length);
        } finally {
            Digits.wipe(digits);
        }
    }

    @JsonValue
    private String refuseJson() {
        throw new IllegalStateException("a card form is never written as JSON");
    }

    @Override
    public String toString() {
        return "CardForm[*]";
    }
}
