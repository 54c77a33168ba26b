package dev.onecent.card;

import dev.onecent.form.FormCheck;
import dev.onecent.form.FormViolation;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds everything that is wrong with a card form at once (D6). Safe for use by many threads. */
public final class CardFormCheck {
    private static final List<String> FIELDS = List.of("number", "expiry", "securityCode", "holder", "nickname");

    private static final List<String> TOKEN_FIELDS = List.of("token", "fingerprint", "expiry");

    private final FormCheck check;
    private final boolean numberLikeTokens;

    /** As {@link #CardFormCheck(ValidatorFactory, InstantSource, UnaryOperator)} for locales there are texts in. */
    public CardFormCheck(ValidatorFactory factory, InstantSource clock) {
        this(factory, clock, UnaryOperator.identity());
    }

    /**
     * @param language the nearest language there are texts in, for a shopper's locale
     * @throws IllegalArgumentException if the factory's validators stop at the first violation (fail fast)
     */
    public CardFormCheck(ValidatorFactory factory, InstantSource clock, UnaryOperator<Locale> language) {
        this(new FormCheck(factory, clock, language));
    }

    /** By a check that other forms may share. */
    public CardFormCheck(FormCheck check) {
        this(check, false);
    }

    private CardFormCheck(FormCheck check, boolean numberLikeTokens) {
        this.check = Objects.requireNonNull(check, "check");
        this.numberLikeTokens = numberLikeTokens;
    }

    /** Returns a check that takes tokens in the form of card numbers, which some providers make. */
    public CardFormCheck withNumberLikeTokens() {
        return new CardFormCheck(check, true);
    }

    /** As {@link #check(CardForm, Locale)} in English. */
    public List<FormViolation> check(CardForm form) {
        return check(form, Locale.ENGLISH);
    }

    /** The violations in the order of the fields, at most one a field; empty if the form is in order. */
    public List<FormViolation> check(CardForm form, Locale locale) {
        return check.check(form, FIELDS, locale);
    }

    /**
     * Checks a token: of what the gateway reports of its card only the expiry can be wrong, and a card number may stand in
     * the token's place or in its fingerprint's (R18).
     */
    public List<FormViolation> check(CardToken token, Locale locale) {
        Stream<FormViolation> numbers =
                numberLikeTokens ? Stream.empty() : check.check(token, TOKEN_FIELDS, locale).stream();
        return Stream.concat(
                        numbers,
                        check
                                .checkValue(
                                        CardForm.class, "expiry", token.expiry().toString(), locale)
                                .stream())
                .toList();
    }

    /** Checks either kind of card data. */
    public List<FormViolation> check(CardSource source, Locale locale) {
        return source instanceof CardToken token ? check(token, locale) : check((CardForm) source, locale);
    }

    /** Checks an edit. */
    public List<FormViolation> check(CardEdit edit, Locale locale) {
        return check.check(edit, FIELDS, locale);
    }
}
