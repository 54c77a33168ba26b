package dev.onecent.checkout;

import dev.onecent.card.CardForm;
import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardSource;
import dev.onecent.card.FormViolation;
import dev.onecent.card.MaskedCard;
import dev.onecent.cart.Carts;
import dev.onecent.checkout.CheckoutState.AwaitingChallenge;
import dev.onecent.checkout.CheckoutState.ChoosingMethod;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.checkout.PaymentChoice.WithCard;
import dev.onecent.checkout.PaymentChoice.WithSavedCard;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.payment.ChargeRequest;
import dev.onecent.payment.Payment;
import dev.onecent.payment.Payments;
import dev.onecent.store.CardId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.Receipt;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardKeeper;
import dev.onecent.vault.CardVaults;
import dev.onecent.vault.SavedCard;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What goes on between a checkout and its payments: an attempt is saved, charged, and what came of it is taken over (R4).
 */
final class CheckoutPayments {
    private final Aggregates<Checkout> all;
    private final Carts carts;
    private final CardVaults vaults;
    private final Payments payments;
    private final CardFormCheck check;
    private final CheckoutPolicy policy;
    private final InstantSource clock;

    CheckoutPayments(
            Aggregates<Checkout> all,
            Carts carts,
            CardVaults vaults,
            Payments payments,
            CardFormCheck check,
            CheckoutPolicy policy,
            InstantSource clock) {
        this.all = all;
        this.carts = carts;
        this.vaults = vaults;
        this.payments = payments;
        this.check = check;
        this.policy = policy;
        this.clock = clock;
    }

    PayResult pay(Key key, Pay command) {
        Optional<Entry<Checkout>> entry = all.entry(key);
        if (entry.isEmpty()) {
            return new PayResult.NotFound();
        }
        Checkout checkout = entry.get().value();
        Optional<Receipt> before = entry.get().receiptOf(command.command());
        if (before.isPresent()) {
            return answer(checkout, Integer.parseInt(before.get().subject()));
        }
        return refusal(checkout)
                .orElseGet(() -> command.choice() instanceof WithSavedCard saved
                        ? payWithSaved(checkout, command, saved)
                        : payOnce(checkout, command, ((WithCard) command.choice()).source()));
    }

    /** Brings a checkout up to what its payment says. */
    Optional<Checkout> settle(Payment payment) {
        Key key = Checkout.key(payment.owner(), payment.id().checkout());
        return change(key, checkout -> checkout.heard(payment, clock.instant()));
    }

    /** Gives the running attempt up; what it did is given back (R4). */
    void giveUp(Checkout checkout) {
        checkout.runningAttempt()
                .flatMap(attempt -> payments.giveUp(checkout.payment(attempt).of(checkout.owner())))
                .ifPresent(this::settle);
    }

    /** Finds out what became of the running attempt; one that never got as far as a payment never will. */
    void findOut(Checkout checkout) {
        checkout.runningAttempt().ifPresent(attempt -> {
            Key key = checkout.payment(attempt).of(checkout.owner());
            settle(payments.advance(key)
                    .orElseGet(() -> payments.foreclose(checkout.owner(), request(checkout, attempt))));
        });
    }

    /** Takes the bought quantities out of the cart (R5), and notes that the card paid. */
    void clear(Checkout checkout, Paid paid) {
        carts.remove(checkout.owner(), checkout.id(), checkout.lines());
        paid.attempt().savedCard().ifPresent(card -> vaults.used(checkout.owner(), card, paid.at()));
    }

    Optional<Checkout> change(Key key, UnaryOperator<Checkout> transition) {
        return all.change(key, entry -> {
            Optional<Checkout> before = entry.map(Entry::value);
            Optional<Checkout> after = before.map(transition);
            return after.equals(before)
                    ? Decision.keep(after)
                    : Decision.<Checkout, Optional<Checkout>>save(after.orElseThrow(), after)
                            .telling(CheckoutEvents.between(before.orElseThrow(), after.orElseThrow()));
        });
    }

    private PayResult payWithSaved(Checkout checkout, Pay command, WithSavedCard choice) {
        Optional<SavedCard> saved = vaults.of(checkout.owner()).find(choice.card());
        if (saved.isEmpty()) {
            return new PayResult.NoSuchCard(checkout);
        }
        Instant now = clock.instant();
        SavedCard card = saved.get();
        if (!card.canPayIn(checkout.id(), now)) {
            return new PayResult.CardNotUsable(checkout, card.expiry().isPastAt(now));
        }
        CredentialUse use = CredentialUse.again(card.consent().purpose(), card.network());
        try (PresentedCard presented = vaults.reveal(checkout.owner(), card)) {
            return pay(checkout, command, attempt(checkout, card.masked(), Optional.of(card.id()), use), presented);
        }
    }

