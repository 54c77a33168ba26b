package dev.onecent.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The languages a shop speaks. The host wires it: nothing is searched for on the class path, and the JVM's own language never
 * matters. Immutable and safe for use by many threads.
 *
 * <p>A shopper's locale is served by the nearest language there is, by Java's rule: es-MX by Spanish; zh-CN, zh-Hans, zh-SG by
 * Simplified Chinese, and so the other Chinese locales until a host adds zh-Hant; whatever is not there by English.
 */
public final class Languages {
    private static final Locale FALLBACK = Locale.ENGLISH;
    private static final ResourceBundle.Control RULE =
            ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_DEFAULT);

    private final Map<Locale, Map<String, String>> own;
    private final Map<Locale, Map<String, String>> complete;

    private Languages(Map<Locale, Map<String, String>> own) {
        this.own = Map.copyOf(own);
        complete = own.keySet().stream().collect(Collectors.toUnmodifiableMap(language -> language, this::completed));
    }

    /** English, Arabic, Russian, Spanish and Simplified Chinese. */
    public static Languages standard() {
        return Standard.LANGUAGES;
    }

    /**
     * Returns the languages with one more, or with texts instead of those that are there: {@code with(Locale.FRENCH,
     * texts)}, {@code with(Locale.ENGLISH, Map.of(TextKeys.CARD_SAVE, "Remember this card"))}. What it does not say is
     * said as before, at last in English; {@link #missing} tells. A region, as es-AR, says only what differs from its
     * language.
     *
     * @param texts by key, in the syntax of {@link java.text.MessageFormat} (an apostrophe is written twice). Keys of the
     *     host's own are welcome; those that begin with {@code onecent.} are those of {@link TextKeys}
     * @throws IllegalArgumentException if the language is {@link Locale#ROOT}, a text cannot be read or a key is misspelt
     */
    public Languages with(Locale language, Map<String, String> texts) {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(texts, "texts");
        Locale plain = language.stripExtensions();
        if (plain.equals(Locale.ROOT)) {
            throw new IllegalArgumentException("language must not be the root locale");
        }
        texts.forEach((key, pattern) -> Phrase.check(plain, key, pattern));
        texts.keySet().forEach(this::known);
        Map<String, String> said = new HashMap<>(own.getOrDefault(plain, Map.of()));
        said.putAll(texts);
        Map<Locale, Map<String, String>> more = new HashMap<>(own);
        more.put(plain, Map.copyOf(said));
        return new Languages(more);
    }

    /**
     * Returns the languages with the texts of a bundle and its parents.
     *
     * @throws IllegalArgumentException also if the bundle is in another language: {@link ResourceBundle#getBundle} falls back
     *     to the JVM's own
     */
    public Languages with(Locale language, ResourceBundle bundle) {
        Objects.requireNonNull(bundle, "bundle");
        Locale found = Optional.ofNullable(bundle.getLocale()).orElse(Locale.ROOT);
        if (!found.equals(Locale.ROOT) && !found.getLanguage().equals(language.getLanguage())) {
            throw new IllegalArgumentException("bundle must be in " + language + ", not in " + found);
        }
        Map<String, String> texts = new HashMap<>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return with(language, texts);
    }

    /** The texts for a shopper's locale; numbers, amounts and dates follow its region where the language is there. */
    public Texts in(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        Locale language = match(locale);
        boolean spoken = language.getLanguage().equals(locale.getLanguage());
        return new Texts(spoken ? locale : language, language, complete.getOrDefault(language, Map.of()));
    }

    /** The language that serves a locale: one of {@link #available}. */
    public Locale match(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return candidates(locale).stream().filter(own::containsKey).findFirst().orElse(FALLBACK);
    }

    /** Returns the languages that have texts. */
    public Set<Locale> available() {
        return own.keySet();
    }

    /** The keys that a language leaves to English, in their order; for a test of the host's. */
    public Set<String> missing(Locale language) {
        Objects.requireNonNull(language, "language");
        Set<String> missing = new TreeSet<>(own.getOrDefault(FALLBACK, Map.of()).keySet());
        candidates(language)
                .forEach(candidate ->
                        missing.removeAll(own.getOrDefault(candidate, Map.of()).keySet()));
        return Collections.unmodifiableSet(missing);
    }

    private Map<String, String> completed(Locale language) {
        Map<String, String> texts = new HashMap<>(own.getOrDefault(FALLBACK, Map.of()));
        List<Locale> nearestLast = new ArrayList<>(candidates(language));
        Collections.reverse(nearestLast);
        nearestLast.forEach(candidate -> texts.putAll(own.getOrDefault(candidate, Map.of())));
        return Map.copyOf(texts);
    }

    private void known(String key) {
        boolean ours = key.startsWith(TextKeys.PREFIX);
        if (ours && !own.getOrDefault(FALLBACK, Map.of()).containsKey(key)) {
            throw new IllegalArgumentException("no such key: " + key);
        }
    }

    /** From the nearest to the root. */
    private static List<Locale> candidates(Locale locale) {
        return RULE.getCandidateLocales(TextKeys.PREFIX, locale);
    }

    /** Read once. */
    private static final class Standard {
        static final Languages LANGUAGES = new Languages(Map.of(
                Locale.ENGLISH,
                Phrase.read(""),
                new Locale("ar"),
                Phrase.read("_ar"),
                new Locale("es"),
                Phrase.read("_es"),
                new Locale("ru"),
                Phrase.read("_ru"),
                Locale.CHINESE,
                Phrase.read("_zh")));
    }
}
