package dev.onecent.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where a command comes from, as the host saw it: never what the client claims of itself, as a forwarded header that no proxy of
 * the host's wrote. Stored as a hash only, and forgotten within a day (R21).
 *
 * @param value for example {@code 203.0.113.7}, or a device id; 1 to 256 characters
 */
public record Origin(String value) {
    private static final int LONGEST = 256;
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    public Origin {
        Objects.requireNonNull(value, "value");
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("an origin has 1 to " + LONGEST + " characters");
        }
    }

    /** A device that the host recognises. */
    public static Origin ofDevice(String id) {
        return new Origin("device " + id);
    }

    /** An IP address. Of IPv6 the first 64 bits count, because whoever has one address has all the others beneath them. */
    public static Origin ofAddress(String ip) {
        String bare = ip.strip().toLowerCase(Locale.ROOT).replaceFirst("%.*$", "");
        return new Origin(IPV6.matcher(bare).matches() ? network(bare) : bare);
    }

    /** A literal with colons is never looked up by name. */
    private static String network(String literal) {
        try {
            byte[] address = InetAddress.getByName(literal).getAddress();
            if (address.length != IPV6_BYTES) {
                return InetAddress.getByAddress(address).getHostAddress();
            }
            Arrays.fill(address, NETWORK_BYTES, IPV6_BYTES, (byte) 0);
            return InetAddress.getByAddress(address).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return literal;
        }
    }

    /** Who prints commands prints no addresses: they are personal data. */
    @Override
    public String toString() {
        return "Origin[*]";
    }
}
