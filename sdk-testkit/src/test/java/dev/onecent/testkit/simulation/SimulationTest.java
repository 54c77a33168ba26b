package dev.onecent.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.SimulatedGateway;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R22 to R25 under whatever a seed draws (R3, R4, R13 to R19). */
class SimulationTest {
    private static final int SEEDS = 1_000;

    private final Simulation simulation = Simulation.over(SimulationSetup.with(Validation.FACTORY));

    @Test
    void everyRuleHoldsForAThousandSeeds() {
        SimulationReport report = simulation.run(1, SEEDS);

        assertThat(report.violations()).as(() -> text(report)).isEmpty();
        assertThat(report.runs()).isEqualTo(SEEDS);
        assertThat(report.faults()).containsOnlyKeys(Fault.values());
    }

    /** The same seed, the same trace; the command prints the hashes of all, to be compared between Java platforms. */
    @Test
    void theSameSeedGivesTheSameTrace() {
        RunResult first = simulation.run(7);

        assertThat(simulation.run(7)).isEqualTo(first);
        assertThat(first.effects()).isGreaterThan(20);
        assertThat(LongStream.rangeClosed(1, 20).mapToObj(simulation::run).map(RunResult::hash))
                .doesNotHaveDuplicates();
        assertThat(simulation.run(1, 30).traces())
                .isEqualTo(simulation.run(1, 30).traces())
                .isNotEqualTo(simulation.run(2, 30).traces());
    }

    /** What a failure prints repeats it; and what is left of it is small. */
    @Test
    void aFailureIsShrunkAndRepeatable() {
        Simulation broken = Simulation.over(
                SimulationSetup.with(Validation.FACTORY).aroundGateway(PlantedGateways.FORGETTING_RELEASES::around));
        RunResult failed = LongStream.rangeClosed(1, 200)
                .mapToObj(broken::run)
                .filter(run -> run.violation().isPresent() && run.trace().size() > 60)
                .findFirst()
                .orElseThrow();

        RunResult smallest = broken.shrink(failed);

        assertThat(smallest.trace()).hasSizeLessThan(failed.trace().size());
        assertThat(broken.replay(smallest.name())).isEqualTo(smallest);
        assertThat(FailureText.of(smallest))
                .contains(smallest.violation().orElseThrow().toString())
                .endsWith("repeat it: mvn -q package -Psimulation -Dreplay=" + smallest.name());
        assertThat(smallest.name()).startsWith(failed.name() + "/");
    }

    /** An adopter adds an action and a rule of its own. */
    @Test
    void takesMoreActionsAndRules() {
        int[] performed = {0};
        SimulatedAction wink = new SimulatedAction() {
            @Override
            public String name() {
                return "wink";
            }

            @Override
            public void perform(ActionContext visit) {
                performed[0]++;
            }
        };
        Invariant never = new Invariant() {
            @Override
            public String rule() {
                return "OWN-1";
            }

            @Override
            public void check(Observation seen, Consumer<String> broken) {
                if (seen.isAtRest()) {
                    broken.accept("nothing ever rests here");
                }
            }
        };
        Simulation own = Simulation.over(SimulationSetup.with(Validation.FACTORY)
                .gateway(SimulatedGateway::of)
                .action(1_000, wink)
                .invariant(never));

        RunResult result = own.run(1);

        assertThat(performed[0]).isPositive();
        assertThat(result.violation()).contains(new Violation("OWN-1", "nothing ever rests here"));
    }

    /** A report says what no run reached. */
    @Test
    void tooFewSeedsAreTold() {
        assertThat(simulation.run(1, 1).unreached()).contains("microAuthorizations Lapsed");
    }

    @Test
    void theParsedNameOfARunIsItsName() {
        for (String name : List.of("42", "42/1,5", "42/1,5/1.7,5.0", "42//1.7")) {
            assertThat(Replay.parse(name)).hasToString(name);
        }
    }

    /** Thirty thousand other seeds, for the long proof. */
    @Test
    @Tag("proof")
    void everyRuleHoldsForManySeeds() {
        SimulationReport report = simulation.run(1_000_000, 30_000);

        assertThat(report.violations()).as(() -> text(report)).isEmpty();
        assertThat(report.unreached()).isEmpty();
        assertThat(Map.copyOf(report.states())).isNotEmpty();
    }

    private String text(SimulationReport report) {
        return report.violations().stream()
                .limit(1)
                .map(simulation::shrink)
                .map(FailureText::of)
                .findFirst()
                .orElse("");
    }

    @Test
    void fewRunsPassWithoutReachingEverythingAndManyDoNot() {
        SimulationReport few = simulation.run(1, 1);
        SimulationReport many =
                new SimulationReport(10_000, few.effects(), few.faults(), few.states(), few.violations(), few.traces());

        assertThat(few.unreached()).isNotEmpty();
        assertThat(few.isPassed()).isTrue();
        assertThat(many.isPassed()).isFalse();
    }
}
