package dev.onecent.testkit.simulation;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.Storage;
import dev.onecent.card.CardBrand;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.EventListener;
import dev.onecent.store.Key;
import dev.onecent.store.OneCentException;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.CountedIds;
import dev.onecent.testkit.SettableClock;
import dev.onecent.testkit.gateway.AccountableGateway;
import dev.onecent.testkit.gateway.AccountableTokens;
import dev.onecent.testkit.gateway.Ledger;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.testkit.simulation.FaultPlan.Place;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The world that outlives a process: time, the stores, the gateway, what is on its way; and what was seen of the run.
 */
final class World implements AutoCloseable {
    static final TenantId TENANT = TenantId.of("toys");
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    /** A kind of aggregate that is added takes part by itself. */
    private static final List<Method> STORES = Stream.of(Storage.class.getMethods())
            .filter(method -> AggregateStore.class.isAssignableFrom(method.getReturnType()))
            .toList();

    private final SimulationSetup setup;
    private final Settings settings;
    private final FaultPlan plan;
    private final long seed;
    private final SettableClock clock = SettableClock.at(START);
    private final CountedIds ids = CountedIds.of("id");
    private final Storage storage;
    private final Map<String, AggregateStore<?>> stores = new TreeMap<>();
    private final AccountableGateway gateway;
    private final RuleChecker watch = new RuleChecker(this);
    private final Rows rows = new Rows(this);
    private final Trace trace = new Trace();
    private final PriorityQueue<LateEffects> delayed = new PriorityQueue<>(LateEffects.BY_TIME);
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final List<Place> faultPlaces = new ArrayList<>();
    private Optional<OneCent> observer = Optional.empty();
    private CardSafe cardSafe;
    private final List<Shopper> shoppers;
    private final Optional<WalletOperator> wallet;
    private final Map<String, Integer> reached = new TreeMap<>();
    private Optional<Violation> violation = Optional.empty();
    private Optional<Instant> outageUntil = Optional.empty();
    private Interloper interloper = (process, draw) -> {};
    private boolean calm;
    private boolean interrupted;
    private int depth;
    private int step;
    private int ordinal;
    private long effects;
    private long sent;

    World(SimulationSetup setup, Settings settings, FaultPlan plan, long seed) {
        this.setup = setup;
        this.settings = settings;
        this.plan = plan;
        this.seed = seed;
        storage = setup.newStorage();
        gateway = setup.newGateway(clock);
        if (gateway instanceof SimulatedGateway simulated) {
            simulated.withoutZeroFor(CardBrand.MASTERCARD);
        }
        cardSafe = setup.newCardSafe();
        STORES.forEach(
                method -> stores.put(method.getName(), (AggregateStore<?>) EffectStorage.invoke(storage, method)));
        wallet = settings.wallet() ? Optional.of(new WalletOperator(this)) : Optional.empty();
        shoppers = Shopper.NAMES.stream()
                .limit(settings.shoppers())
                .map(name -> shopper(name, settings))
                .toList();
    }

    private static Shopper shopper(String name, Settings settings) {
        Shopper atWallet =
                new Shopper(new ShopperId(WalletOperator.TENANT, name), Optional.empty(), settings.sameNames());
        return new Shopper(new ShopperId(TENANT, name), Optional.of(atWallet), settings.sameNames());
    }

    List<Shopper> shoppers() {
        return shoppers;
    }

    /** Returns what was asked for under that name so far; nothing under a pseudonym. */
    CommandCounts asked(ShopperId id) {
        return shoppers.stream()
                .filter(shopper -> shopper.id().equals(id))
                .findFirst()
                .map(Shopper::asked)
                .orElse(CommandCounts.NOTHING);
    }

    /** The shop's SDK, whose every effect passes the gate. */
    OneCent openShop(Effects gate, InstantSource time, EventListener listener) {
        OneCentBuilder shop = keeping(gate, over(gate, time, listener).payee(WalletOperator.SHOP.value()));
        wallet.ifPresent(operator -> shop.wallet(new EffectWallet(operator, gate)));
        return setup.around().settings().apply(shop).build();
    }

    /** The wallet's SDK, over the same stores; it keeps numbers as the shop does. */
    OneCent openWallet(Effects gate, InstantSource time, EventListener listener) {
        return setup.around()
                .settings()
                .apply(keeping(gate, over(gate, time, listener).payee(WalletOperator.TENANT.value())))
                .build();
    }

