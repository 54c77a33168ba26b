package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every relative link of the pages leads to a file that is there, and to a heading or anchor in it. */
class PageLinksTest {
    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern FENCE = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern REFERENCE = Pattern.compile("^\\[[^]]+]: (\\S+)$", Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");

    @Test
    void leadSomewhere() throws IOException {
        assertThat(pages().stream().flatMap(PageLinksTest::broken)).isEmpty();
    }

    @Test
    void areFoundOnEveryKindOfPage() throws IOException {
        assertThat(pages())
                .map(page -> TOP.relativize(page).toString().replace('\\', '/'))
                .contains("README.md", "CHANGELOG.md", "docs/concepts.md", "docs/guide.md", "docs/decisions.md");
        assertThat(links(TOP.resolve("docs/guide.md")))
                .contains("concepts.md", "#pay", "quickstart/src/test/java/dev/onecent/quickstart/GuideTest.java");
        assertThat(broken(TOP.resolve("docs/guide.md"), "concepts.md#nowhere")).isTrue();
        assertThat(broken(TOP.resolve("docs/guide.md"), "nowhere.md")).isTrue();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(TOP);
                Stream<Path> docs = Files.list(TOP.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> broken(Path page) {
        return links(page).stream().filter(link -> broken(page, link)).map(link -> TOP.relativize(page) + ": " + link);
    }

    private static boolean broken(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return !Files.exists(target)
                || (parts.length == 2 && !anchors(read(target)).contains(parts[1]));
    }

    private static List<String> links(Path page) {
        String text = FENCE.matcher(read(page)).replaceAll("");
        return Stream.of(INLINE, REFERENCE)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group(1))
                .filter(link -> !link.startsWith("https://"))
                .distinct()
                .toList();
    }

    /** Anchors as the hosting site makes them of headings, and those that a page sets itself. */
    private static Set<String> anchors(String page) {
        String text = FENCE.matcher(page).replaceAll("");
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(text).results().map(PageLinksTest::anchor).forEach(anchors::add);
        ANCHOR.matcher(text).results().map(found -> found.group(1)).forEach(anchors::add);
        return anchors;
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
