package dev.onecent.vault;

import static com.fasterxml.jackson.annotation.JsonProperty.Access.WRITE_ONLY;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardholderName;
import dev.onecent.card.MaskedCard;
import dev.onecent.card.Nickname;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SealedNumber;
import dev.onecent.safe.WorkingKeys;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.vault.CardState.BeingVerified;
import dev.onecent.vault.CardState.Linked;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A card on file; never its number. Written as JSON, by whichever mapper of Jackson's a host has, it shows neither
 * credential nor fingerprint, so a page may return it. A store that keeps it as JSON gives its own mapper a mix-in with
 * {@code @JsonProperty(access = READ_WRITE)} on both.
 *
 * @param masked what may be shown: brand and last four
 * @param details what the shopper may change of it
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
        CardDetails details,
        @JsonProperty(access = WRITE_ONLY) CardCredential credential,
        @JsonProperty(access = WRITE_ONLY) Optional<Fingerprint> fingerprint,
        Consent consent,
        Optional<CheckoutId> enteredIn,
        Instant addedAt,
        Optional<Instant> lastUsedAt,
        Optional<NetworkTransactionId> network,
        CardState state) {
    /** The number of the verification by which a card is linked. */
    public static final int FIRST_VERIFICATION = 1;

    public SavedCard {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(masked, "masked");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(enteredIn, "enteredIn");
        Objects.requireNonNull(addedAt, "addedAt");
        Objects.requireNonNull(lastUsedAt, "lastUsedAt");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(state, "state");
    }

    /** The effective expiry. */
    public CardExpiry expiry() {
        return details.expiry();
    }

    /** Returns the name on the card; empty of some tokens. */
    public Optional<CardholderName> holder() {
        return details.holder();
    }

    /** Returns the name that the shopper gave to the card. */
    public Optional<String> nickname() {
        return details.nickname().map(Nickname::value);
    }

    /** Returns whether the card is linked, so that it can pay anywhere (R15). */
    public boolean isLinked() {
        return state instanceof Linked;
    }

    /** Since when it is linked. */
    public Optional<Instant> linkedAt() {
        return state instanceof Linked linked ? Optional.of(linked.at()) : Optional.empty();
    }

    /** Linked and not expired (R24): can be primary and can pay anywhere, if its number can be opened. */
    public boolean isUsableAt(Instant now) {
        return isUsableAt(now, WorkingKeys.all());
    }

    /** Linked, not expired (R24), and with a number that those keys open: can be primary and can pay anywhere. */
    public boolean isUsableAt(Instant now, WorkingKeys keys) {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(keys, "keys");
        return isLinked() && !expiry().isPastAt(now) && opensWith(keys);
    }

    /** Returns whether its number can be opened with those keys; a gateway's token needs none. */
    public boolean opensWith(WorkingKeys keys) {
        Objects.requireNonNull(keys, "keys");
        return sealedNumber().map(keys::open).orElse(true);
    }

    /** Can pay in that checkout: usable, or entered there with the freeze approved (R15). */
    public boolean canPayIn(CheckoutId checkout, Instant now) {
        Objects.requireNonNull(checkout, "checkout");
        Objects.requireNonNull(now, "now");
        boolean provenHere = state instanceof BeingVerified verified
                && verified.approved()
                && enteredIn.filter(checkout::equals).isPresent();
        return isUsableAt(now) || (provenHere && !expiry().isPastAt(now));
    }

    /** An expiry that is being verified (R12). */
    public Optional<ExpiryChange> expiryChange() {
        return state instanceof Linked linked ? linked.change() : Optional.empty();
    }

    /** Returns the card with the expiry that is being verified, if one is. */
    public SavedCard asProposed() {
        return expiryChange()
                .map(change -> edited(details.withExpiry(change.expiry())))
                .orElse(this);
    }

    /** Returns when due work looks after the verification of the card, or of its expiry. */
    public Optional<Instant> checkAt() {
        return state instanceof BeingVerified verified
                ? Optional.of(verified.checkAt())
                : expiryChange().map(ExpiryChange::checkAt);
    }

    /** The number of the proof that is awaited, if one is. */
    public Optional<Integer> awaitedVerification() {
        return state instanceof BeingVerified verified
                ? Optional.of(verified.verification())
                : expiryChange().map(ExpiryChange::verification);
    }

    SavedCard approved() {
        return state instanceof BeingVerified verified
                ? with(new BeingVerified(verified.verification(), true, verified.checkAt()))
                : this;
    }

    /** Another verification is awaited in place of the first one: a second try with another amount (R14). */
    SavedCard tryingAgain(Instant checkAt) {
        return state instanceof BeingVerified verified
                ? with(new BeingVerified(verified.verification() + 1, false, checkAt))
                : expiryChange()
                        .map(change -> changing(change.expiry(), true, checkAt))
                        .orElse(this);
    }

    /** Returns the card after due work looked at its verification, which is still under way. */
    SavedCard checkedAgain(Instant next) {
        return with(
                state instanceof BeingVerified verified
                        ? verified.checkedAgain(next)
                        : ((Linked) state).checkedAgain(next));
    }

    /** Returns whether the proof that is awaited is the second try of the one before it. */
    public boolean awaitsSecondTry() {
        return state instanceof BeingVerified verified
                ? verified.verification() > FIRST_VERIFICATION
                : expiryChange().filter(ExpiryChange::secondTry).isPresent();
    }

    /** Returns whether the amount was all that was wrong with that verification, and its second try is awaited. */
    public boolean awaitsSecondTryOf(int verification) {
        return awaitsSecondTry() && awaitedVerification().equals(Optional.of(verification + 1));
    }

    SavedCard linked(Instant at, Optional<NetworkTransactionId> transaction) {
        return state instanceof BeingVerified verified
                ? copy(details, lastUsedAt, transaction, new Linked(at, verified.verification(), Optional.empty()))
                : this;
    }

    /** An expiry is to be verified; one that was being verified before no longer is. */
    SavedCard changing(CardExpiry expiry, Instant checkAt) {
        return changing(expiry, false, checkAt);
    }

    private SavedCard changing(CardExpiry expiry, boolean secondTry, Instant checkAt) {
        return state instanceof Linked linked
                ? with(new Linked(
                        linked.at(),
                        linked.verifications() + 1,
                        Optional.of(new ExpiryChange(expiry, linked.verifications() + 1, secondTry, checkAt))))
                : this;
    }

    /** The expiry that was being verified is the effective one. */
    SavedCard changed() {
        return expiryChange()
                .map(change -> unchanging().edited(details.withExpiry(change.expiry())))
                .orElse(this);
    }

    /** Returns the card without a change that is being verified; the expiry stays what it was. */
    SavedCard unchanging() {
        return state instanceof Linked linked
                ? with(new Linked(linked.at(), linked.verifications(), Optional.empty()))
                : this;
    }

    SavedCard edited(CardDetails next) {
        return copy(next, lastUsedAt, network, state);
    }

    SavedCard usedAt(Instant at) {
        boolean later = lastUsedAt.filter(last -> !at.isAfter(last)).isEmpty();
        return later ? copy(details, Optional.of(at), network, state) : this;
    }

    /** The number as it is kept; empty if a gateway's token is kept instead. */
    public Optional<SealedNumber> sealedNumber() {
        return credential instanceof CardCredential.Sealed sealed ? Optional.of(sealed.number()) : Optional.empty();
    }

    /** Returns the card with its number under the current keys, unless another number is kept by now (R20). */
    SavedCard resealed(Resealed anew) {
        return id.equals(anew.card()) && credential.equals(anew.before())
                ? new SavedCard(
                        id,
                        masked,
                        details,
                        anew.after(),
                        Optional.of(anew.fingerprint()),
                        consent,
                        enteredIn,
                        addedAt,
                        lastUsedAt,
                        network,
                        state)
                : this;
    }

    /** Returns the card as it was typed again, with the nickname of the one whose number is lost (R12). */
    SavedCard inPlaceOf(SavedCard lost) {
        return details.nickname().isPresent()
                ? this
                : edited(new CardDetails(
                        details.expiry(), details.holder(), lost.details().nickname()));
    }

    private SavedCard with(CardState next) {
        return copy(details, lastUsedAt, network, next);
    }

    private SavedCard copy(
            CardDetails edited, Optional<Instant> used, Optional<NetworkTransactionId> transaction, CardState next) {
        return new SavedCard(
                id, masked, edited, credential, fingerprint, consent, enteredIn, addedAt, used, transaction, next);
    }
}
