package dev.onecent.vault.internal;

import dev.onecent.card.CardEdit;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardholderName;
import dev.onecent.card.Nickname;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.limit.internal.AttemptLimits;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.microauth.MicroAuthorizationState.Refused;
import dev.onecent.money.Money;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.OneCentException;
import dev.onecent.store.Receipt;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardDetails;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaultEvent.CardEdited;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.EditCardResult;
import dev.onecent.vault.ExpiryChange;
import dev.onecent.vault.SavedCard;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Changes cards without their numbers; a changed expiry is verified before it counts (R12). */
final class CardEditing {
    private static final int NO_VERIFICATION = VaultReceipt.NO_VERIFICATION;

    private final Aggregates<CardVault> vaults;
    private final CardVerifications verifications;
    private final CardFormCheck check;
    private final CardKeeper keeper;
    private final AttemptLimits limits;
    private final LinkPolicy policy;
    private final InstantSource clock;
    private final CommandComparison comparison;

    CardEditing(
            Aggregates<CardVault> vaults,
            CardVerifications verifications,
            CardIntake intake,
            LinkPolicy policy,
            InstantSource clock) {
        this.vaults = vaults;
        this.verifications = verifications;
        this.check = intake.check();
        this.keeper = intake.keeper();
        this.limits = intake.limits();
        this.policy = policy;
        this.clock = clock;
        this.comparison = new CommandComparison(keeper, verifications);
    }

    EditCardResult edit(ShopperId owner, EditCard command) {
        List<FormViolation> violations = check.check(command.edit(), command.locale());
        if (!violations.isEmpty()) {
            return new EditCardResult.Invalid(violations);
        }
        return asking(owner, command)
                .map(card -> verifyWithinLimits(owner, command, card))
                .orElseGet(() -> saveAndVerify(owner, command, Optional.empty()));
    }

    /** A policy that is not in order fails before anything is counted or saved. */
    private EditCardResult verifyWithinLimits(ShopperId owner, EditCard command, SavedCard card) {
        Money first = policy.firstAmountFor(card.masked().brand(), policy.currency());
        return limits.verifying(
                        owner,
                        "edit " + command.command(),
                        command.card(),
                        command.visitor().orFrom(command.client()))
                .fold(
                        () -> saveAndVerify(owner, command, Optional.of(first)),
                        notBefore -> refused(owner, command, new EditCardResult.TryLater(notBefore)),
                        () -> refused(owner, command, new EditCardResult.ProofRequired()));
    }

    /** A concurrent duplicate may have taken the last attempt that was left: then its answer is the command's. */
    private EditCardResult refused(ShopperId owner, EditCard command, EditCardResult refusal) {
        return vaults.entry(Key.sole(owner))
                .filter(entry -> entry.receiptOf(command.command()).isPresent())
                .map(entry -> decide(owner, Optional.of(entry), command).result())
                .map(saved -> answered(owner, command, saved, Optional.empty()))
                .orElse(refusal);
    }

    /** The card, if the gateway would be asked about it: only then it is an attempt (R21). */
    private Optional<SavedCard> asking(ShopperId owner, EditCard command) {
        return vaults.entry(Key.sole(owner))
                .filter(entry -> entry.receiptOf(command.command()).isEmpty())
                .flatMap(entry -> entry.value().find(command.card()))
                .filter(card -> card.isLinked() && isChanged(card, command))
                .filter(card -> card.opensWith(keeper.workingKeys()))
                .filter(card -> underWay(card, command).isEmpty());
    }

    /** Saves the edit, unless it has become an attempt since it was looked at: then it is counted first. */
    private EditCardResult saveAndVerify(ShopperId owner, EditCard command, Optional<Money> first) {
        Saved saved = vaults.change(Key.sole(owner), entry -> {
            Decision<CardVault, Saved> decision = decide(owner, entry, command);
            return decision.result().isAttempt() && first.isEmpty() ? Decision.keep(decision.result()) : decision;
        });
        return saved.isAttempt() && first.isEmpty()
                ? verifyWithinLimits(owner, command, saved.toVerify().orElseThrow())
                : answered(owner, command, saved, first);
    }

