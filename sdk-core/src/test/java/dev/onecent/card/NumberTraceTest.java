package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A number is seen wherever it stands and however it is written, and nothing that programs write is taken for one (R18). The figures
 * of docs/security.md are measured here.
 */
class NumberTraceTest {
    private static final long SEED = 20_261_130;
    private static final int MILLION = 1_000_000;
    private static final String HEX = "0123456789abcdef";
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @ParameterizedTest
    @EnumSource(CardBrand.class)
    void seesEveryBrandInEveryGroupingAndSeparator(CardBrand brand) {
        List<String> missed = new ArrayList<>();
        for (String number : SampleNumbers.of(brand, new SplittableRandom(SEED))) {
            for (List<Integer> sizes : SampleNumbers.GROUPINGS) {
                for (String separator : SampleNumbers.SEPARATORS) {
                    String text = SampleNumbers.grouped(number, sizes, separator);
                    if (!CardNumber.isIn(text) && !isTradeItem(text)) {
                        missed.add(text);
                    }
                }
            }
        }

        assertThat(missed).isEmpty();
    }

    /** Articles are numbered so; a number in groups is none of them. */
    private static boolean isTradeItem(String text) {
        return text.length() <= 14 && text.chars().allMatch(Character::isDigit);
    }

    @Test
    void seesDigitsOfEveryScript() {
        List<Integer> zeros = SampleNumbers.zeros();

        assertThat(zeros).hasSizeGreaterThan(50).contains(0x0660, 0x06f0, 0x0966, 0xff10, 0x1d7ce);
        for (int zero : zeros) {
            String number = SampleNumbers.inScript("4111 1111 1111 1111", zero);
            assertThat(CardNumber.isIn("card " + number + " of Ann")).as(number).isTrue();
            assertThat(CardNumber.maskIn(number))
                    .isEqualTo("**** **** **** " + number.substring(number.length() - 4 * Character.charCount(zero)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PAN4111111111111111EXP1229CVV737",
                "Visa4111111111111111",
                "card=4111111111111111;",
                ";4111111111111111=29121010000",
                "卡号4111111111111111有效期12月",
                "订单2021号卡4111111111111111",
                "2 4111 1111 1111 1111 7",
                "2026-11-30 4111 1111 1111 1111 12/29",
                "* 4111 1111 1111 1111",
                "**4111111111111111**",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "41 11 11 11 11 11 11 11",
                "abc4111111111111111",
                "4111-1111-1111-1111-a1b2",
                "+4111111111111111",
                "4111 - 1111 - 1111 - 1111",
                "4111\u200b1111\u200b1111\u200b1111",
                "4\u200b1\u200b1\u200b1\u200b1\u200b1\u200b1\u200b1\u200b1\u200b1\u200b1\u200b1\u200b1\u200b1\u200b1\u200b1"
            })
    void seesNumbersAmongOtherText(String text) {
        assertThat(CardNumber.isIn(text)).isTrue();
        assertThat(CardNumber.isIn(CardNumber.maskIn(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550e8400-e29b-41d4-a716-446655440000",
                "chk_41111111-1111-1111-1111-111111111111",
                "{00000000-0000-4111-8111-111111111111}",
                "d41d8cd98f00b204e9800998ecf8427e",
                "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                "a4111111111111111b2c",
                "DE89 3704 0044 0532 0130 00",
                "IBAN: ES91 2100 0418 4502 0005 1332",
                "NO9386011117947",
                "+49 1516 23456785",
                "+4915 1623 4567 8",
                "1732968000000",
                "1732968000000000000",
                "2026-11-30T23:00:00.000000000Z",
                "4111 1111 1111 1112",
                "4,111,111,111,111,111",
                "4111    1111    1111    1111",
                "0000 0000 0000 0000",
                "1 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 9"
            })
    void seesNoneInWhatProgramsWrite(String text) {
        assertThat(CardNumber.isIn(text)).isFalse();
        assertThat(CardNumber.maskIn(text)).isSameAs(text);
    }

    /** Ids are made so, and a SKU or a command with one must not be refused. */
    @Test
    void takesNoUuidForACard() {
        assertThat(hits(2 * MILLION, random -> uuid(random))).isZero();
        assertThat(hits(MILLION / 5, random -> "chk_" + uuid(random))).isZero();
        assertThat(hits(MILLION / 5, random -> "x" + uuid(random).toUpperCase(Locale.ROOT) + "-1"))
                .isZero();
        assertThat(hits(MILLION / 5, random -> uuid(random).replace("-", ""))).isZero();
    }

    @Test
    @Tag("proof")
    void takesNoUuidOfFiftyMillionForACard() {
        assertThat(hits(50 * MILLION, random -> uuid(random))).isZero();
        assertThat(hits(50 * MILLION, random -> uuid(random).replace("-", ""))).isLessThanOrEqualTo(5);
    }

    @Test
    void takesNoHashForACard() {
        assertThat(hits(MILLION / 5, random -> of(random, HEX, 64))).isZero();
        assertThat(hits(MILLION / 5, random -> of(random, HEX, 40))).isZero();
        assertThat(hits(MILLION / 5, random -> "01J" + of(random, CROCKFORD, 23)))
                .isZero();
        assertThat(hits(MILLION / 10, NumberTraceTest::base64)).isZero();
    }

    /** Digits alone may be anything: what is stated of them is what a tenth of right check digits leaves. */
    @Test
    void takesFewOtherNumbersForCards() {
        assertThat(hits(100_000, random -> "ORD-20261130-" + of(random, "0123456789", 6)))
                .isZero();
        assertThat(hits(100_000, random -> Long.toString(1_700_000_000_000L + random.nextLong(200_000_000_000L))))
                .isZero();
        assertThat(hits(100_000, random -> "+" + number(random, 12))).isZero();
        assertThat(hits(100_000, NumberTraceTest::germanAccount)).isZero();
        assertThat(hits(100_000, random -> number(random, 12))).isBetween(500, 1_100);
        assertThat(hits(100_000, random -> number(random, 16))).isBetween(3_500, 4_800);
        assertThat(hits(100_000, random -> number(random, 19))).isBetween(2_400, 3_300);
        assertThat(hits(100_000, random -> number(random, 20))).isZero();
        assertThat(hits(100_000, random -> of(random, HEX, 16))).isLessThan(20);
    }

    /** A number without a check digit cannot be told from any other: UnionPay has some. */
    @Test
    void doesNotSeeANumberWithoutACheckDigit() {
        assertThat(CardNumber.isIn("6200000000000005")).isTrue();
        assertThat(CardNumber.isIn("6200000000000001")).isFalse();
    }

    private static int hits(int texts, Function<SplittableRandom, String> text) {
        SplittableRandom random = new SplittableRandom(SEED);
        return (int) IntStream.range(0, texts)
                .filter(any -> CardNumber.isIn(text.apply(random)))
                .count();
    }

    private static String uuid(SplittableRandom random) {
        long version = (random.nextLong() & ~0xf000L) | 0x4000L;
        long variant = (random.nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(version, variant).toString();
    }

    private static String base64(SplittableRandom random) {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String germanAccount(SplittableRandom random) {
        String account = of(random, "0123456789", 18);
        int remainder = (account + "131400").chars().reduce(0, (rest, digit) -> (rest * 10 + digit - '0') % 97);
        String check = Integer.toString(198 - remainder).substring(1);
        return SampleNumbers.grouped("DE" + check + account, List.of(4, 4, 4, 4, 4), " ");
    }

    private static String number(SplittableRandom random, int length) {
        return of(random, "123456789", 1) + of(random, "0123456789", length - 1);
    }

    private static String of(SplittableRandom random, String alphabet, int length) {
        char[] text = new char[length];
        for (int at = 0; at < length; at++) {
            text[at] = alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return new String(text);
    }
}
