package dev.onecent;

import dev.onecent.store.DueFor;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.Retry;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.DueKind;
import dev.onecent.store.internal.DueKind.Outcome;
import dev.onecent.store.internal.PageSize;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs what is due: first the events of all kinds are delivered, in turn, so that none waits for a slow call of the gateway's or
 * for another kind's backlog; then kind by kind in their order, a page of each, and a page of everything is swept, because the
 * due index is a hint (R23); then the events that all this made. At last what ended long ago is deleted: it competes with nothing.
 * The place of the sweep is kept in memory: it makes its round as long as the process lives. An item that another thread of
 * this process is at is passed over, so that a second thread gets to the items behind a slow call (R25).
 */
final class DueWork {
    private static final int PAGE = 100;
    private static final int MOST_DELIVERIES = 1_000;
    private static final int MOST_PARKED = 10_000;
    private static final Comparator<DueReport.Parked> WORST_FIRST = Comparator.<DueReport.Parked, Boolean>comparing(
                    DueReport.Parked::unreadable)
            .thenComparingInt(DueReport.Parked::failures)
            .reversed();

    private final List<DueKind<?>> kinds;
    private final Map<String, Key> swept = new ConcurrentHashMap<>();
    private final Set<DueReport.Item> underWay = ConcurrentHashMap.newKeySet();

    DueWork(List<DueKind<?>> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** @throws StoreUnavailableException if it could not be looked up what is due of some kind; all others were done by then */
    DueReport run(TenantId tenant) {
        Run run = new Run(underWay);
        deliver(run, tenant, MOST_DELIVERIES);
        Map<DueKind<?>, List<Key>> passed = new LinkedHashMap<>();
        for (DueKind<?> kind : kinds) {
            run.guarded(() -> passed.put(kind, page(run, kind, tenant)));
        }
        deliver(run, tenant, PAGE);
        for (DueKind<?> kind : kinds) {
            run.guarded(() -> remove(run, kind, tenant, passed.getOrDefault(kind, List.of())));
        }
        return run.report();
    }

    /** Delivers one event of each kind, then the next of each: a kind with many holds up no other. */
    private void deliver(Run run, TenantId tenant, int limit) {
        Queue<Iterator<Runnable>> waiting = new ArrayDeque<>();
        for (DueKind<?> kind : kinds) {
            run.guarded(() -> waiting.add(deliveries(run, kind, tenant, limit)));
        }
        while (!waiting.isEmpty()) {
            Iterator<Runnable> next = waiting.remove();
            if (next.hasNext()) {
                next.next().run();
                waiting.add(next);
            }
        }
    }

    private static Iterator<Runnable> deliveries(Run run, DueKind<?> kind, TenantId tenant, int limit) {
        List<Key> due = kind.due(tenant, DueFor.DELIVERY, limit);
        Stream<Runnable> deliveries = due.stream().map(key -> () -> run.all(kind, List.of(key), kind::deliver));
        Runnable end = () -> run.endedAtItsLimit(kind, due);
        return Stream.concat(deliveries, Stream.of(end).filter(any -> due.size() == limit))
                .iterator();
    }

    /** Returns what the sweep came by. */
    private List<Key> page(Run run, DueKind<?> kind, TenantId tenant) {
        List<Key> due = kind.due(tenant, DueFor.WORK, PAGE);
        List<Key> passed = sweep(kind, tenant);
        Set<Key> page = new LinkedHashSet<>(due);
        page.addAll(passed);
        run.all(kind, page, kind::run);
        if (due.size() == PAGE) {
            run.endedAtItsLimit(kind, due);
        }
        return passed;
    }

    private static void remove(Run run, DueKind<?> kind, TenantId tenant, List<Key> passed) {
        List<Key> due = kind.due(tenant, DueFor.REMOVAL, PAGE);
        run.all(kind, due, kind::remove);
        run.all(kind, passed, kind::removeIfEnded);
        if (due.size() == PAGE) {
            run.endedAtItsLimit(kind, due);
        }
    }

    List<DueReport.Parked> parked(TenantId tenant, int limit) {
        int most = PageSize.of(limit);
        return kinds.stream()
                .flatMap(kind -> parked(kind, tenant))
                .sorted(WORST_FIRST)
                .limit(most)
                .toList();
    }

    private static Stream<DueReport.Parked> parked(DueKind<?> kind, TenantId tenant) {
        return kind.due(tenant, Retry.LONGEST, MOST_PARKED).stream().flatMap(key -> parked(kind, key).stream());
    }

    private static Optional<DueReport.Parked> parked(DueKind<?> kind, Key key) {
        DueReport.Item item = new DueReport.Item(kind.name(), key);
        try {
            return kind.parked(key).map(retry -> DueReport.Parked.of(item, retry));
        } catch (EntryUnreadableException e) {
            return Optional.of(DueReport.Parked.unreadable(item));
        }
    }

    private List<Key> sweep(DueKind<?> kind, TenantId tenant) {
        String place = kind.name() + "/" + tenant;
        List<Key> page = kind.sweep(tenant, Optional.ofNullable(swept.get(place)), PAGE);
        if (page.size() < PAGE) {
            swept.remove(place);
        } else {
            swept.put(place, page.get(page.size() - 1));
        }
        return page;
    }

    /** The worst outcome of each item in one run. */
    private static final class Run {
        private final Map<DueReport.Item, Outcome> outcomes = new LinkedHashMap<>();
        private final Set<DueReport.Item> underWay;
        private Optional<StoreUnavailableException> failure = Optional.empty();
        private boolean more;

        Run(Set<DueReport.Item> underWay) {
            this.underWay = underWay;
        }

        void all(DueKind<?> kind, Collection<Key> keys, Function<Key, Outcome> action) {
            keys.forEach(key -> one(new DueReport.Item(kind.name(), key), action));
        }

        /** A kind that cannot be looked up holds up no other. */
        void guarded(Runnable ofOneKind) {
            try {
                ofOneKind.run();
            } catch (StoreUnavailableException e) {
                failure.filter(first -> first != e).ifPresent(first -> first.addSuppressed(e));
                failure = failure.or(() -> Optional.of(e));
            }
        }

        /** Behind a full page there may be more, unless none of it has moved: then the next run would find the same. */
        void endedAtItsLimit(DueKind<?> kind, List<Key> page) {
            more |= page.stream().anyMatch(key -> outcomes.get(new DueReport.Item(kind.name(), key)) != Outcome.STUCK);
        }

        DueReport report() {
            if (failure.isPresent()) {
                throw failure.get();
            }
            return new DueReport(
                    (int) of(Outcome.DONE).count(),
                    Stream.concat(of(Outcome.POSTPONED), of(Outcome.STUCK)).toList(),
                    more);
        }

        private void one(DueReport.Item item, Function<Key, Outcome> action) {
            if (underWay.add(item)) {
                try {
                    outcomes.merge(item, action.apply(item.key()), Outcome::and);
                } finally {
                    underWay.remove(item);
                }
            }
        }

        private Stream<DueReport.Item> of(Outcome outcome) {
            return outcomes.entrySet().stream()
                    .filter(entry -> entry.getValue() == outcome)
                    .map(Map.Entry::getKey);
        }
    }
}
