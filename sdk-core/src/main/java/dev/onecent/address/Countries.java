package dev.onecent.address;

import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;

/** The countries of ISO 3166-1 alpha-2, as the Java platform knows them, and whether their post asks for a code. */
final class Countries {
    private static final Set<String> ALL = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    /**
     * Countries without postal codes, or where post is commonly addressed without (Universal Postal Union, Postal addressing
     * systems in member countries).
     */
    private static final Set<String> WITHOUT_CODES = Set.of(
            "AE", "AG", "AO", "AQ", "AW", "BF", "BI", "BJ", "BO", "BQ", "BS", "BV", "BW", "BZ", "CD", "CF", "CG", "CI",
            "CK", "CL", "CM", "CO", "CW", "DJ", "DM", "EH", "ER", "FJ", "GA", "GD", "GH", "GM", "GN", "GQ", "GY", "HK",
            "HM", "HN", "IE", "JM", "KI", "KM", "KN", "KP", "LC", "LY", "ML", "MO", "MR", "MW", "NG", "NR", "NU", "PA",
            "QA", "RW", "SB", "SC", "SL", "SR", "SS", "ST", "SX", "SY", "TD", "TF", "TG", "TK", "TL", "TO", "TT", "TV",
            "TZ", "UG", "UM", "VC", "VU", "WS", "YE", "ZW");

    private Countries() {}

    static boolean exists(String code) {
        return ALL.contains(code);
    }

    /** Returns whether an address there is incomplete without a postal code; false for what is no country. */
    static boolean hasPostalCodes(String code) {
        return exists(code) && !WITHOUT_CODES.contains(code);
    }
}
