package dev.onecent.testkit.simulation;

import dev.onecent.OneCentBuilder;
import dev.onecent.Storage;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.safe.CardSafe;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.gateway.AccountableGateway;
import dev.onecent.testkit.gateway.SimulatedGateway;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The environment that a simulation runs over. By default stores in memory, the simulated gateway and a card safe in
 * memory; an adopter puts its own in their place, and its own decorators around them. Immutable; every run makes
 * everything anew, so that runs may go on side by side.
 */
public final class SimulationSetup {
    private final ValidatorFactory validation;
    private final Supplier<? extends Storage> storage;
    private final Function<InstantSource, ? extends AccountableGateway> gateway;
    private final Supplier<? extends CardSafe> cardSafe;
    private final Around around;
    private final Course course;

    private SimulationSetup(
            ValidatorFactory validation,
            Supplier<? extends Storage> storage,
            Function<InstantSource, ? extends AccountableGateway> gateway,
            Supplier<? extends CardSafe> cardSafe,
            Around around,
            Course course) {
        this.validation = validation;
        this.storage = storage;
        this.gateway = gateway;
        this.cardSafe = cardSafe;
        this.around = around;
        this.course = course;
    }

    /** The defaults, with the host's Bean Validation. */
    public static SimulationSetup with(ValidatorFactory validation) {
        return new SimulationSetup(
                validation,
                InMemoryStorage::new,
                SimulatedGateway::of,
                EphemeralCardSafe::new,
                Around.NOTHING,
                new Course(Actions.all(), Invariants.all()));
    }

    /** The stores, made anew and empty for each run; closed after it if they are {@link AutoCloseable}. */
    public SimulationSetup storage(Supplier<? extends Storage> stores) {
        return new SimulationSetup(validation, stores, gateway, cardSafe, around, course);
    }

    /** The gateway, made anew for each run, living by the run's clock. */
    public SimulationSetup gateway(Function<InstantSource, ? extends AccountableGateway> provider) {
        return new SimulationSetup(validation, storage, provider, cardSafe, around, course);
    }

    /** The card safe, made anew for each run; it outlives the processes that die in it. */
    public SimulationSetup cardSafe(Supplier<? extends CardSafe> safe) {
        return new SimulationSetup(validation, storage, gateway, safe, around, course);
    }

    /** Sets what stands between the SDK and the stores, for example the host's cache. */
    public SimulationSetup aroundStorage(UnaryOperator<Storage> decorator) {
        return around(new Around(
                decorator, around.gateway, around.cardSafe, around.settings, around.rotation, around.witness));
    }

    /** Sets what stands between the SDK and the gateway, for example the host's retries. */
    public SimulationSetup aroundGateway(UnaryOperator<PaymentGateway> decorator) {
        return around(new Around(
                around.storage, decorator, around.cardSafe, around.settings, around.rotation, around.witness));
    }

    /** Sets what stands between the SDK and the card safe. */
    public SimulationSetup aroundCardSafe(UnaryOperator<CardSafe> decorator) {
        return around(new Around(
                around.storage, around.gateway, decorator, around.settings, around.rotation, around.witness));
    }

    /** The host's settings, applied after those that the run draws. */
    public SimulationSetup settings(UnaryOperator<OneCentBuilder> settings) {
        return around(
                new Around(around.storage, around.gateway, around.cardSafe, settings, around.rotation, around.witness));
    }

    /**
     * Sets the card safe with new current keys, under which numbers of the older ones can still be opened. Default:
     * that of {@link EphemeralCardSafe}; another safe's keys stay.
     */
    public SimulationSetup rotatedBy(UnaryOperator<CardSafe> rotation) {
        return around(
                new Around(around.storage, around.gateway, around.cardSafe, around.settings, rotation, around.witness));
    }

    /**
     * Adds a witness of what a host can see of a run: every answer that an action tells of, every event, every failure.
     * Called by as many threads as there are runs.
     */
    public SimulationSetup witness(Consumer<Object> seeing) {
        return around(
                new Around(around.storage, around.gateway, around.cardSafe, around.settings, around.rotation, seeing));
    }

    /** Adds an action; the usual ones weigh 2 to 16. */
    public SimulationSetup action(int weight, SimulatedAction action) {
        List<SimulatedAction.Weighted> all = new ArrayList<>(course.actions);
        all.add(new SimulatedAction.Weighted(weight, action));
        return new SimulationSetup(validation, storage, gateway, cardSafe, around, new Course(all, course.invariants));
    }

    /** Adds a rule to be checked. */
    public SimulationSetup invariant(Invariant rule) {
        List<Invariant> all = new ArrayList<>(course.invariants);
        all.add(rule);
        return new SimulationSetup(validation, storage, gateway, cardSafe, around, new Course(course.actions, all));
    }

    ValidatorFactory validation() {
        return validation;
    }

    Storage newStorage() {
        return storage.get();
    }

    AccountableGateway newGateway(InstantSource clock) {
        return gateway.apply(clock);
    }

    CardSafe newCardSafe() {
        return cardSafe.get();
    }

    Around around() {
        return around;
    }

    List<SimulatedAction.Weighted> actions() {
        return course.actions;
    }

    List<Invariant> invariants() {
        return course.invariants;
    }

    private SimulationSetup around(Around decorators) {
        return new SimulationSetup(validation, storage, gateway, cardSafe, decorators, course);
    }

    /** The actions that happen and the rules that are checked. */
    private record Course(List<SimulatedAction.Weighted> actions, List<Invariant> invariants) {
        Course {
            actions = List.copyOf(actions);
            invariants = List.copyOf(invariants);
        }
    }

    /** The host's decorators and settings, and who looks on. */
    record Around(
            UnaryOperator<Storage> storage,
            UnaryOperator<PaymentGateway> gateway,
            UnaryOperator<CardSafe> cardSafe,
            UnaryOperator<OneCentBuilder> settings,
            UnaryOperator<CardSafe> rotation,
            Consumer<Object> witness) {
        static final Around NOTHING = new Around(
                any -> any,
                any -> any,
                any -> any,
                any -> any,
                safe -> safe instanceof EphemeralCardSafe known ? known.rotated() : safe,
                any -> {});
    }
}
