/**
 * Erasing a shopper: {@link dev.onecent.erasure.internal.Erasures} takes the card data away at once, moves what is still owed to a
 * pseudonym until it is settled, and payment records until their retention ends; {@link dev.onecent.erasure.ErasureReport}
 * tells all of it. A kind of aggregate takes part with one {@link dev.onecent.erasure.internal.ErasedKind}.
 *
 * <p>Everything is noted in the erasure's own entry before it is touched ({@link dev.onecent.erasure.ErasurePage}): the save proves
 * that the erasure still runs. An entry moves in four writes: it is locked, so that nothing changes it any more; its copy under the
 * pseudonym is saved locked; the copy is unlocked and goes on; the original is deleted. Whatever dies in between is carried on from
 * there by due work.
 */
@NullMarked
package dev.onecent.erasure;

import org.jspecify.annotations.NullMarked;