    private EditCardResult answered(ShopperId owner, EditCard command, Saved saved, Optional<Money> first) {
        return saved.refusal()
                .orElseGet(() -> saved.toVerify()
                        .map(card -> verify(owner, command, card, saved.verification(), first.orElseThrow()))
                        .orElseGet(() -> answer(owner, command, saved.verification())));
    }

    /** Once the edit is saved a failure of the store or the card safe ends nothing: due work goes on, and the answer says so. */
    private EditCardResult verify(ShopperId owner, EditCard command, SavedCard card, int number, Money first) {
        try {
            verify(owner, command, card, first);
            tryAgain(owner, command, card, first);
            return answer(owner, command, number);
        } catch (OneCentException e) {
            return new EditCardResult.BeingVerified(card);
        }
    }

    private Decision<CardVault, Saved> decide(ShopperId owner, Optional<Entry<CardVault>> entry, EditCard command) {
        Optional<Receipt> before = entry.flatMap(kept -> kept.receiptOf(command.command()));
        if (before.isPresent()) {
            return Decision.keep(
                    comparison.isRepeated(owner, entry.orElseThrow(), before.get(), command)
                            ? Saved.awaiting(VaultReceipt.of(before.get()).verification())
                            : Saved.refused(new EditCardResult.CommandReused()));
        }
        return entry.map(Entry::value)
                .flatMap(vault -> vault.find(command.card()).map(card -> decide(vault, card, command)))
                .orElseGet(() -> Decision.keep(Saved.refused(new EditCardResult.NoSuchCard())));
    }

    private Decision<CardVault, Saved> decide(CardVault vault, SavedCard card, EditCard command) {
        Optional<CardExpiry> expiry = command.edit().expiry().map(CardExpiry::parse);
        boolean changes = isChanged(card, command);
        if (changes && !card.isLinked()) {
            return Decision.keep(Saved.refused(new EditCardResult.NotLinkedYet(card)));
        }
        if (changes && !card.opensWith(keeper.workingKeys())) {
            return Decision.keep(Saved.refused(new EditCardResult.MustBeEnteredAgain(card)));
        }
        CardVault detailed = vault.edited(card.id(), details(card.details(), command.edit()));
        if (!changes) {
            CardVault next = expiry.isPresent() ? detailed.unchanging(card.id()) : detailed;
            return saved(next, card, command, Saved.awaiting(NO_VERIFICATION));
        }
        Optional<Integer> underWay = underWay(card, command);
        return underWay.isPresent()
                ? saved(detailed, card, command, Saved.awaiting(underWay.get()))
                : verifying(
                        detailed.changing(
                                card.id(), expiry.orElseThrow(), clock.instant().plus(policy.checkAfter())),
                        card,
                        command);
    }

    private static Decision<CardVault, Saved> verifying(CardVault next, SavedCard card, EditCard command) {
        SavedCard after = next.find(card.id()).orElseThrow();
        return saved(
                next,
                card,
                command,
                Saved.verifying(after, after.awaitedVerification().orElseThrow()));
    }

    private static Decision<CardVault, Saved> saved(CardVault next, SavedCard card, EditCard command, Saved saved) {
        VaultReceipt receipt = VaultReceipt.edit(card.id(), saved.verification());
        String contents = CommandComparison.contents(command);
        return Decision.save(next, saved)
                .remembering(
                        saved.isAttempt()
                                ? receipt.counted(command.command(), contents)
                                : receipt.free(command.command(), contents))
                .telling(List.of(new CardEdited(card.id(), card.masked())));
    }

    /** The verification of the same expiry, if it is being verified already. */
    private static Optional<Integer> underWay(SavedCard card, EditCard command) {
        return card.expiryChange()
                .filter(change -> command.edit()
                        .expiry()
                        .map(CardExpiry::parse)
                        .filter(change.expiry()::equals)
                        .isPresent())
                .map(ExpiryChange::verification);
    }

