package dev.onecent.jdbc;

import static com.fasterxml.jackson.annotation.JsonProperty.Access.READ_WRITE;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.onecent.address.AddressBookEvent;
import dev.onecent.checkout.CheckoutEvent;
import dev.onecent.erasure.ErasureEvent;
import dev.onecent.microauth.MicroAuthorizationEvent;
import dev.onecent.payment.PaymentEvent;
import dev.onecent.safe.Fingerprint;
import dev.onecent.store.Aggregate;
import dev.onecent.store.Entry;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.CardVaultEvent;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.ConnectionState;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.EndedAccount;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one kind as JSON: the components of the records, nothing that is derived from them, behind the number of the
 * format: {@code {"format":1,"entry":{...}}}. A format that is not known is refused, so a release that is older than a row
 * leaves the row alone. What is read is what was written, or refused ({@link StrictReading}).
 */
final class Json<A extends Aggregate> {
    /** The format that this release writes. */
    static final int FORMAT = 1;

    /** Far more than the fullest entry has: what is longer is refused before it is looked at. */
    static final int MOST_CHARACTERS = 1 << 24;

    private static final JsonMapper MAPPER = mapper();

    private final ObjectWriter writer;
    private final ObjectReader reader;

    Json(Class<A> kind) {
        JavaType type = MAPPER.getTypeFactory().constructParametricType(Body.class, kind);
        writer = MAPPER.writerFor(type);
        reader = MAPPER.readerFor(type);
    }

    /** @throws StoreUnavailableException if it is longer than what {@link #read} takes */
    String write(Entry<A> entry) {
        String body = LoneSurrogates.escaped(body(entry));
        if (body.length() > MOST_CHARACTERS) {
            throw new StoreUnavailableException("an entry is longer than " + MOST_CHARACTERS + " characters", null);
        }
        return body;
    }

    private String body(Entry<A> entry) {
        try {
            return writer.writeValueAsString(new Body<>(FORMAT, entry));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an aggregate cannot be written as JSON", e);
        }
    }

    /** @throws EntryUnreadableException if it is anything else; never with a part of it, which may be personal data */
    Entry<A> read(@Nullable String body) {
        if (body == null) {
            throw new EntryUnreadableException("a row holds nothing", null);
        }
        if (body.length() > MOST_CHARACTERS) {
            throw new EntryUnreadableException("a row is longer than " + MOST_CHARACTERS + " characters", null);
        }
        try {
            requireKnown(format(body));
            Body<A> read = reader.readValue(body);
            Entry<A> entry = read.entry();
            if (entry == null) {
                throw new EntryUnreadableException("a row holds no entry", null);
            }
            return entry;
        } catch (JsonProcessingException e) {
            throw new EntryUnreadableException("a row is not what this release writes: " + place(e), null);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** Returns the problem and its place; the parser's own message quotes the row, and so may its cause's. */
    private static String place(JsonProcessingException e) {
        String kind = e.getClass().getSimpleName();
        return e.getLocation() == null
                ? kind
                : kind + " at character " + e.getLocation().getCharOffset();
    }

    private static void requireKnown(int format) {
        if (format != FORMAT) {
            throw new EntryUnreadableException(
                    "a row is of format " + format + "; this release knows up to " + FORMAT + " and leaves it alone",
                    null);
        }
    }

    /** The first field, read alone: what follows may be of any shape. 0 if there is none. */
    private static int format(String body) throws IOException {
        try (JsonParser parser = MAPPER.createParser(body)) {
            boolean named = parser.nextToken() == JsonToken.START_OBJECT && "format".equals(parser.nextFieldName());
            return named ? parser.nextIntValue(0) : 0;
        }
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = StrictReading.of(JsonMapper.builder())
                .addModules(new Jdk8Module(), new JavaTimeModule())
                .addMixIn(SavedCard.class, KeptCard.class)
                .addMixIn(ConnectionState.Connected.class, KeptAccount.class)
                .addMixIn(EndedAccount.class, KeptAccount.class)
                .addMixIn(ConnectionState.Leaving.class, KeptVerifier.class)
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .defaultPropertyInclusion(Value.construct(Include.NON_ABSENT, Include.ALWAYS))
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build();
        events().forEach(mapper::registerSubtypes);
        return mapper;
    }

    /** The fields of a card that hosts' mappers leave out and the database keeps. */
    private record KeptCard(
            @JsonProperty(access = READ_WRITE) CardCredential credential,
            @JsonProperty(access = READ_WRITE) Optional<Fingerprint> fingerprint) {}

    /** The fields of a connection that hosts' mappers leave out. */
    private record KeptAccount(
            @JsonProperty(access = READ_WRITE) WalletAccount account) {}

    /** The fields of an unfinished connection that a host's mappers leave out. */
    private record KeptVerifier(
            @JsonProperty(access = READ_WRITE) ConnectionVerifier verifier) {}

    /** Every event names itself; the mapper only has to know them all. */
    static Stream<Class<?>> events() {
        return Stream.of(
                        CheckoutEvent.class,
                        CardVaultEvent.class,
                        MicroAuthorizationEvent.class,
                        PaymentEvent.class,
                        WalletEvent.class,
                        AddressBookEvent.class,
                        ErasureEvent.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()));
    }

    private record Body<A extends Aggregate>(
            int format, @Nullable Entry<A> entry) {}
}
