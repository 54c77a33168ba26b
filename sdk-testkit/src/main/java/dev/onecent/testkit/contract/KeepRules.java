package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.Storage;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.Receipt;
import dev.onecent.store.Retry;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.Stored;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** STORE-4, STORE-5, STORE-6: what is kept is whole, lost to nobody, and exactly what was saved. */
abstract class KeepRules<A extends Aggregate> extends SaveRules<A> {
    private static final String EVERY_KIND_OF_CHARACTER = "Grüße, ‰ \\ \" ' 漢字 😀 \u0000\u0001\u001f\u007f\u2028\uffff "
            + "\u202eright to left\u202c e\u0301 \t\r\n <script> %s ${x} null";

    KeepRules(
            StorageContract storage,
            Function<Storage, ? extends AggregateStore<A>> kind,
            BiFunction<Key, Integer, A> sample) {
        super(storage, kind, sample);
    }

    @Test
    void store_4_1_keepsTheValue() {
        Entry<A> entry = insert(key, 1);

        assertEquals(entry.value(), read(key).value());
    }

    @Test
    void store_4_2_keepsReceiptsInTheSameSave() {
        insert(key, 1);
        Entry<A> next = full(key, 2).withReceipt(Receipt.free(CommandId.of("more"), "s", "c"));

        save(key, next, versionOf(key));

        assertEquals(next.receipts(), read(key).entry().receipts());
    }

    @Test
    void store_4_3_keepsEventsInTheSameSave() {
        insert(key, 1);
        Entry<A> next = replace(key, 2);

        assertEquals(next.outbox(), read(key).entry().outbox());
    }

    @Test
    void store_4_4_keepsRetriesInTheSameSave() {
        insert(key, 1);
        Entry<A> next = full(key, 2).withWork(new Retry(7, NOON)).withDelivery(new Retry(9, NOON.plusNanos(1)));

        save(key, next, versionOf(key));

        assertEquals(next.work(), read(key).entry().work());
        assertEquals(next.delivery(), read(key).entry().delivery());
    }

    @Test
    void store_4_5_keepsTheWriteIdInTheSameSave() {
        insert(key, 1);
        Entry<A> next = replace(key, 2);

        assertEquals(next.writeId(), read(key).entry().writeId());
    }

    @Test
    void store_4_6_keepsEventsInTheirOrder() {
        List<PendingEvent> events = IntStream.range(0, 20)
                .mapToObj(n -> event("event-" + (n * 7) % 20, NOON.minusSeconds(n)))
                .toList();

        save(key, notDue(key).withOutbox(events), Stored.ABSENT);

        assertEquals(events, read(key).entry().outbox());
    }

    @Test
    void store_4_7_keepsEventsThatDifferInTheirIdAlone() {
        List<PendingEvent> events = List.of(event("one", NOON), event("two", NOON));

        save(key, notDue(key).withOutbox(events), Stored.ABSENT);

        assertEquals(events, read(key).entry().outbox());
    }

    @Test
    void store_4_8_whatTheNextSaveLeavesOutIsGone() {
        insert(key, 1);
        Entry<A> empty = notDue(key);

        save(key, empty, versionOf(key));

        assertEquals(empty, read(key).entry());
    }

    @Test
    void store_4_9_nobodyReadsHalfASave() {
        insert(key, 0);

        List<Boolean> whole = atOnce(4, n -> n == 0 ? rewrites(30) : readsWholeEntries(60));

        assertEquals(List.of(true, true, true, true), whole);
    }

    @Test
    @Needs(Capability.RESTART)
    void store_4_10_whatWasSavedIsThereAfterARestart() {
        insert(key, 1);
        Entry<A> entry = replace(key, 2);
        Stored<A> before = read(key);

        Optional<Stored<A>> after = restarted().find(key);

        assertEquals(Optional.of(before), after);
        assertEquals(entry, before.entry());
    }

    @Test
    @Needs(Capability.RESTART)
    void store_4_11_whatWasDeletedIsGoneAfterARestart() {
        insert(key, 1);
        delete(key, versionOf(key));

        assertEquals(Optional.empty(), restarted().find(key));
    }

