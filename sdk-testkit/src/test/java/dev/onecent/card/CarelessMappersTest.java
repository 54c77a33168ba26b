package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.onecent.checkout.Pay;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.limit.AttemptKey;
import dev.onecent.limit.HumanProof;
import dev.onecent.limit.Origin;
import dev.onecent.limit.Visitor;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.wallet.ConnectionVerifier;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mappers that look at no annotation and at every field, getter and method, as some hosts' logs are written by (R18, R19). */
class CarelessMappersTest {
    private static final String NUMBER = "4111111111111111";
    private static final String CODE = "737";
    private static final String NAME = "CANARY SHOPPER";
    private static final String SECRET = "CANARY-".repeat(7);

    private static final com.fasterxml.jackson.databind.ObjectMapper JACKSON_2 =
            com.fasterxml.jackson.databind.json.JsonMapper.builder()
                    .disable(com.fasterxml.jackson.databind.MapperFeature.USE_ANNOTATIONS)
                    .disable(com.fasterxml.jackson.databind.SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .visibility(PropertyAccessor.ALL, Visibility.ANY)
                    .build();
    private static final tools.jackson.databind.ObjectMapper JACKSON_3 =
            tools.jackson.databind.json.JsonMapper.builder()
                    .disable(tools.jackson.databind.MapperFeature.USE_ANNOTATIONS)
                    .disable(tools.jackson.databind.SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .changeDefaultVisibility(any -> any.withVisibility(PropertyAccessor.ALL, Visibility.ANY))
                    .build();

    @ParameterizedTest
    @MethodSource("secrets")
    void jackson2WritesNoSecret(Object secret) {
        assertTellsNothing(written(() -> JACKSON_2.writeValueAsString(secret)));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void jackson3WritesNoSecret(Object secret) {
        assertTellsNothing(written(() -> JACKSON_3.writeValueAsString(secret)));
    }

    /** What it is refused with may tell nothing either. */
    private static String written(Callable<String> mapper) {
        try {
            return mapper.call();
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static Stream<Object> secrets() {
        CardForm form = CardForm.of(NUMBER, "12/29", CODE, NAME);
        CardToken token =
                CardToken.of(SECRET, new MaskedCard(CardBrand.VISA, LastFour.of("1111")), CardExpiry.parse("12/29"));
        TypedCard typed = CardForm.of(NUMBER, "12/29", CODE, "Ann Shopper").read();
        HumanProof proof = new HumanProof(SECRET);
        CommandId command = CommandId.of("c-1");
        return Stream.of(
                form,
                token,
                typed,
                typed.number(),
                typed.securityCode(),
                new PresentedNumber(
                        CardNumber.parse(NUMBER),
                        CardExpiry.parse("12/29"),
                        CardholderName.of("Ann Shopper"),
                        Optional.of(SecurityCode.parse(CODE.toCharArray()))),
                PresentedToken.of(SECRET),
                AttemptKey.of(SECRET.getBytes(StandardCharsets.UTF_8)),
                proof,
                Visitor.UNKNOWN.proving(proof),
                Pay.once(command, form).proving(proof).in(Locale.UK),
                Pay.once(command, token).from(Origin.ofDevice("d-1")),
                TestShop.with(Validation.FACTORY).link("link", NUMBER).proving(proof),
                ConnectionVerifier.of(SECRET.substring(0, 43)));
    }

    private static void assertTellsNothing(String json) {
        assertThat(json).doesNotContain(NUMBER, "\"" + CODE + "\"", NAME, "CANARY");
        assertThat(json)
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(SECRET.getBytes(StandardCharsets.UTF_8))
                        .substring(0, 40));
    }
}
