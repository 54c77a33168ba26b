package dev.onecent.limit;

import java.util.Locale;
import java.util.Objects;

/**
 * The origin of a command, as the host saw it: never what the client claims of itself, as a forwarded header that no
 * proxy of the host's wrote. Stored as a hash only, and forgotten within a day (R21).
 *
 * @param value for example {@code 203.0.113.7}, or a device id; 1 to 256 characters
 */
public record Origin(String value) {
    private static final int LONGEST = 256;
    private static final String WRONG_LENGTH = "an origin has 1 to " + LONGEST + " characters";

    public Origin {
        Objects.requireNonNull(value, "value");
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(WRONG_LENGTH);
        }
    }

    /** A device that the host recognises. */
    public static Origin ofDevice(String id) {
        Objects.requireNonNull(id, "id");
        return new Origin("device " + id);
    }

    /**
     * Returns the origin of an IP address, as a socket or a proxy of the host's names it. A port, brackets and a zone are no part
     * of it. Of IPv6 the first 64 bits count, because the holder of one address has all the others beneath them; an IPv4 address
     * inside an IPv6 one, mapped or behind a NAT64 ({@code 64:ff9b::/96}), counts as itself. What is no address counts as it
     * stands.
     *
     * @param ip for example {@code 203.0.113.7}, {@code 203.0.113.7:51844} or {@code [2001:db8::1]:443}
     * @throws IllegalArgumentException if it is blank or has more than 256 characters
     */
    public static Origin ofAddress(String ip) {
        Objects.requireNonNull(ip, "ip");
        if (ip.length() > LONGEST) {
            throw new IllegalArgumentException(WRONG_LENGTH);
        }
        String address = ip.strip().toLowerCase(Locale.ROOT);
        return new Origin(IpAddress.network(address).orElse(address));
    }

    /** Returns no address: addresses are personal data, and commands are printed. */
    @Override
    public String toString() {
        return "Origin[*]";
    }
}
