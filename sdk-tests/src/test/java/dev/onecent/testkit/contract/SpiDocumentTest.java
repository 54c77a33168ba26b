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

/** {@code docs/spi.md} lists the rules as the tests state them, each of them and no other. */
class SpiDocumentTest {
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
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "spi.md"))) {
            listed = lines.filter(line -> line.startsWith("* " + kind))
                    .map(line -> line.replaceAll(" \\[[A-Z_]+]$", "").substring(2))
                    .toList();
        }

        assertThat(listed).isEqualTo(rules.stream().map(RuleId::toString).collect(Collectors.toList()));
    }
}
