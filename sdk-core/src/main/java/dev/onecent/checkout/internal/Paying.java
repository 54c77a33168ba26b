package dev.onecent.checkout.internal;

import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState.AwaitingChallenge;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.checkout.PaymentAttempt;
import dev.onecent.checkout.PaymentChoice;
import dev.onecent.checkout.internal.ResolvedChoice.Ready;
import dev.onecent.checkout.internal.ResolvedChoice.Refused;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.OneCentException;
import dev.onecent.store.Receipt;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import java.util.Optional;

/**
 * Pays checkouts, at most once each (R4): an attempt claims the cart, is begun, charged and answered. A repeated command is
 * answered by how its attempt stands (R22).
 */
final class Paying {
    private final Aggregates<Checkout> all;
    private final PaymentChoices tenders;
    private final CartClaims claims;
    private final CheckoutPayments payments;
    private final PayAnswers answers;

    Paying(
            Aggregates<Checkout> all,
            PaymentChoices tenders,
            CartClaims claims,
            CheckoutPayments payments,
            PayAnswers answers) {
        this.all = all;
        this.tenders = tenders;
        this.claims = claims;
        this.payments = payments;
        this.answers = answers;
    }

    PayResult pay(Key key, Pay command) {
        Request request = new Request(command, PayContents.of(command.choice()));
        return all.entry(key)
                .map(entry -> repeated(entry, request).orElseGet(() -> paid(entry, request)))
                .orElseGet(PayResult.NotFound::new);
    }

    /** A concurrent duplicate may have been quicker while an older attempt was given up. */
    private PayResult paid(Entry<Checkout> entry, Request request) {
        return cancelPendingChallenge(entry)
                .map(free -> repeated(free, request)
                        .or(() -> answers.refusal(free.value()))
                        .orElseGet(() -> resolved(free.value(), request)))
                .orElseGet(PayResult.NotFound::new);
    }

    /** Gives up an attempt for which the issuer waits for the shopper: a new command is a change of mind (R4). */
    private Optional<Entry<Checkout>> cancelPendingChallenge(Entry<Checkout> entry) {
        Checkout checkout = entry.value();
        if (!(checkout.state() instanceof AwaitingChallenge)) {
            return Optional.of(entry);
        }
        payments.giveUp(checkout);
        return sameLife(checkout);
    }

    private PayResult resolved(Checkout checkout, Request request) {
        ResolvedChoice resolved = tenders.resolve(checkout, request.command());
        if (resolved instanceof Refused refused) {
            return refused(checkout, request, refused.result());
        }
        try (ReadyInstrument instrument = ((Ready) resolved).instrument()) {
            return attempted(
                    checkout,
                    request,
                    new PaymentAttempt(checkout.attempts() + 1, instrument.instrument(), instrument.use()),
                    instrument.presented());
        }
    }

    /** A concurrent duplicate may have taken the last attempt that was left: then its answer is the command's. */
    private PayResult refused(Checkout checkout, Request request, PayResult result) {
        boolean limited = result instanceof PayResult.TryLater || result instanceof PayResult.ProofRequired;
        return limited
                ? sameLife(checkout).flatMap(entry -> repeated(entry, request)).orElse(result)
                : result;
    }

    private PayResult attempted(Checkout checkout, Request request, PaymentAttempt attempt, PresentedCard presented) {
        Optional<Checkout> rival = claims.claim(checkout, attempt.number());
        if (rival.isPresent()) {
            return new PayResult.PaymentInProgress(checkout, rival.get());
        }
        Begun begun = begin(checkout, request, attempt);
        return begun.ours() ? charged(checkout, request, attempt, presented, begun.answer()) : begun.answer();
    }

    /** Saves the attempt before anything is charged, unless it cannot be begun. */
    private Begun begin(Checkout seen, Request request, PaymentAttempt attempt) {
        return all.change(Checkout.key(seen.owner(), seen.id()), entry -> {
            Optional<PayResult> refusal = entry.filter(found -> found.value().isSameLifeAs(seen))
                    .map(found -> answered(found, request).or(() -> refusal(found.value(), request, attempt)))
                    .orElseGet(() -> Optional.of(new PayResult.NotFound()));
            if (refusal.isPresent()) {
                return Decision.keep(new Begun(false, refusal.get()));
            }
            Checkout paying = payments.beginning(entry.orElseThrow().value(), attempt);
            return Decision.save(paying, new Begun(true, new PayResult.InProgress(paying)))
                    .remembering(request.receipt(attempt));
        });
    }

