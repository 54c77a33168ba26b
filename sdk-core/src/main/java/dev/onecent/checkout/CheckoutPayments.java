package dev.onecent.checkout;

import dev.onecent.address.Addresses;
import dev.onecent.cart.Cart;
import dev.onecent.cart.Carts;
import dev.onecent.checkout.CheckoutState.AwaitingChallenge;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.payment.ChargeRequest;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentState;
import dev.onecent.payment.Payments;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.OneCentException;
import dev.onecent.store.Receipt;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.store.internal.Wiring;
import dev.onecent.vault.CardVaults;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What goes on between a checkout and its payments: an attempt is saved, charged, and what came of it is taken over (R4).
 */
final class CheckoutPayments {
    private final Aggregates<Checkout> all;
    private final Carts carts;
    private final Addresses addresses;
    private final CardVaults vaults;
    private final Payments payments;
    private final Tenders tenders;
    private final CartClaims claims;
    private final FreeCheckouts free;
    private final CheckoutPolicy policy;
    private final InstantSource clock;

    CheckoutPayments(
            Aggregates<Checkout> all,
            Carts carts,
            Addresses addresses,
            CardVaults vaults,
            Payments payments,
            Tenders tenders,
            CheckoutPolicy policy,
            InstantSource clock) {
        this.all = all;
        this.carts = carts;
        this.addresses = addresses;
        this.vaults = vaults;
        this.payments = payments;
        this.tenders = tenders;
        this.claims = new CartClaims(carts, this);
        this.free = new FreeCheckouts(all, carts, claims, clock);
        this.policy = policy;
        this.clock = clock;
    }

    PayResult pay(Key key, Pay command) {
        Optional<Entry<Checkout>> entry = all.entry(key);
        if (entry.isEmpty()) {
            return new PayResult.NotFound();
        }
        return repeated(entry.get(), command)
                .or(() -> superseding(entry.get()).map(free -> notRepeated(free, command)))
                .orElseGet(PayResult.NotFound::new);
    }

    /** A concurrent duplicate may have been quicker while an older attempt was given up. */
    private PayResult notRepeated(Entry<Checkout> free, Pay command) {
        return repeated(free, command).or(() -> refusal(free.value())).orElseGet(() -> pay(free.value(), command));
    }

    /** A concurrent duplicate may have taken the last attempt that was left: then its answer is the command's. */
    private PayResult pay(Checkout checkout, Pay command) {
        PayResult result = tenders.with(checkout, command, tender -> pay(checkout, command, tender));
        boolean limited = result instanceof PayResult.TryLater || result instanceof PayResult.ProofRequired;
        return limited
                ? all.entry(Checkout.key(checkout.owner(), checkout.id()))
                        .filter(entry -> checkout.isSameLifeAs(entry.value()))
                        .flatMap(entry -> repeated(entry, command))
                        .orElse(result)
                : result;
    }

    /** Returns how the attempt of a repeated command stands; empty if the checkout remembers no command with its id. */
    private Optional<PayResult> repeated(Entry<Checkout> entry, Pay command) {
        return entry.receiptOf(command.command())
                .map(receipt -> isSame(receipt, command)
                        ? answer(caughtUp(entry.value()), Integer.parseInt(receipt.subject()))
                        : new PayResult.CommandReused(entry.value()));
    }

    private static boolean isSame(Receipt receipt, Pay command) {
        return PayContents.of(command.choice()).filter(receipt::isOf).isPresent();
    }

    /** A challenge may be over, and the process have died before the checkout heard of it. */
    private Checkout caughtUp(Checkout checkout) {
        if (!(checkout.state() instanceof AwaitingChallenge waiting)) {
            return checkout;
        }
        Optional<Checkout> after = payments.find(checkout.owner(), checkout.payment(waiting.attempt()))
                .filter(payment -> Checkout.challenge(payment).isEmpty())
                .flatMap(this::settle);
        after.ifPresent(this::clearIfPaid);
        return after.orElse(checkout);
    }

    /** A new command while the issuer waits for the shopper is a change of mind: that attempt is given up first (R4). */
    private Optional<Entry<Checkout>> superseding(Entry<Checkout> entry) {
        Checkout checkout = entry.value();
        if (!(checkout.state() instanceof AwaitingChallenge)) {
            return Optional.of(entry);
        }
        giveUp(checkout);
        return all.entry(Checkout.key(checkout.owner(), checkout.id()))
                .filter(now -> checkout.isSameLifeAs(now.value()));
    }

    Optional<Checkout> find(Key key) {
        return all.find(key);
    }

    /** Completes a checkout that costs nothing; another one over the same articles neither pays nor completes meanwhile. */
    CompleteResult complete(Key key) {
        return free.complete(key);
    }

    /** The checkout that is being paid for some of those lines of a cart already. */
    Optional<Checkout> rivalOf(Checkout start, Cart cart) {
        return claims.rivalOf(start, cart);
    }

