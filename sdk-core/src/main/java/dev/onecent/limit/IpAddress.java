package dev.onecent.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads IP addresses as hosts and proxies write them: {@code 203.0.113.7}, {@code 203.0.113.7:443}, {@code 2001:db8::1},
 * {@code [2001:db8::1]:443}, each with a zone or without. Nothing is looked up by name, and every character is read once.
 */
final class IpAddress {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;
    private static final int PREFIX_BYTES = IPV6_BYTES - IPV4_BYTES;
    private static final int MOST_PORT_DIGITS = 5;
    private static final int MOST_GROUP_DIGITS = 4;

    /** {@code ::ffff:0:0/96}, an IPv4 address that an IPv6 socket sees (RFC 4291, section 2.5.5.2). */
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    /** {@code 64:ff9b::/96}, an IPv4 address behind a NAT64 (RFC 6052, section 2.1). */
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private IpAddress() {}

    /**
     * Returns the address as text without port and zone: of IPv6 the first 64 bits, of an embedded IPv4 address that one.
     *
     * @return empty if the text is no address
     */
    static Optional<String> network(String text) {
        byte @Nullable [] address = text.startsWith("[") ? bracketed(text) : bare(text);
        return address == null ? Optional.empty() : Optional.of(network(address));
    }

    private static String network(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return text(address);
        }
        byte[] prefix = Arrays.copyOf(address, PREFIX_BYTES);
        if (Arrays.equals(prefix, MAPPED) || Arrays.equals(prefix, NAT64)) {
            return text(Arrays.copyOfRange(address, PREFIX_BYTES, IPV6_BYTES));
        }
        return text(Arrays.copyOf(Arrays.copyOf(address, NETWORK_BYTES), IPV6_BYTES)) + "/64";
    }

    private static byte @Nullable [] bracketed(String text) {
        int end = text.indexOf(']');
        if (end < 0) {
            return null;
        }
        String after = text.substring(end + 1);
        return after.isEmpty() || isPort(after) ? ipv6(withoutZone(text.substring(1, end))) : null;
    }

    private static byte @Nullable [] bare(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return ipv4(text);
        }
        boolean once = colon == text.lastIndexOf(':');
        return once && isPort(text.substring(colon)) ? ipv4(text.substring(0, colon)) : ipv6(withoutZone(text));
    }

    private static String withoutZone(String text) {
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static boolean isPort(String text) {
        String digits = text.startsWith(":") ? text.substring(1) : "";
        return !digits.isEmpty()
                && digits.length() <= MOST_PORT_DIGITS
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static byte @Nullable [] ipv4(String text) {
        String[] parts = text.split("\\.", IPV4_BYTES + 1);
        if (parts.length != IPV4_BYTES) {
            return null;
        }
        byte[] address = new byte[IPV4_BYTES];
        for (int at = 0; at < IPV4_BYTES; at++) {
            int value = number(parts[at], 3, 10);
            if (value < 0 || value > 0xff) {
                return null;
            }
            address[at] = (byte) value;
        }
        return address;
    }

    /** Eight groups of hexadecimal digits; {@code ::} stands once for as many of zero as there lack, and the last two may be IPv4. */
    private static byte @Nullable [] ipv6(String text) {
        int gap = text.indexOf("::");
        byte @Nullable [] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        byte @Nullable [] tail = groups(gap < 0 ? "" : text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int length = head.length + tail.length;
        boolean complete = gap < 0 ? length == IPV6_BYTES : length < IPV6_BYTES;
        if (!complete) {
            return null;
        }
        byte[] address = Arrays.copyOf(head, IPV6_BYTES);
        System.arraycopy(tail, 0, address, IPV6_BYTES - tail.length, tail.length);
        return address;
    }

    private static byte @Nullable [] groups(String text, boolean last) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", NETWORK_BYTES + 1);
        byte[] address = new byte[2 * parts.length];
        for (int at = 0; at < parts.length; at++) {
            if (last && at == parts.length - 1 && parts[at].indexOf('.') >= 0) {
                return withIpv4(address, parts[at]);
            }
            int value = number(parts[at], MOST_GROUP_DIGITS, 16);
            if (value < 0) {
                return null;
            }
            address[2 * at] = (byte) (value >> 8);
            address[2 * at + 1] = (byte) value;
        }
        return address.length > IPV6_BYTES ? null : address;
    }

    /** In the place of the last group. */
    private static byte @Nullable [] withIpv4(byte[] groups, String text) {
        byte @Nullable [] ipv4 = ipv4(text);
        if (ipv4 == null || groups.length + 2 > IPV6_BYTES) {
            return null;
        }
        byte[] address = Arrays.copyOf(groups, groups.length + 2);
        System.arraycopy(ipv4, 0, address, address.length - IPV4_BYTES, IPV4_BYTES);
        return address;
    }

    /** Below zero if it is none, or has more digits. */
    private static int number(String text, int mostDigits, int radix) {
        if (text.isEmpty() || text.length() > mostDigits) {
            return -1;
        }
        int number = 0;
        for (int at = 0; at < text.length(); at++) {
            int digit = text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has " + IPV4_BYTES + " or " + IPV6_BYTES + " bytes", e);
        }
    }
}
