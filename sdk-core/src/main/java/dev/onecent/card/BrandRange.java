package dev.onecent.card;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Leading digits from the first to the last, both of the same length: for example {@code 51-55} or {@code 6011}. */
record BrandRange(int first, int last, int digits) {
    /** More than any published range has: two digits more than a BIN. */
    static final int MOST_DIGITS = 8;

    /** Reads ranges with a space between them. */
    static Stream<BrandRange> of(String ranges) {
        return Arrays.stream(ranges.split(" "))
                .filter(range -> !range.isEmpty())
                .map(BrandRange::parse);
    }

    private static BrandRange parse(String text) {
        int dash = text.indexOf('-');
        String from = dash < 0 ? text : text.substring(0, dash);
        String to = dash < 0 ? text : text.substring(dash + 1);
        return new BrandRange(Integer.parseInt(from), Integer.parseInt(to), from.length());
    }

    IntStream numbers() {
        return IntStream.rangeClosed(first, last);
    }

    /** Returns the first number of eight digits in the range. */
    int lowest() {
        return first * scale(digits);
    }

    /** Returns the last number of eight digits in the range. */
    int highest() {
        return (last + 1) * scale(digits) - 1;
    }

    /** Returns whether the other range is as specific and has a number in common with this one. */
    boolean meets(BrandRange other) {
        return digits == other.digits && first <= other.last && other.first <= last;
    }

    /** Returns how many numbers of eight digits begin with the same so many digits. */
    static int scale(int digits) {
        int scale = 1;
        for (int missing = digits; missing < MOST_DIGITS; missing++) {
            scale *= 10;
        }
        return scale;
    }
}
