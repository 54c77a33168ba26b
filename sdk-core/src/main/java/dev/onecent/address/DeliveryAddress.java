package dev.onecent.address;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A place that a carrier delivers to; in order, and in one shape, so that the same address is equal however it was
 * typed. Personal data: masked when printed but for the country.
 *
 * @param recipient who receives it
 * @param lines street and number and what else finds the door, one to three
 * @param region state, province or county
 * @param postalCode capital letters and ASCII digits, for example {@code SW1A 1AA}; always there where the country has them
 * @param country ISO 3166-1 alpha-2, for example {@code DE}
 * @param phone ASCII digits after an optional plus, for example {@code +442079460000}
 */
public record DeliveryAddress(
        String recipient,
        List<String> lines,
        String city,
        Optional<String> region,
        Optional<String> postalCode,
        String country,
        Optional<String> phone) {
    private static final int MOST_LINES = 3;

    public DeliveryAddress {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(lines, "lines");
        Objects.requireNonNull(city, "city");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(postalCode, "postalCode");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(phone, "phone");
        recipient = AddressText.normalized(recipient);
        lines = lines.stream()
                .map(AddressText::normalized)
                .filter(line -> !line.isEmpty())
                .toList();
        city = AddressText.normalized(city);
        region = region.map(AddressText::normalized).filter(text -> !text.isEmpty());
        postalCode = postalCode.map(AddressText::code).filter(code -> !code.isEmpty());
        country = AddressText.code(country);
        phone = phone.map(AddressText::phone).filter(number -> !number.isEmpty());
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("a delivery address has at most " + MOST_LINES + " lines");
        }
        Map<String, String> problems =
                form(recipient, lines, city, region, postalCode, country, phone).problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("not a delivery address: " + problems);
        }
    }

    /** The address as a form, to be changed. */
    public AddressForm form() {
        return form(recipient, lines, city, region, postalCode, country, phone);
    }

    private static AddressForm form(
            String recipient,
            List<String> lines,
            String city,
            Optional<String> region,
            Optional<String> postalCode,
            String country,
            Optional<String> phone) {
        return AddressForm.of(recipient, line(lines, 0), city, country)
                .withLines(line(lines, 1), line(lines, 2))
                .withRegion(region.orElse(""))
                .withPostalCode(postalCode.orElse(""))
                .withPhone(phone.orElse(""));
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at) : "";
    }

    @Override
    public String toString() {
        return "DeliveryAddress[*, " + country + "]";
    }
}
