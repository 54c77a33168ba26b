package dev.onecent.erasure;

import dev.onecent.erasure.ErasureReport.Owed;
import dev.onecent.erasure.ErasureReport.Retained;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an erasure does with one kind of aggregate. By default it is deleted; what is owed, and what has an event to deliver,
 * is moved to the pseudonym and deleted there once it is settled; what is retained is moved and deleted on its date.
 */
public final class ErasedKind<A extends Aggregate> implements ErasedPart {
    private static final int PAGE = 100;
    private static final String EVENT = "an event is not delivered yet";

    private final String name;
    private final AggregateStore<A> store;
    private final BiFunction<A, ShopperId, A> withOwner;
    private final Function<A, Optional<String>> owed;
    private final Function<A, Optional<MerchantReference>> reference;
    private final Function<A, Optional<Instant>> retained;
    private final BinaryOperator<A> joining;

    private ErasedKind(
            String name,
            AggregateStore<A> store,
            BiFunction<A, ShopperId, A> withOwner,
            Function<A, Optional<String>> owed,
            Function<A, Optional<MerchantReference>> reference,
            Function<A, Optional<Instant>> retained,
            BinaryOperator<A> joining) {
        this.name = name;
        this.store = store;
        this.withOwner = withOwner;
        this.owed = owed;
        this.reference = reference;
        this.retained = retained;
        this.joining = joining;
    }

    /**
     * A kind of which nothing is owed but the delivery of its events.
     *
     * @param withOwner the same aggregate under another owner
     */
    public static <A extends Aggregate> ErasedKind<A> of(
            String name, AggregateStore<A> store, BiFunction<A, ShopperId, A> withOwner) {
        return new ErasedKind<>(
                name,
                store,
                withOwner,
                any -> Optional.empty(),
                any -> Optional.empty(),
                any -> Optional.empty(),
                (first, later) -> first);
    }

    /** What is owed of it, for the report: it is kept under the pseudonym as long as the test holds. */
    public ErasedKind<A> owedWhile(Predicate<A> unsettled, String why) {
        return new ErasedKind<>(
                name,
                store,
                withOwner,
                value -> unsettled.test(value) ? Optional.of(why) : Optional.empty(),
                reference,
                retained,
                joining);
    }

    /** Our name of it at the gateway, for the report. */
    public ErasedKind<A> knownAs(Function<A, MerchantReference> name) {
        return new ErasedKind<>(
                this.name, store, withOwner, owed, value -> Optional.of(name.apply(value)), retained, joining);
    }

    /** It is kept under the pseudonym until a date. */
    public ErasedKind<A> retainedUntil(Function<A, Instant> until) {
        return new ErasedKind<>(
                name, store, withOwner, owed, reference, value -> Optional.of(until.apply(value)), joining);
    }