    /** Brings a checkout up to what its payment says. */
    Optional<Checkout> settle(Payment payment) {
        Key key = Checkout.key(payment.owner(), payment.id().checkout());
        return change(key, checkout -> checkout.heard(payment, clock.instant()));
    }

    /** Gives the running attempt up; what it did is given back (R4). */
    void giveUp(Checkout checkout) {
        checkout.runningAttempt()
                .flatMap(attempt -> payments.giveUp(
                        Wiring.ONECENT, checkout.payment(attempt).of(checkout.owner())))
                .ifPresent(this::settle);
    }

    /** Finds out what became of the running attempt; one that never got as far as a payment never will. */
    void findOut(Checkout checkout) {
        checkout.runningAttempt().ifPresent(attempt -> {
            settle(payments.find(checkout.owner(), checkout.payment(attempt))
                    .orElseGet(() -> payments.foreclose(Wiring.ONECENT, checkout.owner(), request(checkout, attempt))));
        });
    }

    /** Takes the bought quantities out of the cart (R5), and notes that card and address were used. */
    void clear(Checkout checkout, Paid paid) {
        carts.remove(Wiring.ONECENT, checkout.owner(), checkout.id(), checkout.life(), checkout.lines());
        paid.attempt()
                .flatMap(attempt -> attempt.instrument().cardOnFile())
                .ifPresent(card -> vaults.used(Wiring.ONECENT, checkout.owner(), card, paid.at()));
        checkout.address().ifPresent(address -> addresses.used(Wiring.ONECENT, checkout.owner(), address, paid.at()));
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

    private PayResult pay(Checkout checkout, Pay command, Tender tender) {
        return pay(
                checkout,
                command,
                new Attempt(checkout.attempts() + 1, tender.instrument(), tender.use()),
                tender.presented());
    }

    private PayResult pay(Checkout checkout, Pay command, Attempt attempt, PresentedCard presented) {
        Optional<Checkout> rival = claims.claim(checkout, attempt.number());
        if (rival.isPresent()) {
            return new PayResult.PaymentInProgress(checkout, rival.get());
        }
        Begun begun = begin(checkout, command, attempt);
        return begun.ours() ? charged(checkout, command, attempt, presented, begun) : begun.answer();
    }

    /** Once the attempt is saved a failure of the store ends nothing: due work goes on with it, and the answer says so. */
    private PayResult charged(Checkout checkout, Pay command, Attempt attempt, PresentedCard presented, Begun begun) {
        try {
            Payment payment = payments.charge(
                    Wiring.ONECENT,
                    checkout.owner(),
                    request(checkout, attempt),
                    presented,
                    command.client(),
                    () -> isAwaiting(checkout, attempt));
            Optional<Checkout> after = settle(payment).filter(checkout::isSameLifeAs);
            after.ifPresent(this::clearIfPaid);
            return after.map(settled -> answer(settled, attempt.number()))
                    .orElseGet(() -> ofWhoWasErased(payment, begun));
        } catch (OneCentException e) {
            return begun.answer();
        }
    }

    /** The checkout has gone; what may have been charged goes on under a pseudonym. */
    private static PayResult ofWhoWasErased(Payment payment, Begun begun) {
        boolean nothing =
                payment.state() instanceof PaymentState.NotCharged || payment.state() instanceof PaymentState.Declined;
        return nothing ? new PayResult.NotFound() : begun.answer();
    }

    /** Whether the attempt still stands where its outcome is to be noted: an erased shopper's does not. */
    private boolean isAwaiting(Checkout checkout, Attempt attempt) {
        return all.entry(Checkout.key(checkout.owner(), checkout.id()))
                .filter(entry -> !entry.setAside() && entry.value().isSameLifeAs(checkout))
                .flatMap(entry -> entry.value().runningAttempt())
                .filter(attempt::equals)
                .isPresent();
    }

    /** Takes over at once what follows from a payment; what the store refuses stays due. */
    void clearIfPaid(Checkout checkout) {
        try {
            if (checkout.state() instanceof Paid paid && !paid.cleared()) {
                clear(checkout, paid);
            }
        } catch (OneCentException e) {
            // It stays due, and the checkout is paid.
        }
    }

    /** Saves the attempt before anything is charged, unless it cannot be begun. */
    private Begun begin(Checkout seen, Pay command, Attempt attempt) {
        return all.change(Checkout.key(seen.owner(), seen.id()), entry -> {
            if (entry.filter(found -> found.value().isSameLifeAs(seen)).isEmpty()) {
                return Decision.keep(new Begun(false, new PayResult.NotFound()));
            }
            Checkout checkout = entry.get().value();
            Optional<PayResult> refusal = entry.get()
                    .receiptOf(command.command())
                    .map(before -> isSame(before, command)
                            ? answer(checkout, Integer.parseInt(before.subject()))
                            : new PayResult.CommandReused(checkout))
                    .or(() -> refusal(checkout, command, attempt));
            if (refusal.isPresent()) {
                return Decision.keep(new Begun(false, refusal.get()));
            }
            Checkout paying = checkout.paying(attempt, clock.instant().plus(policy.checkAfter()));
            return Decision.save(paying, new Begun(true, new PayResult.InProgress(paying)))
                    .remembering(receipt(command, attempt));
        });
    }

    /** A method that is no card costs nothing at the attempt limits (R21). */
    private static Receipt receipt(Pay command, Attempt attempt) {
        String contents = PayContents.of(command.choice()).orElseThrow();
        boolean counted = !(command.choice() instanceof PaymentChoice.WithMethod);
        return new Receipt(command.command(), Integer.toString(attempt.number()), contents, counted);
    }

    private Optional<PayResult> refusal(Checkout checkout, Pay command, Attempt attempt) {
        Optional<PayResult> refusal = refusal(checkout);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (attempt.number() != checkout.attempts() + 1) {
            return Optional.of(new PayResult.NotCharged(checkout)); // another attempt was quicker
        }
        boolean matches = checkout.matches(carts.of(checkout.owner()));
        return matches ? Optional.empty() : Optional.of(cartChanged(checkout, command));
    }

    /** A concurrent duplicate that has paid it meanwhile saved that before it cleared the cart. */
    private PayResult cartChanged(Checkout seen, Pay command) {
        return all.entry(Checkout.key(seen.owner(), seen.id()))
                .filter(entry -> seen.isSameLifeAs(entry.value()))
                .flatMap(entry -> repeated(entry, command).or(() -> refusal(entry.value())))
                .orElseGet(() -> new PayResult.CartChanged(seen));
    }

    /** Why no attempt can begin, whatever the card. */
    private Optional<PayResult> refusal(Checkout checkout) {
        if (checkout.isFree()) {
            return Optional.of(new PayResult.NothingToPay(checkout));
        }
        if (checkout.state() instanceof Paid paid) {
            return paid.payment().<PayResult>map(payment -> new PayResult.Paid(checkout, payment));
        }
        if (checkout.runningAttempt().isPresent()) {
            return Optional.of(running(checkout));
        }
        if (checkout.isUnderReviewAt(clock.instant())) {
            return Optional.of(new PayResult.UnderReview(checkout));
        }
        return checkout.isOpenAt(clock.instant()) ? Optional.empty() : Optional.of(new PayResult.Closed(checkout));
    }

    private ChargeRequest request(Checkout checkout, Attempt attempt) {
        return ChargeRequest.of(
                checkout.payment(attempt),
                checkout.payee(),
                checkout.total(),
                attempt.instrument(),
                policy.capture(),
                attempt.use());
    }

    /** How an attempt stands, or ended, whatever became of the checkout since (R22). */
    private PayResult answer(Checkout checkout, int attempt) {
        if (checkout.state() instanceof Paid paid
                && paid.payment().filter(checkout.payment(attempt)::equals).isPresent()) {
            return new PayResult.Paid(checkout, checkout.payment(attempt));
        }
        boolean running =
                checkout.runningAttempt().filter(now -> now.number() == attempt).isPresent();
        return running ? running(checkout) : ended(checkout, attempt);
    }

    private PayResult ended(Checkout checkout, int attempt) {
        Optional<Payment> payment = payments.find(checkout.owner(), checkout.payment(attempt));
        if (payment.map(Payment::state).orElse(null) instanceof PaymentState.Declined declined) {
            return new PayResult.Declined(
                    checkout, declined.refusal().reason(), declined.refusal().retryable());
        }
        return isClosed(checkout) ? new PayResult.Closed(checkout) : new PayResult.NotCharged(checkout);
    }

    private boolean isClosed(Checkout checkout) {
        boolean settled =
                checkout.state() instanceof Paid || checkout.runningAttempt().isPresent();
        return !settled && checkout.isOverAt(clock.instant());
    }

    /** A challenge that the shopper has passed is asked for no more, though the checkout waits for what follows. */
    private PayResult running(Checkout checkout) {
        return checkout.state() instanceof AwaitingChallenge waiting
                        && payments.find(checkout.owner(), checkout.payment(waiting.attempt()))
                                .flatMap(Checkout::challenge)
                                .isPresent()
                ? new PayResult.ChallengeRequired(checkout, reference(checkout, waiting), waiting.challenge())
                : new PayResult.InProgress(checkout);
    }

    /**
     * What came of beginning an attempt.
     *
     * @param ours whether it was begun, so that we charge it
     * @param answer if it was not, why; if it was, what to say if nothing more becomes known
     */
    private record Begun(boolean ours, PayResult answer) {}

    private static MerchantReference reference(Checkout checkout, AwaitingChallenge waiting) {
        return Payment.reference(checkout.payment(waiting.attempt()));
    }
}
