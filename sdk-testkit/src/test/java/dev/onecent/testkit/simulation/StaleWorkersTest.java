package dev.onecent.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.cart.CartLine;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.money.Money;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * An erasure's worker is held up at each of its effects. Meanwhile another process ends the erasure, and the shopper comes back,
 * pays in a checkout of the same id and links a card; then the first worker goes on. The rules see what it touches (R4, R10).
 */
class StaleWorkersTest {
    private static final int ERASE = 3;

    /** More effects than an erasure of that little has. */
    private static final int PLACES = 130;

    private final SimulationSetup sound = SimulationSetup.with(Validation.FACTORY);

    @Test
    void aWorkerThatWakesInTheNextLifeBreaksNoRule() {
        assertThat(IntStream.range(0, PLACES).boxed().flatMap(place -> violation(sound, place).stream()))
                .isEmpty();
    }

    @Test
    void aWorkerThatCannotTellTheLivesApartIsCaught() {
        SimulationSetup broken = sound.aroundStorage(PlantedStores.ERASURES_CANNOT_TELL_LIVES::around);

        assertThat(IntStream.range(0, PLACES).boxed().flatMap(place -> violation(broken, place).stream()))
                .extracting(Violation::rule)
                .contains("R10");
    }

    private static Optional<Violation> violation(SimulationSetup setup, int place) {
        FaultPlan.Place held = new FaultPlan.Place(ERASE, place);
        FaultPlan plan = (kind, at, depth) ->
                depth == 0 && at.equals(held) && kind.faults().contains(Fault.INTERLEAVE)
                        ? Optional.of(Fault.INTERLEAVE)
                        : Optional.empty();
        try (SimulationRun play = new SimulationRun(setup, Settings.plain(CaptureMode.AT_ONCE, false), plan, place)) {
            play.between(
                    List.of(new SimulatedAction.Weighted(1, Actions.of("come back", StaleWorkersTest::comesBack))));
            SimulatedAction start = Actions.of("start", StaleWorkersTest::starts);
            List<SimulatedAction> script = List.of(
                    start,
                    Actions.of("pay", StaleWorkersTest::pays),
                    Actions.of("due work", StaleWorkersTest::settles),
                    Actions.erase());
            for (int step = 0; step < script.size(); step++) {
                play.take(step, script.get(step), RandomChoice.at(7, step));
            }
            play.rest();
            return play.world().violation();
        }
    }

    private static void comesBack(ActionContext visit) {
        Actions.erase().perform(visit);
        settles(visit);
        starts(visit);
        pays(visit);
        settles(visit);
        Actions.link(visit, TestCards.VISA, Optional.empty());
    }

    /** Everything is told, and nothing is owed any more. */
    private static void settles(ActionContext visit) {
        for (int hour = 0; hour < 3; hour++) {
            visit.pass(Duration.ofHours(1));
            visit.onecent().runDue(World.TENANT);
        }
    }

    private static void starts(ActionContext visit) {
        Shopper shopper = visit.shopper();
        CheckoutId id = CheckoutId.of(shopper.newName());
        shopper.checkouts().add(id);
        CartLine line = CartLine.of("SKU-1", "Thing", Money.of("EUR", 2_500), 1);
        Actions.command(visit, "start " + id, onecent -> {
            onecent.carts().put(shopper.id(), line);
            onecent.carts().tick(shopper.id(), line.sku());
            return onecent.checkouts().start(shopper.id(), id, Channel.DESKTOP);
        });
    }

    private static void pays(ActionContext visit) {
        Actions.payOnce(visit, visit.shopper().checkouts().get(0), TestCards.MASTERCARD);
    }
}
