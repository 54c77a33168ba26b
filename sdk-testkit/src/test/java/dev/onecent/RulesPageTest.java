package dev.onecent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.Citations.Finding;
import dev.onecent.Citations.Literals;
import dev.onecent.Citations.Rule;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} is the only place of the rules, and everything that cites one means one that stands there. */
class RulesPageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Here a rule's number is data: the simulation reports which rule a run broke. */
    private static final String REPORTS_RULES = "/dev/onecent/testkit/simulation/";

    /** It prints each step's name before what happens. */
    private static final String PRINTS_STEPS = "/dev/onecent/quickstart/";

    /** Plants undefined rules and bare comments, to see them found. */
    private static final String PLANTS_MISTAKES = "CitationsTest.java";

    private final String page = read(ROOT.resolve("docs/rules.md"));
    private final Citations citations = Citations.definedBy(page);

    @Test
    void numbersEachKindWithoutAGap() {
        Map<String, List<String>> kinds = new TreeMap<>();
        List<Rule> rules = Citations.rules(page);
        rules.forEach(rule -> kinds.computeIfAbsent(rule.id().substring(0, 1), kind -> new ArrayList<>())
                .add(rule.id()));

        assertThat(kinds.keySet()).containsExactly("D", "M", "R", "W");
        kinds.forEach((kind, ids) -> assertThat(ids)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ids.size())
                        .mapToObj(number -> kind + number)
                        .toList()));
        assertThat(rules)
                .allSatisfy(
                        rule -> assertThat(rule.anchor()).isEqualTo(rule.id().toLowerCase(Locale.ROOT)));
    }

    @Test
    void definesEveryRuleThatIsCitedAndShowsNoneToUsers() {
        assertThat(files().flatMap(file -> findings(file).stream()
                        .map(found -> ROOT.relativize(file) + ":" + found.line() + " " + found.text())))
                .isEmpty();
    }

    @Test
    void readsEveryKindOfFile() {
        assertThat(files().map(file -> ROOT.relativize(file).toString().replace('\\', '/')))
                .contains(
                        "README.md",
                        "CHANGELOG.md",
                        "docs/guide.md",
                        "pom.xml",
                        "sdk-core/src/main/java/dev/onecent/OneCent.java",
                        "sdk-core/src/main/resources/dev/onecent/text/Texts.properties",
                        "sdk-testkit/src/test/java/dev/onecent/RulesPageTest.java",
                        "docs/quickstart/src/main/java/dev/onecent/quickstart/DesktopJourney.java")
                .noneMatch(file -> file.contains("/target/"));
    }

    private List<Finding> findings(Path file) {
        String text = read(file);
        String path = file.toString().replace('\\', '/');
        if (path.endsWith(".java")) {
            return citations.inJava(text, literals(path));
        }
        return path.contains("/src/main/") && path.endsWith(".properties")
                ? citations.inMessages(text)
                : citations.inText(text);
    }

    private static Literals literals(String path) {
        if (!path.contains("/src/main/") || path.contains(REPORTS_RULES)) {
            return Literals.INTERNAL;
        }
        return path.contains(PRINTS_STEPS) ? Literals.MESSAGES_AND_STEP_NAMES : Literals.MESSAGES;
    }

    private static Stream<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean generated = folder.endsWith("target") || folder.endsWith(".git");
                    return generated ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (name.matches(".+\\.(java|md|properties|xml|sql|yml)") && !name.equals(PLANTS_MISTAKES)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new AssertionError("the repository cannot be read", e);
        }
        return files.stream();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
