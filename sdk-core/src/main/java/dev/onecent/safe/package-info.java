/**
 * The protection of card numbers at rest (R20): the {@link dev.onecent.safe.CardSafe} SPI, the sealed number that is
 * stored in its place, and the fingerprint by which a shopper's card is recognised.
 */
@NullMarked
package dev.onecent.safe;

import org.jspecify.annotations.NullMarked;
