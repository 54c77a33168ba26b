package dev.onecent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks where one text of the repository cites rules and steps, against those that {@code docs/rules.md} defines. */
final class Citations {
    /** A rule or a step; {@code STORE-R3} is a name of something else, {@code R1-R3} are two citations. */
    private static final Pattern CITATION =
            Pattern.compile("(?<![A-Za-z0-9_$])(?<![A-Z]-)[RDWM][0-9]{1,3}(?![A-Za-z0-9_])");

    private static final Pattern DEFINITION =
            Pattern.compile("(?m)^\\* <a id=\"([a-z0-9]+)\"></a>\\*\\*([RDWM][0-9]+)\\*\\* (\\S.*)$");
    private static final Pattern LINK = Pattern.compile("rules\\.md#([a-z0-9-]+)");
    private static final Pattern CONNECTIVE =
            Pattern.compile("(?i)\\b(?:and|or|to|see|for|of|the|rules?|steps?|journeys?)\\b|\\p{Punct}|\\s");
    private static final Pattern MARKUP = Pattern.compile("\\{@\\w+|</?[a-z][^>]*>");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@[a-z]");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.;])\\s|\n\\s*\n");

    /** What is wrong at one line. */
    record Finding(int line, String text) {}

    /** A rule or step as the page defines it. */
    record Rule(String anchor, String id, String sentence) {}

    /** How the literals of a Java source are read. */
    enum Literals {
        /** Users or operators may see each of them, so none cites a rule. */
        MESSAGES,
        /** Same, but a literal that is one step and nothing else is a name, as in a table of steps. */
        MESSAGES_AND_STEP_NAMES,
        /** Only developers see them: they may cite what is defined. */
        INTERNAL
    }

    private final Set<String> defined;

    private Citations(Set<String> defined) {
        this.defined = Set.copyOf(defined);
    }

    /** Checks against the rules that {@code page} defines. */
    static Citations definedBy(String page) {
        return new Citations(rules(page).stream().map(Rule::id).collect(Collectors.toSet()));
    }

    /** Returns the rules and steps of {@code page}, in its order. */
    static List<Rule> rules(String page) {
        return DEFINITION
                .matcher(page)
                .results()
                .map(found -> new Rule(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    /** Returns the citations and links in a page, a script or a settings file that the rules page does not define. */
    List<Finding> inText(String text) {
        List<Finding> findings = new ArrayList<>(undefined(text, 1));
        LINK.matcher(text)
                .results()
                .filter(link -> !defined.contains(link.group(1).toUpperCase(Locale.ROOT)))
                .forEach(link -> findings.add(new Finding(
                        lineAt(text, link.start()), "links to an anchor that is not there: " + link.group())));
        return findings;
    }

    /** Returns every citation in texts that users read, such as a bundle of texts. */
    List<Finding> inMessages(String text) {
        return CITATION.matcher(text)
                .results()
                .map(found -> new Finding(lineAt(text, found.start()), "shows " + found.group() + " to users"))
                .toList();
    }

    /** Returns what is wrong in the comments and literals of a Java source. */
    List<Finding> inJava(String source, Literals literals) {
        List<Finding> findings = new ArrayList<>();
        for (JavaParts.Part part : JavaParts.of(source)) {
            findings.addAll(undefined(part.text(), part.line()));
            if (part.isComment()) {
                findings.addAll(bare(part));
            } else if (isMessage(part.text(), literals)) {
                inMessages(part.text()).forEach(found -> findings.add(new Finding(part.line(), found.text())));
            }
        }
        return findings;
    }

    private List<Finding> undefined(String text, int firstLine) {
        return CITATION.matcher(text)
                .results()
                .filter(found -> !defined.contains(found.group()))
                .map(found -> new Finding(
                        firstLine + lineAt(text, found.start()) - 1,
                        "cites " + found.group() + ", which is not defined"))
                .toList();
    }

    /** A Javadoc shows its first sentence in every list, so that one must say something. */
    private static List<Finding> bare(JavaParts.Part comment) {
        String description = BLOCK_TAG.split(MARKUP.matcher(comment.text()).replaceAll(" "), 2)[0];
        String first = SENTENCE_END.split(description.strip(), 2)[0];
        String words =
                CONNECTIVE.matcher(CITATION.matcher(first).replaceAll("")).replaceAll("");
        return words.isEmpty() && CITATION.matcher(first).find()
                ? List.of(new Finding(comment.line(), "says nothing but " + first))
                : List.of();
    }

    private static boolean isMessage(String literal, Literals literals) {
        return switch (literals) {
            case MESSAGES -> true;
            case MESSAGES_AND_STEP_NAMES -> !literal.matches("[DWM][0-9]+");
            case INTERNAL -> false;
        };
    }

    private static int lineAt(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
