package dev.onecent.vault;

import dev.onecent.card.CardEdit;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardholderName;
import dev.onecent.card.Nickname;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.limit.AttemptLimits;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.microauth.MicroAuthorizationState.Refused;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.Receipt;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardVaultEvent.CardEdited;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Changes cards without their numbers; a changed expiry is verified before it counts (R12). */
final class CardEditing {
    private static final int NO_PROOF = 0;

    private final Aggregates<CardVault> vaults;
    private final CardProofs proofs;
    private final CardFormCheck check;
    private final CardKeeper keeper;
    private final AttemptLimits limits;
    private final LinkPolicy policy;
    private final InstantSource clock;

    CardEditing(
            Aggregates<CardVault> vaults,
            CardProofs proofs,
            CardFormCheck check,
            CardKeeper keeper,
            AttemptLimits limits,
            LinkPolicy policy,
            InstantSource clock) {
        this.vaults = vaults;
        this.proofs = proofs;
        this.check = check;
        this.keeper = keeper;
        this.limits = limits;
        this.policy = policy;
        this.clock = clock;
    }

    EditCardResult edit(ShopperId owner, EditCard command) {
        List<FormViolation> violations = check.check(command.edit(), command.locale());
        if (!violations.isEmpty()) {
            return new EditCardResult.Invalid(violations);
        }
        return isAsking(owner, command)
                ? limits.verifying(
                                owner,
                                "edit " + command.command(),
                                command.card(),
                                command.visitor().orFrom(command.client()))
                        .fold(
                                () -> admitted(owner, command),
                                EditCardResult.TryLater::new,
                                EditCardResult.ProofRequired::new)
                : admitted(owner, command);
    }

    /** Whether the gateway would be asked: only then it is an attempt (R21). */
    private boolean isAsking(ShopperId owner, EditCard command) {
        return vaults.entry(Key.sole(owner))
                .filter(entry -> entry.receiptOf(command.command()).isEmpty())
                .flatMap(entry -> entry.value().find(command.card()))
                .filter(card -> card.isLinked() && isChanged(card, command))
                .isPresent();
    }

    private EditCardResult admitted(ShopperId owner, EditCard command) {
        Saved saved = vaults.change(Key.sole(owner), entry -> decide(entry, command));
        if (saved.isOurs() && saved.proof() != NO_PROOF) {
            prove(owner, command, saved.card().orElseThrow());
        }
        return saved.refusal().orElseGet(() -> answer(owner, command, saved.proof()));
    }

    private Decision<CardVault, Saved> decide(Optional<Entry<CardVault>> entry, EditCard command) {
        Optional<SavedCard> found = entry.map(Entry::value).flatMap(vault -> vault.find(command.card()));
        if (found.isEmpty()) {
            return Decision.keep(Saved.refused(new EditCardResult.NoSuchCard()));
        }
        Optional<Receipt> twin = entry.flatMap(kept -> kept.receiptOf(command.command()));
        return twin.isPresent()
                ? Decision.keep(Saved.before(Integer.parseInt(twin.get().subject())))
                : decide(entry.orElseThrow().value(), found.get(), command);
    }

    private Decision<CardVault, Saved> decide(CardVault vault, SavedCard card, EditCard command) {
        Optional<CardExpiry> expiry = command.edit().expiry().map(CardExpiry::parse);
        boolean proves = isChanged(card, command);
        if (proves && !card.isLinked()) {
            return Decision.keep(Saved.refused(new EditCardResult.NotLinkedYet(card)));
        }
        CardVault detailed = vault.edited(card.id(), details(card.details(), command.edit()));
        boolean withdrawn = expiry.isPresent() && !proves;
        CardVault edited = withdrawn ? detailed.unchanging(card.id()) : detailed;
        Instant now = clock.instant();
        CardVault next =
                proves ? edited.changing(card.id(), expiry.orElseThrow(), now.plus(policy.checkAfter())) : edited;
        SavedCard after = next.find(card.id()).orElseThrow();
        int proof = proves ? after.awaitedProof().orElseThrow() : NO_PROOF;
        return Decision.save(next, Saved.now(after, proof))
                .remembering(command.command(), Integer.toString(proof))
                .telling(List.of(new CardEdited(card.id(), card.masked())));
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

    private void prove(ShopperId owner, EditCard command, SavedCard card) {
        try (PresentedCard presented = keeper.reveal(owner, card.edited(changed(card)), command.caller())) {
            proofs.proveStored(
                    owner,
                    card,
                    policy.amountFor(card.masked().brand(), policy.currency()),
                    presented,
                    command.client());
        }
    }

    private static CardDetails changed(SavedCard card) {
        return card.details().withExpiry(card.expiryChange().orElseThrow().expiry());
    }

    private EditCardResult answer(ShopperId owner, EditCard command, int proof) {
        Optional<SavedCard> card = vaults.find(Key.sole(owner)).flatMap(vault -> vault.find(command.card()));
        if (card.isEmpty()) {
            return new EditCardResult.NoSuchCard();
        }
        return proof == NO_PROOF ? new EditCardResult.Edited(card.get()) : answer(owner, card.get(), proof);
    }

    private EditCardResult answer(ShopperId owner, SavedCard card, int proof) {
        Optional<MicroAuthorization> cent = proofs.challenged(owner, card.id(), proof);
        if (cent.isPresent()) {
            return new EditCardResult.ChallengeRequired(
                    card,
                    cent.get().reference(),
                    CardProofs.challenge(cent.get()).orElseThrow().challenge());
        }
        Optional<MicroAuthorizationState> state = proofs.find(owner, card.id(), proof);
        if (state.isEmpty() || state.get().mayHoldMoney()) {
            return new EditCardResult.BeingVerified(card);
        }
        if (state.get() instanceof Refused refused) {
            return new EditCardResult.ExpiryRefused(
                    card, refused.refusal().reason(), refused.refusal().retryable());
        }
        return state.get().proves() ? new EditCardResult.Edited(card) : new EditCardResult.ExpiryNotVerified(card);
    }

    /**
     * What the save came to.
     *
     * @param proof the number of the proof that was begun for the expiry; 0 if none was
     * @param card the card as we saved it; empty if somebody else did
     */
    private record Saved(int proof, Optional<SavedCard> card, Optional<EditCardResult> refusal) {
        static Saved now(SavedCard card, int proof) {
            return new Saved(proof, Optional.of(card), Optional.empty());
        }

        static Saved before(int proof) {
            return new Saved(proof, Optional.empty(), Optional.empty());
        }

        static Saved refused(EditCardResult refusal) {
            return new Saved(NO_PROOF, Optional.empty(), Optional.of(refusal));
        }

        boolean isOurs() {
            return card.isPresent();
        }
    }
}
