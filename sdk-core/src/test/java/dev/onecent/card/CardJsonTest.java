package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.PresentedToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever JSON is read into a type that carries card data, no failure repeats it; and none is written (R18). */
class CardJsonTest {
    private static final String NUMBER = "4111111111111111";
    private static final String CODE = "8316";
    private static final String TOKEN = "tok-4111";
    private static final List<Class<?>> READ = List.of(
            CardForm.class,
            CardEdit.class,
            CardNumber.class,
            SecurityCode.class,
            TypedCard.class,
            CardToken.class,
            PresentedToken.class,
            PresentedNumber.class,
            CardholderName.class,
            Nickname.class,
            CardExpiry.class,
            LastFour.class);
    private static final List<String> FIELDS = List.of("number", "expiry", "securityCode", "holder", "nickname");

    @ParameterizedTest
    @MethodSource("dev.onecent.card.Mappers#all")
    void noFailureRepeatsWhatWasRead(Mappers mapper) {
        List<String> leaks = new ArrayList<>();
        for (Class<?> type : READ) {
            corpus().filter(json -> repeats(mapper, json, type))
                    .forEach(json -> leaks.add(type.getSimpleName() + " of " + json));
        }

        assertThat(leaks).isEmpty();
    }

    /** A corpus that everything could read would prove nothing. */
    @ParameterizedTest
    @MethodSource("dev.onecent.card.Mappers#all")
    void mostOfTheCorpusIsRefused(Mappers mapper) {
        for (Class<?> type : READ) {
            assertThat(corpus().filter(json -> refusal(mapper, json, type).isPresent()))
                    .as(type.getSimpleName())
                    .hasSizeGreaterThan(10);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.onecent.card.Mappers#all")
    void whatAFormDoesNotKnowIsLeftOut(Mappers mapper) throws Exception {
        String json = "{\"number\":\"4111 1111 1111 1111\",\"expiry\":\"12/29\",\"securityCode\":\"737\","
                + "\"holder\":\"Ann S\",\"" + NUMBER + "\":{\"number\":1}}";

        TypedCard card = mapper.read(json, CardForm.class).read();

        assertThat(card.number()).isEqualTo(CardNumber.parse(NUMBER));
        assertThat(mapper.read("{\"nickname\":\"Travel\",\"" + NUMBER + "\":1}", CardEdit.class))
                .isEqualTo(CardEdit.nothing().withNickname("Travel"));
    }

    /** A code of JSON digits would have lost its zeros, so digits are text. */
    @ParameterizedTest
    @MethodSource("dev.onecent.card.Mappers#all")
    void everyFieldIsText(Mappers mapper) {
        assertThatThrownBy(() -> mapper.read("{\"number\":" + NUMBER + "}", CardForm.class))
                .hasMessageContaining("number of a card form is JSON text");
        assertThatThrownBy(() -> mapper.read("{\"nickname\":[\"Travel\"]}", CardEdit.class))
                .hasMessageContaining("nickname of a card edit is JSON text");
        assertThatThrownBy(() -> mapper.read("\"" + NUMBER + "\"", CardForm.class))
                .hasMessageContaining("a card form is a JSON object");
    }

    @ParameterizedTest
    @MethodSource("dev.onecent.card.Mappers#all")
    void noneIsWritten(Mappers mapper) {
        for (Object secret : secrets()) {
            for (Object value : List.of(secret, List.of(secret), Optional.of(secret), new Holder(secret))) {
                assertThat(written(mapper, value))
                        .as(secret.getClass().getSimpleName())
                        .doesNotContain(NUMBER, CODE, TOKEN, "Ann");
            }
        }
    }

    private static List<Object> secrets() {
        CardForm form = CardForm.of(NUMBER, "12/29", CODE, "Ann Shopper");
        TypedCard typed = form.read();
        return List.of(
                form,
                typed,
                typed.number(),
                typed.securityCode(),
                CardEdit.nothing().withHolder("Ann " + NUMBER).withNickname(NUMBER),
                CardToken.of(TOKEN, typed.number().masked(), typed.expiry()),
                PresentedToken.of(TOKEN),
                new PresentedNumber(typed.number(), typed.expiry(), typed.holder(), Optional.of(typed.securityCode())));
    }

    /** JSON in order for some type or none, and the number in every place where it can stand. */
    private static Stream<String> corpus() {
        List<String> values = List.of(
                "\"" + NUMBER + "\"",
                NUMBER,
                "-" + NUMBER,
                NUMBER + NUMBER,
                NUMBER + ".5",
                "0." + NUMBER,
                NUMBER + "e3",
                "[]",
                "[" + NUMBER + "]",
                "[\"" + NUMBER + "\"]",
                "[\"" + NUMBER + "\",\"12/29\",\"737\",\"Ann\"]",
                "[[\"" + NUMBER + "\"]]",
                "[\"4\",\"" + NUMBER + "\"]",
                "{}",
                "{\"" + NUMBER + "\":1}",
                "{\"value\":\"" + NUMBER + "\"}",
                "{\"number\":{\"" + NUMBER + "\":\"" + NUMBER + "\"}}",
                "true",
                "\"\"");
        Stream<String> fields =
                FIELDS.stream().flatMap(field -> values.stream().map(value -> "{\"" + field + "\":" + value + "}"));
        Stream<String> broken = Stream.of(
                "{\"number\":\"" + NUMBER + "\" \"x\"}",
                "{\"number\":\"" + NUMBER + "\",}",
                "{\"number\":\"" + NUMBER + "\"",
                "{\"number\":\"" + NUMBER,
                "{\"number\":" + NUMBER + "x}",
                "{\"number\" \"" + NUMBER + "\"}",
                "{" + NUMBER + ":1}",
                "{\"number\":\"" + NUMBER + "\\x\"}",
                "{\"number\":\"" + NUMBER + "\n\"}",
                "\"" + NUMBER + "\" \"" + NUMBER + "\"");
        return Stream.of(values.stream(), fields, broken).flatMap(all -> all);
    }

    private static boolean repeats(Mappers mapper, String json, Class<?> type) {
        return refusal(mapper, json, type)
                .filter(text -> text.contains(NUMBER) || text.contains("1111111"))
                .isPresent();
    }

    /** Every message of the failure's chain; empty if it was read. */
    private static Optional<String> refusal(Mappers mapper, String json, Class<?> type) {
        try {
            mapper.read(json, type);
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(text(e));
        }
    }

    private static String written(Mappers mapper, Object value) {
        try {
            return mapper.write(value);
        } catch (Exception e) {
            return text(e);
        }
    }

    private static String text(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
            for (Throwable suppressed : cause.getSuppressed()) {
                text.append(suppressed).append('\n');
            }
            if (text.length() > 100_000) {
                fail("an endless chain of causes");
            }
        }
        return text.toString();
    }

    /** A host's own type. */
    record Holder(Object card) {}
}
