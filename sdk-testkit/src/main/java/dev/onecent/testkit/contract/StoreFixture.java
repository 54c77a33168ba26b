package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onecent.Storage;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tools with which the rules about stores are written. Each test has a tenant of its own, so a store may be shared
 * by all.
 */
@ExtendWith(ContractReport.class)
abstract class StoreFixture<A extends Aggregate> implements Claims {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final int RIVALS = 8;

    private static final int TRIES = 200;

    final TenantId tenant = TenantId.of("t-" + UUID.randomUUID());
    final ShopperId ann = new ShopperId(tenant, "ann");
    final ShopperId bob = new ShopperId(tenant, "bob");
    final ShopperId annElsewhere = new ShopperId(TenantId.of("u-" + UUID.randomUUID()), "ann");
    final Key key = new Key(ann, "one.1");

    private final StorageContract storage;
    private final Function<Storage, ? extends AggregateStore<A>> kind;
    private final BiFunction<Key, Integer, A> sample;

    private @Nullable Storage opened;

    StoreFixture(
            StorageContract storage,
            Function<Storage, ? extends AggregateStore<A>> kind,
            BiFunction<Key, Integer, A> sample) {
        this.storage = storage;
        this.kind = kind;
        this.sample = sample;
    }

    @Override
    public final Set<Capability> capabilities() {
        return storage.capabilities();
    }

    @BeforeEach
    void openTheStore() {
        opened = storage.storage();
    }

    final Storage storage() {
        return Objects.requireNonNull(opened);
    }

    final AggregateStore<A> opened() {
        return kind.apply(storage());
    }

    final AggregateStore<A> restarted() {
        return kind.apply(storage.restarted());
    }

    final AggregateStore<A> another() {
        return kind.apply(storage.another());
    }

    final void loseNextAnswer() {
        storage.loseNextAnswer();
    }

    final void outage(boolean down) {
        storage.outage(down);
    }

    final void damage(Key wanted) {
        storage.damage(wanted);
    }

    final A sample(Key wanted, int variant) {
        return sample.apply(wanted, variant);
    }

    final Key key(ShopperId owner, String id) {
        return new Key(owner, id);
    }

    final List<Key> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Key(n % 2 == 0 ? ann : bob, "n" + n + ".1"))
                .toList();
    }

    final Optional<Stored<A>> find(Key wanted) {
        return opened().find(wanted);
    }

    final Stored<A> read(Key wanted) {
        return find(wanted).orElseThrow(() -> new AssertionError("nothing under " + wanted));
    }

    /** The version to name when the key is written next. */
    final long versionOf(Key wanted) {
        return find(wanted).map(Stored::version).orElse(Stored.ABSENT);
    }

    /** Inserts a full entry. */
    final Entry<A> insert(Key wanted, int variant) {
        Entry<A> entry = full(wanted, variant);
        assertEquals(SaveAnswer.SAVED, save(wanted, entry, Stored.ABSENT));
        return entry;
    }

    /** Replaces what is there with a full entry. */
    final Entry<A> replace(Key wanted, int variant) {
        Entry<A> entry = full(wanted, variant);
        assertEquals(SaveAnswer.SAVED, save(wanted, entry, versionOf(wanted)));
        return entry;
    }

    final Key insertDue(String id, Instant at) {
        Key wanted = new Key(ann, id);
        assertEquals(SaveAnswer.SAVED, save(wanted, due(wanted, at), Stored.ABSENT));
        return wanted;
    }

    /** Saves, and after an unknown answer finds out by the write id, as the shells do (R22). */
    final SaveAnswer save(Key wanted, Entry<A> entry, long expectedVersion) {
        return save(opened(), wanted, entry, expectedVersion);
    }

    final SaveAnswer save(AggregateStore<A> store, Key wanted, Entry<A> entry, long expectedVersion) {
        boolean doubtful = false;
        for (int tries = 0; tries < TRIES; tries++) {
            SaveAnswer answer = store.save(wanted, entry, expectedVersion);
            if (answer == SaveAnswer.SAVED || (answer == SaveAnswer.STALE && !doubtful)) {
                return answer;
            }
            doubtful = true;
            boolean kept = store.find(wanted)
                    .filter(stored -> stored.entry().writeId().equals(entry.writeId()))
                    .isPresent();
            if (kept || answer == SaveAnswer.STALE) {
                return kept ? SaveAnswer.SAVED : SaveAnswer.STALE;
            }
        }
        throw new AssertionError("unknown at every try");
    }

    /** Deletes, and after an unknown answer finds out by reading. */
    final SaveAnswer delete(Key wanted, long expectedVersion) {
        for (int tries = 0; tries < TRIES; tries++) {
            SaveAnswer answer = opened().delete(wanted, expectedVersion);
            if (answer != SaveAnswer.UNKNOWN) {
                return answer;
            }
        }
        throw new AssertionError("unknown at every try");
    }

    /** An entry in which nothing is left empty. */
    final Entry<A> full(Key wanted, int variant) {
        Instant exact = NOON.plusNanos(123_456_789);
        return Entry.fresh(sample(wanted, variant))
                .withReceipt(Receipt.counted(
                        CommandId.of("command-" + variant), "subject-" + variant, "contents-" + variant))
                .withReceipt(Receipt.free(CommandId.of("free-" + variant), "subject-" + variant, "contents-" + variant))
                .withOutbox(List.of(event("a-" + variant, exact), event("b-" + variant, exact.plusSeconds(1))))
                .withWork(new Retry(3, exact))
                .withDelivery(new Retry(1, exact.plusNanos(1)))
                .writtenAs(writeId());
    }

    /** An entry that is due at an instant. */
    final Entry<A> due(Key wanted, Instant at) {
        return notDue(wanted).withOutbox(List.of(event("due", at)));
    }

    /** An entry that is not due before the year 2100. */
    final Entry<A> notDue(Key wanted) {
        return Entry.fresh(sample(wanted, 1)).writtenAs(writeId());
    }

    static String writeId() {
        return "write-" + UUID.randomUUID();
    }

    static PendingEvent event(String id, Instant at) {
        return new PendingEvent(id, at, new CheckoutExpired(CheckoutId.of("checkout-1")));
    }

    /** Does something from several threads at once. */
    static <T> List<T> atOnce(int rivals, IntFunction<T> rival) {
        ExecutorService threads = Executors.newFixedThreadPool(rivals);
        try {
            List<Callable<T>> all = IntStream.range(0, rivals)
                    .<Callable<T>>mapToObj(n -> () -> rival.apply(n))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("one of the rivals failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
