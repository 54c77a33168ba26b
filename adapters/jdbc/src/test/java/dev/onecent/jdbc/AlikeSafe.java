package dev.onecent.jdbc;

import dev.onecent.card.CardNumber;
import dev.onecent.safe.AttemptHash;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SafeKeys;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.gateway.TestCards;
import java.util.List;

/** Seals every number alike, so that two runs leave the same rows. */
final class AlikeSafe implements CardSafe {
    @Override
    public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
        return new SealedNumber("none", "alike");
    }

    @Override
    public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
        return CardNumber.parse(TestCards.VISA);
    }

    @Override
    public List<Fingerprint> fingerprints(ShopperId owner, CardNumber number) {
        return List.of(Fingerprint.of(
                "none", "alike-" + number.masked().brand() + number.masked().lastFour()));
    }

    @Override
    public SafeKeys keys() {
        return new SafeKeys(List.of("none"), List.of("none"));
    }

    @Override
    public AttemptHash attemptTrace(TenantId tenant, CardNumber number, int digits) {
        return AttemptHash.of("alike-" + number.masked().lastFour() + "-" + digits);
    }
}
