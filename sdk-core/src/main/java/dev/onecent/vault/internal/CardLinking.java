package dev.onecent.vault.internal;

import dev.onecent.audit.internal.Environment;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardNumber;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.limit.internal.Admission;
import dev.onecent.limit.internal.AttemptLimits;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState.Refused;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.OneCentException;
import dev.onecent.store.Receipt;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaultEvent.CardRemoved;
import dev.onecent.vault.ExpiryChange;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.Reservation;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.internal.CardKeeper.Draft;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Links cards: reserves a place, holds, releases, and only then links (W6, R15). */
final class CardLinking {
    private final Aggregates<CardVault> vaults;
    private final CardVerifications verifications;
    private final CardFormCheck check;
    private final CardKeeper keeper;
    private final AttemptLimits limits;
    private final LinkPolicy policy;
    private final InstantSource clock;
    private final IdSource ids;
    private final CommandComparison comparison;

    CardLinking(
            Aggregates<CardVault> vaults,
            CardVerifications verifications,
            CardIntake intake,
            LinkPolicy policy,
            Environment environment) {
        this.vaults = vaults;
        this.verifications = verifications;
        this.check = intake.check();
        this.keeper = intake.keeper();
        this.limits = intake.limits();
        this.policy = policy;
        this.clock = environment.clock();
        this.ids = environment.ids();
        this.comparison = new CommandComparison(keeper, verifications);
    }

    LinkCardResult link(ShopperId owner, LinkCard command, Currency currency) {
        Optional<LinkCardResult> before = answerTo(owner, command);
        if (before.isPresent()) {
            return before.get();
        }
        if (!keeper.accepts(command.source())) {
            return new LinkCardResult.TypedCardNotTaken();
        }
        List<FormViolation> violations =
                check.check(command.source(), command.consent().locale());
        if (!violations.isEmpty()) {
            return new LinkCardResult.Invalid(violations);
        }
        try (EnteredCard entered = EnteredCard.open(command.source())) {
            return keepWithinLimits(owner, command, entered, currency);
        }
    }

    private LinkCardResult keepWithinLimits(ShopperId owner, LinkCard command, EnteredCard entered, Currency currency) {
        return admission(owner, command, entered.number(), entered.tokenFingerprint())
                .fold(
                        () -> keep(owner, command, entered, currency),
                        notBefore -> refused(owner, command, new LinkCardResult.TryLater(notBefore)),
                        () -> refused(owner, command, new LinkCardResult.ProofRequired()));
    }

    /** A concurrent duplicate may have taken the last attempt that was left: then its answer is the command's. */
    private LinkCardResult refused(ShopperId owner, LinkCard command, LinkCardResult refusal) {
        return repeated(owner, command).orElse(refusal);
    }

    /** Returns how a link stands; empty if the vault remembers no command with its id. */
    Optional<LinkCardResult> answerTo(ShopperId owner, LinkCard command) {
        boolean known = vaults.entry(Key.sole(owner))
                .flatMap(entry -> entry.receiptOf(command.command()))
                .isPresent();
        return known ? repeated(owner, command).or(() -> Optional.of(reused(owner, command))) : Optional.empty();
    }

    /** Returns how the link stands that has the same id and the same contents. */
    private Optional<LinkCardResult> repeated(ShopperId owner, LinkCard command) {
        return vaults.entry(Key.sole(owner))
                .flatMap(entry -> entry.receiptOf(command.command())
                        .filter(receipt -> comparison.isRepeated(owner, entry, receipt, command))
                        .map(receipt -> answer(owner, receipt)));
    }

    /** Answers a known id with other contents, and counts it as an attempt to enter a card: the answers tell which number is on file (R21). */
    private LinkCardResult reused(ShopperId owner, LinkCard command) {
        Optional<CardNumber> number = command.source() instanceof CardForm form ? form.findNumber() : Optional.empty();
        try {
            return admission(owner, command, number, CardKeeper.tokenFingerprint(command.source()))
                    .fold(
                            LinkCardResult.CommandReused::new,
                            LinkCardResult.TryLater::new,
                            LinkCardResult.ProofRequired::new);
        } finally {
            number.ifPresent(CardNumber::wipe);
        }
    }

    private Admission admission(
            ShopperId owner, LinkCard command, Optional<CardNumber> number, Optional<String> tokenFingerprint) {
        return limits.entering(
                owner,
                "link " + command.command(),
                number,
                tokenFingerprint,
                command.visitor().orFrom(command.client()));
    }

