package dev.onecent.testkit.simulation;

import dev.onecent.checkout.CheckoutState;
import dev.onecent.payment.PaymentInstrument;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.store.Channel;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.OneCentException;
import dev.onecent.store.Stored;
import dev.onecent.vault.CardCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lets actions happen in a world, one after the other, and looks at the rules after each; in the end everything must rest. */
final class SimulationRun implements AutoCloseable {
    /** In which steps begin; one more stands by for what comes in the midst of both. */
    private static final int PROCESSES = 2;

    /** The chance in a hundred that the same shopper comes in between. */
    private static final int SAME_SHOPPER = 60;

    private static final int MOST_ROUNDS = 400;
    private static final int LAST_STEP = 1_000_000;

    private final SimulationSetup setup;
    private final World world;
    private final List<Shopper> shoppers;
    private final List<HostProcess> processes = new ArrayList<>();
    private List<SimulatedAction.Weighted> between;
    private Shopper current;

    SimulationRun(SimulationSetup setup, Settings settings, FaultPlan plan, long seed) {
        this.setup = setup;
        world = new World(setup, settings, plan, seed);
        between = Actions.possible(setup.actions(), settings).stream()
                .filter(weighted -> weighted.action().nests())
                .toList();
        world.interloper(this::comesBetween);
        shoppers = world.shoppers();
        current = shoppers.get(0);
        for (int number = 0; number <= PROCESSES; number++) {
            processes.add(HostProcess.shop("p" + number, world));
        }
    }

    World world() {
        return world;
    }

    /** Sets the actions of other processes in the midst of effects; by default whatever nests. */
    void between(List<SimulatedAction.Weighted> actions) {
        between = actions;
    }

    /** An action in one of the processes; the one who dies of it is started again. True if nobody died. */
    boolean take(int step, SimulatedAction action, RandomChoice draw) {
        world.beginStep(step);
        int number = draw.below(PROCESSES);
        Shopper shopper = draw.oneOf(shoppers);
        world.say(step + " p" + number + " " + shopper + ": " + action.name());
        boolean alive = attempt(number, action, new ActionContext(world, processes.get(number), shopper, draw));
        check(false);
        return alive;
    }

    /** Runs due work without any fault until everything is at rest. */
    void rest() {
        world.beginStep(LAST_STEP);
        world.calm();
        for (int number = 0; number <= PROCESSES; number++) {
            restart(number);
        }
        world.wallet().ifPresent(WalletOperator::restart);
        int rounds = untilNothingIsDue(0);
        if (world.reached().containsKey("keys rotated")) {
            world.pass(KeyRotation.OVERLAP.plusHours(1));
            rounds = untilNothingIsDue(round(rounds));
        }
        check(true);
    }

    private int untilNothingIsDue(int rounds) {
        int done = rounds;
        for (Optional<Instant> next = next(); next.isPresent() && done < MOST_ROUNDS; next = next()) {
            Duration wait = Duration.between(world.now(), next.get());
            world.pass(wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait);
            done = round(done);
        }
        return done;
    }

    private int round(int number) {
        ActionContext visit =
                new ActionContext(world, processes.get(number % PROCESSES), shoppers.get(0), RandomChoice.of(number));
        attempt(number % PROCESSES, Actions.runDue(), visit);
        attempt(number % PROCESSES, Actions.captureWhatIsHeld(), visit);
        if (world.wallet().isPresent()) {
            attempt(number % PROCESSES, Actions.runDueAtWallet(), visit);
        }
        return number + 1;
    }

