package dev.onecent.vault;

import dev.onecent.store.CardId;
import dev.onecent.store.Receipt;
import java.util.regex.Pattern;

/**
 * What a vault remembers of a command: its kind, and what came of it (R22). One id names one command, whatever its kind: what a
 * link did answers no edit.
 *
 * <pre>
 * link:id-20      linked that card, or began to
 * present:id-20   found that card on file, with a newer expiry (R11)
 * edit:3          changed a card, and awaits its third proof; 0 awaits none (R12)
 * id-20, 3        the same as written before receipts told their kind
 * </pre>
 */
final class VaultReceipt {
    private static final String LINK = "link:";
    private static final String PRESENT = "present:";
    private static final String EDIT = "edit:";
    private static final Pattern PROOF = Pattern.compile("[0-9]{1,9}");

    private VaultReceipt() {}

    static String ofLink(CardId card) {
        return LINK + card;
    }

    static String ofPresent(CardId card) {
        return PRESENT + card;
    }

    static String ofEdit(int proof) {
        return EDIT + proof;
    }

    /** Whether the link found its card on file. */
    static boolean isPresent(Receipt receipt) {
        return receipt.subject().startsWith(PRESENT);
    }

    /** The card of a link. */
    static CardId cardOf(Receipt receipt) {
        String subject = receipt.subject();
        if (subject.startsWith(EDIT)) {
            throw anotherKind();
        }
        if (subject.startsWith(LINK)) {
            return CardId.of(subject.substring(LINK.length()));
        }
        return CardId.of(isPresent(receipt) ? subject.substring(PRESENT.length()) : subject);
    }

    /** The number of the proof that an edit awaits; 0 if it awaits none. */
    static int proofOf(Receipt receipt) {
        String subject = receipt.subject();
        String proof = subject.startsWith(EDIT) ? subject.substring(EDIT.length()) : subject;
        if (!PROOF.matcher(proof).matches()) {
            throw anotherKind();
        }
        return Integer.parseInt(proof);
    }

    /** It is the caller's bug, and of the two commands nothing is told to the other. */
    private static IllegalArgumentException anotherKind() {
        return new IllegalArgumentException(
                "command was given before as one of another kind; each command needs an id of its own");
    }
}
