package dev.onecent.card;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Groups of digits that stand near each other in a text, and the card numbers among them: some groups that follow each other and
 * have together as many digits as a brand's numbers have, in its range, with a right check digit. Each question looks at no more
 * digits than a number has, so that a text is read in a time that grows with its length only.
 */
final class DigitGroups {
    /** Groups of less are written by nobody but for the last, so a number in such groups stands by itself. */
    private static final int LEAST_IN_A_GROUP = 3;

    private static final int KEPT = 4;
    private static final int MASK = '*';
    private static final int WIDEST_GAP = 3;
    private static final int FARTHEST = 64;
    private static final int LONGEST_PHONE = 15;
    private static final int LONGEST_TRADE_ITEM = 14;
    private static final String ACCOUNT_COUNTRIES =
            "AE AT BA BE CH CZ DE DK EE ES FI FO FR GL HR HU IL IS IT LI LT LU ME MK NO PL PT RS SA SE SI SK TN XK";

    private final CharSequence text;
    private final boolean masking;
    private @Nullable StringBuilder masked;
    private int copied;
    private boolean found;

    private byte[] digits = new byte[CardNumber.LONGEST + 1];
    private int[] places = new int[CardNumber.LONGEST + 1];
    private int count;

    /** The number of the first digit of each group. */
    private int[] firsts = new int[CardNumber.LONGEST + 1];

    private int size;
    private boolean open;

