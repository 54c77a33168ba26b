package dev.onecent.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one shape of every store: a versioned entry per key, replaced by compare-and-set. Implementations are safe for use
 * by many threads and, where the engine allows, by many processes.
 *
 * <ul>
 *   <li>STORE-1 {@code find} answers the entry last saved under exactly that key, with its version; never a stale one.
 *   <li>STORE-2 {@code save} with {@link Stored#ABSENT} inserts if nothing is there, else answers {@code STALE}.
 *   <li>STORE-3 {@code save} with version n replaces version n by n + 1; any other version is {@code STALE} and nothing changes.
 *   <li>STORE-4 {@code SAVED} is said only when the whole entry is durable: value, receipts, outbox and retry together.
 *   <li>STORE-5 Of several saves that name the same version at most one is kept.
 *   <li>STORE-6 What is read equals what was saved, to the nanosecond and to the last character.
 *   <li>STORE-7 {@code due} lists keys whose {@link Entry#due()} is at or before the instant, earliest first. It is a hint: it
 *       may lag, repeat and forget (R23).
 *   <li>STORE-8 {@code sweep} passes every key of the tenant, in a stable order, page by page; nothing is left out.
 *   <li>STORE-9 {@code ownedBy} answers only what the shopper owns, ordered by id, page by page.
 *   <li>STORE-10 {@code delete} removes exactly the named version; any other is {@code STALE}. Absent is {@code SAVED}.
 *   <li>STORE-11 What cannot be done is thrown as {@link StoreUnavailableException} if it certainly had no effect, and
 *       answered {@code UNKNOWN} if it may have had one.
 * </ul>
 */
public interface AggregateStore<A extends Aggregate> {
    Optional<Stored<A>> find(Key key);

    SaveAnswer save(Key key, Entry<A> entry, long expectedVersion);

    SaveAnswer delete(Key key, long expectedVersion);

    /** Keys of a tenant with work due at or before {@code until}, at most {@code limit}. */
    List<Key> due(TenantId tenant, Instant until, int limit);

    /** The next keys of a tenant after {@code after}, or the first ones; fewer than {@code limit} at the end. */
    List<Key> sweep(TenantId tenant, Optional<Key> after, int limit);

    /** What a shopper owns, ordered by id, from after {@code afterId} on ("" for the first page). */
    List<Stored<A>> ownedBy(ShopperId owner, String afterId, int limit);
}
