package dev.onecent.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.gateway.DeclineReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is missing from a translation, and every text can be shown (W10). */
class BundlesTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Map<String, String> ENGLISH = Phrase.read("");

    @ParameterizedTest
    @ValueSource(strings = {"_ar", "_es", "_ru", "_zh"})
    void aTranslationHasTheKeysOfEnglish(String ending) {
        assertThat(Phrase.read(ending)).containsOnlyKeys(ENGLISH.keySet());
    }

    /** Chinese writes the month as a number. */
    @ParameterizedTest
    @ValueSource(strings = {"_ar", "_es", "_ru", "_zh"})
    void aTranslationNamesWhatEnglishNames(String ending) {
        Map<String, String> texts = Phrase.read(ending);

        ENGLISH.forEach((key, english) -> assertThat(places(texts.getOrDefault(key, "")))
                .as(key)
                .isEqualTo(ending.equals("_zh") && key.equals(TextKeys.MONTH) ? Set.of(1, 2) : places(english)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_ar", "_es", "_ru", "_zh"})
    void everyApostropheIsWrittenTwice(String ending) {
        assertThat(Phrase.read(ending))
                .allSatisfy((key, pattern) ->
                        assertThat(pattern.replace("''", "")).as(key).doesNotContain("'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_ar", "_es", "_ru", "_zh"})
    void everyTextShowsWhatItIsGiven(String ending) {
        assertThat(Phrase.read(ending)).allSatisfy((key, pattern) -> {
            String shown = new MessageFormat(pattern, Locale.ENGLISH).format(new Object[] {"<0>", "<1>", "<2>"});

            assertThat(shown).as(key).isNotBlank().doesNotContain("{", "}", "''");
            assertThat(places(pattern)).allSatisfy(place -> assertThat(shown).contains("<" + place + ">"));
        });
    }

    /** A text that was left in English would not be written in the language's script. */
    @ParameterizedTest
    @CsvSource({"_ar, ARABIC", "_ru, CYRILLIC", "_zh, HAN"})
    void everyTextIsInTheScriptOfItsLanguage(String ending, Character.UnicodeScript script) {
        assertThat(Phrase.read(ending)).allSatisfy((key, text) -> {
            boolean free = key.startsWith("onecent.brand.") || key.equals(TextKeys.MONTH);
            assertThat(free || text.codePoints().anyMatch(character -> Character.UnicodeScript.of(character) == script))
                    .as(key)
                    .isTrue();
        });
    }

    @Test
    void theConstantsAreTheKeys() throws IllegalAccessException {
        Set<String> keys = new HashSet<>();
        for (Field constant : TextKeys.class.getFields()) {
            keys.add((String) constant.get(null));
        }
        Arrays.stream(DeclineReason.values()).map(TextKeys::decline).forEach(keys::add);
        ENGLISH.keySet().stream()
                .filter(key -> key.startsWith("onecent.brand."))
                .forEach(keys::add);

        assertThat(ENGLISH).containsOnlyKeys(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_ar", "_es", "_ru", "_zh"})
    void everyViolationHasAText(String ending) throws IOException {
        Map<String, String> english = violations("");
        Map<String, String> texts = violations(ending);

        assertThat(texts).containsOnlyKeys(english.keySet());
        assertThat(texts)
                .allSatisfy((key, text) -> assertThat(text)
                        .as(key)
                        .isNotBlank()
                        .isNotEqualTo(english.get(key))
                        .doesNotContain("{", "}", "$", "''"));
    }

    /** It ends the search for English before the JVM's own language. */
    @Test
    void theEnglishViolationsHaveABundleOfTheirOwnThatSaysNothingNew() throws IOException {
        assertThat(violations("_en")).isEmpty();
    }

    private static Set<Integer> places(String pattern) {
        return PLACE.matcher(pattern)
                .results()
                .map(place -> Integer.valueOf(place.group(1)))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> violations(String ending) throws IOException {
        Properties texts = new Properties();
        try (InputStream in =
                Texts.class.getResourceAsStream("/ContributorValidationMessages" + ending + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, texts::getProperty));
    }
}
