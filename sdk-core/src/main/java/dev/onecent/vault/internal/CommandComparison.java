package dev.onecent.vault.internal;

import dev.onecent.card.CardEdit;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardSource;
import dev.onecent.card.CardToken;
import dev.onecent.card.CardholderName;
import dev.onecent.card.MaskedCard;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.safe.Fingerprint;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.Entry;
import dev.onecent.store.Receipt;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.CommandContents;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.Consent;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.ExpiryChange;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.internal.VaultReceipt.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Tells a repeated command of a vault from another command under the same id (R22). No digest of card data is kept for that: a
 * receipt keeps brand and last four digits, and a hash of what is no card data. Number, expiry and holder are compared with
 * the card itself, while it is on file and nothing later has changed them. Not compared are the security code, the client, the
 * origin, the verification, the locale, the instant of the consent, and the caller.
 */
final class CommandComparison {
    private static final char EXPIRY = 'e';
    private static final char HOLDER = 'h';
    private static final char NICKNAME = 'n';

    private final CardKeeper keeper;
    private final CardVerifications verifications;

    CommandComparison(CardKeeper keeper, CardVerifications verifications) {
        this.keeper = keeper;
        this.verifications = verifications;
    }

    /** Returns what a receipt keeps of a link; empty if the card cannot be read, so that the command repeats none that took effect. */
    static Optional<String> contents(LinkCard command) {
        Consent consent = command.consent();
        String rest = CommandContents.hash(
                consent.wordingVersion(),
                consent.channel().name(),
                consent.purpose().name(),
                command.enteredIn().map(CheckoutId::value).orElse(""));
        return CardKeeper.findMasked(command.source()).map(masked -> shown(masked) + " " + rest);
    }

    /** Returns what a receipt keeps of an edit: which fields it changes, the card, and the nickname. */
    static String contents(EditCard command) {
        CardEdit edit = command.edit();
        StringBuilder fields = new StringBuilder();
        edit.expiry().ifPresent(typed -> fields.append(EXPIRY));
        edit.holder().ifPresent(typed -> fields.append(HOLDER));
        edit.nickname().ifPresent(typed -> fields.append(NICKNAME));
        String nickname = edit.nickname().map(String::strip).orElse("");
        return fields + " " + CommandContents.hash(command.card().value(), nickname);
    }

    /** Returns whether a link is the one that left the receipt. */
    boolean isRepeated(ShopperId owner, Entry<CardVault> entry, Receipt receipt, LinkCard command) {
        return isSameLink(receipt, command)
                && isSameCard(owner, entry, receipt, command.source(), keeper.fingerprints(owner, command.source()));
    }

    /**
     * Returns the same where the fingerprints are known already.
     *
     * @param known the fingerprints of the card data under every key that works; none if it cannot be recognised
     */
    boolean isRepeated(
            ShopperId owner, Entry<CardVault> entry, Receipt receipt, LinkCard command, List<Fingerprint> known) {
        return isSameLink(receipt, command) && isSameCard(owner, entry, receipt, command.source(), known);
    }

    /** Returns whether an edit is the one that left the receipt. */
    boolean isRepeated(ShopperId owner, Entry<CardVault> entry, Receipt receipt, EditCard command) {
        VaultReceipt told = VaultReceipt.of(receipt);
        return told.kind() == Kind.EDIT
                && told.card().equals(command.card())
                && receipt.isOf(contents(command))
                && entry.value()
                        .find(told.card())
                        .filter(card -> isAnotherExpiry(
                                        owner,
                                        entry,
                                        receipt,
                                        card,
                                        command.edit().expiry().map(CardExpiry::parse))
                                || isAnotherHolder(entry, receipt, card, command.edit()))
                        .isEmpty();
    }

    private static boolean isSameLink(Receipt receipt, LinkCard command) {
        return VaultReceipt.of(receipt).kind() != Kind.EDIT
                && contents(command).filter(receipt::isOf).isPresent();
    }

    private boolean isSameCard(
            ShopperId owner, Entry<CardVault> entry, Receipt receipt, CardSource source, List<Fingerprint> known) {
        return entry.value()
                .find(VaultReceipt.of(receipt).card())
                .filter(card -> isAnotherNumber(card, known) || isAnotherExpiry(owner, entry, receipt, card, source))
                .isEmpty();
    }

