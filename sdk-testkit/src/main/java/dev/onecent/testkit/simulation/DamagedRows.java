package dev.onecent.testkit.simulation;

import dev.onecent.DueReport;
import dev.onecent.store.Stored;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** An operator sees every row that has something to do and cannot be read (R25). */
final class DamagedRows {
    private static final int MOST = 1_000;

    private DamagedRows() {}

    static void areShown(ActionContext visit) {
        int faults = visit.faultCount();
        Set<String> shown = visit.onecent().parked(World.TENANT, MOST).stream()
                .filter(DueReport.Parked::unreadable)
                .map(parked -> parked.item().key().toString())
                .collect(Collectors.toSet());
        if (visit.faultCount() == faults) {
            visit.rows().damaged().stream()
                    .filter(row -> row.key().tenant().equals(World.TENANT) && isDue(visit, row))
                    .filter(row -> !shown.contains(row.key().toString()))
                    .forEach(row -> visit.broken("R25", "damaged and not shown: " + row));
            shown.forEach(any -> visit.say("a damaged row is shown"));
        }
    }

    /** With some time to spare for a process whose clock is behind. */
    private static boolean isDue(ActionContext visit, Rows.Row row) {
        Instant now = visit.now();
        return visit.find(row.kind(), row.key())
                .map(Stored::entry)
                .flatMap(entry -> entry.due())
                .filter(at -> !at.isAfter(now))
                .isPresent();
    }
}
