package dev.onecent.quickstart;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a shop's file. */
final class ShopFileReader {
    private static final String OTHER = "name a file with -Dshop=...";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private ShopFileReader() {}

    /** @throws InputException with what to change, if there is no such file or it is not in order */
    static ShopFile read(String name) {
        String text = text(name);
        JsonNode json = json(name, text);
        try {
            ShopFile shop = MAPPER.readValue(text, ShopFile.class);
            new ShopFileCheck(shop).check();
            return shop;
        } catch (JsonMappingException e) {
            throw new InputException(name + " is not in order: " + new FieldMistake(e).in(json));
        } catch (JsonProcessingException e) {
            throw notJson(name, e);
        } catch (IllegalArgumentException e) {
            throw new InputException(name + " is not in order: " + e.getMessage());
        }
    }

    private static String text(String name) {
        if (name.isBlank()) {
            throw new InputException("the shop's file has no name; " + OTHER);
        }
        try {
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new InputException(name + " is a folder; " + OTHER);
            }
            String text = Files.readString(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InputException(name + " is not written in UTF-8; save it in that encoding");
        } catch (IOException | InvalidPathException e) {
            throw new InputException("there is no readable file " + name + "; " + OTHER);
        }
    }

    private static JsonNode json(String name, String text) {
        if (text.isBlank()) {
            throw new InputException(name + " is empty; write the shop as docs/quickstart/shop.json does");
        }
        try {
            JsonNode json = MAPPER.readTree(text);
            if (json.isObject()) {
                return json;
            }
            throw new InputException(
                    name + " is not in order: it must be one object in { }, as docs/quickstart/shop.json is");
        } catch (JsonProcessingException e) {
            throw notJson(name, e);
        }
    }

    private static InputException notJson(String name, JsonProcessingException e) {
        return new InputException(name + " is not JSON" + place(e.getLocation()));
    }

    /** Jackson knows no place of what is longer than it takes. */
    private static String place(@Nullable JsonLocation place) {
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
