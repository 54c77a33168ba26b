package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.Storage;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.Retry;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** STORE-7, STORE-8: what is due is listed as well as the engine can; a sweep passes everything. */
abstract class DueRules<A extends Aggregate> extends KeepRules<A> {
    private static final Duration RESOLUTION = Duration.ofMillis(1);

    DueRules(
            StorageContract storage,
            Function<Storage, ? extends AggregateStore<A>> kind,
            BiFunction<Key, Integer, A> sample) {
        super(storage, kind, sample);
    }

    @Test
    void store_7_1_listsNothingForATenantThatHasNothing() {
        assertEquals(List.of(), due(tenant, NOON, 10));
    }

    @Test
    void store_7_2_neverListsAnotherTenantsKeys() {
        insertDue("one.1", NOON);

        assertEquals(List.of(), due(annElsewhere.tenant(), NOON, 10));
    }

    @Test
    void store_7_3_listsNoMoreThanTheLimit() {
        IntStream.range(0, 7).forEach(n -> insertDue("n" + n + ".1", NOON));

        assertTrue(due(tenant, NOON, 3).size() <= 3);
        assertTrue(due(tenant, NOON, 1).size() <= 1);
    }

    @Test
    void store_7_4_takesAnyInstant() {
        insertDue("one.1", NOON);

        assertTrue(due(tenant, Instant.MAX, 10).size() <= 10);
        assertEquals(List.of(), due(tenant, Instant.MIN, 10));
    }

