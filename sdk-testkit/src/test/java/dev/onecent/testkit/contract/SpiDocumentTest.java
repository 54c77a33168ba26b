package dev.onecent.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.testkit.contract.StorageContract.OfPayments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/spi.md} lists the rules as the tests state them, each of them and no other, and shows samples as they are compiled. */
class SpiDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "spi.md");

    @ParameterizedTest
    @ValueSource(strings = {"ProviderGateway", "ProviderGatewayTest"})
    void showsTheClass(String name) throws IOException {
        Path source = Path.of("src", "test", "java", "dev", "onecent", "spi", name + ".java");

        List<String> compiled = from(name, Files.readAllLines(source)).toList();
        List<String> shown = from(name, Files.readAllLines(DOCUMENT))
                .takeWhile(line -> !line.equals("```"))
                .toList();

        assertThat(shown).isNotEmpty().isEqualTo(compiled);
    }

    private static Stream<String> from(String name, List<String> lines) {
        return lines.stream().dropWhile(line -> !line.matches("(final )?class " + name + " .*"));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OfPayments.class,
                GatewayContract.class,
                CardTokensContract.class,
                WalletContract.class,
                CardSafeContract.class
            })
    void listsExactlyTheRulesOf(Class<?> contract) throws IOException {
        Set<RuleId> rules = new TreeSet<>(ContractReport.rules(contract));
        String kind = rules.iterator().next().name().replaceAll("-.*", "-");

        List<String> listed;
        try (Stream<String> lines = Files.lines(DOCUMENT)) {
            listed = lines.filter(line -> line.startsWith("* " + kind))
                    .map(line -> line.replaceAll(" \\[[A-Z_, ]+]$", "").substring(2))
                    .toList();
        }

        assertThat(listed).isEqualTo(rules.stream().map(RuleId::toString).collect(Collectors.toList()));
    }
}
