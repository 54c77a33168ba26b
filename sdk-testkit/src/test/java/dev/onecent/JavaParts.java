package dev.onecent;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The comments and literals of a Java source, without what marks them; line comments that stand below each other are one. */
final class JavaParts {
    /** Comments, text blocks, strings and characters: each of them may hold what looks like the beginning of another. */
    private static final Pattern PART = Pattern.compile("(?s)"
            + "(?<block>/\\*.*?\\*/)"
            + "|(?<lines>//[^\n]*(?:\n[ \t]*//[^\n]*)*+)"
            + "|\"\"\"(?<text>[^\"\\\\]*+(?:(?:\\\\.|\"(?!\"\"))[^\"\\\\]*+)*+)\"\"\""
            + "|\"(?<string>[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+)\""
            + "|'(?:\\\\.|[^'\\\\\n])+'");

    private static final Pattern BLOCK_MARK = Pattern.compile("(?m)^/\\*+|\\*+/$|^[ \t]*\\*(?!/)");
    private static final Pattern LINE_MARK = Pattern.compile("(?m)^[ \t]*//+");

    /** One of them, with the line where it begins. */
    record Part(int line, boolean isComment, String text) {}

    private JavaParts() {}

    static List<Part> of(String source) {
        List<Part> parts = new ArrayList<>();
        int line = 1;
        int read = 0;
        for (MatchResult found : PART.matcher(source).results().toList()) {
            line += newlines(source.substring(read, found.start()));
            read = found.start();
            add(found, line, parts);
        }
        return parts;
    }

    private static void add(MatchResult found, int line, List<Part> parts) {
        if (found.group(1) != null) {
            parts.add(new Part(line, true, BLOCK_MARK.matcher(found.group(1)).replaceAll("")));
        } else if (found.group(2) != null) {
            parts.add(new Part(line, true, LINE_MARK.matcher(found.group(2)).replaceAll("")));
        } else if (found.group(3) != null) {
            parts.add(new Part(line, false, found.group(3)));
        } else if (found.group(4) != null) {
            parts.add(new Part(line, false, found.group(4)));
        }
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