    @Test
    void store_7_5_listsOnlyKeysOfItsOwn() {
        Key one = insertDue("one.1", NOON);

        assertTrue(List.of(one).containsAll(new HashSet<>(due(tenant, NOON, 10))));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_6_listsWhatIsDueAtTheInstantItself() {
        Key one = insertDue("one.1", NOON);

        assertEquals(List.of(one), due(tenant, NOON, 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_7_listsNothingThatIsDueLater() {
        insertDue("one.1", NOON.plusNanos(1));

        assertEquals(List.of(), due(tenant, NOON, 10));
        assertEquals(1, due(tenant, NOON.plus(RESOLUTION), 10).size());
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_8_listsTheEarliestFirst() {
        List<Key> latestFirst = IntStream.range(0, 5)
                .mapToObj(n -> insertDue("n" + n + ".1", NOON.minusSeconds(n)))
                .toList();
        List<Key> expected = new ArrayList<>(latestFirst);
        Collections.reverse(expected);

        assertEquals(expected, due(tenant, NOON, 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_9_aShortListHoldsTheEarliest() {
        IntStream.range(0, 5).forEach(n -> insertDue("n" + n + ".1", NOON.minusSeconds(n)));

        assertEquals(List.of(key(ann, "n4.1"), key(ann, "n3.1")), due(tenant, NOON, 2));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_10_listsNothingThatWasDone() {
        Key one = insertDue("one.1", NOON);

        save(one, notDue(one), versionOf(one));

        assertEquals(List.of(), due(tenant, NOON, 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_11_listsWhatWasPutOffWhenItsTimeComes() {
        Key one = insertDue("one.1", NOON);

        save(one, due(one, NOON.plusSeconds(60)), versionOf(one));

        assertEquals(List.of(), due(tenant, NOON, 10));
        assertEquals(List.of(one), due(tenant, NOON.plusSeconds(60), 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_12_listsWhatWasBroughtForward() {
        Key one = insertDue("one.1", NOON.plusSeconds(60));

        save(one, due(one, NOON), versionOf(one));

        assertEquals(List.of(one), due(tenant, NOON, 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_13_aRetryPutsOffWhatIsDue() {
        Entry<A> entry = due(key, NOON).withDelivery(new Retry(1, NOON.plusSeconds(60)));

        save(key, entry, Stored.ABSENT);

        assertEquals(List.of(), due(tenant, NOON.plusSeconds(59), 10));
        assertEquals(List.of(key), due(tenant, NOON.plusSeconds(60), 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_14_listsNothingThatWasDeleted() {
        Key one = insertDue("one.1", NOON);

        delete(one, versionOf(one));

        assertEquals(List.of(), due(tenant, NOON, 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_15_listingTakesNothingAway() {
        Key one = insertDue("one.1", NOON);

        assertEquals(List.of(one), due(tenant, NOON, 10));
        assertEquals(List.of(one), due(tenant, NOON, 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_16_aStaleSaveMovesNoDueTime() {
        Key one = insertDue("one.1", NOON);

        save(one, due(one, NOON.plusSeconds(60)), versionOf(one) + 1);

        assertEquals(List.of(one), due(tenant, NOON, 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_17_listsWhatIsDueInTheFarEndsOfTime() {
        Key first = insertDue("a.1", Instant.MIN);
        Key last = insertDue("b.1", Instant.MAX);
        Key never = key(ann, "c.1");
        save(never, notDue(never).lockedAs("aside"), Stored.ABSENT);

        assertEquals(List.of(first), due(tenant, NOON, 10));
        assertEquals(List.of(first, last), due(tenant, Instant.MAX, 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_18_anEventToDeliverTakesNoPlaceInTheOrderOfWork() {
        insertDue("one.1", NOON);

        assertEquals(List.of(), opened().due(tenant, DueFor.WORK, NOON, 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_19_workTakesNoPlaceInTheOrderOfDeliveries() {
        Entry<A> entry = notDue(key);

        save(key, entry, Stored.ABSENT);

        List<Key> expected = entry.due(DueFor.WORK).map(at -> List.of(key)).orElseGet(List::of);
        assertEquals(expected, opened().due(tenant, DueFor.WORK, Instant.MAX, 10));
        assertEquals(List.of(), due(tenant, Instant.MAX, 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_20_aRetryPutsOffItsOwnReasonAlone() {
        Entry<A> entry = notDue(key).withDelivery(new Retry(1, Instant.MAX)).withOutbox(List.of(event("due", NOON)));
        Key other = key(ann, "two.1");

        save(key, entry, Stored.ABSENT);
        save(other, due(other, NOON).withWork(new Retry(1, Instant.MAX)), Stored.ABSENT);

        Instant work = entry.due(DueFor.WORK).orElse(NOON);
        boolean works = entry.due(DueFor.WORK).isPresent();
        assertEquals(works ? List.of(key) : List.of(), opened().due(tenant, DueFor.WORK, work.plus(RESOLUTION), 10));
        assertEquals(List.of(other), due(tenant, NOON, 10));
    }

    @Test
    @Needs(Capability.PROMPT_DUE)
    void store_7_21_listsForRemovalWhatHasEndedAndIsNotOwed() {
        Entry<A> entry = Entry.fresh(sample(key, Samples.ENDED)).writtenAs(writeId());
        Key other = key(ann, "two.1");
        Entry<A> owed = Entry.fresh(sample(other, Samples.ENDED)).writtenAs(writeId());

        save(key, entry, Stored.ABSENT);
        save(other, owed.withOutbox(List.of(event("due", NOON))), Stored.ABSENT);

        boolean ended = entry.due(DueFor.REMOVAL).isPresent();
        assertEquals(ended ? List.of(key) : List.of(), opened().due(tenant, DueFor.REMOVAL, NOON, 10));
        assertEquals(List.of(other), due(tenant, NOON, 10));
    }

    @Test
    void store_8_1_passesEveryKeyOnce() {
        List<Key> all = keys(7);
        all.forEach(one -> insert(one, 1));

        List<Key> swept = sweep(3);

        assertEquals(7, swept.size());
        assertEquals(new HashSet<>(all), new HashSet<>(swept));
    }

    @Test
    void store_8_2_passesNothingOfAnotherTenant() {
        insert(key, 1);
        insert(key(annElsewhere, "two.1"), 1);

        assertEquals(List.of(key), sweep(10));
    }

    @Test
    void store_8_3_passesNothingForATenantThatHasNothing() {
        assertEquals(List.of(), opened().sweep(tenant, Optional.empty(), 10));
    }

    @Test
    void store_8_4_pagesAreFullUntilTheEnd() {
        keys(7).forEach(one -> insert(one, 1));

        List<Key> first = opened().sweep(tenant, Optional.empty(), 3);
        List<Key> second = opened().sweep(tenant, Optional.of(first.get(2)), 3);
        List<Key> third = opened().sweep(tenant, Optional.of(second.get(2)), 3);

        assertEquals(List.of(3, 3, 1), List.of(first.size(), second.size(), third.size()));
    }

    @Test
    void store_8_5_aPageThatEndsWithTheLastKeyIsFollowedByAnEmptyOne() {
        keys(6).forEach(one -> insert(one, 1));
        List<Key> all = opened().sweep(tenant, Optional.empty(), 6);

        assertEquals(List.of(), opened().sweep(tenant, Optional.of(all.get(5)), 6));
    }

    @Test
    void store_8_6_passesInTheSameOrderEachTime() {
        keys(9).forEach(one -> insert(one, 1));

        assertEquals(sweep(2), sweep(4));
    }

    @Test
    void store_8_7_passesWhatIsNotDue() {
        save(key, notDue(key), Stored.ABSENT);

        assertEquals(List.of(key), sweep(10));
    }

    @Test
    void store_8_8_goesOnAfterAKeyThatWasDeletedMeanwhile() {
        keys(6).forEach(one -> insert(one, 1));
        List<Key> page = opened().sweep(tenant, Optional.empty(), 3);
        List<Key> rest = opened().sweep(tenant, Optional.of(page.get(2)), 3);

        delete(page.get(2), versionOf(page.get(2)));

        assertEquals(rest, opened().sweep(tenant, Optional.of(page.get(2)), 3));
    }

    @Test
    void store_8_9_whatComesAndGoesMeanwhileHidesNothing() {
        List<Key> all = keys(8);
        all.forEach(one -> insert(one, 1));
        List<Key> page = opened().sweep(tenant, Optional.empty(), 4);
        List<Key> rest = new ArrayList<>(all);
        rest.removeAll(page);

        delete(page.get(0), versionOf(page.get(0)));
        insert(key(ann, "new.1"), 1);
        replace(rest.get(0), 2);
        List<Key> swept = opened().sweep(tenant, Optional.of(page.get(3)), 10);

        assertTrue(swept.containsAll(rest));
    }

    @Test
    void store_8_10_passesNothingThatWasDeleted() {
        insert(key, 1);
        delete(key, versionOf(key));

        assertEquals(List.of(), sweep(10));
    }

    @Test
    void store_8_11_passesPageByPageOfOne() {
        keys(4).forEach(one -> insert(one, 1));

        assertEquals(new HashSet<>(keys(4)), new HashSet<>(sweep(1)));
    }

    @Test
    void store_8_12_passesKeysWithAnyCharacters() {
        List<Key> odd = List.of("!", "~", "A", "a", "%", "'", "\\", "|", "{}", "zz", "0").stream()
                .map(id -> key(ann, id))
                .toList();
        odd.forEach(one -> insert(one, 1));

        List<Key> swept = sweep(2);

        assertEquals(odd.size(), swept.size());
        assertEquals(new HashSet<>(odd), new HashSet<>(swept));
    }

    /** Entries that are due for delivery: every kind of aggregate may have events. */
    private List<Key> due(TenantId of, Instant until, int limit) {
        return opened().due(of, DueFor.DELIVERY, until, limit);
    }

    /** A whole round, page by page. */
    private List<Key> sweep(int limit) {
        List<Key> swept = new ArrayList<>();
        Optional<Key> after = Optional.empty();
        for (int pages = 0; pages < 100; pages++) {
            List<Key> page = opened().sweep(tenant, after, limit);
            assertTrue(page.size() <= limit, "no more than " + limit);
            swept.addAll(page);
            if (page.size() < limit) {
                return swept;
            }
            after = Optional.of(page.get(page.size() - 1));
        }
        throw new AssertionError("the sweep does not end");
    }
}
