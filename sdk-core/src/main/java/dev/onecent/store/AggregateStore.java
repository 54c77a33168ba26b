package dev.onecent.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one shape of every store: a versioned entry per key, replaced by compare-and-set. Made to be implemented on any engine
 * that can compare and set one key: no transaction across keys, no lock, no clock of the engine's. Implementations are safe
 * for use by many threads and, where the engine allows, by many processes. The testkit's {@code StorageContract} tests each
 * rule; its finer numbers (STORE-3.2) stand in {@code docs/spi.md}, with what a rule means on SQL, Redis, DynamoDB and
 * Cassandra.
 *
 * <ul>
 *   <li>STORE-1 {@code find} answers the entry last saved under exactly that key, with its version; never a stale one. Tenant,
 *       shopper and id are compared character by character; no character is special.
 *   <li>STORE-2 {@code save} with {@link Stored#ABSENT} inserts if nothing is there, else answers {@code STALE}.
 *   <li>STORE-3 {@code save} with version n replaces version n by n + 1; any other version is {@code STALE} and nothing changes.
 *   <li>STORE-4 {@code SAVED} is said only when the whole entry is durable, and nobody ever reads a part of it: value, receipts,
 *       outbox and retries are one write (R23).
 *   <li>STORE-5 Of several saves and deletions that name the same version at most one is kept, from whatever threads and
 *       processes they come.
 *   <li>STORE-6 What is read equals what was saved, to the nanosecond and to the last character.
 *   <li>STORE-7 {@code due} lists keys whose {@link Entry#due(DueFor)} is at or before the instant, earliest first. Each reason
 *       has an order of its own, so entries that are due for one reason take no place in the list of another (R25). It is a
 *       hint: it may lag, repeat and forget (R23), but never exceeds the limit or the tenant.
 *   <li>STORE-8 {@code sweep} passes every key of the tenant, in an order of the store's own that never changes, page by page; a
 *       key that is there from the beginning of a round to its end is never left out. A page shorter than the limit is the last.
 *   <li>STORE-9 {@code ownedBy} answers exactly what the shopper owns, never stale, ordered by the ids' character codes, page by
 *       page. An entry that cannot be read is listed by its key, as {@link Owned#unreadable}, and hides no other (R25).
 *   <li>STORE-10 {@code delete} removes exactly the named version; any other is {@code STALE}. Absent is {@code SAVED}. A deleted
 *       key is free; the versions of its next life are none that it had before, so a write that was delayed on its way cannot
 *       meet the wrong life.
 *   <li>STORE-11 What cannot be done is thrown as {@link StoreUnavailableException} if it certainly had no effect, and
 *       answered {@code UNKNOWN} if it may have had one or may still have one. The caller reads again and looks at
 *       {@link Entry#writeId()}; a write that arrives late must still compare the version. An entry that is there and cannot be read
 *       is an {@link EntryUnreadableException} that names table and key, thrown by {@code find} alone. An entry that lacks something
 *       or has something of another type is one that cannot be read: nothing is read as a default.
 * </ul>
 *
 * Stores that are also searched by our reference at the gateway have STORE-12: {@code findByReference} answers the key within
 * the tenant; it may lag behind the save.
 */
public interface AggregateStore<A extends Aggregate> {
    /**
     * Finds an entry by its key.
     *
     * @throws EntryUnreadableException if the entry cannot be read
     * @throws StoreUnavailableException if the engine does not answer
     */
    Optional<Stored<A>> find(Key key);

    /**
     * Saves an entry if the stored version is the expected one (STORE-1, STORE-2).
     *
     * @param expectedVersion of the entry that is replaced; 0 if there is none
     * @return whether it was saved; stale if the version is another one, unknown if the engine's answer got lost
     */
    SaveAnswer save(Key key, Entry<A> entry, long expectedVersion);

    /**
     * Deletes an entry if the stored version is the expected one.
     *
     * @param expectedVersion of the entry that is deleted
     * @return whether it was deleted; stale if the version is another one, unknown if the engine's answer got lost
     */
    SaveAnswer delete(Key key, long expectedVersion);

    /** Lists keys of a tenant that are due for a reason at or before {@code until}, at most {@code limit}. */
    List<Key> due(TenantId tenant, DueFor reason, Instant until, int limit);

    /** The next keys of a tenant after {@code after}, or the first ones; fewer than {@code limit} at the end. */
    List<Key> sweep(TenantId tenant, Optional<Key> after, int limit);

    /** Lists what a shopper owns, ordered by id, from after {@code afterId} on ("" for the first page). */
    List<Owned<A>> ownedBy(ShopperId owner, String afterId, int limit);
}
