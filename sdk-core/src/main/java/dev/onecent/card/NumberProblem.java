package dev.onecent.card;

import java.util.Optional;

/** The reason why digits are not a card number. */
enum NumberProblem {
    LENGTH("length"),
    LUHN("luhn"),
    BRAND("brand");

    private final String key;

    NumberProblem(String key) {
        this.key = key;
    }

    static Optional<NumberProblem> of(char[] digits) {
        if (digits.length < CardNumber.SHORTEST || digits.length > CardNumber.LONGEST) {
            return Optional.of(LENGTH);
        }
        CardBrand brand = CardBrand.of(digits);
        if (brand.isWithdrawn()) {
            return Optional.of(BRAND);
        }
        if (!brand.hasLength(digits.length)) {
            return Optional.of(LENGTH);
        }
        boolean wrong = Digits.areZeros(digits) || (brand.enforcesLuhn() && !Digits.passLuhn(digits));
        return wrong ? Optional.of(LUHN) : Optional.empty();
    }

    String key() {
        return key;
    }
}