    private static boolean isChanged(SavedCard card, EditCard command) {
        return command.edit()
                .expiry()
                .map(CardExpiry::parse)
                .filter(typed -> !typed.equals(card.expiry()))
                .isPresent();
    }

    private static CardDetails details(CardDetails before, CardEdit edit) {
        return new CardDetails(
                before.expiry(),
                edit.holder().map(CardholderName::of).or(before::holder),
                edit.nickname().isPresent()
                        ? edit.nickname().filter(typed -> !typed.isBlank()).map(Nickname::of)
                        : before.nickname());
    }

    private void verify(ShopperId owner, EditCard command, SavedCard card, Money amount) {
        try (PresentedCard presented = keeper.reveal(owner, card.asProposed(), command.caller())) {
            verifications.verifyStored(owner, card, amount, presented, command.client());
        }
    }

    /** With the other amount, should the first one have been all that was wrong (R14). If nobody gets to it the old expiry stays. */
    private void tryAgain(ShopperId owner, EditCard command, SavedCard card, Money refused) {
        verifications
                .triedAgain(owner, card)
                .ifPresent(again -> policy.secondAmountFor(again.masked().brand(), refused)
                        .ifPresent(amount -> verify(owner, command, again, amount)));
    }

    private EditCardResult answer(ShopperId owner, EditCard command, int number) {
        Optional<SavedCard> card = vaults.find(Key.sole(owner)).flatMap(vault -> vault.find(command.card()));
        if (card.isEmpty()) {
            return new EditCardResult.NoSuchCard();
        }
        if (number == NO_VERIFICATION) {
            return new EditCardResult.Edited(card.get());
        }
        int decisive = card.get().awaitsSecondTryOf(number)
                ? number + 1
                : verifications.decisiveVerification(owner, card.get().id(), number);
        return card.get().awaitedVerification().equals(Optional.of(decisive))
                ? answerOfAwaited(owner, card.get(), decisive)
                : ended(owner, card.get(), command, decisive);
    }

    private EditCardResult answerOfAwaited(ShopperId owner, SavedCard card, int number) {
        return verifications
                .challenged(owner, card.id(), number)
                .<EditCardResult>map(verification -> new EditCardResult.ChallengeRequired(
                        card,
                        verification.reference(),
                        CardVerifications.challenge(verification).orElseThrow().challenge()))
                .orElseGet(() -> new EditCardResult.BeingVerified(card));
    }

    private EditCardResult ended(ShopperId owner, SavedCard card, EditCard command, int number) {
        Optional<MicroAuthorizationState> state = verifications.find(owner, card.id(), number);
        if (state.orElse(null) instanceof Refused refused) {
            return new EditCardResult.ExpiryRefused(
                    card, refused.refusal().reason(), refused.refusal().retryable());
        }
        if (state.filter(found -> found.proves() || found.mayHoldMoney()).isEmpty()) {
            return new EditCardResult.ExpiryNotVerified(card);
        }
        boolean holds = command.edit()
                .expiry()
                .filter(typed -> CardExpiry.parse(typed).equals(card.expiry()))
                .isPresent();
        return holds ? new EditCardResult.Edited(card) : new EditCardResult.Superseded(card);
    }

    /**
     * The result of saving an edit.
     *
     * @param verification the number of the proof that is awaited for the expiry; 0 if none is
     * @param toVerify the card as we saved it, to be verified by us; empty if there is nothing to prove
     */
    private record Saved(int verification, Optional<SavedCard> toVerify, Optional<EditCardResult> refusal) {
        static Saved verifying(SavedCard card, int verification) {
            return new Saved(verification, Optional.of(card), Optional.empty());
        }

        static Saved awaiting(int verification) {
            return new Saved(verification, Optional.empty(), Optional.empty());
        }

        /** Returns whether the gateway is to be asked. */
        boolean isAttempt() {
            return toVerify.isPresent();
        }

        static Saved refused(EditCardResult refusal) {
            return new Saved(NO_VERIFICATION, Optional.empty(), Optional.of(refusal));
        }
    }
}
