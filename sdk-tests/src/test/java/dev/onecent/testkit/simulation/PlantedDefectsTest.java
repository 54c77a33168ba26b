package dev.onecent.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.card.CardDataAccess;
import dev.onecent.card.CardNumber;
import dev.onecent.safe.AttemptTrace;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SafeKeys;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.Validation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A proof that cannot fail proves nothing: each of these broken worlds is found out. What each imitates stands beside it. */
class PlantedDefectsTest {
    /** What a few seeds do not show is looked for at every effect of a script, and then in many seeds. */
    private static final int FEW = 60;

    private static final int MANY = 4_000;

    /** Runs that show those which take long to find; one that shows nothing any more is looked for like the others. */
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("UNKNOWN_IS_DECLINED", "35"),
            Map.entry("A_FAILED_RELEASE_IS_DONE", "linking:1.13=FAIL"),
            Map.entry("A_NEW_KEY_FOR_EACH_REFUND", "refunding-again:3.5=LOSE_ANSWER"),
            Map.entry("A_NEW_KEY_FOR_EACH_RELEASE", "87"),
            Map.entry("AMOUNTS_ARE_NOT_COMPARED", "refunding-again:1.10=NONSENSE"),
            Map.entry("LAST_WRITE_WINS", "linking:1.5=INTERLEAVE"),
            Map.entry("COMMANDS_ARE_FORGOTTEN", "36"),
            Map.entry("LATE_CHARGES_ARE_KEPT", "36"),
            Map.entry("TOKENS_ARE_NOT_DETACHED", "63"),
            Map.entry("ERASURES_FORGET_THE_VAULT", "56"),
            Map.entry("ERASURES_LEAVE_THE_CARDS", "21"),
            Map.entry("WALLET_CHARGES_ARE_NOT_VOIDED", "37"));

    private final SimulationSetup sound = SimulationSetup.with(Validation.FACTORY);

    @TestFactory
    Stream<DynamicTest> aDefectBeforeTheGatewayIsCaught() {
        return Arrays.stream(PlantedGateways.values())
                .map(defect -> DynamicTest.dynamicTest(
                        defect.name(), () -> assertCaught(defect.name(), sound.aroundGateway(defect::around))));
    }

    @TestFactory
    Stream<DynamicTest> aDefectBeforeTheStoresIsCaught() {
        return Arrays.stream(PlantedStores.values())
                .filter(defect -> defect != PlantedStores.STALE_IS_SAVED)
                .map(defect -> DynamicTest.dynamicTest(
                        defect.name(), () -> assertCaught(defect.name(), sound.aroundStorage(defect::around))));
    }

    /** It hides behind the next reload for two thousand seeds; the contract of the stores finds it at once. */
    @Test
    @Tag("proof")
    void aStaleSaveThatIsTakenForKeptIsCaught() {
        assertThat(assertCaught(sound.aroundStorage(PlantedStores.STALE_IS_SAVED::around))
                        .rule())
                .isEqualTo("R23");
    }

    /** Imitates: the number is kept as it was typed. */
    @Test
    void aNumberKeptInPlainTextIsCaught() {
        assertThat(assertCaught(sound.aroundCardSafe(PlainSafe::new)).rule()).isEqualTo("R18");
    }

    /** Imitates: due work that does not know the time. */
    @Test
    void aClockThatStandsStillIsCaught() {
        Instant noon = Instant.parse("2026-11-24T12:00:00Z");

        assertThat(assertCaught(sound.settings(builder -> builder.clock(() -> noon)))
                        .rule())
                .isEqualTo("R25");
    }

    /** Imitates: an event that is noted as delivered although the host did not hear it. */
    @Test
    void anEventThatIsDroppedIsCaught() {
        assertThat(assertCaught(sound.settings(builder -> builder.listener((key, event) -> {})))
                        .rule())
                .isEqualTo("R23");
    }

    private static void assertCaught(String defect, SimulationSetup broken) {
        boolean caught = Optional.ofNullable(SHOWN.get(defect))
                .map(run -> SimulationCommand.repeated(broken, run))
                .filter(run -> run.violation().isPresent())
                .isPresent();
        if (!caught) {
            assertCaught(broken);
        }
    }

    private static Violation assertCaught(SimulationSetup broken) {
        CrashMatrix matrix = CrashMatrix.over(broken);
        Simulation simulation = Simulation.over(broken);
        Optional<RunResult> caught = simulation
                .firstFailure(1, FEW)
                .or(() -> Stream.of(Scenario.linking(), Scenario.refunding().comingBack(), Scenario.paying())
                        .flatMap(scenario -> matrix.firstFailure(scenario).stream())
                        .findFirst())
                .or(() -> simulation.firstFailure(1L + FEW, MANY));
        assertThat(caught).as("caught").isPresent();
        return caught.orElseThrow().violation().orElseThrow();
    }

    private record PlainSafe(CardSafe safe) implements CardSafe {
        @Override
        public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
            return new SealedNumber("none", String.valueOf(number.revealDigits(CardDataAccess.granted())));
        }

        @Override
        public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
            return CardNumber.parse(sealed.ciphertext());
        }

        @Override
        public List<Fingerprint> fingerprints(ShopperId owner, CardNumber number) {
            return safe.fingerprints(owner, number);
        }

        @Override
        public SafeKeys keys() {
            return safe.keys();
        }

        @Override
        public AttemptTrace attemptTrace(TenantId tenant, CardNumber number, int digits) {
            return safe.attemptTrace(tenant, number, digits);
        }
    }
}