    private OneCentBuilder over(Effects gate, InstantSource time, EventListener listener) {
        return host(
                setup.around().storage().apply(EffectStorage.of(storage, gate)),
                setup.around().gateway().apply(new EffectGateway(gateway, gate)),
                time,
                listener);
    }

    private OneCentBuilder host(Storage over, PaymentGateway provider, InstantSource time, EventListener listener) {
        return settings.applyTo(OneCent.builder()
                .storage(over)
                .gateway(provider)
                .validation(setup.validation())
                .currency("EUR")
                .clock(time)
                .ids(ids)
                .listener(listener));
    }

    private OneCentBuilder keeping(Effects gate, OneCentBuilder builder) {
        return keepsTokens() && gateway instanceof AccountableTokens tokens
                ? builder.cardTokens(new EffectTokens(tokens, gate))
                : builder.cardSafe(setup.around().cardSafe().apply(new EffectCardSafe(() -> cardSafe, gate)));
    }

    /** Returns whether typed numbers are exchanged for tokens. */
    boolean keepsTokens() {
        return settings.tokens() && gateway instanceof AccountableTokens;
    }

    /** The wallet, if shoppers may connect one. */
    Optional<WalletOperator> wallet() {
        return wallet;
    }

    /** The card safe itself, beyond every fault. */
    CardSafe cardSafe() {
        return cardSafe;
    }

    /** New keys for everything that is put on file from now on (R20). */
    void rotateKeys() {
        cardSafe = setup.around().rotation().apply(cardSafe);
        reached("keys rotated");
    }

    /** An SDK to which nothing happens, for looking; made when somebody first looks, with the card keys of then. */
    OneCent observer() {
        OneCent looking = observer.orElseGet(this::openObserver);
        observer = Optional.of(looking);
        return looking;
    }

    private OneCent openObserver() {
        return setup.around()
                .settings()
                .apply(host(setup.around().storage().apply(storage), gateway, clock, (key, event) -> {})
                        .payee(WalletOperator.SHOP.value())
                        .cardSafe(cardSafe))
                .build();
    }

    Settings settings() {
        return settings;
    }

    Storage storage() {
        return storage;
    }

    Map<String, AggregateStore<?>> stores() {
        return stores;
    }

    Optional<Stored<?>> find(String kind, Key key) {
        return Optional.ofNullable(stores.get(kind)).flatMap(store -> RuleChecker.find(store, key));
    }

    AccountableGateway gateway() {
        return gateway;
    }

    Ledger ledger() {
        return gateway.ledger();
    }

    RuleChecker watch() {
        return watch;
    }

    Rows rows() {
        return rows;
    }

    Instant now() {
        return clock.instant();
    }

    // --- time

    /** Time passes, and what is on its way arrives in its own time. */
    void pass(Duration time) {
        Instant end = now().plus(time);
        while (!delayed.isEmpty() && !delayed.peek().at().isAfter(end)) {
            LateEffects late = delayed.remove();
            if (late.at().isAfter(now())) {
                clock.set(late.at());
            }
            trace.say("  arrives late: " + late.name());
            unheard(late.effect());
        }
        clock.set(end);
    }

    /** Drops the answer of a call that is hours late, also that a wallet died of it. */
    private void unheard(EffectCall<?> late) {
        try {
            late.happen();
        } catch (Outage | OneCentException told) {
            witnessed(told);
        }
    }

    /** A call arrives up to twelve hours late, well before the last look at what it left (R17). */
    void delay(String name, EffectCall<?> effect, RandomChoice draw) {
        Duration late = Duration.ofMinutes(1 + draw.below(12 * 60));
        delayed.add(new LateEffects(now().plus(late), sent++, name, effect));
    }

    boolean isUnderWay(String part) {
        return delayed.stream().anyMatch(late -> late.name().contains(part));
    }

    Optional<Instant> nextArrival() {
        return Optional.ofNullable(delayed.peek()).map(LateEffects::at);
    }

    void jump(RandomChoice draw) {
        Duration far = switch (draw.below(6)) {
            case 0 -> Duration.ofMinutes(-1 - draw.below(20));
            case 1 -> Duration.ofMinutes(1 + draw.below(59));
            case 2 -> Duration.ofHours(1 + draw.below(23));
            case 3, 4 -> Duration.ofDays(1 + draw.below(40));
            default -> Duration.ofDays(40 + draw.below(326));
        };
        trace.say("  the clock jumps by " + far);
        pass(far);
    }

