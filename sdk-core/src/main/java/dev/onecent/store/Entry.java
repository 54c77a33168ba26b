package dev.onecent.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A store's record under a key, written as one: the aggregate, the commands it remembers, the events not yet delivered,
 * and the failures of its due work. Everything that must be atomic is in here, so a store needs no transaction across
 * keys (R22, R23).
 *
 * @param value the aggregate
 * @param receipts the most recent commands that took effect, oldest first: at most {@value #REMEMBERED} that attempt limits
 *     counted, and as many that cost nothing
 * @param outbox events to deliver, oldest first
 * @param work tries of the aggregate's own due work that failed
 * @param delivery tries to deliver the outbox that failed; kept apart, so that a failing listener delays no
 *     release
 * @param writeId made anew for each write; tells, after an unknown answer, whether that write is the one kept
 * @param firstWriteId the id of the first write of the entry's life, kept by every later write, also under another owner;
 *     distinguishes an entry from another one under the same key after it was deleted
 * @param locked whether it is locked for transfer to another owner: nothing is due here and nothing may change it any more
 */
public record Entry<A extends Aggregate>(
        A value,
        List<Receipt> receipts,
        List<PendingEvent> outbox,
        Retry work,
        Retry delivery,
        String writeId,
        String firstWriteId,
        boolean locked) {
    /** The number of commands of each kind that an aggregate remembers: counted ones, and ones that cost nothing (R21). */
    public static final int REMEMBERED = 32;

    /**
     * The number of undelivered events from which on free commands that would add another one are refused until some were
     * delivered. What tells of money or of linking is never refused, and neither is what ends something.
     */
    public static final int MOST_UNDELIVERED = 64;

    public Entry {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(receipts, "receipts");
        Objects.requireNonNull(outbox, "outbox");
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(writeId, "writeId");
        Objects.requireNonNull(firstWriteId, "firstWriteId");
        receipts = List.copyOf(receipts);
        outbox = List.copyOf(outbox);
    }

    /** Returns an entry that was never written before. */
    public static <A extends Aggregate> Entry<A> fresh(A value) {
        return new Entry<>(value, List.of(), List.of(), Retry.NONE, Retry.NONE, "", "", false);
    }

    /** Returns when there is something to do: the aggregate's own work, or an event to deliver. */
    public Optional<Instant> due() {
        return Stream.of(workDue(), deliveryDue()).flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** Returns when it is due for one reason: where a store lists it in that reason's order. */
    public Optional<Instant> due(DueFor reason) {
        Objects.requireNonNull(reason, "reason");
        return switch (reason) {
            case WORK -> workDue();
            case DELIVERY -> deliveryDue();
            case REMOVAL -> removalDue();
        };
    }

    /** Returns whether the aggregate's own work is due. */
    public boolean isWorkDueAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return !locked
                && !work.isWaitingAt(now)
                && value.due().filter(at -> !at.isAfter(now)).isPresent();
    }

    /** Returns whether an event is due to be delivered. */
    public boolean isDeliveryDueAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return !locked
                && !delivery.isWaitingAt(now)
                && outbox.stream()
                        .findFirst()
                        .filter(first -> !first.at().isAfter(now))
                        .isPresent();
    }

    /**
     * Returns when to give a free command again that would tell another event; empty if it can be taken now. So a listener that
     * fails makes no entry grow without end.
     */
    public Optional<Instant> isFullUntil() {
        return outbox.size() < MOST_UNDELIVERED
                ? Optional.empty()
                : Optional.of(delivery.earliest(outbox.get(0).at()));
    }

    /** Returns whether it ended at or before an instant, and nothing of it is owed: no work, no event, no transfer. */
    public boolean isRemovableAt(Instant until) {
        Objects.requireNonNull(until, "until");
        return removalDue().isPresent()
                && value.endedAt().filter(at -> !at.isAfter(until)).isPresent();
    }

    /** The receipt of a command that took effect here recently. */
    public Optional<Receipt> receiptOf(CommandId command) {
        Objects.requireNonNull(command, "command");
        return receipts.stream()
                .filter(receipt -> receipt.command().equals(command))
                .findFirst();
    }

    /** Returns the entry with another value: progress, so earlier failures no longer count. */
    public Entry<A> withValue(A next) {
        return new Entry<>(next, receipts, outbox, Retry.NONE, delivery, writeId, firstWriteId, locked);
    }

    /** Returns the entry with one more receipt. */
    public Entry<A> withReceipt(Receipt receipt) {
        Objects.requireNonNull(receipt, "receipt");
        return new Entry<>(value, lastOf(receipts, receipt), outbox, work, delivery, writeId, firstWriteId, locked);
    }

    /** Returns the entry with other events to deliver. */
    public Entry<A> withOutbox(List<PendingEvent> events) {
        return new Entry<>(value, receipts, events, work, delivery, writeId, firstWriteId, locked);
    }

    /** Returns the entry with other failures of its own work. */
    public Entry<A> withWork(Retry next) {
        return new Entry<>(value, receipts, outbox, next, delivery, writeId, firstWriteId, locked);
    }

    /** Returns the entry with other failures of its deliveries. */
    public Entry<A> withDelivery(Retry next) {
        return new Entry<>(value, receipts, outbox, work, next, writeId, firstWriteId, locked);
    }

    /** Returns the entry as a write of this id saves it; the first one names the entry's life. */
    public Entry<A> writtenAs(String id) {
        String first = firstWriteId.isEmpty() ? id : firstWriteId;
        return new Entry<>(value, receipts, outbox, work, delivery, id, first, locked);
    }

    /** Returns the entry locked for transfer to another owner. */
    public Entry<A> lockedAs(String id) {
        return new Entry<>(value, receipts, outbox, work, delivery, id, firstWriteId, true);
    }

    /**
     * Returns the copy for another owner, where the entry's life goes on once the copy is unlocked. It forgets the commands: nobody
     * can give them under that owner, and their names may tell the old one.
     */
    public Entry<A> movedAs(A moved, String id) {
        return new Entry<>(moved, List.of(), outbox, work, delivery, id, firstWriteId, true);
    }

    /** Returns the entry unlocked: from then on it goes on under its owner. */
    public Entry<A> unlockedAs(String id) {
        return new Entry<>(value, receipts, outbox, work, delivery, id, firstWriteId, false);
    }

    private Optional<Instant> workDue() {
        return locked ? Optional.empty() : value.due().map(work::earliest);
    }

    /** From its end on; a removal that something stood in the way of is tried again later. */
    private Optional<Instant> removalDue() {
        boolean owed = locked || !outbox.isEmpty() || value.due().isPresent();
        return owed ? Optional.empty() : value.endedAt().map(work::earliest);
    }

    private Optional<Instant> deliveryDue() {
        return outbox.stream().filter(event -> !locked).findFirst().map(first -> delivery.earliest(first.at()));
    }

    /**
     * Returns the latest receipts; one too many evicts the oldest of its own kind, so that no command that costs
     * nothing evicts a counted one (R21).
     */
    private static List<Receipt> lastOf(List<Receipt> receipts, Receipt added) {
        List<Receipt> all = new ArrayList<>(receipts);
        all.add(added);
        List<Receipt> alike =
                all.stream().filter(one -> one.counted() == added.counted()).toList();
        if (alike.size() > REMEMBERED) {
            all.remove(alike.get(0));
        }
        return all;
    }
}
