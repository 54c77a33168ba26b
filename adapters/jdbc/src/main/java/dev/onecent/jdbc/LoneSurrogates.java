package dev.onecent.jdbc;

/**
 * Halves of a character: a surrogate without its other half, as in a text that was cut by its length. No encoding has a form for it and
 * drivers write a question mark instead; JSON has an escape.
 */
final class LoneSurrogates {
    private LoneSurrogates() {}

    /** Returns the JSON with each lone surrogate as its escape; almost always the very same text. */
    static String escaped(String json) {
        int half = next(json, 0);
        if (half == json.length()) {
            return json;
        }
        StringBuilder text = new StringBuilder(json.length() + Character.BYTES * 3);
        int copied = 0;
        while (half < json.length()) {
            text.append(json, copied, half).append(String.format("\\u%04x", (int) json.charAt(half)));
            copied = half + 1;
            half = next(json, copied);
        }
        return text.append(json, copied, json.length()).toString();
    }

    /** The first half from there on, or the length. */
    private static int next(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint)) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }
}