    /** By how much the clock of a process is ahead, or behind if negative; after a restart the same. */
    Duration clockOf(String process) {
        int most = (int) settings.apart().toSeconds();
        return most == 0
                ? Duration.ZERO
                : Duration.ofSeconds(RandomChoice.at(seed, process.hashCode()).below(2 * most + 1) - most);
    }

    void outage(Duration time) {
        outageUntil = Optional.of(now().plus(time));
    }

    // --- faults

    void interloper(Interloper next) {
        interloper = next;
    }

    void interleave(HostProcess process, RandomChoice draw) {
        depth++;
        try {
            interloper.comesBetween(process, draw);
        } finally {
            depth--;
        }
        if (depth == 1) {
            reached("three operations at once");
        }
    }

    /** The thread that is running is interrupted. */
    void interrupt() {
        interrupted = true;
        Thread.currentThread().interrupt();
    }

    /** Does something as on a thread of its own: an interruption inside is none outside, and the SDK leaves it to the host. */
    <T> T onItsOwnThread(EffectCall<T> command) {
        boolean outer = Thread.interrupted();
        boolean outerNoted = interrupted;
        interrupted = false;
        try {
            return command.happen();
        } finally {
            if (Thread.interrupted() != interrupted) {
                violated("R25", "the interruption of a thread was " + (interrupted ? "swallowed" : "made up"));
            }
            interrupted = outerNoted;
            if (outer) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** From now on nothing goes wrong any more, and what is on its way arrives. */
    void calm() {
        calm = true;
        outageUntil = Optional.empty();
        rows.repair();
        trace.say("calm");
    }

    boolean isCalm() {
        return calm;
    }

    void beginStep(int number) {
        step = number;
        ordinal = 0;
    }

    Place nextPlace(EffectKind kind) {
        effects += kind == EffectKind.READ ? 0 : 1;
        return new Place(step, ordinal++);
    }

    RandomChoice drawAt(Place place) {
        return RandomChoice.at(seed + 31L * place.step(), place.ordinal());
    }

    Optional<Fault> faultAt(EffectKind kind, Place place) {
        if (calm) {
            return Optional.empty();
        }
        boolean gatewayDown = (kind == EffectKind.GATEWAY || kind == EffectKind.INQUIRY)
                && outageUntil.filter(now()::isBefore).isPresent();
        Optional<Fault> fault = gatewayDown ? Optional.of(Fault.FAIL) : plan.at(kind, place, depth);
        if (fault.isPresent() && !gatewayDown) {
            faultPlaces.add(place);
        }
        return fault;
    }

    /** Returns how many faults have happened. */
    int faultCount() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    void count(Fault fault, String line) {
        faults.merge(fault, 1, Integer::sum);
        trace.say("  " + line);
    }

    // --- what was seen

    void trace(String line, Object answer) {
        trace.say("  " + line + " -> "
                + (answer instanceof Enum<?> ? answer : answer.getClass().getSimpleName()));
    }

    void say(String line) {
        trace.say(line);
    }

    /** A host sees it: an answer, an event, a failure. */
    void witnessed(Object seen) {
        setup.around().witness().accept(seen);
    }

    void violated(String rule, String text) {
        if (violation.isEmpty()) {
            violation = Optional.of(new Violation(rule, text));
            trace.say("VIOLATED " + rule + ": " + text);
        }
    }

    Optional<Violation> violation() {
        return violation;
    }

    /** Notes that something was seen that a run must not be without. */
    void reached(String what) {
        reached.merge(what, 1, Integer::sum);
    }

    Map<String, Integer> reached() {
        return reached;
    }

    Trace trace() {
        return trace;
    }

    long effects() {
        return effects;
    }

    Map<Fault, Integer> faults() {
        return faults;
    }

    List<Place> faultPlaces() {
        return List.copyOf(faultPlaces);
    }

    @Override
    public void close() {
        if (storage instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the storage could not be closed", e);
            }
        }
    }

    /** The action of another process in the midst of an effect. */
    @FunctionalInterface
    interface Interloper {
        void comesBetween(HostProcess process, RandomChoice draw);
    }
}
