package dev.onecent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.Storage;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.CheckoutState.Abandoned;
import dev.onecent.checkout.CheckoutState.AwaitingChallenge;
import dev.onecent.checkout.CheckoutState.ChoosingMethod;
import dev.onecent.checkout.CheckoutState.Expired;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.checkout.CheckoutState.Paying;
import dev.onecent.checkout.CheckoutState.Reviewing;
import dev.onecent.checkout.CheckoutStore;
import dev.onecent.store.Channel;
import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.ForwardingStorage;
import dev.onecent.testkit.InMemoryStorage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A storage that remembers every version of every checkout, and the picture of R3 to hold them against. */
final class CheckoutRecorder extends ForwardingStorage {
    /** From each state to those that one save may lead to; staying is always allowed. */
    private static final Map<Class<? extends CheckoutState>, Set<Class<? extends CheckoutState>>> ALLOWED = Map.of(
            Reviewing.class, Set.of(ChoosingMethod.class, Abandoned.class, Expired.class),
            ChoosingMethod.class, Set.of(Reviewing.class, Paying.class, Abandoned.class, Expired.class),
            Paying.class, Set.of(AwaitingChallenge.class, Paid.class, ChoosingMethod.class),
            AwaitingChallenge.class, Set.of(Paid.class, ChoosingMethod.class),
            Paid.class, Set.of(),
            Abandoned.class, Set.of(),
            Expired.class, Set.of());

    private final Map<Key, List<Checkout>> versions = new HashMap<>();

    CheckoutRecorder() {
        this(new InMemoryStorage());
    }

    /** Over a storage of one's own. */
    CheckoutRecorder(Storage storage) {
        super(storage);
    }

    void assertEveryStepWasAllowed() {
        versions.values().forEach(CheckoutRecorder::assertAllowed);
    }

    private static void assertAllowed(List<Checkout> life) {
        Checkout before = life.get(0);
        assertThat(before.state())
                .isInstanceOf(before.channel() == Channel.MOBILE ? Reviewing.class : ChoosingMethod.class);
        for (Checkout after : life) {
            if (!after.state().getClass().equals(before.state().getClass())) {
                assertThat(ALLOWED.get(before.state().getClass()))
                        .contains(after.state().getClass());
            }
            assertAddress(after);
            before = after;
        }
    }

    /** A mobile checkout goes on with an address only; one that ended unpaid has none any more; a desktop never has (M3). */
    private static void assertAddress(Checkout checkout) {
        CheckoutState state = checkout.state();
        boolean unpaid = state instanceof Abandoned || state instanceof Expired;
        if (checkout.channel() == Channel.DESKTOP || unpaid) {
            assertThat(checkout.address()).isEmpty();
            assertThat(state).isNotInstanceOf(Reviewing.class);
        } else if (!(state instanceof Reviewing)) {
            assertThat(checkout.address()).isPresent();
        }
    }

    @Override
    public CheckoutStore checkouts() {
        return new Recording(super.checkouts());
    }

    private final class Recording implements CheckoutStore {
        private final CheckoutStore store;

        Recording(CheckoutStore store) {
            this.store = store;
        }

        @Override
        public Optional<Stored<Checkout>> find(Key key) {
            return store.find(key);
        }

        @Override
        public SaveAnswer save(Key key, Entry<Checkout> entry, long expectedVersion) {
            SaveAnswer answer = store.save(key, entry, expectedVersion);
            if (answer == SaveAnswer.SAVED) {
                versions.computeIfAbsent(key, first -> new ArrayList<>()).add(entry.value());
            }
            return answer;
        }

        @Override
        public SaveAnswer delete(Key key, long expectedVersion) {
            return store.delete(key, expectedVersion);
        }

        @Override
        public List<Key> due(TenantId tenant, DueFor reason, Instant until, int limit) {
            return store.due(tenant, reason, until, limit);
        }

        @Override
        public List<Key> sweep(TenantId tenant, Optional<Key> after, int limit) {
            return store.sweep(tenant, after, limit);
        }

        @Override
        public List<Owned<Checkout>> ownedBy(ShopperId owner, String afterId, int limit) {
            return store.ownedBy(owner, afterId, limit);
        }
    }
}