    Optional<LinkCardResult> answerTo(ShopperId owner, CommandId command) {
        return vaults.entry(Key.sole(owner))
                .flatMap(entry -> entry.receiptOf(command))
                .map(receipt -> answer(owner, receipt));
    }

    private LinkCardResult keep(ShopperId owner, LinkCard command, EnteredCard entered, Currency currency) {
        Money amount = policy.firstAmountFor(entered.masked().brand(), currency);
        Instant now = clock.instant();
        Draft draft = new Draft(CardId.of(ids.next()), command, now, now.plus(policy.checkAfter()));
        KeptCard keeping = keeper.keep(owner, draft, entered);
        return keeping instanceof KeptCard.Kept kept
                ? reserve(owner, kept, amount, command, entered)
                : ((KeptCard.NotKept) keeping).why();
    }

    private LinkCardResult reserve(
            ShopperId owner, KeptCard.Kept kept, Money amount, LinkCard command, EnteredCard entered) {
        Reserved reserved = vaults.change(Key.sole(owner), entry -> reserve(owner, entry, kept, command));
        if (!reserved.isFor(kept.card())) {
            keeper.discardUnreserved(owner, kept.card().id(), command.source());
        }
        if (reserved.toVerify().isEmpty()) {
            return reserved.result() instanceof LinkCardResult.BeingVerified other
                    ? underWay(owner, other.card())
                    : reserved.result();
        }
        return verify(owner, reserved.toVerify().get(), amount, command, entered);
    }

    /** Once the place is reserved a failure of the store ends nothing: due work goes on with it, and the answer says so. */
    private LinkCardResult verify(
            ShopperId owner, SavedCard verifying, Money amount, LinkCard command, EnteredCard entered) {
        try (PresentedCard presented = keeper.present(owner, verifying, command, entered)) {
            if (keeper.holds(owner, verifying, command.source())) {
                verifications.verifyTyped(owner, verifying, amount, presented, command.client());
                tryAgain(owner, verifying, amount, presented, command);
            } else {
                verifications.giveUp(owner, verifying);
            }
            return verifying.isLinked() ? present(owner, verifying.id()) : answer(owner, verifying.id());
        } catch (OneCentException e) {
            return resultFor(verifying);
        }
    }

    /**
     * With the other amount, should the first one have been all that was wrong (R14): without the security code, which is used up
     * (R19). If nobody gets to it the card goes, and the shopper enters it again.
     */
    private void tryAgain(
            ShopperId owner, SavedCard verifying, Money refused, PresentedCard presented, LinkCard command) {
        verifications
                .triedAgain(owner, verifying)
                .ifPresent(card -> policy.secondAmountFor(card.masked().brand(), refused)
                        .ifPresent(amount -> verifications.verifyTyped(
                                owner, card, amount, CardKeeper.withoutCode(presented), command.client())));
    }

    private Decision<CardVault, Reserved> reserve(
            ShopperId owner, Optional<Entry<CardVault>> entry, KeptCard.Kept kept, LinkCard command) {
        Optional<Receipt> before = entry.flatMap(found -> found.receiptOf(command.command()));
        if (before.isPresent()) {
            boolean repeated = comparison.isRepeated(owner, entry.orElseThrow(), before.get(), command, kept.known());
            return Decision.keep(
                    Reserved.nothing(repeated ? answer(owner, before.get()) : new LinkCardResult.CommandReused()));
        }
        CardVault vault = entry.map(Entry::value).orElseGet(() -> CardVault.empty(owner));
        SavedCard card = kept.card();
        Reservation reservation = vault.reserve(card, kept.known(), policy.mostCards(), keeper.workingKeys());
        if (reservation instanceof Reservation.Reserved place) {
            SavedCard verifying = place.vault().find(card.id()).orElseThrow();
            return Decision.<CardVault, Reserved>save(place.vault(), Reserved.verifying(verifying))
                    .telling(place.replaced().stream()
                            .map(lost -> new CardRemoved(lost.id(), lost.masked()))
                            .toList())
                    .remembering(receipt(VaultReceipt.link(card.id()), command));
        }
        return reservation instanceof Reservation.Present present
                ? takeNewerExpiry(vault, present.existing(), card.expiry(), command)
                : Decision.keep(Reserved.nothing(new LinkCardResult.TooManyCards(policy.mostCards())));
    }