    @Test
    @Needs(Capability.RESTART)
    void store_4_12_aSweepPassesEverythingAfterARestart() {
        keys(5).forEach(one -> insert(one, 1));

        List<?> swept = restarted().sweep(tenant, Optional.empty(), 10);

        assertEquals(new HashSet<>(keys(5)), new HashSet<>(swept));
    }

    @Test
    void store_5_1_keepsOneOfManyInsertsAtOnce() {
        List<Entry<A>> entries =
                IntStream.range(0, RIVALS).mapToObj(n -> full(key, n)).toList();

        List<SaveAnswer> answers = atOnce(RIVALS, n -> save(key, entries.get(n), Stored.ABSENT));

        assertEquals(1, Collections.frequency(answers, SaveAnswer.SAVED));
        assertEquals(entries.get(answers.indexOf(SaveAnswer.SAVED)), read(key).entry());
    }

    @Test
    void store_5_2_keepsOneOfManyReplacementsAtOnce() {
        insert(key, RIVALS);
        long version = versionOf(key);
        List<Entry<A>> entries =
                IntStream.range(0, RIVALS).mapToObj(n -> full(key, n)).toList();

        List<SaveAnswer> answers = atOnce(RIVALS, n -> save(key, entries.get(n), version));

        assertEquals(1, Collections.frequency(answers, SaveAnswer.SAVED));
        assertEquals(entries.get(answers.indexOf(SaveAnswer.SAVED)), read(key).entry());
        assertEquals(version + 1, versionOf(key));
    }

    @Test
    void store_5_3_losesNoUpdateOfManyThreads() {
        insert(key, 0);
        long first = versionOf(key);
        int each = 4;

        int unknown = atOnce(RIVALS, n -> counts(key, each)).stream()
                .mapToInt(Integer::intValue)
                .sum();

        long least = first + (long) RIVALS * each;
        long version = versionOf(key);
        assertTrue(
                least <= version && version <= least + unknown,
                () -> "version " + version + " after " + least + ", " + unknown + " of unknown outcome");
    }

    @Test
    void store_5_4_keepsOneOfADeletionAndAReplacementAtOnce() {
        for (int round = 0; round < 5; round++) {
            insert(key, 1);
            long version = versionOf(key);
            Entry<A> next = full(key, 2);

            List<SaveAnswer> answers = atOnce(2, n -> n == 0 ? delete(key, version) : save(key, next, version));

            boolean replaced = answers.get(1) == SaveAnswer.SAVED;
            assertEquals(
                    replaced ? Optional.of(next) : Optional.empty(), find(key).map(Stored::entry));
            assertEquals(replaced ? SaveAnswer.STALE : SaveAnswer.SAVED, answers.get(0));
            delete(key, versionOf(key));
        }
    }

    @Test
    void store_5_5_writersOfDifferentKeysDoNotDisturbEachOther() {
        List<Boolean> done = atOnce(RIVALS, n -> {
            insert(key(ann, "k" + n), 0);
            counts(key(ann, "k" + n), 3);
            return true;
        });

        assertEquals(Collections.nCopies(RIVALS, true), done);
    }

    @Test
    @Needs(Capability.SEVERAL_PROCESSES)
    void store_5_6_anotherProcessFindsWhatWasSaved() {
        AggregateStore<A> other = another();
        Entry<A> entry = insert(key, 1);

        assertEquals(Optional.of(entry), other.find(key).map(Stored::entry));
        Entry<A> next = replace(key, 2);
        assertEquals(Optional.of(next), other.find(key).map(Stored::entry));
    }

    @Test
    @Needs(Capability.SEVERAL_PROCESSES)
    void store_5_7_keepsOneOfTwoProcessesReplacements() {
        AggregateStore<A> other = another();
        insert(key, 0);
        for (int round = 0; round < 10; round++) {
            long version = versionOf(key);

            List<SaveAnswer> answers = atOnce(2, n -> save(n == 0 ? opened() : other, key, full(key, n), version));

            assertEquals(1, Collections.frequency(answers, SaveAnswer.SAVED));
        }
    }

