package dev.onecent.erasure;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.Deed;
import dev.onecent.erasure.ErasureEvent.ShopperErased;
import dev.onecent.erasure.ErasureReport.Owed;
import dev.onecent.erasure.ErasureReport.Retained;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardVaults;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Erases shoppers. Every step can be done twice, by two processes at once, and be cut off anywhere: what is there tells what
 * is left to do. Safe for use by many threads.
 */
public final class Erasures {
    private static final int PASSES = 8;
    private static final String PSEUDONYM = "erased-";

    private final ErasureStore store;
    private final Aggregates<Erasure> all;
    private final ErasedPart cards;
    private final List<ErasedKind<?>> kinds;
    private final List<ErasedKind<?>> dependentsFirst;
    private final InstantSource clock;
    private final IdSource ids;
    private final Audit audit;

    /**
     * Wired by {@code OneCent}.
     *
     * @param kinds each before those that look it up: payments before checkouts. What depends on others is set aside first
     *     and moved last, so that it never misses what it looks for and never gives it up for lost
     */
    public Erasures(
            ErasureStore store,
            Aggregates<Erasure> all,
            CardVaults cards,
            List<ErasedKind<?>> kinds,
            InstantSource clock,
            IdSource ids,
            Audit audit) {
        this.audit = audit;
        this.store = store;
        this.all = all;
        this.cards = new ErasedCards(cards);
        this.kinds = List.copyOf(kinds);
        this.dependentsFirst = reversed(kinds);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Erases a shopper: card data at once; what is owed and what is retained goes to a pseudonym. What could not be done now
     * is done by due work. Asked again while it runs it goes on with it; of somebody unknown there is nothing to report.
     */
    public ErasureReport erase(ShopperId shopper, Caller by) {
        return audit.recorded(
                new Deed(shopper, by, Action.ERASE, "shopper"),
                () -> erased(shopper),
                report -> report.complete() ? Outcome.DONE : Outcome.PENDING);
    }

    private ErasureReport erased(ShopperId shopper) {
        Key key = Key.sole(shopper);
        if (all.find(key).isEmpty() && isEmpty(shopper)) {
            return ErasureReport.nothing();
        }
        Instant now = clock.instant();
        Erasure intent = Erasure.requested(shopper, new ShopperId(shopper.tenant(), PSEUDONYM + ids.next()), now);
        Erasure erasure = all.change(
                key,
                entry -> entry.map(found -> Decision.<Erasure, Erasure>keep(found.value()))
                        .orElseGet(() -> Decision.save(intent)));
        advance(key);
        return find(erasure.pseudonym()).orElseGet(() -> report(all.find(key).orElse(erasure)));
    }

    /** How an erasure stands, by its pseudonym, or by the shopper as long as that one is still named. */
    public Optional<ErasureReport> find(ShopperId pseudonym) {
        return all.find(Key.sole(pseudonym)).map(this::report);
    }

    /** Due work of an erasure: goes on moving, and later deletes what was settled and what was retained long enough. */
    public void advance(Key key) {
        all.find(key).ifPresent(erasure -> {
            if (erasure.isMoving()) {
                empty(key, erasure);
            } else {
                lookAfter(key);
            }
        });
    }

    private void empty(Key key, Erasure erasure) {
        for (int passes = 0; passes < PASSES && !isEmpty(key.owner()); passes++) {
            pass(key, erasure);
        }
        if (!isRunning(key, erasure)) {
            lookAfterCopies(erasure);
        } else if (isEmpty(key.owner())) {
            rename(key);
        }
    }

    /** Of a copy that was written after another one had ended the erasure, and perhaps forgotten it. */
    private void lookAfterCopies(Erasure erasure) {
        if (!isEmpty(erasure.pseudonym())) {
            keep(erasure.moved(clock.instant()));
            advance(Key.sole(erasure.pseudonym()));
        }
    }

    /** Cards first; then dependents are set aside before what they look up, and moved after it. */
    private void pass(Key key, Erasure erasure) {
        remove(key, cards);
        for (ErasedKind<?> kind : dependentsFirst) {
            remove(key, kind);
            if (isRunning(key, erasure)) {
                kind.setAside(key.owner(), clock.instant(), ids);
            }
        }
        kinds.forEach(kind -> kind.move(key.owner(), erasure.pseudonym(), ids));
    }

    /** Whether nobody else has ended it meanwhile: then what is there belongs to a new shopper. */
    private boolean isRunning(Key key, Erasure erasure) {
        return all.find(key)
                .filter(found -> found.pseudonym().equals(erasure.pseudonym()))
                .isPresent();
    }

    /** The erasure itself is the last to leave the shopper's name. */
    private void rename(Key key) {
        finishRemoval(key);
        Optional<Stored<Erasure>> stored = store.find(key);
        if (stored.isPresent() && stored.get().value().isMoving()) {
            Erasure moved = stored.get().value().moved(clock.instant());
            keep(moved);
            store.delete(key, stored.get().version());
            advance(Key.sole(moved.pseudonym()));
        }
    }

    private void keep(Erasure moved) {
        all.change(
                Key.sole(moved.pseudonym()),
                entry -> entry.isPresent() ? Decision.keep(false) : Decision.save(moved, true));
    }

    private void lookAfter(Key key) {
        for (ErasedKind<?> kind : dependentsFirst) {
            remove(key, kind);
        }
        Instant now = clock.instant();
        boolean over = isEmpty(key.owner())
                && all.find(key).filter(found -> found.isOverAt(now)).isPresent();
        if (over) {
            all.deleteIf(key, entry -> entry.outbox().isEmpty());
        } else {
            Optional<Instant> owed = owedUntil(key.owner(), now);
            Optional<Instant> retained = retainedUntil(key.owner(), now);
            change(key, found -> owed.map(until -> found.owing(until, now)).orElseGet(() -> found.settled(retained)));
        }
    }

    /** Deletes what can be deleted of a part, page by page, each page noted before; what resists waits for the next pass. */
    private void remove(Key key, ErasedPart part) {
        finishRemoval(key);
        List<String> next = part.removable(key.owner(), clock.instant());
        boolean progress = true;
        while (progress && !next.isEmpty()) {
            Removal removal = new Removal(part.name(), next);
            change(key, erasure -> erasure.removing(removal));
            finishRemoval(key);
            List<String> rest = part.removable(key.owner(), clock.instant());
            progress = !rest.equals(next);
            next = rest;
        }
    }

    private void finishRemoval(Key key) {
        all.find(key).flatMap(Erasure::removal).ifPresent(removal -> {
            int gone = part(removal.kind()).remove(key.owner(), removal.ids(), clock.instant());
            change(key, erasure -> erasure.removed(removal, gone));
        });
    }

    private ErasedPart part(String name) {
        return Stream.concat(Stream.of(cards), kinds.stream())
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind is called " + name));
    }

    private boolean isEmpty(ShopperId owner) {
        return kinds.stream().allMatch(kind -> kind.isEmpty(owner));
    }

    /** What another one settled since the removal is deleted by the next look, so it counts as well. */
    private Optional<Instant> owedUntil(ShopperId owner, Instant now) {
        return kinds.stream().flatMap(kind -> kind.dues(owner, now)).min(Instant::compareTo);
    }

    private Optional<Instant> retainedUntil(ShopperId owner, Instant now) {
        return retained(owner, now).stream().map(Retained::until).min(Instant::compareTo);
    }

    private ErasureReport report(Erasure erasure) {
        List<Owed> owed = new ArrayList<>(owed(erasure.pseudonym()));
        List<Retained> retained = new ArrayList<>(retained(erasure.pseudonym(), clock.instant()));
        if (erasure.isMoving()) {
            owed.addAll(owed(erasure.owner()));
            retained.addAll(retained(erasure.owner(), clock.instant()));
        }
        return new ErasureReport(
                Optional.of(erasure.pseudonym()), !erasure.isMoving(), erasure.deleted(), owed, retained);
    }

    private List<Owed> owed(ShopperId owner) {
        return kinds.stream().flatMap(kind -> kind.owed(owner).stream()).toList();
    }

    private List<Retained> retained(ShopperId owner, Instant now) {
        return kinds.stream()
                .flatMap(kind -> kind.retained(owner, now).stream())
                .toList();
    }

    private void change(Key key, UnaryOperator<Erasure> transition) {
        all.<Boolean>change(
                key,
                entry -> entry.map(found -> decided(found.value(), transition.apply(found.value())))
                        .orElseGet(() -> Decision.keep(false)));
    }

    private static Decision<Erasure, Boolean> decided(Erasure before, Erasure after) {
        if (after.equals(before)) {
            return Decision.keep(false);
        }
        boolean first = after.state() instanceof ErasureState.Settled && before.state() instanceof ErasureState.Owing;
        Decision<Erasure, Boolean> saved = Decision.save(after, true);
        return first ? saved.telling(List.of(new ShopperErased(after.pseudonym(), after.deleted()))) : saved;
    }

    private static List<ErasedKind<?>> reversed(List<ErasedKind<?>> kinds) {
        List<ErasedKind<?>> all = new ArrayList<>(kinds);
        Collections.reverse(all);
        return List.copyOf(all);
    }
}
