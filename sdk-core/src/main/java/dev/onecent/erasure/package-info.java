/**
 * Erasing a shopper: {@link dev.onecent.erasure.Erasures} takes the card data away at once, moves what is still owed to a
 * pseudonym until it is settled, and payment records until their retention ends; {@link dev.onecent.erasure.ErasureReport}
 * tells all of it. A kind of aggregate takes part with one {@link dev.onecent.erasure.ErasedKind}.
 *
 * <p>An entry moves in three writes: it is set aside, so that nothing changes it any more; it is copied to the pseudonym,
 * where it goes on; it is deleted. Whatever dies in between is carried on from there by due work.
 */
@NullMarked
package dev.onecent.erasure;

import org.jspecify.annotations.NullMarked;
