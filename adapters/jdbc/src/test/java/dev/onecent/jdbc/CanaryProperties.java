package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.testkit.gateway.TestCards;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What looks for card data finds it, however it is written and whatever stands around it, and finds nothing where none is. */
class CanaryProperties {
    private static final String CODE = "8316";
    private static final Canary CANARY = new Canary(TestCards.all(), List.of(CODE));
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    @Property(tries = 300)
    void aNumberIsFoundInEveryForm(
            @ForAll("numbers") String number,
            @ForAll("forms") Function<byte[], byte[]> form,
            @ForAll("charsets") Charset charset,
            @ForAll("surroundings") String before,
            @ForAll("surroundings") String after) {
        byte[] leaking = form.apply((before + number + after).getBytes(charset));

        assertThat(CANARY.numbersIn(leaking)).isNotEmpty();
    }

    /** One digit is another. */
    @Property(tries = 300)
    void anotherNumberIsNotFound(
            @ForAll("plainNumbers") String number,
            @ForAll("forms") Function<byte[], byte[]> form,
            @ForAll("charsets") Charset charset) {
        int middle = 7;
        char other = (char) ('0' + (number.charAt(middle) - '0' + 5) % 10);
        String changed = number.substring(0, middle) + other + number.substring(middle + 1);

        assertThat(CANARY.in(form.apply(changed.getBytes(charset)))).isEmpty();
    }

    @Example
    void aCodeIsFoundWhereItStandsAlone() {
        for (String text : List.of(
                "8316",
                "code=8316",
                "{\"cvv\":\"8316\"}",
                "code 8316.",
                "[8316, 1]",
                Base64.getEncoder().encodeToString(CODE.getBytes(StandardCharsets.UTF_8)),
                "38333136")) {
            assertThat(CANARY.in(text)).as(text).containsExactly("a security code");
        }
        assertThat(CANARY.in("code 8316".getBytes(StandardCharsets.UTF_16LE))).containsExactly("a security code");
    }

    /** The limit: what is part of something longer is not taken for a code. */
    @Example
    void aCodeIsNotFoundInsideSomethingElse() {
        for (String text : List.of("18316", "id-8316", "(Database.java:8316)", "0.8316", "8316.5", "oc-83a68316")) {
            assertThat(CANARY.in(text)).as(text).isEmpty();
        }
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.of(TestCards.all())
                .flatMap(number -> Arbitraries.of(
                        number,
                        number.replaceAll("(?<=\\G.{4})(?=.)", " "),
                        number.replaceAll("(?<=\\G.{4})(?=.)", "-")))
                .filter(number -> number.length() != 18);
    }

    @Provide
    Arbitrary<String> plainNumbers() {
        return Arbitraries.of(TestCards.all());
    }

    @Provide
    Arbitrary<Function<byte[], byte[]>> forms() {
        return Arbitraries.of(
                bytes -> bytes,
                bytes -> Base64.getEncoder().encode(bytes),
                bytes -> Base64.getUrlEncoder().withoutPadding().encode(bytes),
                bytes -> text(HexFormat.of().formatHex(bytes)),
                bytes -> text(HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT)));
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(CHARSETS);
    }

    @Provide
    Arbitrary<String> surroundings() {
        return Arbitraries.strings().ascii().ofMaxLength(12);
    }

    private static byte[] text(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }
}
