package dev.onecent.rotation;

import dev.onecent.safe.SafeKeys;
import dev.onecent.store.Key;
import dev.onecent.store.PageCursor;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.SavedCard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The number of a tenant's cards on file under each key, counted in a walk through its vaults; a page of them, or all
 * (R20). Cards kept as a gateway's token are under none.
 *
 * @param keys the keys of the process that counted
 * @param sealed cards by the key that sealed them
 * @param fingerprinted the same cards by the key that made their fingerprint
 * @param left those of which one or the other is not the current key
 * @param unreadable vaults that could not be read: their contents are unknown
 * @param next the vault to go on after; empty at the end
 */
public record KeyUse(
        SafeKeys keys,
        Map<String, Integer> sealed,
        Map<String, Integer> fingerprinted,
        int left,
        List<Key> unreadable,
        Optional<PageCursor> next) {
    public KeyUse {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(sealed, "sealed");
        Objects.requireNonNull(fingerprinted, "fingerprinted");
        Objects.requireNonNull(unreadable, "unreadable");
        Objects.requireNonNull(next, "next");
        sealed = Map.copyOf(sealed);
        fingerprinted = Map.copyOf(fingerprinted);
        unreadable = List.copyOf(unreadable);
    }

    /** Counts the cards of some vaults. */
    public static KeyUse of(
            SafeKeys keys, Collection<CardVault> vaults, List<Key> unreadable, Optional<PageCursor> next) {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(vaults, "vaults");
        Objects.requireNonNull(unreadable, "unreadable");
        Objects.requireNonNull(next, "next");
        Map<String, Integer> sealed = new TreeMap<>();
        Map<String, Integer> fingerprinted = new TreeMap<>();
        int left = 0;
        for (CardVault vault : vaults) {
            for (SavedCard card : vault.cards()) {
                if (card.sealedNumber().isPresent()) {
                    sealed.merge(card.sealedNumber().get().keyId(), 1, Integer::sum);
                    card.fingerprint()
                            .flatMap(found -> found.keyId())
                            .ifPresent(key -> fingerprinted.merge(key, 1, Integer::sum));
                    boolean current = keys.current().made(card.sealedNumber().get(), card.fingerprint());
                    left += current ? 0 : 1;
                }
            }
        }
        return new KeyUse(keys, sealed, fingerprinted, left, unreadable, next);
    }

    /** Returns whether a card may need that key. If not, and the rotation is over, the key may be destroyed. */
    public boolean isInUse(String keyId) {
        Objects.requireNonNull(keyId, "keyId");
        return sealed.containsKey(keyId) || fingerprinted.containsKey(keyId) || !unreadable.isEmpty();
    }

    /** The oldest key, of those that work, under which a number is still sealed; empty if none is. */
    public Optional<String> oldest() {
        List<String> all = keys.sealing();
        return all.stream()
                .skip(1)
                .filter(sealed::containsKey)
                .findFirst()
                .or(() -> Optional.of(all.get(0)).filter(sealed::containsKey));
    }

    /** Keys under which numbers are sealed and that the safe does not have: those cards cannot pay. */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>(sealed.keySet());
        missing.removeAll(keys.sealing());
        return missing;
    }

    /** Returns the sum of this page and the one after it. */
    public KeyUse plus(KeyUse page) {
        Objects.requireNonNull(page, "page");
        Map<String, Integer> allSealed = new TreeMap<>(sealed);
        page.sealed.forEach((key, count) -> allSealed.merge(key, count, Integer::sum));
        Map<String, Integer> allFingerprinted = new TreeMap<>(fingerprinted);
        page.fingerprinted.forEach((key, count) -> allFingerprinted.merge(key, count, Integer::sum));
        List<Key> all =
                Stream.concat(unreadable.stream(), page.unreadable.stream()).toList();
        return new KeyUse(page.keys, allSealed, allFingerprinted, left + page.left, all, page.next);
    }
}