    /** Returns the number of aggregates that ended in each state. */
    Map<String, Integer> states() {
        Map<String, Integer> states = new TreeMap<>();
        world.stores()
                .forEach((kind, store) -> Stores.all(store)
                        .forEach(stored -> States.of(stored.value())
                                .ifPresent(state -> states.merge(kind + " " + state, 1, Integer::sum))));
        Stores.all(world.storage().vaults())
                .forEach(vault ->
                        vault.value().linkedCards().forEach(card -> states.merge("cards Linked", 1, Integer::sum)));
        Stores.all(world.storage().vaults()).stream()
                .flatMap(vault -> vault.value().linkedCards().stream())
                .filter(card -> card.credential() instanceof CardCredential.Token)
                .forEach(card -> states.merge("cards by token", 1, Integer::sum));
        Stores.all(world.storage().checkouts()).stream()
                .filter(checkout -> checkout.value().channel() == Channel.MOBILE
                        && checkout.value().state() instanceof CheckoutState.Paid)
                .forEach(checkout -> states.merge("paid on a mobile", 1, Integer::sum));
        Stores.all(world.storage().payments()).stream()
                .filter(payment -> payment.value().instrument() instanceof PaymentInstrument.WalletCard
                        && payment.value().isCharged())
                .forEach(payment -> states.merge("paid through the wallet", 1, Integer::sum));
        Stores.all(world.storage().payments()).stream()
                .filter(payment -> payment.key().tenant().equals(WalletOperator.TENANT)
                        && !WalletOperator.isCharge(payment.value())
                        && payment.value().isCharged())
                .forEach(payment -> states.merge("paid in the operator's shop", 1, Integer::sum));
        world.reached().forEach((what, count) -> states.merge(what, count, Integer::sum));
        return states;
    }

    @Override
    public void close() {
        world.close();
    }

    private boolean attempt(int number, SimulatedAction action, ActionContext visit) {
        openOutsideTheRules(number);
        return world.onItsOwnThread(() -> isSurvived(number, action, visit));
    }

    private boolean isSurvived(int number, SimulatedAction action, ActionContext visit) {
        Shopper before = current;
        current = visit.shopper();
        try {
            action.perform(visit);
        } catch (ProcessDied dead) {
            world.say("  " + processes.get(number) + " is started again");
        } catch (EntryUnreadableException damaged) {
            world.witnessed(damaged);
            world.say("  ! " + damaged.getMessage());
            if (!mayMeetDamage(action, visit.shopper())) {
                world.violated(
                        "R25", action.name() + " met a damaged row that is nothing to it: " + damaged.getMessage());
            }
        } catch (OneCentException refused) {
            world.witnessed(refused);
            world.say("  ! " + refused.getClass().getSimpleName());
        } catch (RuntimeException | Error failure) {
            world.witnessed(failure);
            world.violated("R17", action.name() + " threw " + failure);
        } finally {
            current = before;
            if (action.isShoppers()) {
                visit.shopper().acted();
            }
        }
        world.wallet().ifPresent(WalletOperator::restartIfDead);
        boolean alive = !processes.get(number).isDead();
        if (!alive) {
            restart(number);
        }
        return alive;
    }

    /** Returns whether an action may fail on a damaged row: a command about it may, due work goes on with all others. */
    private boolean mayMeetDamage(SimulatedAction action, Shopper shopper) {
        if (action.name().endsWith(Actions.NOTICE) || action.name().equals(Actions.SETTLE)) {
            return true;
        }
        boolean dueWork = action.name().equals(Actions.RUN_DUE) || action.name().equals(Actions.PAUSE);
        return !dueWork && world.rows().isDamaged(shopper.id());
    }

    /** An SDK that cannot be built is a mistake of who set this up, and breaks no rule. */
    private void openOutsideTheRules(int number) {
        processes.get(number).onecent();
    }

    private void restart(int number) {
        processes.set(number, HostProcess.shop("p" + number, world));
    }

    private void comesBetween(HostProcess process, RandomChoice draw) {
        int other = (processes.indexOf(process) + 1) % processes.size();
        SimulatedAction action = RandomPlan.action(between, draw);
        Shopper shopper = draw.chance(SAME_SHOPPER) ? current : draw.oneOf(shoppers);
        world.say("  meanwhile p" + other + " " + shopper + ": " + action.name());
        attempt(other, action, new ActionContext(world, processes.get(other), shopper, draw));
    }

    private Optional<Instant> next() {
        Stream<Instant> due = world.stores().values().stream()
                .flatMap(store -> Stores.all(store).stream())
                .map(Stored::entry)
                .flatMap(entry -> entry.due().stream());
        return Stream.concat(due, world.nextArrival().stream()).min(Instant::compareTo);
    }

    private void check(boolean atRest) {
        if (world.violation().isPresent()) {
            return;
        }
        List<Shopper> everywhere = new ArrayList<>(shoppers);
        shoppers.forEach(shopper -> shopper.atWallet().ifPresent(everywhere::add));
        Observation seen = new Observation(world, everywhere, atRest);
        setup.invariants().forEach(invariant -> invariant.check(seen, text -> world.violated(invariant.rule(), text)));
    }
}
