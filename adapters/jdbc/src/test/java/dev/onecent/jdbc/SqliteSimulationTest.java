package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.testkit.simulation.CrashMatrix;
import dev.onecent.testkit.simulation.FailureText;
import dev.onecent.testkit.simulation.Scenario;
import dev.onecent.testkit.simulation.Simulation;
import dev.onecent.testkit.simulation.SimulationReport;
import dev.onecent.testkit.simulation.SimulationSetup;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulation over the durable stores and the real card safe, as an adopter runs it over its own. */
class SqliteSimulationTest {
    @TempDir
    private Path folder = Path.of("");

    private final AtomicInteger files = new AtomicInteger();
    private final SimulationSetup setup = SimulationSetup.with(Validation.FACTORY)
            .storage(() -> Unsynced.sqlite(folder.resolve("run-" + files.incrementAndGet() + ".db")))
            .cardSafe(() -> TinkCardSafe.of(TinkKeys.generate()));

    @Test
    void theRulesHoldOnSqlite() {
        assertHeld(Simulation.over(setup).run(1, 6));
    }

    @Test
    @Tag("proof")
    void theRulesHoldOnSqliteForManySeeds() {
        assertHeld(Simulation.over(setup).run(1, 300));
    }

    @Test
    @Tag("proof")
    void theRulesHoldOnSqliteForEverySingleFault() {
        Scenario.all().forEach(scenario -> assertHeld(CrashMatrix.over(setup).singles(scenario)));
    }

    private static void assertHeld(SimulationReport report) {
        assertThat(report.violations().stream().map(FailureText::of)).isEmpty();
        assertThat(report.faultCount()).isPositive();
    }
}
