package dev.onecent.testkit.contract;

import dev.onecent.card.CardNumber;
import dev.onecent.safe.AttemptHash;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SafeKeys;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.EphemeralCardSafe;
import java.util.List;

/** A safe that passes everything on; a mistake overrides what it breaks. */
class BrokenSafe implements CardSafe {
    private final EphemeralCardSafe safe;

    BrokenSafe(EphemeralCardSafe safe) {
        this.safe = safe;
    }

    EphemeralCardSafe safe() {
        return safe;
    }

    @Override
    public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
        return safe.seal(owner, card, number);
    }

    @Override
    public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
        return safe.reveal(owner, card, sealed);
    }

    @Override
    public List<Fingerprint> fingerprints(ShopperId owner, CardNumber number) {
        return safe.fingerprints(owner, number);
    }

    @Override
    public AttemptHash attemptTrace(TenantId tenant, CardNumber number, int digits) {
        return safe.attemptTrace(tenant, number, digits);
    }

    @Override
    public SafeKeys keys() {
        return safe.keys();
    }
}
