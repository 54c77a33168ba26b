package dev.onecent.store.internal;

import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.OwnedPage;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries under some keys, read one by one: an entry that cannot be read hides no other (R25). A store that cannot
 * be used at all is still thrown.
 *
 * @param values what could be read and is still there
 * @param unreadable the keys of what could not
 */
public record UnreadableEntries<A extends Aggregate>(List<A> values, List<Key> unreadable) {
    public UnreadableEntries {
        values = List.copyOf(values);
        unreadable = List.copyOf(unreadable);
    }

    /** Reads the entries under some keys. */
    public static <A extends Aggregate> UnreadableEntries<A> of(AggregateStore<A> store, List<Key> keys) {
        List<A> values = new ArrayList<>();
        List<Key> unreadable = new ArrayList<>();
        for (Key key : keys) {
            try {
                Optional<Stored<A>> found = store.find(key);
                found.ifPresent(stored -> values.add(stored.value()));
            } catch (EntryUnreadableException e) {
                unreadable.add(key);
            }
        }
        return new UnreadableEntries<>(values, unreadable);
    }

    /** Tells what could be read of a list from what could not. */
    public static <A extends Aggregate> UnreadableEntries<A> of(List<Owned<A>> owned) {
        return new UnreadableEntries<>(
                owned.stream()
                        .flatMap(one -> one.stored().stream())
                        .map(Stored::value)
                        .toList(),
                owned.stream().filter(Owned::isUnreadable).map(Owned::key).toList());
    }

    /**
     * Reads one page of what a shopper owns.
     *
     * @param afterId the id after which the page begins; "" for the first
     * @throws IllegalArgumentException if the limit is less than one
     */
    public static <A extends Aggregate> OwnedPage<A> page(
            AggregateStore<A> store, ShopperId owner, String afterId, int limit) {
        List<Owned<A>> owned = store.ownedBy(owner, afterId, PageSize.of(limit));
        UnreadableEntries<A> read = of(owned);
        Optional<String> next = owned.size() < limit
                ? Optional.empty()
                : Optional.of(owned.get(owned.size() - 1).key().id());
        return new OwnedPage<>(read.values(), read.unreadable(), next);
    }
}
