package dev.onecent.testkit.simulation;

import dev.onecent.card.CardNumber;
import dev.onecent.safe.AttemptTrace;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;

/** The card safe as one process sees it. */
final class EffectCardSafe implements CardSafe {
    private final CardSafe safe;
    private final Effects effects;

    EffectCardSafe(CardSafe safe, Effects effects) {
        this.safe = safe;
        this.effects = effects;
    }

    @Override
    public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
        return perform("seal " + card, () -> safe.seal(owner, card, number));
    }

    @Override
    public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
        return perform("reveal " + card, () -> safe.reveal(owner, card, sealed));
    }

    @Override
    public Fingerprint fingerprint(ShopperId owner, CardNumber number) {
        return perform("fingerprint of " + owner, () -> safe.fingerprint(owner, number));
    }

    @Override
    public AttemptTrace attemptTrace(TenantId tenant, CardNumber number, int digits) {
        return perform("attempt trace of " + tenant, () -> safe.attemptTrace(tenant, number, digits));
    }

    private <T> T perform(String name, Deed<T> call) {
        return effects.perform(
                EffectKind.CARD_SAFE,
                name,
                call,
                Answers.failing(() -> new CardSafeException("down, says the simulation", null)));
    }
}