    /**
     * A shopper who goes on while an erasure is interrupted has another one under the same key by the time it is moved: what is
     * owed of both, the one that was moved before and the later one. Said twice of the same it changes nothing.
     */
    public ErasedKind<A> joinedBy(BinaryOperator<A> both) {
        return new ErasedKind<>(name, store, withOwner, owed, reference, retained, both);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> removable(ShopperId owner, Instant now) {
        List<String> ids = new ArrayList<>();
        each(owner, stored -> {
            if (ids.size() < PAGE && isRemovable(stored.entry(), now)) {
                ids.add(stored.key().id());
            }
        });
        return ids;
    }

    @Override
    public int remove(ShopperId owner, List<String> ids, Instant now) {
        return (int) ids.stream().filter(id -> isGone(new Key(owner, id), now)).count();
    }

    boolean isEmpty(ShopperId owner) {
        return store.ownedBy(owner, "", 1).isEmpty();
    }

    /** Sets everything aside that cannot be deleted: from then on nothing changes it under this owner. */
    void setAside(ShopperId owner, Instant now, IdSource ids) {
        each(owner, stored -> {
            if (!stored.entry().setAside() && !isRemovable(stored.entry(), now)) {
                store.save(stored.key(), stored.entry().setAsideAs(ids.next()), stored.version());
            }
        });
    }

    /** Moves what was set aside; what could not be written is tried again by the next pass. */
    void move(ShopperId from, ShopperId to, IdSource ids) {
        each(from, stored -> {
            if (stored.entry().setAside() && isCopied(stored, to, ids)) {
                store.delete(stored.key(), stored.version());
            }
        });
    }

    List<Owed> owed(ShopperId owner) {
        List<Owed> all = new ArrayList<>();
        each(owner, stored -> why(stored.entry()).ifPresent(why -> all.add(owed(stored, why))));
        return all;
    }

    List<Retained> retained(ShopperId owner, Instant now) {
        List<Retained> all = new ArrayList<>();
        each(
                owner,
                stored -> retainedAt(stored.value(), now)
                        .filter(until -> why(stored.entry()).isEmpty())
                        .ifPresent(until -> all.add(
                                new Retained(name, stored.key().id(), reference.apply(stored.value()), until))));
        return all;
    }

    /** When what is not retained is worth another look, each: at once, if it could be deleted by now. */
    Stream<Instant> dues(ShopperId owner, Instant now) {
        List<Instant> all = new ArrayList<>();
        each(owner, stored -> {
            if (why(stored.entry()).isPresent()) {
                all.add(stored.entry().due().orElse(Instant.MAX));
            } else if (retainedAt(stored.value(), now).isEmpty()) {
                all.add(now);
            }
        });
        return all.stream();
    }

    private boolean isCopied(Stored<A> stored, ShopperId to, IdSource ids) {
        Key key = new Key(to, stored.key().id());
        Entry<A> copy = stored.entry().movedAs(withOwner.apply(stored.value(), to), ids.next());
        return store.save(key, copy, Stored.ABSENT) == SaveAnswer.SAVED
                || store.find(key).filter(there -> isJoined(there, copy, ids)).isPresent();
    }

    /**
     * Whatever is there under the pseudonym is that copy, or what became of it, or another one of which there is one at a time: a
     * vault of the shopper's who came back before the erasure went on. Nothing of either is lost; an event may be told twice (R23).
     */
    private boolean isJoined(Stored<A> there, Entry<A> copy, IdSource ids) {
        A both = joining.apply(there.value(), copy.value());
        Set<String> known =
                there.entry().outbox().stream().map(PendingEvent::id).collect(Collectors.toSet());
        List<PendingEvent> missing = copy.outbox().stream()
                .filter(event -> !known.contains(event.id()))
                .toList();
        if (both.equals(there.value()) && missing.isEmpty()) {
            return true;
        }
        List<PendingEvent> all = new ArrayList<>(there.entry().outbox());
        all.addAll(missing);
        Entry<A> next = there.entry().withValue(both).withOutbox(all).writtenAs(ids.next());
        return store.save(there.key(), next, there.version()) == SaveAnswer.SAVED;
    }

    private boolean isGone(Key key, Instant now) {
        Optional<Stored<A>> found = store.find(key);
        return found.isEmpty() || (isRemovable(found.get().entry(), now) && isDeleted(found.get()));
    }

    private boolean isDeleted(Stored<A> stored) {
        SaveAnswer answer = store.delete(stored.key(), stored.version());
        return answer == SaveAnswer.SAVED
                || (answer == SaveAnswer.UNKNOWN && store.find(stored.key()).isEmpty());
    }

    private boolean isRemovable(Entry<A> entry, Instant now) {
        return !entry.setAside()
                && why(entry).isEmpty()
                && retainedAt(entry.value(), now).isEmpty();
    }

    private Optional<String> why(Entry<A> entry) {
        return owed.apply(entry.value()).or(() -> entry.outbox().isEmpty() ? Optional.empty() : Optional.of(EVENT));
    }

    private Optional<Instant> retainedAt(A value, Instant now) {
        return retained.apply(value).filter(now::isBefore);
    }

    private Owed owed(Stored<A> stored, String why) {
        return new Owed(name, stored.key().id(), reference.apply(stored.value()), why);
    }

    private void each(ShopperId owner, Consumer<Stored<A>> action) {
        List<Owned<A>> page = store.ownedBy(owner, "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(one -> one.stored().ifPresent(action));
            page = store.ownedBy(owner, page.get(page.size() - 1).key().id(), PAGE);
        }
    }
}
