package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is masked holds no number that could be seen, and everything else stays (R18). */
class NumberMaskProperties {
    private static final int MEGABYTE = 1_000_000;
    private static final long MOST_READS = 20;

    @Property(tries = 3_000)
    void holdsNoNumberThatCanBeSeen(@ForAll("texts") String text) {
        String masked = CardNumber.maskIn(text);

        assertThat(CardNumber.isIn(masked)).as(masked).isFalse();
        assertThat(CardNumber.maskIn(masked)).isSameAs(masked);
        assertThat(masked.length()).isLessThanOrEqualTo(text.length());
        assertThat(masked.equals(text)).isEqualTo(!CardNumber.isIn(text));
    }

    /** Only digits are replaced, and none is by anything else. */
    @Property(tries = 1_000)
    void changesNothingButDigits(@ForAll("texts") String text) {
        int[] before = text.codePoints().toArray();
        int[] after = CardNumber.maskIn(text).codePoints().toArray();

        assertThat(after).hasSameSizeAs(before);
        for (int at = 0; at < before.length; at++) {
            if (before[at] != after[at]) {
                assertThat(after[at]).isEqualTo('*');
                assertThat(Character.digit(before[at], 10)).isNotNegative();
            }
        }
    }

    @Property(tries = 1_000)
    void keepsTheLastFourOfANumber(@ForAll("numbers") String number) {
        String digits = number.codePoints()
                .filter(character -> Character.digit(character, 10) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String kept = CardNumber.maskIn("<" + number + ">")
                .codePoints()
                .filter(character -> Character.digit(character, 10) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        if (CardNumber.isIn(number)) {
            assertThat(kept.codePointCount(0, kept.length())).isEqualTo(4);
            assertThat(digits).endsWith(kept);
        }
    }

    @Property(tries = 1_000)
    void aTextWithoutDigitsIsTheSame(@ForAll("words") String text) {
        assertThat(CardNumber.maskIn(text)).isSameAs(text);
    }

    @Example
    @SuppressWarnings("UnnecessaryStringBuilder") // any sequence of characters is taken
    void masksAsIsExpectedOfALog() {
        assertThat(CardNumber.maskIn("paid 4111 1111 1111 1111, then 378282246310005 by Ann"))
                .isEqualTo("paid **** **** **** 1111, then ***********0005 by Ann");
        assertThat(CardNumber.maskIn("4111111111111111 4242424242424242"))
                .isEqualTo("************1111 ************4242");
        assertThat(CardNumber.maskIn(new StringBuilder("6709000000000001"))).isEqualTo("************0001");
        assertThat(CardNumber.maskIn("")).isEmpty();
    }

    /** A hash has digits of one script: a number of another one beside it is no part of it. */
    @Example
    void masksANumberOfAnotherScriptBesideALetterAndANumber() {
        String arabic = SampleNumbers.inScript("4332156574481315017", 0x0660);

        assertThat(CardNumber.maskIn(arabic + "a4111111111111111"))
                .isEqualTo("*".repeat(15) + arabic.substring(15) + "a************1111");
    }

    /** A text that an attacker made is read no more often than another: each of its characters a few times at most. */
    @Example
    void takesTimeByTheLengthOfTheText() {
        for (String part : List.of(
                "4111 ",
                "4111111111111111 ",
                "4 1 1 1 ",
                "a1b2",
                "1",
                "abcdefab4111111111111111",
                "\u200b",
                "4\u200b",
                "4111 1111 1111 11 11 ",
                "-",
                "ab-",
                "5012 3456 7890 ",
                "0-",
                "12345678-1234-1234-1234-12345678901-")) {
            String text = part.repeat(MEGABYTE / part.length());
            Counted counted = new Counted(text);
            CardNumber.maskIn(counted);
            assertThat(counted.reads).as(part).isLessThan(MOST_READS * MEGABYTE);
        }
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<Integer> zero = Arbitraries.of(List.of((int) '0', 0x0660, 0x06f0, 0xff10, 0x1d7ce));
        return Combinators.combine(
                        Arbitraries.of(CardBrand.class),
                        Arbitraries.longs(),
                        Arbitraries.of(SampleNumbers.GROUPINGS),
                        Arbitraries.of(SampleNumbers.SEPARATORS),
                        zero)
                .as((brand, seed, sizes, separator, script) -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    List<String> numbers =
                            SampleNumbers.of(brand == CardBrand.UNKNOWN ? CardBrand.VISA : brand, random);
                    String number = numbers.get(random.nextInt(numbers.size()));
                    return SampleNumbers.inScript(SampleNumbers.grouped(number, sizes, separator), script);
                });
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .all()
                .ofMaxLength(60)
                .filter(text -> text.codePoints().allMatch(character -> Character.digit(character, 10) < 0));
    }

    /** Numbers next to each other, to other digits, to letters and to masks. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> digits =
                Arbitraries.strings().withChars("0123456789 -.4455").ofMaxLength(60);
        Arbitrary<String> near = Arbitraries.of(
                "",
                " ",
                "  ",
                "-",
                ".",
                "5012",
                " 5012 3456 7890",
                "*",
                "**",
                "+",
                "a",
                "ab1",
                " 1 2 3",
                "3 4 ",
                "DE89",
                "\n",
                "x",
                "\u200b",
                "550e8400-e29b-41d4-a716-446655440000",
                "0-",
                "12/29 ");
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(10);
        Arbitrary<String> part = Arbitraries.oneOf(List.of(numbers(), near, digits, any));
        return part.list().ofMinSize(1).ofMaxSize(6).map(parts -> String.join("", parts));
    }

    /** Counts how often a character is read. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            reads += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