    private Optional<PayResult> refusal(Checkout checkout, Request request, PaymentAttempt attempt) {
        Optional<PayResult> refusal = answers.refusal(checkout);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (attempt.number() != checkout.attempts() + 1) {
            return Optional.of(new PayResult.NotCharged(checkout)); // another attempt was quicker
        }
        return claims.isCartUnchanged(checkout) ? Optional.empty() : Optional.of(cartChanged(checkout, request));
    }

    /** A concurrent duplicate that has paid it meanwhile saved that before it cleared the cart. */
    private PayResult cartChanged(Checkout seen, Request request) {
        return sameLife(seen)
                .flatMap(entry -> repeated(entry, request).or(() -> answers.refusal(entry.value())))
                .orElseGet(() -> new PayResult.CartChanged(seen));
    }

    /**
     * Charges an attempt that was begun. A failure of the store ends nothing from now on: due work goes on with it.
     *
     * @param otherwise the answer if nothing more becomes known
     */
    private PayResult charged(
            Checkout checkout, Request request, PaymentAttempt attempt, PresentedCard presented, PayResult otherwise) {
        try {
            Payment payment = payments.charge(
                    checkout, attempt, presented, request.command().client());
            Optional<Checkout> after = payments.settle(payment).filter(checkout::isSameLifeAs);
            after.ifPresent(payments::clearIfPossible);
            return after.map(settled -> answers.of(settled, attempt.number()))
                    .orElseGet(() -> isNothingCharged(payment) ? new PayResult.NotFound() : otherwise);
        } catch (OneCentException e) {
            return otherwise;
        }
    }

    /** Of an erased shopper's checkout: what may have been charged goes on under a pseudonym. */
    private static boolean isNothingCharged(Payment payment) {
        return payment.state() instanceof PaymentState.NotCharged || payment.state() instanceof PaymentState.Declined;
    }

    /** Returns how the attempt of a repeated command stands; empty if the checkout remembers no command with its id. */
    private Optional<PayResult> repeated(Entry<Checkout> entry, Request request) {
        boolean same = entry.receiptOf(request.command().command())
                .filter(request::isSame)
                .isPresent();
        return answered(same ? entry.withValue(settleFinishedChallenge(entry.value())) : entry, request);
    }

    private Optional<PayResult> answered(Entry<Checkout> entry, Request request) {
        return entry.receiptOf(request.command().command())
                .map(receipt -> request.isSame(receipt)
                        ? answers.of(entry.value(), Integer.parseInt(receipt.subject()))
                        : new PayResult.CommandReused(entry.value()));
    }

    /** Applies the payment's outcome if the challenge ended while no process was listening. */
    private Checkout settleFinishedChallenge(Checkout checkout) {
        Optional<Checkout> after = answers.paymentNotApplied(checkout).flatMap(payments::settle);
        after.ifPresent(payments::clearIfPossible);
        return after.orElse(checkout);
    }

    private Optional<Entry<Checkout>> sameLife(Checkout checkout) {
        return all.entry(Checkout.key(checkout.owner(), checkout.id()))
                .filter(entry -> checkout.isSameLifeAs(entry.value()));
    }

    /**
     * A command and what a receipt keeps of it.
     *
     * @param contents empty if its card cannot be read
     */
    private record Request(Pay command, Optional<String> contents) {
        boolean isSame(Receipt receipt) {
            return contents.filter(receipt::isOf).isPresent();
        }

        /** A method that is no card costs nothing at the attempt limits (R21). */
        Receipt receipt(PaymentAttempt attempt) {
            boolean counted = !(command.choice() instanceof PaymentChoice.WithMethod);
            return new Receipt(command.command(), Integer.toString(attempt.number()), contents.orElseThrow(), counted);
        }
    }

    /**
     * The result of beginning an attempt.
     *
     * @param ours whether it was begun, so that we charge it
     * @param answer if it was not, why; if it was, what to say if nothing more becomes known
     */
    private record Begun(boolean ours, PayResult answer) {}
}