    DigitGroups(CharSequence text, boolean masking) {
        this.text = text;
        this.masking = masking;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFound() {
        return found;
    }

    /** Returns whether the rest of the text need not be read. */
    boolean isDone() {
        return found && !masking;
    }

    void add(int digit, int place) {
        if (!open) {
            firsts = size == firsts.length ? Arrays.copyOf(firsts, 2 * size) : firsts;
            firsts[size++] = count;
            open = true;
        }
        if (count == digits.length) {
            digits = Arrays.copyOf(digits, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
        }
        digits[count] = (byte) digit;
        places[count++] = place;
    }

    void closeGroup() {
        open = false;
    }

    /** Forgets the groups that reach beyond a place in the text. */
    void dropFrom(int place) {
        while (size > 0 && places[count - 1] >= place) {
            count = firsts[--size];
        }
    }

    /** Looks for numbers among the groups and forgets these. */
    void end() {
        if (count >= CardNumber.SHORTEST && !areAccount()) {
            findNumbers();
        }
        Arrays.fill(digits, 0, count, (byte) 0);
        count = 0;
        size = 0;
        open = false;
    }

    private void findNumbers() {
        int group = 0;
        int start = 0;
        while (group < size && !isDone()) {
            int end = numberFrom(group, start);
            if (end == 0) {
                group++;
                start = group < size ? firsts[group] : count;
                continue;
            }
            found = true;
            mask(start, end - KEPT);
            start = end - KEPT;
            while (group + 1 < size && firsts[group + 1] <= start) {
                group++;
            }
        }
    }

    /**
     * Returns after which digit the longest number ends that begins with this one; 0 if none does. Which digits the check digit's
     * rule doubles depends on the length, so both sums are kept.
     */
    private int numberFrom(int group, int start) {
        int ofEven = 0;
        int ofOdd = 0;
        int prefix = 0;
        int best = 0;
        boolean small = false;
        int at = start;
        for (int last = group; last < size; last++) {
            int end = last + 1 < size ? firsts[last + 1] : count;
            if (end - start > CardNumber.LONGEST) {
                break;
            }
            int first = at;
            for (; at < end; at++) {
                int digit = digits[at];
                int doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
                boolean even = (at - start) % 2 == 0;
                ofEven += even ? doubled : digit;
                ofOdd += even ? digit : doubled;
                prefix = at - start < BrandRange.MOST_DIGITS ? prefix * 10 + digit : prefix;
            }
            int length = end - start;
            if (length >= CardNumber.SHORTEST
                    && (length % 2 == 0 ? ofEven : ofOdd) % 10 == 0
                    && isOfBrand(prefix, length)
                    && !(last == group && isTradeItem(start, end, prefix))
                    && !isPhone(start, length)
                    && !isInHash(start, end)
                    && (!small || standsAlone(group, start, last, end))) {
                best = end;
            }
            small |= end - first < LEAST_IN_A_GROUP;
        }
        return best;
    }

    private static boolean isOfBrand(int prefix, int length) {
        CardBrand brand = BrandTable.PUBLISHED.brandOf(prefix);
        return brand != CardBrand.UNKNOWN && brand.hasLength(length);
    }

    /**
     * Twelve to fourteen digits without a gap and with the check digit of a GTIN (UPC, EAN): shops number their articles so. Diners
     * Club's numbers are card numbers first, as no shop packs its articles under their prefixes.
     */
    private boolean isTradeItem(int start, int end, int prefix) {
        int sum = 0;
        for (int at = start; at < end; at++) {
            sum += (end - at) % 2 == 0 ? 3 * digits[at] : digits[at];
        }
        boolean together = places[end - 1] - places[start] == end - start - 1;
        return together
                && end - start <= LONGEST_TRADE_ITEM
                && sum % 10 == 0
                && BrandTable.PUBLISHED.brandOf(prefix) != CardBrand.DINERS_CLUB;
    }

    /** Returns whether it is written as a telephone number with its country, which has 15 digits at most (ITU-T E.164). */
    private boolean isPhone(int start, int length) {
        return length <= LONGEST_PHONE && places[start] > 0 && text.charAt(places[start] - 1) == '+';
    }

    /** Returns whether all groups together are an account number (IBAN, ISO 13616) of a country where these can be digits alone: a remainder of 1. */
    private boolean areAccount() {
        int first = places[0];
        if (first < 2 || (first > 2 && Character.isLetterOrDigit(text.charAt(first - 3)))) {
            return false;
        }
        int country =
                ACCOUNT_COUNTRIES.indexOf(text.subSequence(first - 2, first).toString());
        if (country < 0 || country % 3 != 0) {
            return false;
        }
        int remainder = 0;
        for (int at = 2; at < count; at++) {
            remainder = (remainder * 10 + digits[at]) % 97;
        }
        remainder = (remainder * 100 + text.charAt(first - 2) - 'A' + 10) % 97;
        remainder = (remainder * 100 + text.charAt(first - 1) - 'A' + 10) % 97;
        return (remainder * 100 + digits[0] * 10 + digits[1]) % 97 == 1;
    }

    /** Returns whether the first or the last digit stands in a word of hexadecimal digits that has more digits beyond a letter: a hash, a key. */
    private boolean isInHash(int start, int end) {
        return isHash(places[start], -1) || isHash(places[end - 1], 1);
    }

    private boolean isHash(int place, int step) {
        if (!NumberTrace.isHex(text.charAt(place))) {
            return false;
        }
        boolean letter = false;
        for (int steps = 1; steps <= FARTHEST; steps++) {
            int at = place + step * steps;
            if (at < 0 || at >= text.length() || !NumberTrace.isHex(text.charAt(at))) {
                return false;
            }
            boolean digit = text.charAt(at) <= '9';
            if (digit && letter) {
                return true;
            }
            letter |= !digit;
        }
        return letter;
    }

    /** Returns whether no other digit is so near that it could belong to the number, nor what was masked. */
    private boolean standsAlone(int group, int start, int last, int end) {
        return start == firsts[group]
                && group == 0
                && last == size - 1
                && !isDigitNear(places[start], -1)
                && !isDigitNear(places[end - 1], 1);
    }

    private boolean isDigitNear(int place, int step) {
        int at = step > 0 ? place + Character.charCount(Character.codePointAt(text, place)) : place;
        int gap = 0;
        while (gap <= WIDEST_GAP && (step > 0 ? at < text.length() : at > 0)) {
            int character = step > 0 ? Character.codePointAt(text, at) : Character.codePointBefore(text, at);
            if (Digits.value(character) >= 0 || character == MASK) {
                return true;
            }
            if (!Marks.isInvisible(character)) {
                if (!Marks.isSeparator(character)) {
                    return false;
                }
                gap++;
            }
            at += step * Character.charCount(character);
        }
        return false;
    }

    private void mask(int from, int to) {
        if (!masking) {
            return;
        }
        StringBuilder result = masked == null ? new StringBuilder(text.length()) : masked;
        masked = result;
        for (int at = from; at < to; at++) {
            result.append(text, copied, places[at]).append((char) MASK);
            copied = places[at] + Character.charCount(Character.codePointAt(text, places[at]));
        }
    }

    /** Returns the text with what was found masked. */
    String masked() {
        return masked == null
                ? text.toString()
                : masked.append(text, copied, text.length()).toString();
    }
}
