package dev.onecent.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.testkit.contract.StorageContract.OfCheckouts;
import dev.onecent.testkit.contract.StorageContract.OfPayments;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract of the stores finds what it is there to find: every planted mistake, by the rule that it breaks. */
class StorageContractTest {
    @TestFactory
    Stream<DynamicTest> findsEveryMistake() {
        return StoreFaults.all().entrySet().stream()
                .map(planted -> DynamicTest.dynamicTest(planted.getKey(), () -> {
                    Fault fault = planted.getValue().fault().get();
                    BrokenStorageContract.FAULT.set(fault);
                    assertThat(Verdict.finds(planted.getValue().rule(), BrokenStorageContract.class, OfPayments.class))
                            .isTrue();
                }));
    }

    /** Checkouts end by themselves; payments do not. */
    @Test
    void findsThatNothingIsListedForRemoval() {
        BrokenStorageContract.FAULT.set(StoreFaults.withoutRemoval().fault().get());

        assertThat(Verdict.finds(StoreFaults.withoutRemoval().rule(), BrokenStorageContract.class, OfCheckouts.class))
                .isTrue();
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertThat(broken(new Fault())).isEmpty();
    }

    @Test
    void plantsEnoughMistakes() {
        assertThat(StoreFaults.all()).hasSizeGreaterThan(45);
    }

    @Test
    void asksForEnoughRules() {
        assertThat(ContractReport.rules(OfPayments.class)).hasSizeGreaterThan(100);
    }

    private static Set<String> broken(Fault fault) {
        BrokenStorageContract.FAULT.set(fault);
        return Verdict.of(BrokenStorageContract.class, OfPayments.class);
    }
}
