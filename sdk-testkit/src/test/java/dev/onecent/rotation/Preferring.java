package dev.onecent.rotation;

import dev.onecent.card.CardNumber;
import dev.onecent.safe.AttemptHash;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SafeKeys;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A safe that has all keys of one and makes everything new by the current keys of another: the same keyset, another primary. */
record Preferring(CardSafe all, CardSafe preferred) implements CardSafe {
    @Override
    public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
        return preferred.seal(owner, card, number);
    }

    @Override
    public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
        return all.reveal(owner, card, sealed);
    }

    @Override
    public List<Fingerprint> fingerprints(ShopperId owner, CardNumber number) {
        Fingerprint first = preferred.fingerprints(owner, number).get(0);
        return first(all.fingerprints(owner, number), first);
    }

    @Override
    public AttemptHash attemptTrace(TenantId tenant, CardNumber number, int digits) {
        return all.attemptTrace(tenant, number, digits);
    }

    @Override
    public SafeKeys keys() {
        return new SafeKeys(
                first(all.keys().sealing(), preferred.keys().current().sealing()),
                first(all.keys().fingerprinting(), preferred.keys().current().fingerprinting()));
    }

    private static <T> List<T> first(List<T> all, T first) {
        List<T> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(each -> !each.equals(first)));
        return sorted;
    }
}
