package dev.onecent.vault.internal;

import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Receipt;
import dev.onecent.vault.SavedCard;
import java.util.Locale;

/**
 * The subject of a vault's receipt: the kind of the command, the proof that it began, and its card (R22). One id names one command,
 * whatever its kind.
 *
 * <pre>
 * link:1:id-20      linked that card, or began to
 * present:0:id-20   found that card on file (R11)
 * present:3:id-20   found it with a newer expiry, which its third verification verifies
 * edit:0:id-20      changed that card, and no verification is needed
 * edit:3:id-20      changed that card, and its third verification verifies the expiry (R12)
 * </pre>
 *
 * @param verification the number of the proof that the command began or waits for; 0 if there is none
 */
record VaultReceipt(Kind kind, int verification, CardId card) {
    static final int NO_VERIFICATION = 0;

    /** The kinds of commands that a vault remembers. */
    enum Kind {
        LINK,
        PRESENT,
        EDIT
    }

    static VaultReceipt link(CardId card) {
        return new VaultReceipt(Kind.LINK, SavedCard.FIRST_VERIFICATION, card);
    }

    static VaultReceipt present(CardId card, int verification) {
        return new VaultReceipt(Kind.PRESENT, verification, card);
    }

    static VaultReceipt edit(CardId card, int verification) {
        return new VaultReceipt(Kind.EDIT, verification, card);
    }

    static VaultReceipt of(Receipt receipt) {
        String[] parts = receipt.subject().split(":", 3);
        return new VaultReceipt(
                Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), Integer.parseInt(parts[1]), CardId.of(parts[2]));
    }

    /** Returns the receipt of a command that attempt limits counted (R21). */
    Receipt counted(CommandId command, String contents) {
        return Receipt.counted(command, subject(), contents);
    }

    /** Returns the receipt of a command that costs nothing. */
    Receipt free(CommandId command, String contents) {
        return Receipt.free(command, subject(), contents);
    }

    private String subject() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + verification + ":" + card;
    }
}
