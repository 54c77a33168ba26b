package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.checkout.CheckoutEvent.CheckoutExpired;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.Receipt;
import dev.onecent.store.Retry;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The numbered rules of {@link AggregateStore}, each as a test that cites it. Not testable from here: that {@code SAVED} means
 * durable beyond a power cut (STORE-4), and what a failing engine makes of a call (STORE-11).
 */
public abstract class AggregateStoreContract<A extends Aggregate> {
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final ShopperId BOB = ShopperId.of("toys", "bob");
    private static final ShopperId ANN_ELSEWHERE = ShopperId.of("tools", "ann");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final int RIVALS = 8;

    private @Nullable AggregateStore<A> opened;

    /** An empty store; asked for once in each test. */
    protected abstract AggregateStore<A> store();

    /** An aggregate to be kept under {@code key}; another one for another variant, and not due before the year 2100. */
    protected abstract A sample(Key key, int variant);

    @BeforeEach
    void openTheStore() {
        opened = store();
    }

    /** STORE-1, STORE-6. */
    @Test
    void readsExactlyWhatWasSaved() {
        Key key = new Key(ANN, "one.1");
        Entry<A> entry = full(key, 1);

        SaveAnswer answer = opened().save(key, entry, Stored.ABSENT);

        assertEquals(SaveAnswer.SAVED, answer);
        assertEquals(Optional.of(new Stored<>(key, entry, 1)), opened().find(key));
    }

    /** STORE-1: another owner's key, or another id, is another key. */
    @Test
    void findsNothingUnderAnotherKey() {
        save(new Key(ANN, "one.1"), 1);

        assertEquals(Optional.empty(), opened().find(new Key(ANN, "one.2")));
        assertEquals(Optional.empty(), opened().find(new Key(BOB, "one.1")));
        assertEquals(Optional.empty(), opened().find(new Key(ANN_ELSEWHERE, "one.1")));
    }

    /** STORE-2. */
    @Test
    void insertsOnlyWhereNothingIs() {
        Key key = new Key(ANN, "one.1");
        save(key, 1);

        SaveAnswer answer = opened().save(key, full(key, 2), Stored.ABSENT);

        assertEquals(SaveAnswer.STALE, answer);
        assertEquals(Optional.of(new Stored<>(key, full(key, 1), 1)), opened().find(key));
    }

    /** STORE-3. */
    @Test
    void replacesTheNamedVersion() {
        Key key = new Key(ANN, "one.1");
        save(key, 1);

        SaveAnswer answer = opened().save(key, full(key, 2), 1);

        assertEquals(SaveAnswer.SAVED, answer);
        assertEquals(Optional.of(new Stored<>(key, full(key, 2), 2)), opened().find(key));
    }

    /** STORE-3. */
    @Test
    void changesNothingForAnyOtherVersion() {
        Key key = new Key(ANN, "one.1");
        save(key, 1);
        opened().save(key, full(key, 2), 1);

        assertEquals(SaveAnswer.STALE, opened().save(key, full(key, 3), 1));
        assertEquals(SaveAnswer.STALE, opened().save(key, full(key, 3), 3));
        assertEquals(SaveAnswer.STALE, opened().save(new Key(ANN, "two.1"), full(key, 3), 1));
        assertEquals(Optional.of(new Stored<>(key, full(key, 2), 2)), opened().find(key));
        assertEquals(Optional.empty(), opened().find(new Key(ANN, "two.1")));
    }

    /** STORE-5. */
    @Test
    void keepsOneOfManyInsertsAtOnce() {
        Key key = new Key(ANN, "one.1");

        List<SaveAnswer> answers = atOnce(rival -> opened().save(key, full(key, rival), Stored.ABSENT));

        assertEquals(1, Collections.frequency(answers, SaveAnswer.SAVED));
        assertEquals(full(key, answers.indexOf(SaveAnswer.SAVED)), read(key).entry());
    }

    /** STORE-5. */
    @Test
    void keepsOneOfManyReplacementsAtOnce() {
        Key key = new Key(ANN, "one.1");
        save(key, RIVALS);

        List<SaveAnswer> answers = atOnce(rival -> opened().save(key, full(key, rival), 1));

        assertEquals(1, Collections.frequency(answers, SaveAnswer.SAVED));
        assertEquals(full(key, answers.indexOf(SaveAnswer.SAVED)), read(key).entry());
    }

    /** STORE-7. */
    @Test
    void listsWhatIsDueEarliestFirst() {
        Key late = saveDue("late.1", NOON);
        Key early = saveDue("early.1", NOON.minusSeconds(60));
        saveDue("later.1", NOON.plusNanos(1_000));

        assertEquals(List.of(early, late), opened().due(ANN.tenant(), NOON, 10));
        assertEquals(List.of(early), opened().due(ANN.tenant(), NOON, 1));
        assertEquals(List.of(), opened().due(TenantId.of("tools"), NOON, 10));
    }

