/**
 * Card data before it is sealed: the form's four values ({@link dev.onecent.card.CardForm}), the gateway's token
 * ({@link dev.onecent.card.CardToken}), the secrets themselves, masked wherever they are printed (R18), and the constraints
 * that adopters may put on types of their own.
 */
@NullMarked
package dev.onecent.card;

import org.jspecify.annotations.NullMarked;
