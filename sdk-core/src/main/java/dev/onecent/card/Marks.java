package dev.onecent.card;

/** The characters that people and programs put between digits: blanks, dashes and what cannot be seen. */
final class Marks {
    /** Katakana's prolonged sound, which Japanese keyboards give for a dash, and what looks like one and is no punctuation. */
    private static final String MORE_DASHES = "\u2212\u2043\u30fc\uff70\u2500\u02d7";

    private static final String DOTS = "\u00b7\u2022\u2024\u2027\u2219\u22c5\u30fb\uff65\uff0e\u3002\uff61\u06d4";
    private static final String SLASHES = "/\u2044\u2215\uff0f";
    private static final String APOSTROPHES = "'\u2018\u2019\u201b\u02bc\uff07\u2032\u00b4`";

    private Marks() {}

    /** Returns whether it is a space of any width, a tab or another blank, but no end of a line. */
    static boolean isBlank(int character) {
        if (character < 0x80) {
            return character == ' ' || character == '\t';
        }
        return Character.getType(character) == Character.SPACE_SEPARATOR || character == 0x2800 || character == 0x3164;
    }

    /** Returns whether it is a character without width: joiners, marks of direction, the soft hyphen, the mark of byte order. */
    static boolean isInvisible(int character) {
        return character >= 0x80
                && (Character.getType(character) == Character.FORMAT
                        || character == 0x034f
                        || (character >= 0xfe00 && character <= 0xfe0f));
    }

    /** Returns whether it is invisible and cannot turn the order of what stands around it, as the overrides can. */
    static boolean isHarmless(int character) {
        return isInvisible(character) && !(character >= 0x202a && character <= 0x202e);
    }

    static boolean isDash(int character) {
        if (character < 0x80) {
            return character == '-';
        }
        return Character.getType(character) == Character.DASH_PUNCTUATION || MORE_DASHES.indexOf(character) >= 0;
    }

    static boolean isSlash(int character) {
        return SLASHES.indexOf(character) >= 0;
    }

    static boolean isApostrophe(int character) {
        return APOSTROPHES.indexOf(character) >= 0;
    }

    /** Returns whether it is something that separates groups of digits and can be seen, or seen as a gap. */
    static boolean isSeparator(int character) {
        if (character < 0x80) {
            return switch (character) {
                case ' ', '\t', '-', '_', '.', '/', '\'', '`' -> true;
                default -> false;
            };
        }
        return isBlank(character)
                || isDash(character)
                || DOTS.indexOf(character) >= 0
                || isSlash(character)
                || isApostrophe(character);
    }
}
