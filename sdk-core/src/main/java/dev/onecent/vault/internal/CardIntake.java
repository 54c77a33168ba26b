package dev.onecent.vault.internal;

import dev.onecent.card.CardFormCheck;
import dev.onecent.limit.internal.AttemptLimits;

/** What card data passes on its way in: the check of the form, the limits of attempts, and what is kept of it. */
public record CardIntake(CardFormCheck check, AttemptLimits limits, CardKeeper keeper) {}
