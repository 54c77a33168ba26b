package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onecent.store.Aggregate;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Receipt;
import dev.onecent.store.Retry;
import dev.onecent.testkit.arbitrary.AggregateArbitraries;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * STORE-11: a row that lost a part, or has another part in its place, is refused and never read as zero, false or nothing.
 * Whatever is read all the same is written again as it stood, so nothing was left out or made up. By that, only an
 * {@link Optional} may be missing: it alone is left out where it is empty.
 */
class DamagedFieldsProperties {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void aRowWithADamagedFieldIsRefusedOrReadAsItStands(@ForAll("rows") Row row) throws JsonProcessingException {
        assertThat(misread(row)).isEmpty();
    }

    @Example
    void aRowOfARealJourneyIsRefusedOrReadAsItStands() throws IOException {
        for (Row row : golden()) {
            assertThat(misread(row)).isEmpty();
        }
    }

    @Example
    void anEventWithADamagedFieldIsRefusedOrReadAsItStands() throws JsonProcessingException {
        Row row = row(Kinds.CART, AggregateArbitraries.carts().sample(), true);

        assertThat(misread(row)).isEmpty();
    }

    @Example
    void aFieldThatIsGivenTwiceIsRefused() {
        String row =
                row(Kinds.CART, AggregateArbitraries.carts().sample(), false).body();

        String twice = row.replace("\"writeId\":", "\"writeId\":\"other\",\"writeId\":");

        assertThatThrownBy(() -> rewritten(Kinds.CART, twice)).isInstanceOf(EntryUnreadableException.class);
    }

    /** What was read, and neither refused nor written again as it stood: the kind of damage and the place. */
    private static Set<String> misread(Row row) throws JsonProcessingException {
        Set<String> misread = new LinkedHashSet<>();
        JsonNode whole = TREES.readTree(row.body());
        assertThat(TREES.readTree(rewritten(row.kind(), row.body()))).isEqualTo(whole);
        for (Place place : Place.in(whole, "")) {
            for (Damage damage : Damage.values()) {
                for (JsonNode damaged : damage.concerns(place) ? damage.of(whole, place) : List.<JsonNode>of()) {
                    reread(row.kind(), damaged)
                            .filter(read -> !read.equals(damaged))
                            .ifPresent(read ->
                                    misread.add(damage + " " + row.kind().table() + place.path() + ": "
                                            + damaged.at(place.path()) + " is read as " + read.at(place.path())));
                }
            }
        }
        return misread;
    }

    /** How a row is read and written again; empty if it is refused. */
    private static Optional<JsonNode> reread(Kind<?> kind, JsonNode row) throws JsonProcessingException {
        try {
            return Optional.of(TREES.readTree(rewritten(kind, TREES.writeValueAsString(row))));
        } catch (EntryUnreadableException e) {
            return Optional.empty();
        }
    }

    private static <A extends Aggregate> String rewritten(Kind<A> kind, String body) {
        Json<A> json = new Json<>(kind.type());
        return json.write(json.read(body));
    }

