package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.testkit.gateway.TestCards;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the card, each run tells every step of the journeys, and no run gives card data away. */
class QuickstartTest {
    private static final List<String> STEPS = List.of(
            "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9",
            "W10", "M1", "M2", "M3", "M4", "M5", "M6");
    private static final int LEFT = 5;

    /** A security code that stands alone, as in JSON or in a sentence; within a longer word it is chance. */
    private static final Pattern CODE = Pattern.compile("(?<![\\w+/.=-])7373?(?![\\w+/.=-])");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {TestCards.VISA, TestCards.AMERICAN_EXPRESS, TestCards.INSUFFICIENT_FUNDS, TestCards.CHALLENGED})
    void tellsEveryStepTwice(String card) throws IOException {
        assertTold(run(card));
        String again = run(card);

        assertTold(again);
        assertThat(again).contains("From an earlier run this shopper has:", "connected since an earlier run");
        for (Path file : files()) {
            assertNothingGivenAway(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
    }

    private static void assertTold(String transcript) {
        assertThat(STEPS)
                .allSatisfy(step -> assertThat(contents(transcript, step))
                        .isNotEmpty()
                        .allSatisfy(content -> assertThat(content).isNotBlank()));
        assertThat(transcript).doesNotContain("Not paid: InProgress", "Not paid: NotCharged", "not linked:");
        assertNothingGivenAway(transcript);
    }

    private static void assertNothingGivenAway(String text) {
        assertThat(TestCards.all()).noneMatch(text::contains);
        assertThat(CODE.matcher(text).find()).isFalse();
    }

    /** What stands under each occurrence of a step's number, up to the empty line. */
    private static List<String> contents(String transcript, String step) {
        return Stream.of(transcript.split("\\R\\R"))
                .filter(paragraph -> paragraph.startsWith(step + " "))
                .map(paragraph -> paragraph
                        .lines()
                        .skip(1)
                        .map(line -> line.substring(LEFT))
                        .toList())
                .map(lines -> String.join("\n", lines))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private String run(String card) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = {card, "shop.json", folder.resolve("data").toString()};
        Quickstart.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
