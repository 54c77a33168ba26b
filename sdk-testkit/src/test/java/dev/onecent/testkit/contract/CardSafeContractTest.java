package dev.onecent.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract of the card safe finds what it is there to find: every planted mistake, by the rule that it breaks. */
class CardSafeContractTest {
    @TestFactory
    Stream<DynamicTest> findsEveryMistake() {
        return SafeFaults.all().entrySet().stream()
                .map(planted -> DynamicTest.dynamicTest(planted.getKey(), () -> {
                    BrokenSafeContract.FAULT.set(planted.getValue().fault());
                    assertThat(Verdict.of(BrokenSafeContract.class))
                            .contains(planted.getValue().rule());
                }));
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        BrokenSafeContract.FAULT.set(BrokenSafe::new);

        assertThat(Verdict.of(BrokenSafeContract.class)).isEmpty();
    }

    @Test
    void asksForEnoughRules() {
        assertThat(ContractReport.rules(CardSafeContract.class)).hasSizeGreaterThan(35);
        assertThat(SafeFaults.all()).hasSizeGreaterThan(12);
    }
}
