package dev.onecent.address;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onecent.address.internal.AddressFormCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A delivery address as it was typed, in order or not; empty text where nothing was or a value is missing. Can be read from JSON by the names of
 * its components, any of which may be missing. Masked when printed.
 *
 * @param recipient who receives it, at most 70 characters
 * @param line1 street and number, at most 100 characters, as each further line
 * @param line2 optional
 * @param line3 optional
 * @param city at most 70 characters
 * @param region state, province or county, optional, at most 70 characters
 * @param postalCode 3 to 10 letters, digits, spaces and hyphens; optional where the country has none
 * @param country ISO 3166-1 alpha-2, for example {@code DE}
 * @param phone for the carrier, optional: 5 to 15 digits, for example {@code +44 20 7946 0000}
 */
@DeliverableAddress
@SuppressWarnings("exports") // the validation provider reads the rule by reflection
public record AddressForm(
        String recipient,
        String line1,
        String line2,
        String line3,
        String city,
        String region,
        String postalCode,
        String country,
        String phone) {
    public AddressForm {
        recipient = text(recipient);
        line1 = text(line1);
        line2 = text(line2);
        line3 = text(line3);
        city = text(city);
        region = text(region);
        postalCode = text(postalCode);
        country = text(country);
        phone = text(phone);
    }

    private static final int LONGEST_NAME = 70;
    private static final int LONGEST_LINE = 100;

    /** The parts that every address has. */
    public static AddressForm of(String recipient, String line1, String city, String country) {
        return new AddressForm(recipient, line1, "", "", city, "", "", country, "");
    }

    /** A value that is missing is as good as empty. */
    @JsonCreator
    static AddressForm read(
            @JsonProperty("recipient") @Nullable String recipient,
            @JsonProperty("line1") @Nullable String line1,
            @JsonProperty("line2") @Nullable String line2,
            @JsonProperty("line3") @Nullable String line3,
            @JsonProperty("city") @Nullable String city,
            @JsonProperty("region") @Nullable String region,
            @JsonProperty("postalCode") @Nullable String postalCode,
            @JsonProperty("country") @Nullable String country,
            @JsonProperty("phone") @Nullable String phone) {
        return new AddressForm(
                text(recipient),
                text(line1),
                text(line2),
                text(line3),
                text(city),
                text(region),
                text(postalCode),
                text(country),
                text(phone));
    }

    /** Returns the form with a second and a third line. */
    public AddressForm withLines(String second, String third) {
        return new AddressForm(recipient, line1, second, third, city, region, postalCode, country, phone);
    }

    /** Returns the form with a state or region. */
    public AddressForm withRegion(String name) {
        return new AddressForm(recipient, line1, line2, line3, city, name, postalCode, country, phone);
    }

    /** Returns the form with a postal code. */
    public AddressForm withPostalCode(String code) {
        return new AddressForm(recipient, line1, line2, line3, city, region, code, country, phone);
    }

    /** Returns the form with a phone number for the carrier. */
    public AddressForm withPhone(String number) {
        return new AddressForm(recipient, line1, line2, line3, city, region, postalCode, country, number);
    }

    /**
     * The address that was typed.
     *
     * @throws IllegalArgumentException if the form is not in order: {@link AddressFormCheck} says so before
     */
    public DeliveryAddress read() {
        if (!problems().isEmpty()) {
            throw new IllegalArgumentException("not a delivery address: " + problems());
        }
        return new DeliveryAddress(
                recipient, List.of(line1, line2, line3), city, given(region), given(postalCode), country, given(phone));
    }

    /** Returns the problems by field, each as the last part of a message key. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        AddressRules.name(recipient).ifPresent(key -> problems.put("recipient", key));
        AddressRules.required("line", line1, LONGEST_LINE).ifPresent(key -> problems.put("line1", key));
        AddressRules.optional(line2, LONGEST_LINE).ifPresent(key -> problems.put("line2", key));
        AddressRules.optional(line3, LONGEST_LINE).ifPresent(key -> problems.put("line3", key));
        AddressRules.required("city", city, LONGEST_NAME).ifPresent(key -> problems.put("city", key));
        AddressRules.optional(region, LONGEST_NAME).ifPresent(key -> problems.put("region", key));
        AddressRules.postalCode(postalCode, country).ifPresent(key -> problems.put("postalCode", key));
        AddressRules.country(country).ifPresent(key -> problems.put("country", key));
        AddressRules.phone(phone).ifPresent(key -> problems.put("phone", key));
        return problems;
    }

    private static Optional<String> given(String typed) {
        return Stream.of(typed).filter(text -> !text.isBlank()).findFirst();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @Override
    public String toString() {
        return "AddressForm[*]";
    }
}
