package dev.onecent.testkit.contract;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A mistake that an implementer of a store may make; what is not overridden works. */
class Fault {
    <A extends Aggregate> Optional<Stored<A>> find(AggregateStore<A> store, Key key) {
        return store.find(key);
    }

    <A extends Aggregate> SaveAnswer save(AggregateStore<A> store, Key key, Entry<A> entry, long version) {
        return store.save(key, entry, version);
    }

    <A extends Aggregate> SaveAnswer delete(AggregateStore<A> store, Key key, long version) {
        return store.delete(key, version);
    }

    <A extends Aggregate> List<Key> due(
            AggregateStore<A> store, TenantId tenant, DueFor reason, Instant until, int limit) {
        return store.due(tenant, reason, until, limit);
    }

    <A extends Aggregate> List<Key> sweep(AggregateStore<A> store, TenantId tenant, Optional<Key> after, int limit) {
        return store.sweep(tenant, after, limit);
    }

    <A extends Aggregate> List<Owned<A>> ownedBy(AggregateStore<A> store, ShopperId owner, String after, int limit) {
        return store.ownedBy(owner, after, limit);
    }

    Optional<Key> findByReference(Supplier<Optional<Key>> store, TenantId tenant, MerchantReference reference) {
        return store.get();
    }

    /** A store with the mistake in it. */
    static class Store<A extends Aggregate> implements AggregateStore<A> {
        private final AggregateStore<A> store;
        private final Fault fault;

        Store(AggregateStore<A> store, Fault fault) {
            this.store = store;
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }

        @Override
        public Optional<Stored<A>> find(Key key) {
            return fault.find(store, key);
        }

        @Override
        public SaveAnswer save(Key key, Entry<A> entry, long expectedVersion) {
            return fault.save(store, key, entry, expectedVersion);
        }

        @Override
        public SaveAnswer delete(Key key, long expectedVersion) {
            return fault.delete(store, key, expectedVersion);
        }

        @Override
        public List<Key> due(TenantId tenant, DueFor reason, Instant until, int limit) {
            return fault.due(store, tenant, reason, until, limit);
        }

        @Override
        public List<Key> sweep(TenantId tenant, Optional<Key> after, int limit) {
            return fault.sweep(store, tenant, after, limit);
        }

        @Override
        public List<Owned<A>> ownedBy(ShopperId owner, String afterId, int limit) {
            return fault.ownedBy(store, owner, afterId, limit);
        }
    }
}
