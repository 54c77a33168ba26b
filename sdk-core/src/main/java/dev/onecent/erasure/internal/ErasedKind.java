package dev.onecent.erasure.internal;

import dev.onecent.erasure.ErasurePage;
import dev.onecent.erasure.ErasurePage.Item;
import dev.onecent.erasure.ErasurePage.Step;
import dev.onecent.erasure.ErasureReport.Owed;
import dev.onecent.erasure.ErasureReport.Retained;
import dev.onecent.erasure.ErasureReport.Unreadable;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules by which an erasure treats one kind of aggregate. By default it is deleted; what is owed, and what has an
 * event to deliver, is moved to the pseudonym and deleted there once it is settled; what is retained is moved and
 * deleted on its date.
 */
public final class ErasedKind<A extends Aggregate> implements ErasedPart {
    private static final String EVENT = "an event is not delivered yet";
    private static final String NEEDED = "something that looks it up is not settled yet";

    private final String name;
    private final AggregateStore<A> store;
    private final ErasureRules<A> rules;
    private final EntryTransfer<A> entries;

    private ErasedKind(String name, AggregateStore<A> store, ErasureRules<A> rules) {
        this.name = name;
        this.store = store;
        this.rules = rules;
        this.entries = new EntryTransfer<>(store, rules);
    }

    /**
     * A kind of which nothing is owed but the delivery of its events.
     *
     * @param withOwner the same aggregate under another owner
     */
    public static <A extends Aggregate> ErasedKind<A> of(
            String name, AggregateStore<A> store, BiFunction<A, ShopperId, A> withOwner) {
        return new ErasedKind<>(name, store, ErasureRules.of(withOwner));
    }

    /** Keeps an entry under the pseudonym as long as the test holds; the report says why it is owed. */
    public ErasedKind<A> owedWhile(Predicate<A> unsettled, String why) {
        return with(rules.withOwed(value -> unsettled.test(value) ? Optional.of(why) : Optional.empty()));
    }

    /** Our name of it at the gateway, for the report. */
    public ErasedKind<A> knownAs(Function<A, MerchantReference> name) {
        return with(rules.withReference(value -> Optional.of(name.apply(value))));
    }

    /** Keeps an entry under the pseudonym until a date. */
    public ErasedKind<A> retainedUntil(Function<A, Instant> until) {
        return with(rules.withRetained(value -> Optional.of(until.apply(value))));
    }

    /** Keeps it as long as something else looks it up, also when its retention is over. */
    public ErasedKind<A> neededWhile(Predicate<A> lookedUp) {
        return with(rules.withNeeded(lookedUp));
    }

    /** Neither deletes nor locks it as long as something else has to go first. */
    public ErasedKind<A> inUseWhile(Predicate<A> used) {
        return with(rules.withInUse(used));
    }

    /** Moves it only after what it looks up. */
    public ErasedKind<A> movedOnceNot(Predicate<A> ahead) {
        return with(rules.withAhead(ahead));
    }

    /**
     * There is one under a key at a time: a shopper who goes on while an erasure is interrupted has another one by the time it is
     * moved. Returns what is owed of both, the one that was moved before and the later one; said twice of the same it changes
     * nothing. Without it, two under one key are two things, and the second one gets a pseudonym of its own.
     */
    public ErasedKind<A> joinedBy(BinaryOperator<A> both) {
        return with(rules.withJoining(both));
    }

