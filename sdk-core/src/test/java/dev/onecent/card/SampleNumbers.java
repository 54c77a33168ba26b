package dev.onecent.card;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers of every brand, range and length with a right check digit, and the ways in which people write them. */
final class SampleNumbers {
    /** Sizes of groups; the last one takes what is left. */
    static final List<List<Integer>> GROUPINGS = List.of(
            List.of(),
            List.of(4, 4, 4, 4),
            List.of(4, 6, 5),
            List.of(4, 6, 4),
            List.of(6, 6, 6),
            List.of(8, 8),
            List.of(3, 3, 3, 3, 3, 3),
            List.of(6, 4, 4),
            List.of(5, 5, 5),
            List.of(4, 4, 4, 4, 2));

    static final List<String> SEPARATORS = List.of(
            " ",
            "  ",
            "\t",
            "\u00a0",
            "\u2002",
            "\u2003",
            "\u2007",
            "\u2009",
            "\u202f",
            "\u205f",
            "\u3000",
            "-",
            " - ",
            "\u2010",
            "\u2011",
            "\u2012",
            "\u2013",
            "\u2014",
            "\u2015",
            "\u2212",
            "\ufe63",
            "\uff0d",
            "\u30fc",
            "\u00ad",
            ".",
            " . ",
            "\u00b7",
            "\u2022",
            "\u30fb",
            "/",
            " / ",
            "\uff0f",
            "'",
            "\u2019",
            "_",
            "\u200b",
            "\u200c",
            "\u200d",
            "\u2060",
            "\ufeff",
            "\u200e",
            "\u200f",
            "\u202a",
            "\u2066",
            " \u200b ");

    private SampleNumbers() {}

    /** Numbers of a brand: of each of its ranges the first, the last and one between, in each of its lengths. */
    static List<String> of(CardBrand brand, SplittableRandom random) {
        List<String> numbers = new ArrayList<>();
        brand.ranges()
                .forEach(range -> IntStream.of(
                                range.first(), range.last(), random.nextInt(range.first(), range.last() + 1))
                        .forEach(prefix -> IntStream.rangeClosed(CardNumber.SHORTEST, CardNumber.LONGEST)
                                .filter(brand::hasLength)
                                .mapToObj(length -> number(Integer.toString(prefix), length, random))
                                .filter(number -> CardBrand.of(number.toCharArray()) == brand)
                                .forEach(numbers::add)));
        return numbers;
    }

    static String number(String prefix, int length, SplittableRandom random) {
        StringBuilder digits = new StringBuilder(prefix);
        while (digits.length() < length - 1) {
            digits.append(random.nextInt(10));
        }
        return IntStream.range(0, 10)
                .mapToObj(check -> digits.toString() + check)
                .filter(number -> Digits.passLuhn(number.toCharArray()))
                .findFirst()
                .orElseThrow();
    }

    static String grouped(String number, List<Integer> sizes, String separator) {
        List<String> groups = new ArrayList<>();
        int at = 0;
        for (int size : sizes) {
            int end = Math.min(number.length(), at + size);
            groups.add(number.substring(at, end));
            at = end;
        }
        groups.add(number.substring(at));
        return groups.stream().filter(group -> !group.isEmpty()).collect(Collectors.joining(separator));
    }

    /** The same digits in a script, told by its zero. */
    static String inScript(String text, int zero) {
        return text.codePoints()
                .map(character -> character >= '0' && character <= '9' ? zero + character - '0' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The zeros of all scripts that the JDK knows. */
    static List<Integer> zeros() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER
                        && Character.digit(character, 10) == 0)
                .boxed()
                .toList();
    }
}
