package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever JSON a page sends for a card, it is bound as it stands or refused in silence, by every mapper alike (R18). */
class CardJsonProperties {
    private static final String CANARY = "4111111111111111";
    private static final List<Class<?>> READ = List.of(
            CardForm.class,
            CardEdit.class,
            CardholderName.class,
            Nickname.class,
            CardExpiry.class,
            LastFour.class,
            CardNumber.class,
            SecurityCode.class,
            CardToken.class);

    @Property(tries = 100)
    void isBoundOrRefusedInSilence(@ForAll("json") String json) {
        Mappers.all()
                .forEach(mapper -> READ.forEach(type -> {
                    try {
                        assertThat(String.valueOf(mapper.read(json, type))).doesNotContain(CANARY);
                    } catch (Exception e) {
                        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                            assertThat(cause.toString())
                                    .as("%s of %s", type.getSimpleName(), json)
                                    .doesNotContain("11111111");
                        }
                    }
                }));
    }

    /** What is bound says what was typed, character by character. */
    @Property(tries = 100)
    void aFormIsBoundExactly(@ForAll("typed") String number, @ForAll("typed") String holder) throws Exception {
        String json = "{\"number\":" + quoted(number) + ",\"holder\":" + quoted(holder)
                + ",\"expiry\":\"12/29\",\"securityCode\":\"737\"}";
        for (Mappers mapper : Mappers.all().toList()) {
            CardForm form = mapper.read(json, CardForm.class);
            CardForm typed = CardForm.of(number, "12/29", "737", holder);

            assertThat(readable(form)).isEqualTo(readable(typed));
        }
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> digits = Arbitraries.strings()
                .withChars("0123456789 -\u0000\ufeff\u202e\u0664")
                .ofMaxLength(24);
        return Arbitraries.oneOf(
                digits,
                Arbitraries.strings().all().ofMaxLength(30),
                Arbitraries.of(CANARY, "4111 1111 1111 1111", "Ann S"));
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> leaves = Arbitraries.of(
                "\"" + CANARY + "\"", CANARY, "-" + CANARY, CANARY + ".25", "null", "true", "\"\"", "\"12/29\"");
        Arbitrary<String> names = Arbitraries.of(
                "number", "expiry", "securityCode", "holder", "nickname", "value", CANARY, "@type", "", "digits");
        Arbitrary<String> flat = nested(leaves, names);
        return Arbitraries.oneOf(leaves, flat, nested(Arbitraries.oneOf(leaves, flat), names));
    }

    private static Arbitrary<String> nested(Arbitrary<String> values, Arbitrary<String> names) {
        Arbitrary<String> fields = Combinators.combine(names, values).as((name, value) -> "\"" + name + "\":" + value);
        Arbitrary<String> objects =
                fields.list().ofMaxSize(4).map(all -> all.stream().collect(Collectors.joining(",", "{", "}")));
        Arbitrary<String> arrays =
                values.list().ofMaxSize(3).map(all -> all.stream().collect(Collectors.joining(",", "[", "]")));
        return Arbitraries.oneOf(objects, arrays);
    }

    private static String readable(CardForm form) {
        try {
            TypedCard card = form.read();
            return new String(card.number().revealDigits(CardDataAccess.granted()))
                    + card.holder().value();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(unit -> String.format("\\u%04x", unit))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