    /** A fingerprint under a key that works no more is compared with none. */
    private static boolean isAnotherNumber(SavedCard card, List<Fingerprint> known) {
        Optional<Fingerprint> kept = card.fingerprint();
        boolean comparable = kept.filter(print -> card.credential() instanceof CardCredential.Token
                        || known.stream().anyMatch(one -> one.keyId().equals(print.keyId())))
                .isPresent();
        return comparable && !known.isEmpty() && kept.filter(known::contains).isEmpty();
    }

    private boolean isAnotherExpiry(
            ShopperId owner, Entry<CardVault> entry, Receipt receipt, SavedCard card, CardSource source) {
        Optional<CardExpiry> typed =
                source instanceof CardToken token ? Optional.of(token.expiry()) : ((CardForm) source).findExpiry();
        Optional<CardExpiry> asked = askedExpiry(owner, entry, receipt, card);
        return asked.isPresent() && !asked.equals(typed);
    }

    private boolean isAnotherExpiry(
            ShopperId owner, Entry<CardVault> entry, Receipt receipt, SavedCard card, Optional<CardExpiry> typed) {
        return typed.isPresent()
                && askedExpiry(owner, entry, receipt, card)
                        .filter(asked -> !asked.equals(typed.get()))
                        .isPresent();
    }

    private static boolean isAnotherHolder(Entry<CardVault> entry, Receipt receipt, SavedCard card, CardEdit edit) {
        Optional<CardholderName> typed = edit.holder().map(CardholderName::of);
        return typed.isPresent() && isLatest(entry, receipt, HOLDER) && !typed.equals(card.holder());
    }

    /** Returns the expiry that a command asked for, if the card tells: not if it was refused, or changed by a later command. */
    private Optional<CardExpiry> askedExpiry(ShopperId owner, Entry<CardVault> entry, Receipt receipt, SavedCard card) {
        VaultReceipt told = VaultReceipt.of(receipt);
        if (!isLatest(entry, receipt, EXPIRY)
                || (told.kind() == Kind.PRESENT && told.verification() == VaultReceipt.NO_VERIFICATION)) {
            return Optional.empty();
        }
        boolean first = told.kind() == Kind.LINK || told.verification() == VaultReceipt.NO_VERIFICATION;
        return first ? Optional.of(card.expiry()) : verifiedExpiry(owner, card, told.verification());
    }

    private Optional<CardExpiry> verifiedExpiry(ShopperId owner, SavedCard card, int verification) {
        boolean awaited = card.awaitsSecondTryOf(verification)
                || card.awaitedVerification()
                        .filter(number -> number == verification)
                        .isPresent();
        return awaited
                ? card.expiryChange().map(ExpiryChange::expiry)
                : verifications
                        .find(owner, card.id(), verifications.decisiveVerification(owner, card.id(), verification))
                        .filter(MicroAuthorizationState::proves)
                        .map(proven -> card.expiry());
    }

    /** A card that has seen as many commands as are remembered may have been changed by one that is forgotten. */
    private static boolean isLatest(Entry<CardVault> entry, Receipt receipt, char field) {
        List<Receipt> all = entry.receipts();
        List<Receipt> later = all.subList(all.indexOf(receipt) + 1, all.size());
        VaultReceipt told = VaultReceipt.of(receipt);
        return later.size() < Entry.REMEMBERED && later.stream().noneMatch(one -> changes(one, told, field));
    }

    private static boolean changes(Receipt later, VaultReceipt told, char field) {
        VaultReceipt other = VaultReceipt.of(later);
        boolean changed = other.kind() == Kind.EDIT
                ? later.contents().indexOf(field) >= 0
                        && later.contents().indexOf(field) < later.contents().indexOf(' ')
                : field == EXPIRY && other.verification() != VaultReceipt.NO_VERIFICATION;
        return changed && other.card().equals(told.card());
    }

    private static String shown(MaskedCard masked) {
        return masked.brand() + " " + masked.lastFour();
    }
}
