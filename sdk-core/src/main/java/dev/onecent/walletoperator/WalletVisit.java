package dev.onecent.walletoperator;

import dev.onecent.wallet.ConnectionVerifier;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A shopper's visit to the wallet's site, as its address tells it.
 *
 * @param state the shop's, to be brought back unchanged
 * @param challenge the shop's, to which the code is bound ({@link ConnectionVerifier#challenge()})
 * @param returnAddress where the shop wants the shopper back
 * @param locale the shopper's language
 */
public record WalletVisit(String state, String challenge, URI returnAddress, Locale locale) {
    public WalletVisit {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(returnAddress, "returnAddress");
        Objects.requireNonNull(locale, "locale");
    }

    private static final String STATE = "state";
    private static final String CHALLENGE = "code_challenge";
    private static final String METHOD = "code_challenge_method";
    private static final String SHA_256 = "S256";
    private static final String RETURN = "redirect_uri";
    private static final String LOCALE = "ui_locales";

    /**
     * Reads it from the parameters of the request, decoded.
     *
     * @throws IllegalArgumentException if one is missing, the address is none, or the challenge is made by another method than S256:
     *     a visit without one would give out a code that is good in any session
     */
    public static WalletVisit of(Map<String, String> parameters) {
        Objects.requireNonNull(parameters, "parameters");
        if (!parameters.getOrDefault(METHOD, SHA_256).equals(SHA_256)) {
            throw new IllegalArgumentException(METHOD + " must be " + SHA_256);
        }
        return new WalletVisit(
                required(parameters, STATE),
                required(parameters, CHALLENGE),
                URI.create(required(parameters, RETURN)),
                Locale.forLanguageTag(parameters.getOrDefault(LOCALE, "en")));
    }

    /** Reads it from the address that the browser was sent to. */
    public static WalletVisit of(URI address) {
        Objects.requireNonNull(address, "address");
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        return of(parameters(query));
    }

    /** The parameters of a query, decoded. */
    public static Map<String, String> parameters(String rawQuery) {
        Objects.requireNonNull(rawQuery, "rawQuery");
        return Arrays.stream(rawQuery.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(
                        Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (first, second) -> first));
    }

    /** Returns the address of the operator's site that this visit opens. */
    public URI at(URI site) {
        Objects.requireNonNull(site, "site");
        return with(
                site,
                STATE + "=" + encoded(state) + "&" + CHALLENGE + "=" + encoded(challenge) + "&" + METHOD + "=" + SHA_256
                        + "&" + RETURN + "=" + encoded(returnAddress.toString()) + "&" + LOCALE + "="
                        + encoded(locale.toLanguageTag()));
    }

    /** Returns the address of the shop, with the visit's state and one more parameter. */
    public URI back(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        return with(returnAddress, STATE + "=" + encoded(state) + "&" + encoded(name) + "=" + encoded(value));
    }

    /** Without state and challenge. */
    @Override
    public String toString() {
        return "WalletVisit[" + returnAddress + "]";
    }

    private static URI with(URI address, String query) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + query);
    }

    private static String required(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("the visit lacks " + name);
        }
        return value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