    private static List<Row> golden() throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("golden/format-1.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(field -> new Row(kind(field[0]), field[5]))
                    .toList();
        }
    }

    private static Kind<?> kind(String table) {
        return Kinds.all().stream()
                .filter(kind -> kind.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    @Provide
    Arbitrary<Row> rows() {
        return Arbitraries.oneOf(
                AggregateArbitraries.vaults().map(value -> row(Kinds.CARD_VAULT, value, false)),
                AggregateArbitraries.carts().map(value -> row(Kinds.CART, value, false)),
                AggregateArbitraries.checkouts().map(value -> row(Kinds.CHECKOUT, value, false)),
                AggregateArbitraries.payments().map(value -> row(Kinds.PAYMENT, value, false)),
                AggregateArbitraries.microAuthorizations().map(value -> row(Kinds.MICRO_AUTHORIZATION, value, false)),
                AggregateArbitraries.walletConnections().map(value -> row(Kinds.WALLET_CONNECTION, value, false)),
                AggregateArbitraries.walletGrants().map(value -> row(Kinds.WALLET_GRANT, value, false)),
                AggregateArbitraries.addressBooks().map(value -> row(Kinds.ADDRESS_BOOK, value, false)),
                AggregateArbitraries.erasures().map(value -> row(Kinds.ERASURE, value, false)),
                AggregateArbitraries.keyRotations().map(value -> row(Kinds.KEY_ROTATION, value, false)),
                AggregateArbitraries.tokenExchanges().map(value -> row(Kinds.TOKEN_EXCHANGE, value, false)),
                AggregateArbitraries.attemptCounters().map(value -> row(Kinds.ATTEMPT_COUNTER, value, false)));
    }

    private static <A extends Aggregate> Row row(Kind<A> kind, A value, boolean withEvents) {
        Instant then = Instant.parse("2026-11-24T10:15:30.123456789Z");
        Entry<A> entry = Entry.fresh(value)
                .withReceipt(Receipt.counted(CommandId.of("command"), "subject", "contents"))
                .withOutbox(withEvents ? EveryEvent.all() : List.of())
                .withWork(new Retry(3, then))
                .writtenAs("write");
        return new Row(kind, new Json<>(kind.type()).write(entry));
    }

    /** What happens to a field of an object. */
    private enum Damage {
        LOST,
        NULL,
        ANOTHER_TYPE,
        A_FRACTION,
        BEYOND_ITS_RANGE,
        UNKNOWN_WORD {
            // An address writes its own texts one way, however they are given: blanks and small letters say the same.
            @Override
            boolean concerns(Place place) {
                return !place.parent().endsWith("/address");
            }
        },
        EMPTIED,
        UNKNOWN_FIELD_BESIDE;

        boolean concerns(Place place) {
            return true;
        }

        /** The row with that damage at that place, in each way there is. */
        List<JsonNode> of(JsonNode row, Place place) {
            JsonNode value = row.at(place.path());
            return switch (this) {
                case LOST -> List.of(place.in(row, (parent, name) -> parent.remove(name)));
                case UNKNOWN_FIELD_BESIDE -> List.of(place.in(row, (parent, name) -> parent.put("nobodyKnowsIt", 1)));
                case NULL -> instead(row, place, List.of(NullNode.getInstance()));
                case ANOTHER_TYPE -> instead(row, place, otherTypes(value));
                case A_FRACTION ->
                    value.isIntegralNumber() ? instead(row, place, fractions(value.decimalValue())) : List.of();
                case BEYOND_ITS_RANGE ->
                    value.isIntegralNumber()
                            ? instead(
                                    row,
                                    place,
                                    List.of(
                                            NODES.numberNode(value.longValue() + (1L << 33)),
                                            NODES.numberNode(
                                                    value.bigIntegerValue().setBit(80))))
                            : List.of();
                case UNKNOWN_WORD ->
                    value.isTextual()
                            ? instead(
                                    row,
                                    place,
                                    List.of(
                                            TextNode.valueOf("NOBODY_KNOWS_IT"),
                                            TextNode.valueOf(""),
                                            TextNode.valueOf(" "),
                                            TextNode.valueOf("0"),
                                            TextNode.valueOf(value.asText().toLowerCase(Locale.ROOT))))
                            : List.of();
                case EMPTIED -> value.isObject() ? instead(row, place, List.of(NODES.objectNode())) : List.of();
            };
        }

        private static List<JsonNode> instead(JsonNode row, Place place, List<JsonNode> values) {
            return values.stream()
                    .map(value -> place.in(row, (parent, name) -> parent.set(name, value)))
                    .toList();
        }

        private static List<JsonNode> fractions(BigDecimal number) {
            return List.of(
                    DecimalNode.valueOf(number.add(new BigDecimal("0.5"))), DecimalNode.valueOf(number.setScale(1)));
        }

        private static List<JsonNode> otherTypes(JsonNode value) {
            List<JsonNode> all = new ArrayList<>(List.of(
                    TextNode.valueOf(value.isValueNode() ? value.asText() : "text"),
                    NODES.numberNode(1),
                    BooleanNode.TRUE,
                    NODES.arrayNode().add(value.deepCopy()),
                    NODES.arrayNode(),
                    NODES.objectNode().set("value", value.deepCopy())));
            all.removeIf(other -> other.getNodeType() == value.getNodeType());
            return all;
        }
    }

    /** A field of an object somewhere in a row: the JSON pointer of the object, and the field's name. */
    private record Place(String parent, String name) {
        static List<Place> in(JsonNode node, String path) {
            List<Place> all = new ArrayList<>();
            if (node instanceof ObjectNode object) {
                object.properties().forEach(field -> {
                    Place place = new Place(path, field.getKey());
                    all.add(place);
                    all.addAll(in(field.getValue(), place.path()));
                });
            } else if (node instanceof ArrayNode array) {
                for (int at = 0; at < array.size(); at++) {
                    all.addAll(in(array.get(at), path + "/" + at));
                }
            }
            return all;
        }

        String path() {
            return parent + "/" + name.replace("~", "~0").replace("/", "~1");
        }

        JsonNode in(JsonNode row, Change change) {
            JsonNode copy = row.deepCopy();
            change.make((ObjectNode) copy.at(parent), name);
            return copy;
        }
    }

    @FunctionalInterface
    private interface Change {
        void make(ObjectNode parent, String name);
    }

    record Row(Kind<?> kind, String body) {}
}
