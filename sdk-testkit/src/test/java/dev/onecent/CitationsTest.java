package dev.onecent;

import static dev.onecent.Citations.Literals.INTERNAL;
import static dev.onecent.Citations.Literals.MESSAGES;
import static dev.onecent.Citations.Literals.MESSAGES_AND_STEP_NAMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.Citations.Finding;
import dev.onecent.Citations.Literals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants each mistake once; {@link RulesPageTest} runs the same checks over the repository. */
class CitationsTest {
    private static final String PAGE = """
            # Rules
            * <a id="r4"></a>**R4** A checkout is paid once.
            * <a id="d6"></a>**D6** The form has four values.
            The page itself speaks of R7, which it does not define.
            """;

    private final Citations citations = Citations.definedBy(PAGE);

    @Test
    void readsTheDefinitionsOfThePage() {
        assertThat(Citations.rules(PAGE))
                .containsExactly(
                        new Citations.Rule("r4", "R4", "A checkout is paid once."),
                        new Citations.Rule("d6", "D6", "The form has four values."));
    }

    @Test
    void refusesACitationThatIsNotDefined() {
        assertThat(citations.inText("Paid once (R4).\nNothing rounds (R7).\n"))
                .containsExactly(new Finding(2, "cites R7, which is not defined"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"R5", "D7", "W5", "M2", "R99", "R100", "(R04)", "R4-R5", "rules R4 to R5", "D6/M5"})
    void refusesEveryFormOfIt(String text) {
        assertThat(citations.inText(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R4 and D6", "STORE-R5", "STORE-5.1", "ER5", "R5a", "r5", "~/.m2", "V1__aggregates"})
    void leavesOtherNamesAlone(String text) {
        assertThat(citations.inText(text)).isEmpty();
    }

    @Test
    void refusesALinkToARuleThatIsNotThere() {
        assertThat(citations.inText("[once](rules.md#r4)\n[rounding](docs/rules.md#r7)"))
                .containsExactly(new Finding(2, "links to an anchor that is not there: rules.md#r7"));
    }

    @Test
    void findsItInCommentsAndLiteralsOfJavaAndNotInNames() {
        String source = """
                /** Rounds nothing (R7). */
                class R5 {
                    // first
                    // second, see W2
                    String name = "R8";
                    char quote = '"'; // R9 is in a comment
                    String text = \"""
                        R10 "quoted" \""";
                    String url = "http://R11"; /* M1 */
                }
                """;

        assertThat(inJava(source, INTERNAL))
                .containsExactly(
                        "1: cites R7, which is not defined",
                        "4: cites W2, which is not defined",
                        "5: cites R8, which is not defined",
                        "6: cites R9, which is not defined",
                        "8: cites R10, which is not defined",
                        "9: cites R11, which is not defined",
                        "9: cites M1, which is not defined",
                        "9: says nothing but M1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** R4. */",
                "/** R4, D6. */",
                "/** See rules R4 and D6. */",
                "/** {@code R4}. */",
                "/** <b>R4</b> */",
                "/**\n * R4.\n *\n * @param id any\n */",
                "/** R4. {0}: the amount. */",
                "/** (R4) */",
                "/* R4 */",
                "// R4",
                "int i; // D6"
            })
    void refusesACommentThatIsNothingButACitation(String comment) {
        assertThat(inJava(comment, INTERNAL)).singleElement().asString().contains("says nothing but");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Charges a checkout once (R4). */",
                "/** Charges once. R4. */",
                "/** @return the rule, R4 */",
                "// the card was removed meanwhile\n    // (R4)",
                "String s = \"// R4\";"
            })
    void leavesACitationBehindASentence(String comment) {
        assertThat(inJava(comment, INTERNAL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new IllegalStateException(\"paid twice (R4)\");",
                "LOG.warn(\"R4: {} was paid\", id);",
                "String s = \"\"\"\n    paid once,\n    see R4\"\"\";",
                "String s = \"a \\\" R4\";",
                "log(\"R4\");"
            })
    void refusesARuleInAMessage(String source) {
        assertThat(inJava(source, MESSAGES)).containsExactly("1: shows R4 to users");
        assertThat(inJava(source, MESSAGES_AND_STEP_NAMES)).containsExactly("1: shows R4 to users");
        assertThat(inJava(source, INTERNAL)).isEmpty();
    }

    @Test
    void tellsTheNameOfAStepFromAMessage() {
        String source = "step(\"D6\", \"The form (D6).\");";

        assertThat(inJava(source, MESSAGES)).hasSize(2);
        assertThat(inJava(source, MESSAGES_AND_STEP_NAMES)).containsExactly("1: shows D6 to users");
    }

    @Test
    void refusesARuleInABundleOfTexts() {
        assertThat(citations.inMessages("card.add=Add card\ncard.frozen=One verification is frozen (W5)\n"))
                .containsExactly(new Finding(2, "shows W5 to users"));
    }

    private List<String> inJava(String source, Literals literals) {
        return citations.inJava(source, literals).stream()
                .map(found -> found.line() + ": " + found.text())
                .toList();
    }
}
