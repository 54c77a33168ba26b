/**
 * Keeps cards on file. {@link dev.onecent.vault.internal.StoredCardVaults} is the shell,
 * {@link dev.onecent.vault.internal.CardLinking} links and {@link dev.onecent.vault.internal.CardEditing} edits;
 * {@link dev.onecent.vault.internal.CardVerifications} holds and releases what verifies a card.
 */
@NullMarked
package dev.onecent.vault.internal;

import org.jspecify.annotations.NullMarked;
