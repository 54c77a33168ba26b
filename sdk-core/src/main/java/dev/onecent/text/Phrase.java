package dev.onecent.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Reads and checks texts. */
final class Phrase {
    private Phrase() {}

    /**
     * Our bundle with that ending, by name and from this module: {@code ResourceBundle.getBundle} would fall back to the
     * JVM's own language.
     */
    static Map<String, String> read(String ending) {
        String name = "Texts" + ending + ".properties";
        Properties texts = new Properties();
        try (InputStream in = Phrase.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + Phrase.class.getName());
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return texts.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, texts::getProperty));
    }

    /** @throws IllegalArgumentException naming the key if the pattern cannot be read */
    static void check(Locale language, String key, String pattern) {
        try {
            new MessageFormat(pattern, language);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " in " + language + " cannot be read: " + e.getMessage(), e);
        }
    }
}
