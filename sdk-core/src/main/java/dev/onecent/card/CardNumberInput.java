package dev.onecent.card;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hints for a form in which a card number is typed: the brands that it can still become, how to group its digits, whether it
 * is complete and whether a digit of it is wrong. It holds none of the digits, so it may be kept and printed; what is no number, or
 * is endless, has no candidates and is never complete. It is a hint: {@link CardFormCheck} decides.
 *
 * <pre>{@code
 * CardNumberInput input = CardNumberInput.of("37828");
 * input.brand();                            // American Express
 * input.grouping();                         // 4, 6, 5
 * CardNumberInput.grouped("37828");         // "3782 8"
 * input.isComplete();                       // false
 * }</pre>
 */
public final class CardNumberInput {
    private static final List<Integer> BY_FOUR = List.of(4, 4, 4, 4, 3);
    private static final List<Integer> OF_AMERICAN_EXPRESS = List.of(4, 6, 5);
    private static final List<Integer> OF_DINERS_CLUB = List.of(4, 6, 4);
    private static final List<Integer> OF_UATP = List.of(4, 5, 6);
    private static final int LONGEST_OF_DINERS_CLUB = 14;

    private final int digits;
    private final Set<CardBrand> candidates;
    private final boolean possible;
    private final boolean wrongDigit;

    private CardNumberInput(int digits, Set<CardBrand> candidates, boolean possible, boolean wrongDigit) {
        this.digits = digits;
        this.candidates = candidates;
        this.possible = possible;
        this.wrongDigit = wrongDigit;
    }

    /**
     * Looks at what was typed so far.
     *
     * @param typed digits of any script, blanks and dashes; anything else gives a hint that says nothing
     */
    public static CardNumberInput of(CharSequence typed) {
        Objects.requireNonNull(typed, "typed");
        char[] digits = read(typed);
        try {
            return digits.length == 0 ? nothing(isReadable(typed)) : of(digits);
        } finally {
            Digits.wipe(digits);
        }
    }

    private static CardNumberInput of(char[] digits) {
        Set<CardBrand> claimed = BrandTable.PUBLISHED.candidates(digits);
        boolean published = !claimed.isEmpty();
        claimed.removeIf(brand -> !brand.hasLengthFrom(digits.length));
        boolean wrong = NumberProblem.of(digits)
                .filter(problem -> problem == NumberProblem.LUHN)
                .isPresent();
        boolean fits = published ? !claimed.isEmpty() : digits.length <= CardNumber.LONGEST;
        return new CardNumberInput(digits.length, claimed, fits, wrong);
    }

    private static CardNumberInput nothing(boolean readable) {
        Set<CardBrand> candidates =
                readable ? BrandTable.PUBLISHED.candidates(new char[0]) : EnumSet.noneOf(CardBrand.class);
        return new CardNumberInput(0, candidates, readable, false);
    }

    /**
     * Returns the digits in the groups in which they stand on a card, with a space between them. What is no beginning of a card
     * number comes back as it was typed.
     */
    public static String grouped(CharSequence typed) {
        CardNumberInput input = of(typed);
        if (input.digits == 0 || !input.possible) {
            return typed.toString();
        }
        char[] digits = read(typed);
        StringBuilder text = new StringBuilder(digits.length + BY_FOUR.size());
        for (int at = 0; at < digits.length; at++) {
            if (input.isGroupStart(at)) {
                text.append(' ');
            }
            text.append(digits[at]);
        }
        Digits.wipe(digits);
        return text.toString();
    }

    /** Returns the brands that the number can still become; a withdrawn one is among them, so that a form can say so early. */
    public Set<CardBrand> candidates() {
        return Set.copyOf(candidates);
    }

    /** Returns the brand, once there is only one that the number can become. */
    public Optional<CardBrand> brand() {
        return candidates.size() == 1 ? Optional.of(candidates.iterator().next()) : Optional.empty();
    }

    /** Returns how many digits were typed, wherever blanks stand between them. */
    public int digits() {
        return digits;
    }

    /** Returns how many digits stand together on the card, group by group, for example 4, 6, 5. */
    public List<Integer> grouping() {
        return switch (brand().orElse(CardBrand.UNKNOWN)) {
            case AMERICAN_EXPRESS -> OF_AMERICAN_EXPRESS;
            case DINERS_CLUB -> digits <= LONGEST_OF_DINERS_CLUB ? OF_DINERS_CLUB : BY_FOUR;
            case UATP -> OF_UATP;
            default -> BY_FOUR;
        };
    }

    /**
     * Returns where the caret belongs in the grouped text, so that it stays behind the digit that was typed last.
     *
     * @param digitsBefore how many digits stand before the caret, blanks not counted
     */
    public int caretAfter(int digitsBefore) {
        int before = Math.max(0, Math.min(digitsBefore, digits));
        return before
                + (int) IntStream.range(0, before).filter(this::isGroupStart).count();
    }

    private boolean isGroupStart(int place) {
        int end = 0;
        for (int size : grouping()) {
            end += size;
            if (place == end) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether numbers of a brand that it can become have so many digits; longer ones may be possible as well. */
    public boolean isComplete() {
        return possible && brands().anyMatch(brand -> brand.hasLength(digits));
    }

    /** Returns whether it is complete and no further digit can follow, so that a form may go on to the next field. */
    public boolean isFull() {
        return isComplete() && brands().noneMatch(brand -> brand.hasLengthFrom(digits + 1));
    }

    /** Returns whether it is complete and its check digit does not fit: a digit is wrong, or more are to come. */
    public boolean hasWrongDigit() {
        return wrongDigit && isComplete();
    }

    /** Returns how many digits the security code has at most: four, if it can become an American Express or an unknown brand's. */
    public int longestSecurityCode() {
        return brands().mapToInt(brand -> brand == CardBrand.UNKNOWN ? 4 : brand.securityCodeLength())
                .max()
                .orElse(4);
    }

    /** A number that no published brand has may still be charged. */
    private Stream<CardBrand> brands() {
        return candidates.isEmpty() ? Stream.of(CardBrand.UNKNOWN) : candidates.stream();
    }

    private static char[] read(CharSequence typed) {
        if (!isReadable(typed)) {
            return new char[0];
        }
        char[] copy = Digits.copy(typed);
        try {
            return Digits.strip(copy);
        } finally {
            Digits.wipe(copy);
        }
    }

    private static boolean isReadable(CharSequence typed) {
        if (Digits.isEndless(typed)) {
            return false;
        }
        char[] copy = Digits.copy(typed);
        try {
            return Digits.areReadable(copy);
        } finally {
            Digits.wipe(copy);
        }
    }

    @Override
    public String toString() {
        return "CardNumberInput[" + digits + " digits, " + candidates + "]";
    }
}
