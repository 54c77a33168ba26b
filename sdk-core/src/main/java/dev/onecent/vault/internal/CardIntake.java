package dev.onecent.vault.internal;

import dev.onecent.card.CardFormCheck;
import dev.onecent.limit.internal.AttemptLimits;

/**
 * The parts that card data passes on its way in: the check of the form, the limits of attempts, and the keeper of the
 * rest.
 */
public record CardIntake(CardFormCheck check, AttemptLimits limits, CardKeeper keeper) {}
