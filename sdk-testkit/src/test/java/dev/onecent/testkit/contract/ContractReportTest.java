package dev.onecent.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.onecent.safe.CardSafe;
import dev.onecent.testkit.EphemeralCardSafe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A rule that does not run is never passed over in silence. */
class ContractReportTest {
    @Test
    void aRunOfAllRulesIsGreen() {
        EngineExecutionResults results = Verdict.run(selectClass(Whole.class), false);

        assertThat(results.containerEvents().failed().count()).isZero();
        assertThat(results.testEvents().succeeded().count()).isGreaterThan(15);
    }

    @Test
    void aRunOfOneRuleFailsAndNamesTheOthers() {
        DiscoverySelector one = selectMethod(Whole.class, "safe_3_1_namesTheKey");

        assertThat(failureOf(Verdict.run(one, false)))
                .contains("SAFE-1.1 reveals what was sealed")
                .doesNotContain("SAFE-3.1 ");
    }

    @Test
    void aRunOfAPartOnPurposeIsGreen() {
        EngineExecutionResults results = Verdict.run(selectMethod(Whole.class, "safe_3_1_namesTheKey"), true);

        assertThat(results.containerEvents().failed().count()).isZero();
    }

    @Test
    void aRuleThatIsTurnedOffFailsTheRun() {
        assertThat(failureOf(Verdict.run(selectClass(TurnedOff.class), false))).contains("SAFE-3.1 names the key");
    }

    @Test
    void whatIsNotClaimedIsListed() throws IOException {
        Verdict.run(selectClass(Whole.class), false);

        assertThat(Files.readString(Path.of("target/contract-of-broken-ones/Whole of Whole.txt")))
                .contains("not claimed [RESTART]  SAFE-1.5 reveals after a restart")
                .contains("held  SAFE-1.1 reveals what was sealed");
    }

    @Test
    void allRulesStandInOnePlaceByEngine() throws IOException {
        Verdict.run(selectClass(Whole.class), false);

        List<String> lines = Files.readAllLines(Path.of("target/contract-of-broken-ones/rules-by-engine.md"));
        assertThat(lines.get(0)).startsWith("| rule | ").contains("Whole");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("| SAFE-1.1 reveals what was sealed | ") && line.contains("held"));
        assertThat(lines)
                .anyMatch(line ->
                        line.startsWith("| SAFE-1.5 reveals after a restart | ") && line.contains("not claimed"));
    }

    /** Also of a contract within a class that is none. */
    @Test
    void aNestedContractStandsThereToo() throws IOException {
        Path table = Path.of("target/contract-of-broken-ones/rules-by-engine.md");
        Files.deleteIfExists(table);

        Verdict.run(selectClass(Host.class), false);

        assertThat(table).content().contains("Host").contains("SAFE-1.1 reveals what was sealed");
    }

    @Test
    void aPromiseThatIsClaimedMustBeKept() {
        assertThat(Verdict.of(Claiming.class)).containsExactly("SAFE-1.5", "SAFE-4.5", "SAFE-6.6");
    }

    private static String failureOf(EngineExecutionResults results) {
        return results.containerEvents().failed().stream()
                .map(event -> event.getPayload().orElseThrow().toString())
                .reduce("", String::concat)
                .concat(results.containerEvents().failed().list().toString());
    }

    static class Whole extends CardSafeContract {
        @Override
        public Set<Capability> capabilities() {
            return EnumSet.noneOf(Capability.class);
        }

        @Override
        protected CardSafe safe() {
            return new EphemeralCardSafe();
        }

        @Override
        protected CardSafe stranger() {
            return new EphemeralCardSafe();
        }
    }

    static class Host {
        @Nested
        class Cards extends Whole {}
    }

    static class Claiming extends Whole {
        @Override
        public Set<Capability> capabilities() {
            return EnumSet.of(Capability.RESTART);
        }
    }

    static class TurnedOff extends Whole {
        @Disabled("no time")
        @Test
        @Override
        void safe_3_1_namesTheKey() {}
    }
}
