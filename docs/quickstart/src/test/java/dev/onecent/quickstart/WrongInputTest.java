package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be used is said in a sentence, and everything stays as it was. */
class WrongInputTest {
    private static final String VISA = "4111111111111111";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void moreLinesThanACartHolds() throws IOException {
        assertRefused(shop("EUR", 300), "at most 200 lines");
    }

    @Test
    void anotherCurrencyThanThatOfAnEarlierRun() throws IOException {
        assertThat(run(shop("EUR", 2))).contains("Paid EUR 1.00");
        String before = rows();

        assertThatThrownBy(() -> run(shop("USD", 2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("one currency")
                .hasMessageContaining("-Ddata");
        assertThat(rows()).isEqualTo(before);
    }

    private void assertRefused(Path shop, String message) {
        assertThatThrownBy(() -> run(shop)).isInstanceOf(InputException.class).hasMessageContaining(message);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private String run(Path shop) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = {VISA, shop.toString(), folder.resolve("data").toString()};
        Quickstart.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The first of the lines is ticked. */
    private Path shop(String currency, int lines) throws IOException {
        String articles = IntStream.range(0, lines)
                .mapToObj(n -> "{\"sku\":\"A-" + n + "\",\"title\":\"Thing\",\"price\":\"1.00\"}")
                .collect(Collectors.joining(","));
        String cart = IntStream.range(0, lines)
                .mapToObj(n -> "{\"sku\":\"A-" + n + "\",\"quantity\":1,\"ticked\":" + (n == 0) + "}")
                .collect(Collectors.joining(","));
        return Files.writeString(
                folder.resolve("shop.json"),
                "{\"shop\":\"s\",\"shopper\":\"a\",\"currency\":\"" + currency + "\",\"catalogue\":[" + articles
                        + "],\"cart\":[" + cart + "]}");
    }

    private String rows() throws IOException {
        return rows("onecent.db") + rows("wallet.db");
    }

    private String rows(String database) throws IOException {
        return new String(Files.readAllBytes(folder.resolve("data").resolve(database)), StandardCharsets.ISO_8859_1);
    }
}
