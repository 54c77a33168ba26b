package dev.onecent.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract of the wallet finds what it is there to find: every planted mistake, by the rule that it breaks. */
class WalletContractTest {
    @TestFactory
    Stream<DynamicTest> findsEveryMistake() {
        return WalletFaults.all().entrySet().stream()
                .map(planted -> DynamicTest.dynamicTest(planted.getKey(), () -> {
                    BrokenWalletContract.FAULT.set(planted.getValue().fault());
                    assertThat(Verdict.finds(planted.getValue().rule(), BrokenWalletContract.class))
                            .isTrue();
                }));
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        BrokenWalletContract.FAULT.set(wallet -> wallet);

        assertThat(Verdict.of(BrokenWalletContract.class)).isEmpty();
    }

    @Test
    void asksForEnoughRules() {
        assertThat(ContractReport.rules(WalletContract.class)).hasSizeGreaterThan(25);
        assertThat(WalletFaults.all()).hasSizeGreaterThan(12);
    }
}
