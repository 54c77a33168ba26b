package dev.onecent.testkit.arbitrary;

import dev.onecent.address.AddressForm;
import dev.onecent.address.DeliveryAddress;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Delivery addresses, and forms of which they are made. */
@SuppressWarnings("exports") // jqwik is required by those who use the arbitraries
public final class AddressArbitraries {
    private AddressArbitraries() {}

    /** Forms in order, of several scripts, with and without what is optional; spaces and capitals as shoppers type them. */
    public static Arbitrary<AddressForm> forms() {
        Arbitrary<AddressForm> plain = Combinators.combine(words(30), words(40), words(30), countries())
                .as(AddressForm::of);
        return Combinators.combine(
                        plain, maybe(words(40)), maybe(words(40)), maybe(words(20)), codes(), maybe(phones()))
                .as((form, second, third, region, code, phone) -> form.withLines(second, third)
                        .withRegion(region)
                        .withPostalCode(code)
                        .withPhone(phone));
    }

    /** Returns addresses in order. */
    public static Arbitrary<DeliveryAddress> addresses() {
        return forms().map(AddressForm::read);
    }

    /** Countries with and without postal codes. */
    public static Arbitrary<String> countries() {
        return Arbitraries.of("DE", "GB", "us", " CN ", "IN", "SA", "AE", "HK", "IE");
    }

    /** Text that begins and ends with a letter; its few digits are no card number. */
    private static Arbitrary<String> words(int longest) {
        Arbitrary<String> letters = Arbitraries.strings()
                .withChars("abcXYZäßéñДЖ漢字عربی \u00a0.,'-/")
                .ofMaxLength(longest - 6);
        return Combinators.combine(letters, Arbitraries.integers().between(0, 999))
                .as((text, number) -> "A" + text + number + "z");
    }

    private static Arbitrary<String> codes() {
        return Arbitraries.of("80331", "sw1a 1aa", "12345-6789", "100-0001", "ABC", "١٢٣٤٥", "110001");
    }

    private static Arbitrary<String> phones() {
        return Arbitraries.of("+44 20 7946 0000", "(030) 123-456", "+15550100", "٠٣٠١٢٣٤٥");
    }

    private static Arbitrary<String> maybe(Arbitrary<String> text) {
        return text.optional().map(some -> some.orElse(""));
    }
}
