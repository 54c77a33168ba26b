package dev.onecent.erasure.internal;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.AuditedCommand;
import dev.onecent.audit.internal.Environment;
import dev.onecent.erasure.Erasure;
import dev.onecent.erasure.ErasureEvent.ShopperErased;
import dev.onecent.erasure.ErasurePage;
import dev.onecent.erasure.ErasurePage.Step;
import dev.onecent.erasure.ErasureReport;
import dev.onecent.erasure.ErasureReport.Owed;
import dev.onecent.erasure.ErasureReport.Retained;
import dev.onecent.erasure.ErasureReport.Unreadable;
import dev.onecent.erasure.ErasureState;
import dev.onecent.erasure.ErasureStore;
import dev.onecent.erasure.internal.ErasedPart.Selection;
import dev.onecent.erasure.internal.ErasedPart.Transfer;
import dev.onecent.store.Entry;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.internal.StoredCardVaults;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Erases shoppers. Every step can be done twice, by two processes at once, and be cut off anywhere: the entries tell what
 * remains to be done. Safe for use by many threads.
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
     * @param kinds each before those that look it up: payments before checkouts. What depends on others is locked first
     *     and moved last, so that it never misses what it looks for and never gives it up for lost
     */
    public Erasures(
            ErasureStore store,
            Aggregates<Erasure> all,
            StoredCardVaults cards,
            List<ErasedKind<?>> kinds,
            Environment environment) {
        this.audit = environment.audit();
        this.store = store;
        this.all = all;
        this.cards = new ErasedCards(cards);
        this.kinds = List.copyOf(kinds);
        this.dependentsFirst = reversed(kinds);
        this.clock = environment.clock();
        this.ids = environment.ids();
    }

    /**
     * Erases a shopper: card data at once; what is owed and what is retained goes to a pseudonym. What could not be done now
     * is done by due work. Called again while the erasure runs, it resumes it; for an unknown shopper the report is empty.
     */
    public ErasureReport erase(ShopperId shopper, Caller by) {
        return audit.recorded(
                new AuditedCommand(shopper, by, Action.ERASE, "shopper"),
                () -> erased(shopper),
                report -> report.complete() ? Outcome.DONE : Outcome.PENDING);
    }

    private ErasureReport erased(ShopperId shopper) {
        Key key = Key.sole(shopper);
        if (all.find(key).isEmpty() && isEmpty(shopper)) {
            return ErasureReport.nothing();
        }
        Erasure intent = requested(shopper);
        Erasure erasure = all.change(
                key, entry -> entry.map(found -> again(found.value())).orElseGet(() -> Decision.save(intent)));
        advance(key);
        return all.find(key)
                .filter(found -> found.pseudonym().equals(erasure.pseudonym()))
                .or(() -> all.find(Key.sole(erasure.pseudonym())))
                .map(this::report)
                .orElseGet(() -> report(erasure));
    }

    private static Decision<Erasure, Erasure> again(Erasure found) {
        Erasure again = found.requestedAgain();
        return again.equals(found) ? Decision.keep(found) : Decision.save(again);
    }

    /**
     * Finds the state of an erasure, by its pseudonym, or by the shopper as long as the erasure still names that one.
     */
    public Optional<ErasureReport> find(ShopperId pseudonym) {
        return all.find(Key.sole(pseudonym)).map(this::report);
    }

    /** Due work of an erasure: goes on moving, and later deletes what was settled and what was retained long enough. */
    public void advance(Key key) {
        all.find(key).ifPresent(erasure -> {
            if (erasure.isMoving()) {
                empty(key, erasure);
            } else {
                checkUnfinished(key, erasure);
            }
        });
    }

    private void empty(Key key, Erasure erasure) {
        finish(key, erasure);
        for (int passes = 0; passes < PASSES && !isEmpty(key.owner()) && hasPassed(key, erasure); passes++) {
            finish(key, erasure);
        }
        leave(key, erasure);
    }

    /**
     * Cards first; then dependents are locked before what they look up, and moved after it. Returns whether there was anything to
     * do.
     */
    private boolean hasPassed(Key key, Erasure erasure) {
        boolean did = hasDone(Step.DELETE, cards, key, erasure);
        for (ErasedKind<?> kind : dependentsFirst) {
            did |= hasDone(Step.DELETE, kind, key, erasure);
            did |= hasDone(Step.LOCK, kind, key, erasure);
        }
        for (ErasedKind<?> kind : kinds) {
            did |= hasDone(Step.MOVE, kind, key, erasure);
        }
        return did;
    }

    /**
     * Does a step with everything for which a part has it to do, page by page, each noted before: what is not noted is not touched,
     * and nothing is noted any more once another worker has ended this erasure. Returns whether there was anything to do.
     */
    private boolean hasDone(Step step, ErasedPart part, Key key, Erasure erasure) {
        boolean did = false;
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            Selection selection = part.select(step, transfer(erasure), after.get());
            after = selection.lastId();
            if (!selection.items().isEmpty()) {
                note(key, erasure, new ErasurePage(part.name(), step, selection.items()));
                after = finish(key, erasure) ? after : Optional.empty();
                did = true;
            }
        }
        return did;
    }

    private void note(Key key, Erasure erasure, ErasurePage page) {
        change(key, erasure, found -> found.noting(page));
    }

    /** Finishes the page that is noted, whichever worker noted it. Returns whether the erasure still runs. */
    private boolean finish(Key key, Erasure erasure) {
        Optional<Erasure> running = all.find(key).filter(found -> found.isSame(erasure));
        running.flatMap(Erasure::page).ifPresent(page -> {
            int gone = part(page.kind()).carryOut(page, transfer(erasure));
            change(key, erasure, found -> found.finished(page, gone));
        });
        return running.isPresent();
    }

    /**
     * The erasure itself is the last to leave the shopper's name. What needs another pseudonym, because its kind and id are taken
     * under this one, gets it in the same write: a shopper used ids again while the erasure was interrupted. What cannot be read is
     * waited for, and nothing else under the shopper is touched meanwhile.
     */
    private void leave(Key key, Erasure erasure) {
        Optional<Stored<Erasure>> stored = store.find(key)
                .filter(found -> found.value().isSame(erasure))
                .filter(found -> found.value().page().isEmpty());
        if (stored.isPresent()) {
            leave(stored.get(), left(erasure));
        }
    }

    private void leave(Stored<Erasure> stored, List<Unreadable> left) {
        Erasure erasure = stored.value();
        if (left.isEmpty()) {
            keep(erasure.waitingFor(List.of()));
            store.delete(stored.key(), stored.version());
            advance(Key.sole(erasure.pseudonym()));
        } else if (isUnlocked(erasure) && needsAnother(erasure)) {
            keep(erasure.waitingFor(List.of()));
            replace(stored, requested(erasure.owner()));
            advance(Key.sole(erasure.pseudonym()));
            advance(stored.key());
        } else if (isUnlocked(erasure) && isHeldUp(erasure, left)) {
            keep(erasure.waitingFor(left));
            replace(stored, erasure.waitingFor(left));
            advance(Key.sole(erasure.pseudonym()));
        }
    }

    private void replace(Stored<Erasure> stored, Erasure next) {
        store.save(stored.key(), stored.entry().withValue(next).writtenAs(ids.next()), stored.version());
    }

    /** A locked entry goes to this pseudonym and to no other. */
    private boolean isUnlocked(Erasure erasure) {
        return kinds.stream().allMatch(kind -> kind.isUnlocked(erasure.owner()));
    }

    private boolean needsAnother(Erasure erasure) {
        return kinds.stream().anyMatch(kind -> kind.collides(transfer(erasure)));
    }

    private boolean isHeldUp(Erasure erasure, List<Unreadable> left) {
        return erasure.unreadable().isEmpty()
                && left.size() <= Erasure.MOST_UNREADABLE
                && !unreadable(erasure.owner()).isEmpty();
    }

    /** Lists the entries to erase that remain under the shopper. */
    private List<Unreadable> left(Erasure erasure) {
        return kinds.stream()
                .flatMap(kind -> kind.left(erasure.owner()).stream())
                .filter(left -> transfer(erasure).concerns(left.kind(), left.id()))
                .toList();
    }

    private List<Unreadable> unreadable(ShopperId owner) {
        return kinds.stream().flatMap(kind -> kind.unreadable(owner).stream()).toList();
    }

    private Erasure requested(ShopperId shopper) {
        return Erasure.requested(shopper, new ShopperId(shopper.tenant(), PSEUDONYM + ids.next()), clock.instant());
    }

    /** From now on the rest is looked after under the pseudonym. */
    private void keep(Erasure erasure) {
        Erasure moved = erasure.moved(clock.instant());
        all.<Boolean>change(
                Key.sole(moved.pseudonym()),
                entry -> entry.map(Entry::value)
                        .map(found -> decided(found, found.waitingFor(moved.unreadable())))
                        .orElseGet(() -> Decision.save(moved, true)));
    }

    private void checkUnfinished(Key key, Erasure erasure) {
        finish(key, erasure);
        for (ErasedKind<?> kind : dependentsFirst) {
            hasDone(Step.DELETE, kind, key, erasure);
        }
        Instant now = clock.instant();
        boolean over = isEmpty(key.owner())
                && all.find(key).filter(found -> found.isOverAt(now)).isPresent();
        if (over) {
            all.deleteIf(key, entry -> entry.outbox().isEmpty());
        } else {
            Optional<Instant> owed = owedUntil(key.owner(), now);
            Optional<Instant> retained = retainedUntil(key.owner(), now);
            change(
                    key,
                    erasure,
                    found -> owed.map(until -> found.owing(until, now)).orElseGet(() -> found.settled(retained)));
        }
    }

    private Transfer transfer(Erasure erasure) {
        return new Transfer(erasure.owner(), erasure.pseudonym(), erasure.unreadable(), clock.instant(), ids);
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

    /**
     * Returns until when something is owed; an entry that another process settled since the removal counts too, because
     * the next look deletes it.
     */
    private Optional<Instant> owedUntil(ShopperId owner, Instant now) {
        return kinds.stream().flatMap(kind -> kind.dues(owner, now)).min(Instant::compareTo);
    }

    private Optional<Instant> retainedUntil(ShopperId owner, Instant now) {
        return retained(owner, now).stream().map(Retained::until).min(Instant::compareTo);
    }

    private ErasureReport report(Erasure erasure) {
        Instant now = clock.instant();
        List<ShopperId> owners =
                erasure.isMoving() ? List.of(erasure.pseudonym(), erasure.owner()) : List.of(erasure.pseudonym());
        List<Unreadable> unreadable = Stream.concat(
                        erasure.unreadable().stream(), owners.stream().flatMap(owner -> unreadable(owner).stream()))
                .distinct()
                .toList();
        return new ErasureReport(
                Optional.of(erasure.pseudonym()),
                !erasure.isMoving() && unreadable.isEmpty(),
                erasure.deleted(),
                owners.stream().flatMap(owner -> owed(owner, now).stream()).toList(),
                owners.stream().flatMap(owner -> retained(owner, now).stream()).toList(),
                unreadable);
    }

    private List<Owed> owed(ShopperId owner, Instant now) {
        return kinds.stream().flatMap(kind -> kind.owed(owner, now).stream()).toList();
    }

    private List<Retained> retained(ShopperId owner, Instant now) {
        return kinds.stream()
                .flatMap(kind -> kind.retained(owner, now).stream())
                .toList();
    }

    /** Changes an erasure as long as it runs; the save proves that it does. */
    private void change(Key key, Erasure erasure, UnaryOperator<Erasure> transition) {
        all.<Boolean>change(
                key,
                entry -> entry.map(Entry::value)
                        .filter(found -> found.isSame(erasure))
                        .map(found -> decided(found, transition.apply(found)))
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
