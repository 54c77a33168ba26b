package dev.onecent.quickstart;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A field of the shop's file that cannot be read, told in the words of the file. */
final class FieldMistake {
    private static final String TEXT = "a text";
    private static final String LIST = "a list in [ ]";
    private static final Map<String, String> NEEDED = Map.of(
            "shop", "a text, for example \"tea-house\"",
            "shopper", "a text, for example \"ann\"",
            "currency", "a text, for example \"EUR\"",
            "catalogue", LIST,
            "cart", LIST,
            "sku", TEXT,
            "title", TEXT,
            "price", "a number, for example \"12.50\"",
            "quantity", "a whole number, for example 2",
            "ticked", "true or false");

    private final JsonMappingException mistake;

    FieldMistake(JsonMappingException mistake) {
        this.mistake = mistake;
    }

    /** For example {@code "price" of number 2 in "catalogue" is missing at line 8}. */
    String in(JsonNode file) {
        String line = mistake.getLocation() == null
                ? ""
                : " at line " + mistake.getLocation().getLineNr();
        return place(mistake.getPath()) + " " + what(file) + line;
    }

    /** Returns the path as the author of the file reads it; lists are counted from 1. */
    private static String place(List<Reference> path) {
        Reference last = path.get(path.size() - 1);
        String inside = path.size() == 1 ? "" : place(path.subList(0, path.size() - 1));
        if (last.getFieldName() == null) {
            return "number " + (last.getIndex() + 1) + " in " + inside;
        }
        return "\"" + last.getFieldName() + "\"" + (inside.isEmpty() ? "" : " of " + inside);
    }

    private String what(JsonNode file) {
        if (mistake instanceof UnrecognizedPropertyException unknown) {
            return "is not known; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        JsonNode there = file.at(pointer());
        if (there.isMissingNode()) {
            return "is missing";
        }
        List<Reference> path = mistake.getPath();
        String last = path.get(path.size() - 1).getFieldName();
        return "must be " + (last == null ? "an object in { }" : NEEDED.getOrDefault(last, TEXT));
    }

    private JsonPointer pointer() {
        JsonPointer pointer = JsonPointer.empty();
        for (Reference step : mistake.getPath()) {
            pointer = step.getFieldName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(Objects.requireNonNull(step.getFieldName()));
        }
        return pointer;
    }
}
