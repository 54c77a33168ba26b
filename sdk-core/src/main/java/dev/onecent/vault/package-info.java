/**
 * A shopper's cards on file. {@link dev.onecent.vault.CardVault} is the pure aggregate of cards and primary choice;
 * {@link dev.onecent.vault.CardVaults} drives linking: a place is reserved, an amount is held and released, and only
 * then the card is linked (W6, R15).
 */
@NullMarked
package dev.onecent.vault;

import org.jspecify.annotations.NullMarked;