    /** As {@link #joinedBy}, and nothing is owed of either but the delivery of its events. */
    public ErasedKind<A> oneAtATime() {
        return joinedBy((first, later) -> first);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Selection select(Step step, Transfer transfer, String afterId) {
        List<Owned<A>> page = page(transfer.from(), afterId);
        List<Item> items = page.stream()
                .flatMap(owned -> owned.stored().stream())
                .filter(stored -> transfer.concerns(name, stored.key().id()) && isReadyFor(step, stored, transfer))
                .map(stored -> new Item(stored.key().id(), stored.entry().firstWriteId()))
                .toList();
        boolean last = page.size() < ErasurePage.SIZE;
        return new Selection(
                items,
                last
                        ? Optional.empty()
                        : Optional.of(page.get(page.size() - 1).key().id()));
    }

    @Override
    public int carryOut(ErasurePage page, Transfer transfer) {
        return (int) page.items().stream()
                .filter(item -> isReadable(() -> isGone(page.step(), item, transfer)))
                .count();
    }

    boolean isEmpty(ShopperId owner) {
        return store.ownedBy(owner, "", 1).isEmpty();
    }

    /** Returns what is left of an owner. */
    List<Unreadable> left(ShopperId owner) {
        return all(owner).map(owned -> new Unreadable(name, owned.key().id())).toList();
    }

    /** Returns what is there and cannot be read. */
    List<Unreadable> unreadable(ShopperId owner) {
        return all(owner)
                .filter(Owned::isUnreadable)
                .map(owned -> new Unreadable(name, owned.key().id()))
                .toList();
    }

    /** Returns whether nothing here is locked; what is, is on its way to the pseudonym of this erasure and of no other. */
    boolean isUnlocked(ShopperId owner) {
        return readable(owner).noneMatch(stored -> stored.entry().locked());
    }

    /** Returns whether something cannot be moved, because another thing of its kind and id stands under the pseudonym. */
    boolean collides(Transfer transfer) {
        return readable(transfer.from()).anyMatch(stored -> isReadable(() -> entries.collides(stored, transfer)));
    }

    List<Owed> owed(ShopperId owner, Instant now) {
        return readable(owner)
                .flatMap(stored -> why(stored.entry(), now).map(why -> owed(stored, why)).stream())
                .toList();
    }

    List<Retained> retained(ShopperId owner, Instant now) {
        return readable(owner)
                .filter(stored -> why(stored.entry(), now).isEmpty())
                .flatMap(stored -> retainedAt(stored.value(), now)
                        .map(until -> new Retained(
                                name, stored.key().id(), rules.reference().apply(stored.value()), until))
                        .stream())
                .toList();
    }

    /** Lists when each entry that is not retained is worth another look: at once, if it could be deleted by now. */
    Stream<Instant> dues(ShopperId owner, Instant now) {
        return all(owner)
                .flatMap(owned -> owned.stored()
                        .map(stored -> due(stored, now).stream())
                        .orElseGet(() -> Stream.of(Instant.MAX)));
    }

    private Optional<Instant> due(Stored<A> stored, Instant now) {
        if (why(stored.entry(), now).isPresent()) {
            return Optional.of(stored.entry().due().orElse(Instant.MAX));
        }
        return retainedAt(stored.value(), now).isPresent() ? Optional.empty() : Optional.of(now);
    }

    /** An entry of another life under the same key does not belong to this erasure. */
    private boolean isGone(Step step, Item item, Transfer transfer) {
        Optional<Stored<A>> found = store.find(new Key(transfer.from(), item.id()))
                .filter(stored -> stored.entry().firstWriteId().equals(item.firstWriteId()));
        if (step == Step.DELETE) {
            return found.map(stored -> isReadyFor(step, stored, transfer)
                            && isDeleted(stored)
                            && !stored.entry().locked())
                    .orElse(true);
        }
        found.filter(stored -> isReadyFor(step, stored, transfer)).ifPresent(stored -> {
            if (step == Step.LOCK) {
                entries.lock(stored, transfer.ids());
            } else {
                entries.move(stored, transfer);
            }
        });
        return false;
    }

    private boolean isReadyFor(Step step, Stored<A> stored, Transfer transfer) {
        boolean locked = stored.entry().locked();
        return isReadable(() -> switch (step) {
            case DELETE -> locked ? transfer.isDone() : isRemovable(stored.entry(), transfer.now());
            case LOCK ->
                !locked
                        && !isRemovable(stored.entry(), transfer.now())
                        && !rules.inUse().test(stored.value())
                        && !entries.collides(stored, transfer);
            case MOVE -> locked && !rules.ahead().test(stored.value());
        });
    }

    /** Returns what a test answers; false if it met an entry that cannot be read: the others continue (R25). */
    private static boolean isReadable(BooleanSupplier test) {
        try {
            return test.getAsBoolean();
        } catch (EntryUnreadableException e) {
            return false;
        }
    }

    private boolean isDeleted(Stored<A> stored) {
        SaveAnswer answer = store.delete(stored.key(), stored.version());
        return answer == SaveAnswer.SAVED
                || (answer == SaveAnswer.UNKNOWN && store.find(stored.key()).isEmpty());
    }

    private boolean isRemovable(Entry<A> entry, Instant now) {
        return why(entry, now).isEmpty()
                && retainedAt(entry.value(), now).isEmpty()
                && !rules.inUse().test(entry.value());
    }

    private Optional<String> why(Entry<A> entry, Instant now) {
        return rules.owed()
                .apply(entry.value())
                .or(() -> entry.outbox().isEmpty() ? Optional.empty() : Optional.of(EVENT))
                .or(() -> isNeeded(entry.value(), now) ? Optional.of(NEEDED) : Optional.empty());
    }

    private boolean isNeeded(A value, Instant now) {
        return retainedAt(value, now).isEmpty() && rules.needed().test(value);
    }

    private Optional<Instant> retainedAt(A value, Instant now) {
        return rules.retained().apply(value).filter(now::isBefore);
    }

    private Owed owed(Stored<A> stored, String why) {
        return new Owed(name, stored.key().id(), rules.reference().apply(stored.value()), why);
    }

    private Stream<Stored<A>> readable(ShopperId owner) {
        return all(owner).flatMap(owned -> owned.stored().stream());
    }

    private Stream<Owned<A>> all(ShopperId owner) {
        List<Owned<A>> all = new ArrayList<>();
        List<Owned<A>> page = page(owner, "");
        while (!page.isEmpty()) {
            all.addAll(page);
            String last = page.get(page.size() - 1).key().id();
            page = page.size() < ErasurePage.SIZE ? List.of() : page(owner, last);
        }
        return all.stream();
    }

    private List<Owned<A>> page(ShopperId owner, String afterId) {
        return store.ownedBy(owner, afterId, ErasurePage.SIZE);
    }

    private ErasedKind<A> with(ErasureRules<A> next) {
        return new ErasedKind<>(name, store, next);
    }
}
