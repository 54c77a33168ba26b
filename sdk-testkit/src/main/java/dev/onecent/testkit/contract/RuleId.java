package dev.onecent.testkit.contract;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of a contract, read from the name of its test: {@code store_3_2_countsVersionsUp} is rule STORE-3.2, "counts versions
 * up".
 *
 * @param name for example {@code STORE-3.2}
 * @param text what it says
 */
record RuleId(String name, String text) implements Comparable<RuleId> {
    private static final Pattern TEST = Pattern.compile("([a-z]+)_(\\d+)_(\\d+)_(\\w+)");

    static Optional<RuleId> of(Method test) {
        Matcher matcher = TEST.matcher(test.getName());
        return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
    }

    private static RuleId of(Matcher matcher) {
        String name = matcher.group(1).toUpperCase(Locale.ROOT) + "-" + matcher.group(2) + "." + matcher.group(3);
        String text = matcher.group(4).replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
        return new RuleId(name, text.toLowerCase(Locale.ROOT));
    }

    @Override
    public int compareTo(RuleId other) {
        int byGroup = Integer.compare(number(0), other.number(0));
        return byGroup == 0 ? Integer.compare(number(1), other.number(1)) : byGroup;
    }

    @Override
    public String toString() {
        return name + " " + text;
    }

    private int number(int part) {
        String numbers = name.substring(name.indexOf('-') + 1);
        int dot = numbers.indexOf('.');
        return Integer.parseInt(part == 0 ? numbers.substring(0, dot) : numbers.substring(dot + 1));
    }
}