    private PayResult payOnce(Checkout checkout, Pay command, CardSource source) {
        List<FormViolation> violations = source instanceof CardForm form ? check.check(form) : List.of();
        if (!violations.isEmpty()) {
            return new PayResult.Invalid(violations);
        }
        try (PresentedCard presented = CardKeeper.present(source)) {
            MaskedCard masked = CardKeeper.masked(source);
            return pay(
                    checkout, command, attempt(checkout, masked, Optional.empty(), CredentialUse.oneOff()), presented);
        }
    }

    private static Attempt attempt(Checkout checkout, MaskedCard card, Optional<CardId> saved, CredentialUse use) {
        return new Attempt(checkout.attempts() + 1, card, saved, use);
    }

    private PayResult pay(Checkout checkout, Pay command, Attempt attempt, PresentedCard presented) {
        Optional<PayResult> refusal = begin(checkout, command, attempt);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Payment payment = payments.charge(
                checkout.owner(),
                request(checkout, attempt),
                presented,
                command.client(),
                () -> isAwaiting(checkout, attempt));
        return settle(payment)
                .map(after -> answerCleared(after, attempt.number()))
                .orElseGet(PayResult.NotFound::new);
    }

    private PayResult answerCleared(Checkout after, int attempt) {
        if (after.state() instanceof Paid paid) {
            clear(after, paid);
        }
        return answer(after, attempt);
    }

    /** Whether the attempt still stands where its outcome is to be noted: an erased shopper's does not. */
    private boolean isAwaiting(Checkout checkout, Attempt attempt) {
        return all.entry(Checkout.key(checkout.owner(), checkout.id()))
                .filter(entry -> !entry.setAside())
                .flatMap(entry -> entry.value().runningAttempt())
                .filter(attempt::equals)
                .isPresent();
    }

    /** Saves the attempt before anything is charged; an answer if it cannot be begun. */
    private Optional<PayResult> begin(Checkout seen, Pay command, Attempt attempt) {
        return all.change(Checkout.key(seen.owner(), seen.id()), entry -> {
            if (entry.isEmpty()) {
                return Decision.keep(Optional.of(new PayResult.NotFound()));
            }
            Checkout checkout = entry.get().value();
            Optional<PayResult> refusal = refusal(checkout, attempt);
            return refusal.isPresent()
                    ? Decision.keep(refusal)
                    : Decision.<Checkout, Optional<PayResult>>save(
                                    checkout.paying(attempt, clock.instant().plus(policy.checkAfter())),
                                    Optional.empty())
                            .remembering(command.command(), Integer.toString(attempt.number()));
        });
    }

    private Optional<PayResult> refusal(Checkout checkout, Attempt attempt) {
        Optional<PayResult> refusal = refusal(checkout);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (attempt.number() != checkout.attempts() + 1) {
            return Optional.of(new PayResult.InProgress(checkout));
        }
        boolean matches = checkout.matches(carts.of(checkout.owner()));
        return matches ? Optional.empty() : Optional.of(new PayResult.CartChanged(checkout));
    }

    /** Why no attempt can begin, whatever the card. */
    private Optional<PayResult> refusal(Checkout checkout) {
        if (checkout.state() instanceof Paid paid) {
            return Optional.of(new PayResult.Paid(checkout, paid.payment()));
        }
        if (checkout.runningAttempt().isPresent()) {
            return Optional.of(running(checkout));
        }
        return checkout.isOpenAt(clock.instant()) ? Optional.empty() : Optional.of(new PayResult.Closed(checkout));
    }

    private ChargeRequest request(Checkout checkout, Attempt attempt) {
        return new ChargeRequest(
                checkout.payment(attempt),
                checkout.payee(),
                checkout.total(),
                attempt.card(),
                attempt.savedCard(),
                policy.capture(),
                attempt.use());
    }

    /** How an attempt stands, or ended. */
    private PayResult answer(Checkout checkout, int attempt) {
        if (checkout.state() instanceof Paid paid) {
            return new PayResult.Paid(checkout, paid.payment());
        }
        boolean running =
                checkout.runningAttempt().filter(now -> now.number() == attempt).isPresent();
        return running ? running(checkout) : ended(checkout);
    }

    private PayResult ended(Checkout checkout) {
        if (checkout.state() instanceof ChoosingMethod choosing
                && choosing.setback().orElse(null) instanceof Setback.Declined declined) {
            return new PayResult.Declined(checkout, declined.reason(), declined.retryable());
        }
        return checkout.isOpenAt(clock.instant()) ? new PayResult.NotCharged(checkout) : new PayResult.Closed(checkout);
    }

    private PayResult running(Checkout checkout) {
        return checkout.state() instanceof AwaitingChallenge waiting
                ? new PayResult.ChallengeRequired(checkout, reference(checkout, waiting), waiting.challenge())
                : new PayResult.InProgress(checkout);
    }

    private static MerchantReference reference(Checkout checkout, AwaitingChallenge waiting) {
        return Payment.reference(checkout.owner(), checkout.payment(waiting.attempt()));
    }
}