    /** STORE-7: what is done is no longer due. */
    @Test
    void listsOnlyWhatIsStillDue() {
        Key key = saveDue("one.1", NOON);

        opened().save(key, Entry.fresh(sample(key, 1)), 1);

        assertEquals(List.of(), opened().due(ANN.tenant(), NOON, 10));
    }

    /** STORE-7: the far ends of time are times. */
    @Test
    void comparesWithAnyInstant() {
        Key key = saveDue("one.1", NOON);

        assertTrue(opened().due(ANN.tenant(), Instant.MAX, 10).contains(key));
        assertEquals(List.of(), opened().due(ANN.tenant(), Instant.MIN, 10));
    }

    /** STORE-8. */
    @Test
    void sweepsEveryKeyOfATenantOnce() {
        List<Key> all = IntStream.range(0, 7)
                .mapToObj(n -> new Key(n % 2 == 0 ? ANN : BOB, "n" + n + ".1"))
                .toList();
        all.forEach(key -> save(key, 1));
        save(new Key(ANN_ELSEWHERE, "n8.1"), 1);

        List<Key> swept = new ArrayList<>();
        List<Key> page = opened().sweep(ANN.tenant(), Optional.empty(), 3);
        while (!page.isEmpty() && swept.size() <= all.size()) {
            swept.addAll(page);
            page = opened().sweep(ANN.tenant(), Optional.of(page.get(page.size() - 1)), 3);
        }

        assertEquals(all.size(), swept.size());
        assertTrue(swept.containsAll(all));
    }

    /** STORE-9. */
    @Test
    void pagesThroughWhatAShopperOwns() {
        List.of("a.1", "b.1", "c.1").forEach(id -> save(new Key(ANN, id), 1));
        save(new Key(BOB, "b.1"), 2);

        assertEquals(List.of("a.1", "b.1"), owned("", 2));
        assertEquals(List.of("c.1"), owned("b.1", 2));
        assertEquals(
                full(new Key(ANN, "a.1"), 1),
                opened().ownedBy(ANN, "", 1).get(0).entry());
    }

    /** STORE-10. */
    @Test
    void deletesOnlyTheNamedVersion() {
        Key key = new Key(ANN, "one.1");
        save(key, 1);

        assertEquals(SaveAnswer.STALE, opened().delete(key, 2));
        assertTrue(opened().find(key).isPresent());
        assertEquals(SaveAnswer.SAVED, opened().delete(key, 1));
        assertEquals(Optional.empty(), opened().find(key));
    }

    /** STORE-10. */
    @Test
    void deletesWhatIsGoneAlready() {
        assertEquals(SaveAnswer.SAVED, opened().delete(new Key(ANN, "one.1"), 1));
    }

    /** STORE-2 after STORE-10: a deleted key is free again. */
    @Test
    void insertsAgainWhereSomethingWasDeleted() {
        Key key = new Key(ANN, "one.1");
        save(key, 1);
        opened().delete(key, 1);

        assertEquals(SaveAnswer.SAVED, opened().save(key, full(key, 2), Stored.ABSENT));
        assertEquals(1, read(key).version());
    }

    private AggregateStore<A> opened() {
        return Objects.requireNonNull(opened);
    }

    private List<String> owned(String after, int limit) {
        return opened().ownedBy(ANN, after, limit).stream()
                .map(stored -> stored.key().id())
                .toList();
    }

    private Stored<A> read(Key key) {
        return opened().find(key).orElseThrow();
    }

    private void save(Key key, int variant) {
        assertEquals(SaveAnswer.SAVED, opened().save(key, full(key, variant), Stored.ABSENT));
    }

    private Key saveDue(String id, Instant at) {
        Key key = new Key(ANN, id);
        Entry<A> due = Entry.fresh(sample(key, 1)).withOutbox(List.of(event(at)));
        assertEquals(SaveAnswer.SAVED, opened().save(key, due, Stored.ABSENT));
        return key;
    }

    /** An entry in which nothing is left empty. */
    private Entry<A> full(Key key, int variant) {
        Instant exact = NOON.plusNanos(123_456_789);
        return Entry.fresh(sample(key, variant))
                .withReceipt(new Receipt(CommandId.of("command-" + variant), "Grüße, ‰ and \\ \" ' 漢字"))
                .withOutbox(List.of(event(exact), event(exact.plusSeconds(1))))
                .withWork(new Retry(3, exact))
                .withDelivery(new Retry(1, exact.plusNanos(1)))
                .writtenAs("write-" + variant);
    }

    private static PendingEvent event(Instant at) {
        return new PendingEvent("event-" + at, at, new CheckoutExpired(CheckoutId.of("checkout-1")));
    }

    private static <T> List<T> atOnce(IntFunction<T> rival) {
        ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
        try {
            List<Callable<T>> rivals = IntStream.range(0, RIVALS)
                    .<Callable<T>>mapToObj(n -> () -> rival.apply(n))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(rivals)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a save threw", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
