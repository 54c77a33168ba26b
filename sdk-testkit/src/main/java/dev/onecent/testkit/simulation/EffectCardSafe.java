package dev.onecent.testkit.simulation;

import dev.onecent.card.CardNumber;
import dev.onecent.safe.AttemptHash;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SafeKeys;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.util.List;
import java.util.function.Supplier;

/** The card safe as one process sees it: always with the keys of now, as a keyset that is kept by a key service. */
final class EffectCardSafe implements CardSafe {
    private final Supplier<CardSafe> safe;
    private final Effects effects;

    EffectCardSafe(Supplier<CardSafe> safe, Effects effects) {
        this.safe = safe;
        this.effects = effects;
    }

    @Override
    public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
        return perform("seal " + card, () -> safe.get().seal(owner, card, number));
    }

    @Override
    public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
        return perform("reveal " + card, () -> safe.get().reveal(owner, card, sealed));
    }

    @Override
    public List<Fingerprint> fingerprints(ShopperId owner, CardNumber number) {
        return perform("fingerprints of " + owner, () -> safe.get().fingerprints(owner, number));
    }

    /** Known to the process since it started: nothing that fails. */
    @Override
    public SafeKeys keys() {
        return safe.get().keys();
    }

    @Override
    public AttemptHash attemptTrace(TenantId tenant, CardNumber number, int digits) {
        return perform("attempt trace of " + tenant, () -> safe.get().attemptTrace(tenant, number, digits));
    }

    private <T> T perform(String name, EffectCall<T> call) {
        return effects.perform(
                EffectKind.CARD_SAFE,
                name,
                call,
                Answers.failing(() -> new CardSafeException("down, says the simulation", null)));
    }
}
