package dev.onecent.erasure.internal;

import dev.onecent.erasure.internal.ErasedPart.Transfer;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Entry;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Moves locked entries to a pseudonym: the copy is saved locked, unlocked while the original still stands, and then the original
 * is deleted. A locked copy without its original was made by a worker that came too late, and is deleted by the worker that
 * finds it; nothing ever happened to it.
 */
final class EntryTransfer<A extends Aggregate> {
    private final AggregateStore<A> store;
    private final ErasureRules<A> rules;

    EntryTransfer(AggregateStore<A> store, ErasureRules<A> rules) {
        this.store = store;
        this.rules = rules;
    }

    /** Locks an entry under its owner; if it was changed meanwhile, the next pass tries again. */
    void lock(Stored<A> stored, IdSource ids) {
        store.save(stored.key(), stored.entry().lockedAs(ids.next()), stored.version());
    }

    /** Moves a locked entry as far as it gets; the next pass goes on from there. */
    void move(Stored<A> original, Transfer transfer) {
        if (isReceived(original, transfer)) {
            store.delete(original.key(), original.version());
        }
    }

    /** Returns whether another thing than this one stands under the pseudonym, so that this one needs another pseudonym. */
    boolean collides(Stored<A> stored, Transfer transfer) {
        return rules.joining().isEmpty()
                && store.find(under(stored, transfer))
                        .filter(there -> !there.entry().locked() && !isSameLife(there, stored))
                        .isPresent();
    }

    private boolean isReceived(Stored<A> original, Transfer transfer) {
        Key key = under(original, transfer);
        Entry<A> copy = original.entry()
                .movedAs(
                        rules.withOwner().apply(original.value(), transfer.to()),
                        transfer.ids().next());
        if (store.find(key).isEmpty()) {
            store.save(key, copy, Stored.ABSENT);
        }
        Optional<Stored<A>> there = store.find(key);
        boolean isLeft = store.find(original.key())
                .filter(found -> found.version() == original.version())
                .isPresent();
        return there.isPresent() && (isLeft ? isTaken(there.get(), copy, transfer.ids()) : isWithdrawn(there.get()));
    }

    /** The original is gone: a copy that nobody unlocked before is one too many. */
    private boolean isWithdrawn(Stored<A> there) {
        if (there.entry().locked()) {
            store.delete(there.key(), there.version());
        }
        return false;
    }

    private boolean isTaken(Stored<A> there, Entry<A> copy, IdSource ids) {
        boolean same = there.entry().firstWriteId().equals(copy.firstWriteId());
        if (!there.entry().locked()) {
            return same
                    || rules.joining()
                            .filter(both -> isJoined(there, copy, both, ids))
                            .isPresent();
        }
        return same
                ? store.save(there.key(), there.entry().unlockedAs(ids.next()), there.version()) == SaveAnswer.SAVED
                : isWithdrawn(there);
    }

    /**
     * A shopper who goes on while an erasure is interrupted has another one under the same key by the time it is moved. Nothing of
     * either is lost; an event may be delivered twice (R23).
     */
    private boolean isJoined(Stored<A> there, Entry<A> copy, BinaryOperator<A> joining, IdSource ids) {
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

    private Key under(Stored<A> stored, Transfer transfer) {
        return new Key(transfer.to(), stored.key().id());
    }

    private boolean isSameLife(Stored<A> one, Stored<A> other) {
        return one.entry().firstWriteId().equals(other.entry().firstWriteId());
    }
}
