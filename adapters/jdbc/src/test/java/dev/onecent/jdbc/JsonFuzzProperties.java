package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onecent.store.Aggregate;
import dev.onecent.store.Entry;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.testkit.arbitrary.AggregateArbitraries;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever lies in a row is an entry that is written as it was read, or the one typed refusal, which repeats nothing of it (R18). */
class JsonFuzzProperties {
    private static final String CANARY = "4111111111111111";
    private static final Pattern VALUE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d+|true|false|null|[{\\[]");

    @Property(tries = 800)
    void aRowIsReadOrRefusedInSilence(@ForAll("rows") Row row) {
        assertReadOrRefused(row.kind(), row.body());
    }

    @Property(tries = 300)
    void anythingIsReadOrRefusedInSilence(@ForAll("kinds") Kind<?> kind, @ForAll("texts") String text) {
        assertReadOrRefused(kind, text);
    }

    @Example
    void whatIsEndlessIsRefusedByItsSize() {
        String endless = "{\"format\":1,\"entry\":" + " ".repeat(Json.MOST_CHARACTERS) + "{}}";

        assertThatThrownBy(() -> new Json<>(Kinds.CARD_VAULT.type()).read(endless))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("longer than");
    }

    /** As deep or as long as a megabyte allows. */
    @Example
    void whatIsDeepIsRefused() {
        for (String deep :
                List.of("[".repeat(500_000), "{\"a\":".repeat(200_000), "9".repeat(1_000_000), "1e999999999")) {
            for (Kind<?> kind : Kinds.all()) {
                assertThatThrownBy(() -> new Json<>(kind.type()).read("{\"format\":1,\"entry\":" + deep))
                        .isInstanceOf(StoreUnavailableException.class);
                assertThatThrownBy(() -> new Json<>(kind.type())
                                .read("{\"format\":1,\"entry\":{\"value\":{\"owner\":" + deep + "}}}"))
                        .isInstanceOf(StoreUnavailableException.class);
            }
        }
    }

    @Provide
    Arbitrary<Kind<?>> kinds() {
        return Arbitraries.of(Kinds.all());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> json = Arbitraries.strings()
                .withChars("{}[]\":,\\ 0123456789-.eEtrufalsn\u0000\ufeff")
                .ofMaxLength(80);
        return Arbitraries.oneOf(json, json.map(rest -> "{\"format\":1,\"entry\":" + rest), Arbitraries.strings());
    }

    /** Rows in order, in which one value is another one, one character is another one, or the end is missing. */
    @Provide
    Arbitrary<Row> rows() {
        Arbitrary<Row> good = Arbitraries.oneOf(
                AggregateArbitraries.vaults().map(value -> row(Kinds.CARD_VAULT, value)),
                AggregateArbitraries.carts().map(value -> row(Kinds.CART, value)),
                AggregateArbitraries.checkouts().map(value -> row(Kinds.CHECKOUT, value)),
                AggregateArbitraries.payments().map(value -> row(Kinds.PAYMENT, value)),
                AggregateArbitraries.microAuthorizations().map(value -> row(Kinds.MICRO_AUTHORIZATION, value)),
                AggregateArbitraries.walletConnections().map(value -> row(Kinds.WALLET_CONNECTION, value)),
                AggregateArbitraries.walletGrants().map(value -> row(Kinds.WALLET_GRANT, value)),
                AggregateArbitraries.addressBooks().map(value -> row(Kinds.ADDRESS_BOOK, value)),
                AggregateArbitraries.erasures().map(value -> row(Kinds.ERASURE, value)),
                AggregateArbitraries.keyRotations().map(value -> row(Kinds.KEY_ROTATION, value)));
        Arbitrary<String> values = Arbitraries.of(
                "\"" + CANARY + "\"",
                CANARY,
                CANARY + CANARY,
                "-" + CANARY + ".5",
                "1e" + CANARY.substring(0, 9),
                "[\"" + CANARY + "\"]",
                "{\"" + CANARY + "\":1}",
                "\"\\u0000" + CANARY + "\"",
                "\"\\ud83d\"",
                "null",
                "true",
                "\"\"",
                "{}",
                "[]");
        return Combinators.combine(
                        good,
                        Arbitraries.integers().between(0, 1_000_000),
                        values,
                        Arbitraries.integers().between(0, 2))
                .as((row, place, value, how) -> row.changed(place, value, how));
    }

    private static <A extends Aggregate> Row row(Kind<A> kind, A value) {
        return new Row(kind, new Json<>(kind.type()).write(Entry.fresh(value)));
    }

    private static <A extends Aggregate> void assertReadOrRefused(Kind<A> kind, String body) {
        Json<A> json = new Json<>(kind.type());
        try {
            Entry<A> read = json.read(body);
            assertThat(json.read(json.write(read))).isEqualTo(read);
            assertSaysTheSame(kind, body, json.write(read));
        } catch (StoreUnavailableException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain("11111111").hasSizeLessThan(20_000);
            assertThat(e).hasNoCause();
        }
    }

    /** Nothing of what was read was left out or made up; an address alone writes its own texts one way. */
    @SuppressWarnings("ReferenceEquality") // there is one of each kind
    private static void assertSaysTheSame(Kind<?> kind, String body, String rewritten) {
        if (kind != Kinds.ADDRESS_BOOK && kind != Kinds.CHECKOUT) {
            assertThat(tree(rewritten)).isEqualTo(tree(body));
        }
    }

    private static JsonNode tree(String body) {
        try {
            return new JsonMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("read before, and no JSON", e);
        }
    }

    record Row(Kind<?> kind, String body) {
        Row changed(int place, String value, int how) {
            if (how == 0) {
                int at = place % body.length();
                return new Row(kind, body.substring(0, at) + value.charAt(0) + body.substring(at + 1));
            }
            if (how == 1) {
                return new Row(kind, body.substring(0, place % body.length()) + value);
            }
            Matcher matcher = VALUE.matcher(body);
            int found = (int) VALUE.matcher(body).results().count();
            for (int count = 0; count <= place % found; count++) {
                if (!matcher.find()) {
                    throw new IllegalStateException("fewer values than were counted");
                }
            }
            return new Row(kind, body.substring(0, matcher.start()) + value + body.substring(matcher.end()));
        }
    }
}
