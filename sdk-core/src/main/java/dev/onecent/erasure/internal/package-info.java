/**
 * Erases shoppers. {@link dev.onecent.erasure.internal.Erasures} drives an erasure from kind to kind;
 * {@link dev.onecent.erasure.internal.ErasedKind} holds the rules of one kind.
 */
@NullMarked
package dev.onecent.erasure.internal;

import org.jspecify.annotations.NullMarked;
