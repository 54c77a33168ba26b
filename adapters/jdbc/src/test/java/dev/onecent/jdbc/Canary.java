package dev.onecent.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Card numbers and security codes that were let in, looked for in whatever came out (R18, R19): plain, with up to five separators
 * between two digits, in UTF-16 of either order, in hex, and in Base64 of either alphabet at each of its three alignments.
 *
 * <p>A number is found anywhere, for sixteen digits are nowhere by chance. Three or four are, so a code is found only where it
 * stands alone: not beside another letter, digit, hyphen or slash, not as a line of a source file. What it is searched in should
 * have no sum and no count that is written like it. What is compressed, encrypted or broken over lines inside Base64 is not found.
 */
final class Canary {
    private static final String SEPARATORS = " -_.,\0\t\"'/|";
    private static final int MOST_SEPARATORS = 5;
    private static final String PLAIN = " plain";
    private static final String SPREAD = " spread";
    private static final String HEX = " in hex";
    private static final String BASE64 = " in Base64";
    private static final String ALONE_BEFORE = "(?<![0-9A-Za-z+/_-])(?<![0-9]\\.)(?<!\\.java:)(?:";
    private static final String ALONE_AFTER = ")(?![0-9A-Za-z+/_-])(?!\\.[0-9])";

    private final Needles asItIs = new Needles();
    private final Needles squeezed = new Needles();
    private final Pattern codes;

    Canary(Collection<String> numbers, Collection<String> codes) {
        numbers.forEach(this::add);
        String spelt = String.join("|", spelt(codes));
        this.codes = Pattern.compile("(?=" + spelt + ")" + ALONE_BEFORE + spelt + ALONE_AFTER);
    }

    /** What of them is in a file or a folder of files: where, which and how. */
    List<String> in(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .flatMap(file -> in(bytes(file)).stream().map(found -> place.relativize(file) + ": " + found))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of them is in a text. */
    List<String> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What of them is in bytes of any kind, told by the last four digits of a number. */
    List<String> in(byte[] bytes) {
        TreeSet<String> found = new TreeSet<>(numbersIn(bytes));
        String text = latin1(bytes);
        String readable = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        if (codes.matcher(readable).find()) {
            found.add("a security code");
        }
        return List.copyOf(found);
    }

    /** The same without codes, for bytes that hold any four in a row. */
    List<String> numbersIn(byte[] bytes) {
        Set<String> found = asItIs.in(bytes);
        squeezed.in(squeezed(bytes)).stream()
                .filter(name -> !found.contains(name.replace(SPREAD, PLAIN)))
                .forEach(found::add);
        return List.copyOf(found);
    }

    private void add(String number) {
        asItIs.add(number, named(number) + PLAIN);
        squeezed.add(number, named(number) + SPREAD);
        charsets().forEach(charset -> squeezed.add(hex(number, charset), named(number) + HEX));
        spellings(number).forEach(spelt -> charsets().forEach(charset -> addEncoded(number, spelt, charset)));
    }

    private void addEncoded(String number, String spelt, Charset charset) {
        byte[] bytes = spelt.getBytes(charset);
        if (!spelt.equals(number)) {
            String hex = hex(spelt, charset);
            asItIs.add(hex, named(number) + HEX);
            asItIs.add(hex.toUpperCase(Locale.ROOT), named(number) + HEX);
        }
        for (int shift = 0; shift < 3; shift++) {
            String core = base64(bytes, shift);
            asItIs.add(core, named(number) + BASE64);
            asItIs.add(core.replace('+', '-').replace('/', '_'), named(number) + BASE64);
        }
    }

    /** What of its Base64 depends on nothing that stands before or after it, if it stands so many bytes behind a full group. */
    private static String base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int foreignBefore = shift == 0 ? 0 : shift + 1;
        int foreignAfter = shifted.length % 3 == 0 ? 0 : 1;
        return whole.substring(foreignBefore, whole.length() - foreignAfter);
    }

    private static List<String> spelt(Collection<String> codes) {
        return codes.stream()
                .flatMap(code -> Stream.of(
                        code,
                        Base64.getEncoder().withoutPadding().encodeToString(code.getBytes(StandardCharsets.US_ASCII)),
                        hex(code, StandardCharsets.US_ASCII)))
                .toList();
    }

    private static List<Charset> charsets() {
        return List.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    }

    /** As it is, and as it stands on the card. */
    private static List<String> spellings(String number) {
        String grouped = number.length() == 15
                ? number.substring(0, 4) + " " + number.substring(4, 10) + " " + number.substring(10)
                : number.replaceAll("(?<=\\G.{4})(?=.)", " ");
        return List.of(number, grouped, grouped.replace(' ', '-'));
    }

    /** Without what stands between two digits, if it is no more than separators are. */
    private static byte[] squeezed(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        int length = 0;
        int at = 0;
        while (at < bytes.length) {
            byte each = bytes[at++];
            out[length++] = each;
            if (isDigit(each)) {
                int next = at;
                while (next < bytes.length && next - at < MOST_SEPARATORS && SEPARATORS.indexOf(bytes[next]) >= 0) {
                    next++;
                }
                at = next < bytes.length && isDigit(bytes[next]) ? next : at;
            }
        }
        return Arrays.copyOf(out, length);
    }

    private static boolean isDigit(byte each) {
        return each >= '0' && each <= '9';
    }

    private static String hex(String text, Charset charset) {
        return HexFormat.of().formatHex(text.getBytes(charset));
    }

    private static String named(String number) {
        return number.substring(number.length() - 4);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
