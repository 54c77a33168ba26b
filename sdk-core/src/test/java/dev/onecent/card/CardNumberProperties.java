package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is typed is read, or refused without being repeated (R18). */
class CardNumberProperties {
    private static final int RUN = 4;

    @Property
    void isReadOrRefusedInSilence(@ForAll("typed") String typed) {
        try {
            CardNumber number = CardNumber.parse(typed);
            assertThat(new String(number.revealDigits(CardDataAccess.granted())))
                    .isEqualTo(typed.replaceAll("[ -]", ""));
            assertThat(number.brand().hasLength(number.revealDigits(CardDataAccess.granted()).length))
                    .isTrue();
        } catch (IllegalArgumentException e) {
            assertThat(runsOf(typed))
                    .noneMatch(run -> String.valueOf(e.getMessage()).contains(run));
        }
    }

    /** ISO/IEC 7812-1: one wrong digit never passes, where the brand relies on the check digit. */
    @Property
    void oneWrongDigitIsNoticed(@ForAll("visa") String digits, @ForAll("places") int place) {
        char[] changed = digits.toCharArray();
        changed[place] = (char) ('0' + (changed[place] - '0' + 1) % 10);
        boolean luhn = CardBrand.of(changed).enforcesLuhn();

        assertThat(luhn && Digits.passLuhn(changed)).isFalse();
    }

    /** A prefix never excludes what the number turns out to be. */
    @Property
    void theBrandIsACandidateFromTheFirstDigitOn(@ForAll("visa") String digits, @ForAll("places") int length) {
        CardBrand brand = CardBrand.of(digits.toCharArray());

        assertThat(CardBrand.candidates(digits.substring(0, length))).contains(brand);
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.strings().withChars("0123456789 -x").ofMinLength(0).ofMaxLength(24);
    }

    @Provide
    Arbitrary<String> visa() {
        return Arbitraries.strings().numeric().ofLength(14).map(middle -> {
            String open = "4" + middle;
            return IntStream.range(0, 10)
                    .mapToObj(check -> open + check)
                    .filter(number -> Digits.passLuhn(number.toCharArray()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(1, 15);
    }

    private static Stream<String> runsOf(String typed) {
        String digits = typed.replaceAll("[^0-9]", "");
        return IntStream.rangeClosed(0, digits.length() - RUN).mapToObj(at -> digits.substring(at, at + RUN));
    }
}
