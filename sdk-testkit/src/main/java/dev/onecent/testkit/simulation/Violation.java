package dev.onecent.testkit.simulation;

/**
 * A rule that did not hold.
 *
 * @param rule for example {@code R16}
 * @param text what was seen
 */
public record Violation(String rule, String text) {
    @Override
    public String toString() {
        return rule + ": " + text;
    }
}
