/**
 * Counts attempts: {@link dev.onecent.limit.internal.AttemptLimits} those with cards,
 * {@link dev.onecent.limit.internal.StartLimits} the starts of checkouts.
 */
@NullMarked
package dev.onecent.limit.internal;

import org.jspecify.annotations.NullMarked;
