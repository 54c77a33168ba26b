package dev.onecent.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds what looks like a card number in a text that must not hold one. */
final class NumberTrace {
    private static final String GAPS = " -./'_\u00a0";

    private NumberTrace() {}

    /** Whether some digits, in groups or not, are as many as a brand's numbers have, in its range, with a right check digit. */
    static boolean isIn(CharSequence text) {
        return runs(text).stream().anyMatch(NumberTrace::hasNumber);
    }

    /** The digits that follow each other with at most one character between, group by group. */
    private static List<List<String>> runs(CharSequence text) {
        List<List<String>> runs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        StringBuilder group = new StringBuilder();
        for (int character : (text + "x").codePoints().toArray()) {
            int digit = Character.digit(character, 10);
            if (digit >= 0) {
                group.append(digit);
                continue;
            }
            boolean ends = group.isEmpty() || GAPS.indexOf(character) < 0;
            if (!group.isEmpty()) {
                run.add(group.toString());
                group.setLength(0);
            }
            if (ends) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        return runs;
    }

    private static boolean hasNumber(List<String> run) {
        for (int first = 0; first < run.size(); first++) {
            StringBuilder digits = new StringBuilder();
            for (int last = first; last < run.size() && digits.length() <= CardNumber.LONGEST; last++) {
                digits.append(run.get(last));
                if (isNumber(digits.toString().toCharArray())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNumber(char[] digits) {
        boolean number = NumberProblem.of(digits).isEmpty()
                && CardBrand.of(digits) != CardBrand.UNKNOWN
                && Digits.passLuhn(digits)
                && !isTradeItem(digits);
        Arrays.fill(digits, '\0');
        return number;
    }

    /** Twelve to fourteen digits with the check digit of a GTIN (UPC, EAN): shops number their articles so. */
    private static boolean isTradeItem(char[] digits) {
        int sum = 0;
        for (int fromEnd = 0; fromEnd < digits.length; fromEnd++) {
            int digit = digits[digits.length - 1 - fromEnd] - '0';
            sum += fromEnd % 2 == 1 ? 3 * digit : digit;
        }
        return digits.length <= 14 && sum % 10 == 0;
    }
}
