package dev.onecent.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.payment.Payment;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.Receipt;
import dev.onecent.store.Retry;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Mistakes that implementers make, each with a rule that finds it. */
final class StoreFaults {
    private static final int ALL = 1_000;

    private StoreFaults() {}

    /** By name; a new one each time, for some remember things. */
    static Map<String, Planted> all() {
        Map<String, Planted> all = new LinkedHashMap<>();
        all.putAll(reading());
        all.putAll(saving());
        all.putAll(forgetting());
        all.putAll(listing());
        all.putAll(deleting());
        return all;
    }

    record Planted(String rule, Supplier<Fault> fault) {}

    private static Map<String, Planted> reading() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put("stale read", new Planted("STORE-1.4", StaleRead::new));
        faults.put(
                "case does not matter",
                new Planted(
                        "STORE-1.8",
                        () -> new OtherKeys(key -> new Key(
                                new ShopperId(key.tenant(), lower(key.owner().shopper())), lower(key.id())))));
        faults.put(
                "the tenant is forgotten",
                new Planted(
                        "STORE-1.7",
                        () -> new OtherKeys(key -> new Key(
                                new ShopperId(TenantId.of("one"), key.owner().shopper()), key.id()))));
        faults.put(
                "the shopper is forgotten",
                new Planted(
                        "STORE-1.6",
                        () -> new OtherKeys(key -> new Key(new ShopperId(key.tenant(), "one"), key.id()))));
        faults.put(
                "key parts run together",
                new Planted(
                        "STORE-1.9",
                        () -> new OtherKeys(key -> new Key(
                                new ShopperId(key.tenant(), "one"),
                                shortened(key.owner().shopper() + "/" + key.id(), 160)))));
        faults.put(
                "long ids are cut off",
                new Planted("STORE-1.12", () -> new OtherKeys(key -> new Key(key.owner(), shortened(key.id(), 100)))));
        faults.put("wildcards", new Planted("STORE-1.11", () -> new Fault() {
            @Override
            <A extends Aggregate> Optional<Stored<A>> find(AggregateStore<A> store, Key key) {
                boolean pattern = key.id().equals("%");
                return pattern
                        ? store.ownedBy(key.owner(), "", 1).stream()
                                .flatMap(one -> one.stored().stream())
                                .findFirst()
                        : store.find(key);
            }
        }));
        faults.put("answers another key", new Planted("STORE-1.3", () -> new Fault() {
            @Override
            <A extends Aggregate> Optional<Stored<A>> find(AggregateStore<A> store, Key key) {
                return store.find(key)
                        .map(found -> new Stored<>(new Key(key.owner(), "x"), found.entry(), found.version()));
            }
        }));
        return faults;
    }

    private static Map<String, Planted> saving() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put("lost update: the version is not compared", new Planted("STORE-3.3", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
                return version == Stored.ABSENT ? store.save(key, entry, version) : overwrite(store, key, entry);
            }
        }));
        faults.put("lost update: compared first, written later", new Planted("STORE-5.1", CheckThenAct::new));
        faults.put("phantom success: said and not done", new Planted("STORE-1.2", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
                return SaveAnswer.SAVED;
            }
        }));
        faults.put("a conflict is called success", new Planted("STORE-3.4", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
                store.save(key, entry, version);
                return SaveAnswer.SAVED;
            }
        }));
        faults.put("a conflict is thrown", new Planted("STORE-2.3", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
                SaveAnswer answer = store.save(key, entry, version);
                if (answer == SaveAnswer.STALE) {
                    throw new IllegalStateException("conflict");
                }
                return answer;
            }
        }));
        faults.put("an insert overwrites", new Planted("STORE-2.3", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
                return version == Stored.ABSENT ? overwrite(store, key, entry) : store.save(key, entry, version);
            }
        }));
        faults.put("an update inserts", new Planted("STORE-3.5", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
                return store.find(key).isEmpty() ? overwrite(store, key, entry) : store.save(key, entry, version);
            }
        }));
        faults.put("the same content is not written", new Planted("STORE-3.7", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
                boolean same = store.find(key)
                        .filter(found -> found.version() == version)
                        .filter(found -> found.entry()
                                .equals(entry.writtenAs(found.entry().writeId())))
                        .isPresent();
                return same ? SaveAnswer.SAVED : store.save(key, entry, version);
            }
        }));
        faults.put("versions count by two", new Planted("STORE-3.2", CountsByTwo::new));
        faults.put("versions begin at nought", new Planted("STORE-2.2", () -> new Fault() {
            @Override
            <A extends Aggregate> Optional<Stored<A>> find(AggregateStore<A> store, Key key) {
                return store.find(key).map(found -> new Stored<>(key, found.entry(), found.version() - 1));
            }
        }));
        faults.put("doubts without a reason", new Planted("STORE-11.1", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
                SaveAnswer answer = store.save(key, entry, version);
                return answer == SaveAnswer.SAVED ? SaveAnswer.UNKNOWN : answer;
            }
        }));
        return faults;
    }

    /** What is kept is not what was saved. */
    private static Map<String, Planted> forgetting() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put("events are not saved with the change", kept("STORE-4.3", e -> e.withOutbox(List.of())));
        faults.put("receipts are not saved with the change", kept("STORE-4.2", e -> new Kept(e).receipts(List.of())));
        faults.put("retries are not saved with the change", kept("STORE-4.4", e -> new Kept(e).retries(Retry.NONE)));
        faults.put("the write id is not saved", kept("STORE-4.5", e -> e.writtenAs("")));
        faults.put(
                "events are sorted by their time",
                kept(
                        "STORE-4.6",
                        e -> e.withOutbox(e.outbox().stream()
                                .sorted(Comparator.comparing(PendingEvent::at))
                                .toList())));
        faults.put("equal events are one", kept("STORE-4.7", e -> e.withOutbox(distinct(e.outbox()))));
        faults.put(
                "microseconds",
                kept(
                        "STORE-6.1",
                        e -> e.withOutbox(e.outbox().stream()
                                .map(event -> new PendingEvent(
                                        event.id(), event.at().truncatedTo(ChronoUnit.MICROS), event.event()))
                                .toList())));
        faults.put(
                "control characters get lost",
                kept(
                        "STORE-6.2",
                        e -> new Kept(e)
                                .receipts(e.receipts().stream()
                                        .map(receipt -> new Receipt(
                                                receipt.command(),
                                                receipt.subject().replaceAll("\\p{Cntrl}", ""),
                                                receipt.contents(),
                                                receipt.counted()))
                                        .toList())));
        faults.put(
                "the ends of time are cut off",
                kept(
                        "STORE-6.3",
                        e -> e.withOutbox(e.outbox().stream()
                                .map(event -> new PendingEvent(event.id(), clamped(event.at()), event.event()))
                                .toList())));
        faults.put(
                "a long text is cut off",
                kept(
                        "STORE-6.5",
                        e -> new Kept(e)
                                .receipts(e.receipts().stream()
                                        .map(receipt -> new Receipt(
                                                receipt.command(),
                                                shortened(receipt.subject(), 1_000),
                                                receipt.contents(),
                                                receipt.counted()))
                                        .toList())));
        faults.put("events pile up", new Planted("STORE-4.8", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
                List<PendingEvent> events = new ArrayList<>();
                store.find(key)
                        .map(found -> found.entry().outbox())
                        .filter(few -> few.size() < 10)
                        .ifPresent(events::addAll);
                events.addAll(entry.outbox());
                return store.save(key, entry.withOutbox(events), version);
            }
        }));
        return faults;
    }

    private static Map<String, Planted> listing() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put(
                "due excludes the instant",
                due(
                        "STORE-7.6",
                        (store, tenant, reason, until, limit) -> until.equals(Instant.MIN)
                                ? List.of()
                                : store.due(tenant, reason, until.minusNanos(1), limit)));
        faults.put("due is not ordered", due("STORE-7.8", (store, tenant, reason, until, limit) -> {
            List<Key> keys = new ArrayList<>(store.due(tenant, reason, until, limit));
            Collections.reverse(keys);
            return keys;
        }));
        faults.put(
                "due has no limit",
                due("STORE-7.3", (store, tenant, reason, until, limit) -> store.due(tenant, reason, until, ALL)));
        faults.put(
                "due chokes on the end of time",
                due(
                        "STORE-7.4",
                        (store, tenant, reason, until, limit) ->
                                store.due(tenant, reason, Instant.ofEpochMilli(until.toEpochMilli()), limit)));
        faults.put(
                "due takes the first page of anything",
                due(
                        "STORE-7.9",
                        (store, tenant, reason, until, limit) -> store.sweep(tenant, Optional.empty(), limit)));
        faults.put("one order for every reason", due("STORE-7.18", (store, tenant, reason, until, limit) -> {
            Set<Key> keys = new LinkedHashSet<>();
            for (DueFor any : DueFor.values()) {
                keys.addAll(store.due(tenant, any, until, limit));
            }
            return keys.stream().limit(limit).toList();
        }));
        faults.put(
                "work is due when events are",
                due(
                        "STORE-7.19",
                        (store, tenant, reason, until, limit) -> store.due(tenant, DueFor.DELIVERY, until, limit)));
        faults.put(
                "a retry of the delivery puts off the work",
                kept("STORE-7.20", entry -> entry.withWork(later(entry.work(), entry.delivery()))));
        faults.put("due lists what was done", new Planted("STORE-7.10", RemembersDue::new));
        faults.put("due gives each key away once", new Planted("STORE-7.15", GivesAwayOnce::new));
        faults.put("a sweep leaves out the last", sweep("STORE-8.1", (store, tenant, after, limit) -> {
            List<Key> page = store.sweep(tenant, after, limit);
            return page.size() == limit ? page : page.subList(0, Math.max(0, page.size() - 1));
        }));
        faults.put("a sweep begins anew", sweep("STORE-8.5", (store, tenant, after, limit) -> {
            List<Key> page = store.sweep(tenant, after, limit);
            return page.isEmpty() ? store.sweep(tenant, Optional.empty(), limit) : page;
        }));
        faults.put("a sweep goes by its offset", new Planted("STORE-8.8", ByOffset::new));
        faults.put(
                "a sweep passes only what is due",
                sweep(
                        "STORE-8.7",
                        (store, tenant, after, limit) -> after.isEmpty()
                                ? store.due(tenant, DueFor.DELIVERY, Instant.parse("2100-01-01T00:00:00Z"), limit)
                                : List.of()));
        faults.put("a sweep has no order", sweep("STORE-8.6", (store, tenant, after, limit) -> {
            List<Key> page = new ArrayList<>(store.sweep(tenant, after, limit));
            Collections.rotate(page, limit == 4 ? 1 : 0);
            return page;
        }));
        faults.put(
                "short pages in between",
                sweep(
                        "STORE-8.4",
                        (store, tenant, after, limit) -> store.sweep(tenant, after, Math.max(1, limit - 1))));
        faults.put(
                "everybody owns everything",
                owned(
                        "STORE-9.2",
                        (store, owner, after, limit) -> store.sweep(owner.tenant(), Optional.empty(), limit).stream()
                                .filter(key -> key.id().compareTo(after) > 0)
                                .flatMap(key -> store.find(key).stream().map(found -> (Owned<?>) Owned.of(found)))
                                .toList()));
        faults.put(
                "ids are ordered without their case",
                owned(
                        "STORE-9.4",
                        (store, owner, after, limit) -> store.ownedBy(owner, after, limit).stream()
                                .map(found -> (Owned<?>) found)
                                .sorted(Comparator.comparing(
                                        found -> lower(found.key().id())))
                                .toList()));
        faults.put("a damaged entry is left out of the list", new Planted("STORE-9.10", () -> new Fault() {
            @Override
            <A extends Aggregate> List<Owned<A>> ownedBy(
                    AggregateStore<A> store, ShopperId owner, String after, int limit) {
                return store.ownedBy(owner, after, limit).stream()
                        .filter(one -> !one.isUnreadable())
                        .toList();
            }
        }));
        faults.put("a damaged entry is taken for none", new Planted("STORE-11.8", () -> new Fault() {
            @Override
            <A extends Aggregate> Optional<Stored<A>> find(AggregateStore<A> store, Key key) {
                try {
                    return store.find(key);
                } catch (EntryUnreadableException e) {
                    return Optional.empty();
                }
            }
        }));
        faults.put("a page repeats the last one's end", owned("STORE-9.5", (store, owner, after, limit) -> {
            List<Owned<?>> page = new ArrayList<>();
            Optional.of(after)
                    .filter(id -> !id.isEmpty())
                    .flatMap(id -> store.find(new Key(owner, id)))
                    .ifPresent(found -> page.add(Owned.of(found)));
            page.addAll(store.ownedBy(owner, after, limit));
            return page.subList(0, Math.min(limit, page.size()));
        }));
        faults.put("a reference of any tenant", new Planted("STORE-12.2", CrossTenantReferences::new));
        faults.put("a deletion takes the reference along", new Planted("STORE-12.7", OneKeyEach::new));
        faults.put("a reference is never found", new Planted("STORE-12.3", () -> new Fault() {
            @Override
            Optional<Key> findByReference(Supplier<Optional<Key>> store, TenantId tenant, MerchantReference reference) {
                return Optional.empty();
            }
        }));
        return faults;
    }

    private static Map<String, Planted> deleting() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put("a deletion does not compare", new Planted("STORE-10.2", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer delete(AggregateStore<A> store, Key key, long version) {
                return store.find(key)
                        .map(found -> store.delete(key, found.version()))
                        .orElse(SaveAnswer.SAVED);
            }
        }));
        faults.put("a deletion of nothing is stale", new Planted("STORE-10.4", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer delete(AggregateStore<A> store, Key key, long version) {
                return store.find(key).isEmpty() ? SaveAnswer.STALE : store.delete(key, version);
            }
        }));
        faults.put("a deletion is only said", new Planted("STORE-10.1", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer delete(AggregateStore<A> store, Key key, long version) {
                boolean right = store.find(key)
                        .filter(found -> found.version() != version)
                        .isEmpty();
                return right ? SaveAnswer.SAVED : SaveAnswer.STALE;
            }
        }));
        faults.put("a deleted key stays taken", new Planted("STORE-10.6", StaysTaken::new));
        faults.put("a key's next life repeats its versions", new Planted("STORE-10.8", RepeatsVersions::new));
        faults.put("a deletion takes the shopper's others along", new Planted("STORE-10.9", () -> new Fault() {
            @Override
            <A extends Aggregate> SaveAnswer delete(AggregateStore<A> store, Key key, long version) {
                SaveAnswer answer = store.delete(key, version);
                store.ownedBy(key.owner(), "", ALL).stream()
                        .flatMap(one -> one.stored().stream())
                        .forEach(found -> store.delete(found.key(), found.version()));
                return answer;
            }
        }));
        return faults;
    }

    private static <A extends Aggregate> SaveAnswer overwrite(AggregateStore<A> store, Key key, Entry<A> entry) {
        return store.save(key, entry, store.find(key).map(Stored::version).orElse(Stored.ABSENT));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }

    private static Retry later(Retry one, Retry other) {
        return one.notBefore().isBefore(other.notBefore()) ? other : one;
    }

    private static Instant clamped(Instant at) {
        return at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
    }

    private static List<PendingEvent> distinct(List<PendingEvent> events) {
        Map<Object, PendingEvent> byContent = new LinkedHashMap<>();
        events.forEach(event -> byContent.put(List.of(event.at(), event.event()), event));
        return List.copyOf(byContent.values());
    }

    private static Planted kept(String rule, UnaryOperator<Entry<?>> change) {
        return new Planted(rule, () -> new Fault() {
            @Override
            @SuppressWarnings("unchecked")
            <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
                return store.save(key, (Entry<A>) change.apply(entry), version);
            }
        });
    }

    /** What no payment shows, because none ends by itself. */
    static Planted withoutRemoval() {
        return due(
                "STORE-7.21",
                (store, tenant, reason, until, limit) ->
                        reason == DueFor.REMOVAL ? List.of() : store.due(tenant, reason, until, limit));
    }

    private static Planted due(String rule, Due listing) {
        return new Planted(rule, () -> new Fault() {
            @Override
            <A extends Aggregate> List<Key> due(
                    AggregateStore<A> store, TenantId tenant, DueFor reason, Instant until, int limit) {
                return listing.list(store, tenant, reason, until, limit);
            }
        });
    }

    private static Planted sweep(String rule, Sweep listing) {
        return new Planted(rule, () -> new Fault() {
            @Override
            <A extends Aggregate> List<Key> sweep(
                    AggregateStore<A> store, TenantId tenant, Optional<Key> after, int limit) {
                return listing.list(store, tenant, after, limit);
            }
        });
    }

    private static Planted owned(String rule, Owning listing) {
        return new Planted(rule, () -> new Fault() {
            @Override
            @SuppressWarnings("unchecked")
            <A extends Aggregate> List<Owned<A>> ownedBy(
                    AggregateStore<A> store, ShopperId owner, String after, int limit) {
                return listing.list(store, owner, after, limit).stream()
                        .map(found -> (Owned<A>) found)
                        .toList();
            }
        });
    }

    @FunctionalInterface
    private interface Due {
        List<Key> list(AggregateStore<?> store, TenantId tenant, DueFor reason, Instant until, int limit);
    }

    @FunctionalInterface
    private interface Sweep {
        List<Key> list(AggregateStore<?> store, TenantId tenant, Optional<Key> after, int limit);
    }

    @FunctionalInterface
    private interface Owning {
        List<? extends Owned<?>> list(AggregateStore<?> store, ShopperId owner, String after, int limit);
    }

    /** An entry with one part of it changed. */
    private record Kept(Entry<?> entry) {
        Entry<?> receipts(List<Receipt> receipts) {
            return new Entry<>(
                    entry.value(),
                    receipts,
                    entry.outbox(),
                    entry.work(),
                    entry.delivery(),
                    entry.writeId(),
                    entry.firstWriteId(),
                    entry.locked());
        }

        Entry<?> retries(Retry retry) {
            return new Entry<>(
                    entry.value(),
                    entry.receipts(),
                    entry.outbox(),
                    retry,
                    retry,
                    entry.writeId(),
                    entry.firstWriteId(),
                    entry.locked());
        }
    }

    /** Keeps everything under other keys than it is told. */
    private static final class OtherKeys extends Fault {
        private final UnaryOperator<Key> other;

        OtherKeys(UnaryOperator<Key> other) {
            this.other = other;
        }

        @Override
        <A extends Aggregate> Optional<Stored<A>> find(AggregateStore<A> store, Key key) {
            return store.find(other.apply(key)).map(found -> new Stored<>(key, found.entry(), found.version()));
        }

        @Override
        <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
            return store.save(other.apply(key), entry, version);
        }

        @Override
        <A extends Aggregate> SaveAnswer delete(AggregateStore<A> store, Key key, long version) {
            return store.delete(other.apply(key), version);
        }
    }

    /** A cache that one save does not reach. */
    private static final class StaleRead extends Fault {
        private final Map<Key, Stored<?>> cache = new ConcurrentHashMap<>();

        @Override
        @SuppressWarnings("unchecked")
        <A extends Aggregate> Optional<Stored<A>> find(AggregateStore<A> store, Key key) {
            Optional<Stored<A>> found = store.find(key);
            if (found.isPresent() && found.get().version() % 3 != 0) {
                cache.put(key, found.get());
            }
            return found.map(fresh -> (Stored<A>) cache.getOrDefault(key, fresh));
        }
    }

    /** Nobody writes before two have looked, so that the race is run each time. */
    private static final class CheckThenAct extends Fault {
        private final CountDownLatch looked = new CountDownLatch(2);

        @Override
        <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
            if (version != Stored.ABSENT || !key.id().equals("one.1")) {
                return store.save(key, entry, version);
            }
            boolean free = store.find(key).isEmpty();
            looked.countDown();
            try {
                assertThat(looked.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            SaveAnswer answer = SaveAnswer.STALE;
            while (free && answer == SaveAnswer.STALE) {
                answer =
                        overwrite(store, key, entry); // the one who looked before writes, also over another one's write
            }
            return answer;
        }
    }

    private static final class CountsByTwo extends Fault {
        @Override
        <A extends Aggregate> Optional<Stored<A>> find(AggregateStore<A> store, Key key) {
            return store.find(key).map(found -> new Stored<>(key, found.entry(), 2 * found.version()));
        }

        @Override
        <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
            return version % 2 == 0 ? store.save(key, entry, version / 2) : SaveAnswer.STALE;
        }

        @Override
        <A extends Aggregate> SaveAnswer delete(AggregateStore<A> store, Key key, long version) {
            return store.delete(key, version / 2);
        }
    }

    private static final class RemembersDue extends Fault {
        private final Set<Key> ever = new HashSet<>();

        @Override
        <A extends Aggregate> List<Key> due(
                AggregateStore<A> store, TenantId tenant, DueFor reason, Instant until, int limit) {
            return ever.stream()
                    .filter(key -> key.tenant().equals(tenant))
                    .limit(limit)
                    .toList();
        }

        @Override
        <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
            ever.add(key);
            return store.save(key, entry, version);
        }
    }

    private static final class GivesAwayOnce extends Fault {
        private final Set<Key> given = new HashSet<>();

        @Override
        <A extends Aggregate> List<Key> due(
                AggregateStore<A> store, TenantId tenant, DueFor reason, Instant until, int limit) {
            return store.due(tenant, reason, until, limit).stream()
                    .filter(given::add)
                    .toList();
        }
    }

    /** Remembers how far it came, and not where. */
    private static final class ByOffset extends Fault {
        private final Map<Key, Integer> places = new HashMap<>();

        @Override
        <A extends Aggregate> List<Key> sweep(
                AggregateStore<A> store, TenantId tenant, Optional<Key> after, int limit) {
            List<Key> all = store.sweep(tenant, Optional.empty(), ALL);
            int from = Math.min(
                    all.size(), after.map(key -> places.getOrDefault(key, 0)).orElse(0));
            List<Key> page = all.subList(from, Math.min(all.size(), from + limit));
            page.forEach(key -> places.put(key, all.indexOf(key) + 1));
            return List.copyOf(page);
        }
    }

    private static final class StaysTaken extends Fault {
        private final Set<Key> taken = new HashSet<>();

        @Override
        <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
            return taken.contains(key) ? SaveAnswer.STALE : store.save(key, entry, version);
        }

        @Override
        <A extends Aggregate> SaveAnswer delete(AggregateStore<A> store, Key key, long version) {
            SaveAnswer answer = store.delete(key, version);
            if (answer == SaveAnswer.SAVED) {
                taken.add(key);
            }
            return answer;
        }
    }

    /** Counts each life from one. */
    private static final class RepeatsVersions extends Fault {
        private final Map<Key, Long> earlier = new ConcurrentHashMap<>();

        @Override
        <A extends Aggregate> Optional<Stored<A>> find(AggregateStore<A> store, Key key) {
            return store.find(key).map(found -> new Stored<>(key, found.entry(), found.version() - before(key)));
        }

        @Override
        <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
            return store.save(key, entry, version == Stored.ABSENT ? version : version + before(key));
        }

        @Override
        <A extends Aggregate> SaveAnswer delete(AggregateStore<A> store, Key key, long version) {
            long real = version + before(key);
            SaveAnswer answer = store.delete(key, real);
            if (answer == SaveAnswer.SAVED) {
                earlier.merge(key, real, Math::max);
            }
            return answer;
        }

        private long before(Key key) {
            return earlier.getOrDefault(key, 0L);
        }
    }

    /** One index for all tenants. */
    private static final class CrossTenantReferences extends Fault {
        private final Map<MerchantReference, Key> keys = new ConcurrentHashMap<>();

        @Override
        <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
            keys.put(MerchantReference.of("payment", key), key);
            return store.save(key, entry, version);
        }

        @Override
        Optional<Key> findByReference(Supplier<Optional<Key>> store, TenantId tenant, MerchantReference reference) {
            return Optional.ofNullable(keys.get(reference));
        }
    }

    /** The index has one row for a reference: the last save writes it, the deletion of either key removes it. */
    private static final class OneKeyEach extends Fault {
        private final Set<MerchantReference> removed = ConcurrentHashMap.newKeySet();

        @Override
        <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
            SaveAnswer answer = super.save(store, key, entry, version);
            reference(entry.value()).ifPresent(removed::remove);
            return answer;
        }

        @Override
        <A extends Aggregate> SaveAnswer delete(AggregateStore<A> store, Key key, long version) {
            Optional<MerchantReference> held = store.find(key).flatMap(found -> reference(found.value()));
            SaveAnswer answer = super.delete(store, key, version);
            held.ifPresent(removed::add);
            return answer;
        }

        @Override
        Optional<Key> findByReference(Supplier<Optional<Key>> store, TenantId tenant, MerchantReference reference) {
            return removed.contains(reference) ? Optional.empty() : store.get();
        }

        private static Optional<MerchantReference> reference(Aggregate value) {
            return value instanceof Payment payment ? Optional.of(payment.reference()) : Optional.empty();
        }
    }
}
