package dev.onecent.jdbc;

import dev.onecent.card.CardDataAccess;
import dev.onecent.card.CardNumber;
import dev.onecent.safe.AttemptHash;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SafeKeys;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.util.List;
import java.util.function.UnaryOperator;

/** Seals nothing: it only writes a number in another way. */
final class UnsealingSafe implements CardSafe {
    private final CardSafe alike = new AlikeSafe();
    private final UnaryOperator<String> writing;

    UnsealingSafe(UnaryOperator<String> writing) {
        this.writing = writing;
    }

    @Override
    public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
        return new SealedNumber("none", writing.apply(new String(number.revealDigits(CardDataAccess.granted()))));
    }

    @Override
    public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
        return alike.reveal(owner, card, sealed);
    }

    @Override
    public List<Fingerprint> fingerprints(ShopperId owner, CardNumber number) {
        return alike.fingerprints(owner, number);
    }

    @Override
    public AttemptHash attemptTrace(TenantId tenant, CardNumber number, int digits) {
        return alike.attemptTrace(tenant, number, digits);
    }

    @Override
    public SafeKeys keys() {
        return alike.keys();
    }
}
