package dev.onecent.vault;

import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardholderName;
import dev.onecent.card.MaskedCard;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.safe.Fingerprint;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.vault.CardState.BeingVerified;
import dev.onecent.vault.CardState.Linked;
import java.time.Instant;
import java.util.Optional;

/**
 * One card on file; never its number.
 *
 * @param masked what may be shown: brand and last four
 * @param holder as on the card; a gateway token may come without
 * @param credential by what it is charged, unreadable
 * @param fingerprint by what the same card is recognised (R11); a gateway token may come without
 * @param consent why it may be kept (R8)
 * @param enteredIn the checkout in which it was entered, if it was one
 * @param lastUsedAt the latest payment with it
 * @param network the network's id of the first transaction, for charges without the shopper
 */
public record SavedCard(
        CardId id,
        MaskedCard masked,
        CardExpiry expiry,
        Optional<CardholderName> holder,
        CardCredential credential,
        Optional<Fingerprint> fingerprint,
        Consent consent,
        Optional<CheckoutId> enteredIn,
        Instant addedAt,
        Optional<Instant> lastUsedAt,
        Optional<NetworkTransactionId> network,
        CardState state) {
    public boolean isLinked() {
        return state instanceof Linked;
    }

    /** Linked and not expired (R24): can be primary and can pay anywhere. */
    public boolean isUsableAt(Instant now) {
        return isLinked() && !expiry.isPastAt(now);
    }

    /** Can pay in that checkout: usable, or entered there with the freeze approved (R15). */
    public boolean canPayIn(CheckoutId checkout, Instant now) {
        boolean provenHere = state instanceof BeingVerified verified
                && verified.approved()
                && enteredIn.filter(checkout::equals).isPresent();
        return isUsableAt(now) || (provenHere && !expiry.isPastAt(now));
    }

    /** Whether it is being verified by its proof of that number. */
    boolean isProvenBy(int proof) {
        return state instanceof BeingVerified verified && verified.proof() == proof;
    }

    SavedCard with(CardState next) {
        return new SavedCard(
                id,
                masked,
                expiry,
                holder,
                credential,
                fingerprint,
                consent,
                enteredIn,
                addedAt,
                lastUsedAt,
                network,
                next);
    }

    SavedCard linked(Instant at, Optional<NetworkTransactionId> transaction) {
        return new SavedCard(
                id,
                masked,
                expiry,
                holder,
                credential,
                fingerprint,
                consent,
                enteredIn,
                addedAt,
                lastUsedAt,
                transaction,
                new Linked(at));
    }

    SavedCard usedAt(Instant at) {
        boolean later = lastUsedAt.filter(last -> !at.isAfter(last)).isEmpty();
        return later
                ? new SavedCard(
                        id,
                        masked,
                        expiry,
                        holder,
                        credential,
                        fingerprint,
                        consent,
                        enteredIn,
                        addedAt,
                        Optional.of(at),
                        network,
                        state)
                : this;
    }
}
