package dev.onecent.testkit.arbitrary;

import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardholderName;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Card numbers, forms and what is shown of cards. */
@SuppressWarnings("exports") // jqwik is required by those who use the arbitraries
public final class Cards {
    private static final List<Pattern> PATTERNS = List.of(
            new Pattern("4", 13),
            new Pattern("4", 16),
            new Pattern("4", 19),
            new Pattern("51", 16),
            new Pattern("2221", 16),
            new Pattern("34", 15),
            new Pattern("37", 15),
            new Pattern("6011", 16),
            new Pattern("36", 14),
            new Pattern("3528", 16),
            new Pattern("62", 19),
            new Pattern("6759", 12),
            new Pattern("2200", 16));

    private Cards() {}

    /** Digits of a possible number: of a brand's range and length, with a right check digit. Nobody's card but by chance. */
    public static Arbitrary<String> numbers() {
        return Arbitraries.oneOf(PATTERNS.stream().map(Pattern::numbers).toList());
    }

    /** A month from the year 2027 to 2045. */
    public static Arbitrary<CardExpiry> expiries() {
        return Combinators.combine(
                        Arbitraries.integers().between(2027, 2045),
                        Arbitraries.integers().between(1, 12))
                .as(CardExpiry::of);
    }

    /** Names of letters of several scripts. */
    public static Arbitrary<CardholderName> holders() {
        return Arbitraries.strings()
                .withChars("ABCXYZabcxyzÄÖÜßéñŁøД漢")
                .ofMinLength(2)
                .ofMaxLength(26)
                .map(CardholderName::of);
    }

    /** Forms in order, until the year 2027. */
    public static Arbitrary<CardForm> forms() {
        return Combinators.combine(numbers(), expiries(), holders())
                .as((number, expiry, holder) -> CardForm.of(number, expiry.toString(), code(number), holder.value()));
    }

    /** Returns brands with last four. */
    public static Arbitrary<MaskedCard> masked() {
        return Combinators.combine(
                        Arbitraries.of(CardBrand.class),
                        Arbitraries.strings().numeric().ofLength(4).map(LastFour::of))
                .as(MaskedCard::new);
    }

    private static String code(String number) {
        return number.startsWith("34") || number.startsWith("37") ? "1234" : "123";
    }

    private record Pattern(String prefix, int length) {
        Arbitrary<String> numbers() {
            return Arbitraries.strings()
                    .numeric()
                    .ofLength(length - prefix.length() - 1)
                    .map(middle -> prefix + middle)
                    .map(Pattern::withCheckDigit);
        }

        private static String withCheckDigit(String digits) {
            int sum = 0;
            for (int fromEnd = 0; fromEnd < digits.length(); fromEnd++) {
                int digit = Character.digit(digits.charAt(digits.length() - 1 - fromEnd), 10);
                int weighted = fromEnd % 2 == 0 ? digit * 2 : digit;
                sum += weighted > 9 ? weighted - 9 : weighted;
            }
            return digits + (10 - sum % 10) % 10;
        }
    }
}
