/**
 * Card numbers encrypted at rest with Google Tink: {@link dev.onecent.tink.TinkCardSafe} is the card safe,
 * {@link dev.onecent.tink.TinkKeys} the three keysets that it works with.
 */
@NullMarked
package dev.onecent.tink;

import org.jspecify.annotations.NullMarked;
