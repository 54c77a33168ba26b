package dev.onecent.address;

import dev.onecent.card.DigitRun;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules of the fields of an address; a problem is the last part of a message key. Digits like a card number's are
 * refused everywhere, so that one typed into the wrong field is not stored (R18).
 */
final class AddressRules {
    private static final int LONGEST_RECIPIENT = 70;
    private static final Pattern POSTAL_CODE = Pattern.compile("[A-Z0-9][A-Z0-9 -]{1,8}[A-Z0-9]");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,15}");
    /** Digits that no telephone number begins with, unless it is written with its plus or zero. */
    private static final Pattern LIKE_A_CARD = Pattern.compile("[1-9][0-9]{11,}|\\+?[0-9]{16,}");

    private AddressRules() {}

    static Optional<String> name(String typed) {
        return !AddressText.isEndless(typed) && DigitRun.isTooLongForAName(typed)
                ? Optional.of("digits")
                : required("recipient", typed, LONGEST_RECIPIENT);
    }

    static Optional<String> required(String field, String typed, int longest) {
        return !AddressText.isEndless(typed) && AddressText.normalized(typed).isEmpty()
                ? Optional.of(field + ".required")
                : optional(typed, longest);
    }

    static Optional<String> optional(String typed, int longest) {
        if (AddressText.isEndless(typed)) {
            return Optional.of("length");
        }
        String text = AddressText.normalized(typed);
        if (DigitRun.mayBeCardNumber(text)) {
            return Optional.of("digits");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of("length");
        }
        return AddressText.isPlain(text) ? Optional.empty() : Optional.of("characters");
    }

    static Optional<String> country(String typed) {
        String code = AddressText.code(typed);
        if (code.isEmpty()) {
            return Optional.of("country.required");
        }
        return Countries.exists(code) ? Optional.empty() : Optional.of("country.unknown");
    }

    /** Checks a postal code; a missing one is not a problem while the country itself is wrong. */
    static Optional<String> postalCode(String typed, String country) {
        if (AddressText.isEndless(typed)) {
            return Optional.of("postalCode.format");
        }
        String code = AddressText.code(typed);
        if (code.isEmpty()) {
            return Countries.hasPostalCodes(AddressText.code(country))
                    ? Optional.of("postalCode.required")
                    : Optional.empty();
        }
        if (DigitRun.mayBeCardNumber(code)) {
            return Optional.of("digits");
        }
        return POSTAL_CODE.matcher(code).matches() ? Optional.empty() : Optional.of("postalCode.format");
    }

    static Optional<String> phone(String typed) {
        if (AddressText.isEndless(typed)) {
            return Optional.of("phone.format");
        }
        String number = AddressText.phone(typed);
        if (LIKE_A_CARD.matcher(number).matches()) {
            return Optional.of("digits");
        }
        boolean fits = number.isEmpty() || PHONE.matcher(number).matches();
        return fits ? Optional.empty() : Optional.of("phone.format");
    }
}