    @Test
    void store_6_1_isExactToTheNanosecond() {
        Entry<A> entry = due(key, NOON.plusNanos(123_456_789)).withWork(new Retry(1, NOON.plusNanos(1)));

        save(key, entry, Stored.ABSENT);

        assertEquals(entry, read(key).entry());
    }

    @Test
    void store_6_2_isExactToTheLastCharacter() {
        Entry<A> entry = notDue(key)
                .withReceipt(Receipt.counted(CommandId.of("c"), EVERY_KIND_OF_CHARACTER, EVERY_KIND_OF_CHARACTER));

        save(key, entry, Stored.ABSENT);

        assertEquals(entry, read(key).entry());
    }

    @Test
    void store_6_3_keepsTheFarEndsOfTime() {
        for (Instant at : List.of(
                Instant.EPOCH,
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                Instant.MIN,
                Instant.MAX)) {
            Entry<A> entry = due(key, at);
            save(key, entry, versionOf(key));
            assertEquals(entry, read(key).entry(), at.toString());
        }
    }

    @Test
    void store_6_4_keepsWhatIsEmptyEmpty() {
        Entry<A> entry =
                Entry.fresh(sample(key, 1)).writtenAs(writeId()).withReceipt(Receipt.free(CommandId.of("c"), "", ""));

        save(key, entry, Stored.ABSENT);

        assertEquals(entry, read(key).entry());
    }

    @Test
    void store_6_5_keepsALargeEntryWhole() {
        Entry<A> entry = notDue(key);
        for (int n = 0; n < Entry.REMEMBERED; n++) {
            entry = entry.withReceipt(Receipt.free(CommandId.of("c" + n), "ß".repeat(4_000), ""));
        }
        Entry<A> large = entry.withOutbox(IntStream.range(0, 1_000)
                .mapToObj(n -> event("event-" + n, NOON.plusNanos(n)))
                .toList());

        save(key, large, Stored.ABSENT);

        assertEquals(large, read(key).entry());
    }

    @Test
    void store_6_6_whatWasReadCanBeSavedAndReadAgain() {
        insert(key, 1);
        Entry<A> once = read(key).entry();

        save(key, once.writtenAs(writeId()), versionOf(key));
        Entry<A> twice = read(key).entry();

        assertEquals(once, twice.writtenAs(once.writeId()));
    }

    @Test
    void store_6_7_keepsHowOftenSomethingFailed() {
        Entry<A> entry =
                notDue(key).withWork(new Retry(Integer.MAX_VALUE, NOON)).withDelivery(new Retry(0, Instant.EPOCH));

        save(key, entry, Stored.ABSENT);

        assertEquals(entry, read(key).entry());
    }

    /**
     * Adds one to the version, so many times, whatever others do.
     *
     * @return how many more may have been added, by saves whose outcome is unknown
     */
    private int counts(Key counted, int times) {
        int done = 0;
        int unknown = 0;
        for (int tries = 0; done < times && tries < 2_000; tries++) {
            Stored<A> stored = read(counted);
            SaveAnswer answer = opened().save(counted, stored.entry().writtenAs(writeId()), stored.version());
            done += answer == SaveAnswer.SAVED ? 1 : 0;
            unknown += answer == SaveAnswer.UNKNOWN ? 1 : 0;
        }
        assertEquals(times, done);
        return unknown;
    }

    private boolean rewrites(int times) {
        IntStream.rangeClosed(1, times).forEach(variant -> replace(key, variant));
        return true;
    }

    /**
     * Returns whether entries were read whole: everything in a full entry tells its variant, so halves of two would not
     * agree.
     */
    private boolean readsWholeEntries(int times) {
        for (int n = 0; n < times; n++) {
            Entry<A> entry = read(key).entry();
            String variant = entry.receipts().get(0).subject().substring("subject-".length());
            Set<String> ids = new HashSet<>(List.of("a-" + variant, "b-" + variant));
            entry.outbox().forEach(event -> assertTrue(ids.remove(event.id()), event.id()));
            assertEquals(sample(key, Integer.parseInt(variant)), entry.value());
        }
        return true;
    }
}
