package dev.onecent.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.onecent.testkit.Validation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every fault at every effect (R4, R15 to R17, R22, R23, R25). */
class CrashMatrixTest {
    private final CrashMatrix matrix = CrashMatrix.over(SimulationSetup.with(Validation.FACTORY));

    @TestFactory
    Stream<DynamicTest> everySingleFaultOfEveryScenario() {
        return Scenario.all().stream()
                .flatMap(scenario -> Stream.of(scenario, scenario.comingBack()))
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(),
                        () -> assertHeld(scenario, matrix.singles(scenario), scenario.comesBack() ? 60 : 150)));
    }

    @TestFactory
    Stream<DynamicTest> everyTwoFaultsOfLinkingAndPaying() {
        return Stream.of(Scenario.linking(), Scenario.paying())
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(), () -> assertHeld(scenario, matrix.pairs(scenario), 5_000)));
    }

    @TestFactory
    @Tag("proof")
    Stream<DynamicTest> everyTwoFaultsOfEveryScenario() {
        return Scenario.all().stream()
                .flatMap(scenario -> Stream.of(scenario, scenario.comingBack()))
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(),
                        () -> assertHeld(scenario, matrix.pairs(scenario), scenario.comesBack() ? 2_500 : 5_000)));
    }

    /** A run is repeated by its name. */
    @Test
    void aRunIsRepeatable() {
        SimulationReport report = matrix.singles(Scenario.linking());

        assertThat(report.faultCount()).isEqualTo(report.runs());
        assertThat(matrix.replay(Scenario.linking(), "linking:1.12=CRASH_AFTER,2.1=FORGET"))
                .isEqualTo(matrix.replay(Scenario.linking(), "linking:1.12=CRASH_AFTER,2.1=FORGET"));
    }

    /** Why runs without a death are left out: who was not cut off has nothing to come back to. */
    @Test
    void onlyWhoWasCutOffComesBack() {
        Scenario paying = Scenario.paying();

        assertThat(EffectKind.SAVE.faults()).allSatisfy(fault -> {
            String faults = "1.12=" + fault;
            boolean same = matrix.replay(paying.comingBack(), faults)
                    .hash()
                    .equals(matrix.replay(paying, faults).hash());
            assertThat(same).isEqualTo(!fault.kills());
        });
    }

    /** Each death at each effect, and nothing else. */
    @Test
    void onlyDeathsAreRunWithComingBack() {
        Map<Fault, Integer> plain = matrix.singles(Scenario.paying()).faults();

        assertThat(matrix.singles(Scenario.paying().comingBack()).faults())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Fault.CRASH_BEFORE, plain.get(Fault.CRASH_BEFORE),
                        Fault.CRASH_AFTER, plain.get(Fault.CRASH_AFTER)));
    }

    @Test
    void aSetupThatCannotBeBuiltBreaksNoRule() {
        CrashMatrix wrong =
                CrashMatrix.over(SimulationSetup.with(Validation.FACTORY).settings(builder -> {
                    throw new IllegalStateException("wired wrongly");
                }));

        assertThatIllegalStateException()
                .isThrownBy(() -> wrong.replay("linking:1.12=CRASH_AFTER"))
                .withMessage("wired wrongly");
    }

    /** What a failure prints repeats it, by the command that it names. */
    @Test
    void aFailureIsRepeatableByItsLine() {
        SimulationSetup broken =
                SimulationSetup.with(Validation.FACTORY).aroundGateway(PlantedGateways.NOBODY_EVER_ASKS::around);
        RunResult failed = CrashMatrix.over(broken)
                .singles(Scenario.paying().comingBack())
                .violations()
                .get(0);

        String text = FailureText.of(failed);

        assertThat(text).contains("\nrepeat it: mvn -q package -Psimulation -Dreplay=paying-again:");
        assertThat(SimulationCommand.repeated(broken, text.substring(text.lastIndexOf("-Dreplay=") + 9)))
                .isEqualTo(failed);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.replay("stealing:1.2=FAIL"))
                .withMessageContaining("stealing");
    }

    private static void assertHeld(Scenario scenario, SimulationReport report, int atLeast) {
        List<String> failures = report.violations().stream()
                .limit(1)
                .map(run -> scenario.name() + " " + FailureText.of(run))
                .toList();
        assertThat(failures).isEmpty();
        assertThat(report.runs()).isGreaterThan(atLeast);
        System.out.printf("%s: %,d runs, violations 0%n", scenario.name(), report.runs());
    }
}
