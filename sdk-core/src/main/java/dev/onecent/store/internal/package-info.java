/**
 * The mechanism that every shell shares and no adopter sees: load, decide, save, and decide anew
 * ({@link dev.onecent.store.internal.Aggregates}); and the due work of one kind ({@link dev.onecent.store.internal.DueKind}).
 */
@NullMarked
package dev.onecent.store.internal;

import org.jspecify.annotations.NullMarked;
