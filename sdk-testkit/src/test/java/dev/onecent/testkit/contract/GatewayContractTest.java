package dev.onecent.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract of the gateway finds what it is there to find: every planted mistake, by the rule that it breaks. */
class GatewayContractTest {
    @TestFactory
    Stream<DynamicTest> findsEveryMistake() {
        return GatewayFaults.all().entrySet().stream()
                .map(planted -> DynamicTest.dynamicTest(planted.getKey(), () -> {
                    BrokenGatewayContract.FAULT.set(planted.getValue().fault());
                    assertThat(Verdict.finds(planted.getValue().rule(), BrokenGatewayContract.class))
                            .isTrue();
                }));
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        BrokenGatewayContract.FAULT.set(gateway -> gateway);

        assertThat(Verdict.of(BrokenGatewayContract.class)).isEmpty();
    }

    @Test
    void asksForEnoughRules() {
        assertThat(ContractReport.rules(GatewayContract.class)).hasSizeGreaterThan(50);
        assertThat(GatewayFaults.all()).hasSizeGreaterThan(30);
    }
}
