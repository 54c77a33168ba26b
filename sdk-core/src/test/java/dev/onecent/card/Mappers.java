package dev.onecent.card;

import java.util.stream.Stream;

/** The mappers that hosts have: Jackson 2 and 3, as they come, lenient, and strict. */
record Mappers(String name, Writer writer, Reader reader) {
    private static final com.fasterxml.jackson.databind.ObjectMapper LENIENT =
            com.fasterxml.jackson.databind.json.JsonMapper.builder()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(com.fasterxml.jackson.databind.SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .build();
    private static final tools.jackson.databind.ObjectMapper STRICT = tools.jackson.databind.json.JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(tools.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    static Stream<Mappers> all() {
        return Stream.of(
                of("Jackson 2", new com.fasterxml.jackson.databind.ObjectMapper()),
                of("Jackson 2, lenient", LENIENT),
                of("Jackson 3", new tools.jackson.databind.ObjectMapper()),
                of("Jackson 3, strict", STRICT));
    }

    String write(Object value) throws Exception {
        return writer.write(value);
    }

    <T> T read(String json, Class<T> type) throws Exception {
        return type.cast(reader.read(json, type));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Mappers of(String name, com.fasterxml.jackson.databind.ObjectMapper mapper) {
        return new Mappers(name, mapper::writeValueAsString, mapper::readValue);
    }

    private static Mappers of(String name, tools.jackson.databind.ObjectMapper mapper) {
        return new Mappers(name, mapper::writeValueAsString, mapper::readValue);
    }

    @FunctionalInterface
    interface Writer {
        String write(Object value) throws Exception;
    }

    @FunctionalInterface
    interface Reader {
        Object read(String json, Class<?> type) throws Exception;
    }
}
