package dev.onecent;

import dev.onecent.store.Key;
import dev.onecent.store.Retry;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.DueKind;
import dev.onecent.store.internal.DueKind.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Runs what is due, kind by kind in their order; and sweeps a page of everything, because the due index is a hint (R23).
 * The place of the sweep is kept in memory: it makes its round as long as the process lives. An item that another thread of
 * this process is at is passed over, so that a second thread gets to the items behind a slow call (R25).
 */
final class DueWork {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final List<DueKind<?>> kinds;
    private final Map<String, Key> swept = new ConcurrentHashMap<>();
    private final Set<DueReport.Item> underWay = ConcurrentHashMap.newKeySet();

    DueWork(List<DueKind<?>> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    DueReport run(TenantId tenant) {
        Run run = new Run(underWay);
        boolean more = false;
        for (DueKind<?> kind : kinds) {
            more |= isUnfinished(run, kind, tenant);
            run.all(kind, sweep(kind, tenant));
        }
        return run.report(more);
    }

    List<DueReport.Parked> parked(TenantId tenant, int limit) {
        return kinds.stream()
                .flatMap(kind -> parked(kind, tenant))
                .sorted(Comparator.comparing(DueReport.Parked::failures).reversed())
                .limit(limit)
                .toList();
    }

    private static Stream<DueReport.Parked> parked(DueKind<?> kind, TenantId tenant) {
        return kind.due(tenant, Retry.LONGEST, MOST_PAGES * PAGE).stream()
                .flatMap(key -> kind
                        .parked(key)
                        .map(retry -> new DueReport.Parked(
                                new DueReport.Item(kind.name(), key), retry.failures(), retry.notBefore()))
                        .stream());
    }

    private static boolean isUnfinished(Run run, DueKind<?> kind, TenantId tenant) {
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Key> due = kind.due(tenant, PAGE);
            if (!run.all(kind, due)) {
                return false;
            }
        }
        return true;
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

    /** One run: each item once. */
    private static final class Run {
        private final Map<String, Set<Key>> seen = new HashMap<>();
        private final Set<DueReport.Item> underWay;
        private final List<DueReport.Item> postponed = new ArrayList<>();
        private int done;

        Run(Set<DueReport.Item> underWay) {
            this.underWay = underWay;
        }

        /** Runs those not seen in this run; false if there was none. */
        boolean all(DueKind<?> kind, List<Key> keys) {
            Set<Key> before = seen.computeIfAbsent(kind.name(), name -> new HashSet<>());
            List<Key> fresh = keys.stream().filter(before::add).toList();
            fresh.forEach(key -> count(kind, key));
            return !fresh.isEmpty();
        }

        DueReport report(boolean more) {
            return new DueReport(done, postponed, more);
        }

        private void count(DueKind<?> kind, Key key) {
            DueReport.Item item = new DueReport.Item(kind.name(), key);
            if (underWay.add(item)) {
                try {
                    count(item, kind.run(key));
                } finally {
                    underWay.remove(item);
                }
            }
        }

        private void count(DueReport.Item item, Outcome outcome) {
            if (outcome == Outcome.DONE) {
                done++;
            } else if (outcome == Outcome.POSTPONED) {
                postponed.add(item);
            }
        }
    }
}