    /** Remembers that the card was found on file; a newer expiry is taken over once it is verified (R11). */
    private Decision<CardVault, Reserved> takeNewerExpiry(
            CardVault vault, SavedCard existing, CardExpiry expiry, LinkCard command) {
        if (!existing.isLinked() || !isNewer(existing, expiry)) {
            return Decision.save(vault, Reserved.nothing(resultFor(existing)))
                    .remembering(receipt(VaultReceipt.present(existing.id(), VaultReceipt.NO_VERIFICATION), command));
        }
        Instant checkAt = clock.instant().plus(policy.checkAfter());
        CardVault next = vault.changing(existing.id(), expiry, checkAt);
        SavedCard changing = next.find(existing.id()).orElseThrow();
        int verification = changing.awaitedVerification().orElseThrow();
        return Decision.save(next, Reserved.verifying(changing))
                .remembering(receipt(VaultReceipt.present(existing.id(), verification), command));
    }

    private static Receipt receipt(VaultReceipt receipt, LinkCard command) {
        return receipt.counted(
                command.command(), CommandComparison.contents(command).orElseThrow());
    }

    private static boolean isNewer(SavedCard existing, CardExpiry expiry) {
        CardExpiry known = existing.expiryChange().map(ExpiryChange::expiry).orElseGet(existing::expiry);
        return expiry.month().isAfter(known.month());
    }

    private static LinkCardResult resultFor(SavedCard existing) {
        return existing.isLinked()
                ? new LinkCardResult.AlreadyLinked(existing)
                : new LinkCardResult.BeingVerified(existing);
    }

    private LinkCardResult answer(ShopperId owner, Receipt receipt) {
        VaultReceipt told = VaultReceipt.of(receipt);
        return switch (told.kind()) {
            case LINK -> answer(owner, told.card());
            case PRESENT -> present(owner, told.card());
            case EDIT -> new LinkCardResult.CommandReused();
        };
    }

    private LinkCardResult present(ShopperId owner, CardId id) {
        return find(owner, id)
                .map(card -> card.isLinked() ? new LinkCardResult.AlreadyLinked(card) : underWay(owner, card))
                .orElseGet(LinkCardResult.NotVerified::new);
    }

    /**
     * Returns the state of a link: from the vault, or from its micro-authorization once the card has left the vault.
     */
    private LinkCardResult answer(ShopperId owner, CardId id) {
        Optional<SavedCard> card = find(owner, id);
        if (card.isEmpty()) {
            return refusal(owner, id).orElseGet(LinkCardResult.NotVerified::new);
        }
        return card.get().isLinked() ? new LinkCardResult.Linked(card.get()) : underWay(owner, card.get());
    }

    /**
     * Returns why there is no such card: a second verification counts for the link only where there was a second try,
     * else it is an edit's.
     */
    private Optional<LinkCardResult> refusal(ShopperId owner, CardId id) {
        return verifications
                .find(owner, id, verifications.decisiveVerification(owner, id, SavedCard.FIRST_VERIFICATION))
                .filter(Refused.class::isInstance)
                .map(state -> ((Refused) state).refusal())
                .map(refusal -> new LinkCardResult.Refused(refusal.reason(), refusal.retryable()));
    }

    private LinkCardResult underWay(ShopperId owner, SavedCard card) {
        int number = card.awaitedVerification().orElse(SavedCard.FIRST_VERIFICATION);
        Optional<MicroAuthorization> verification = verifications.challenged(owner, card.id(), number);
        return verification
                .flatMap(CardVerifications::challenge)
                .<LinkCardResult>map(challenged -> new LinkCardResult.ChallengeRequired(
                        card, verification.get().reference(), challenged.challenge()))
                .orElseGet(() -> new LinkCardResult.BeingVerified(card));
    }

    private Optional<SavedCard> find(ShopperId owner, CardId id) {
        return vaults.find(Key.sole(owner)).flatMap(vault -> vault.find(id));
    }

    /**
     * The result of a reservation.
     *
     * @param toVerify the card as we saved it, to be verified by us; empty if there is nothing to prove
     */
    private record Reserved(LinkCardResult result, Optional<SavedCard> toVerify) {
        static Reserved verifying(SavedCard card) {
            return new Reserved(new LinkCardResult.BeingVerified(card), Optional.of(card));
        }

        static Reserved nothing(LinkCardResult result) {
            return new Reserved(result, Optional.empty());
        }

        /** Returns whether it is that card which took its place. */
        boolean isFor(SavedCard card) {
            return toVerify.filter(verifying -> verifying.id().equals(card.id()))
                    .isPresent();
        }
    }
}
