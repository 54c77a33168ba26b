package dev.onecent.checkout;

import dev.onecent.address.DeliveryAddress;
import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.CheckoutState.Abandoned;
import dev.onecent.checkout.CheckoutState.AwaitingChallenge;
import dev.onecent.checkout.CheckoutState.ChoosingMethod;
import dev.onecent.checkout.CheckoutState.Expired;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.checkout.CheckoutState.Paying;
import dev.onecent.checkout.CheckoutState.Reviewing;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.Challenge;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.Aggregate;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ticked lines of a cart, frozen at the start (R2), on their way to being paid once at most (R4).
 *
 * @param life drawn when it started; tells it from others that had its id (R4)
 * @param lines what is bought, at least one line
 * @param total the sum of the lines
 * @param expiresAt when it ends if nobody comes back
 * @param attempts how often it was tried to pay
 * @param address where it is delivered to: chosen in the review of a mobile checkout (M3), forgotten if it ends unpaid
 */
public record Checkout(
        ShopperId owner,
        CheckoutId id,
        CheckoutLife life,
        Channel channel,
        PayeeId payee,
        List<CartLine> lines,
        Money total,
        Instant startedAt,
        Instant expiresAt,
        int attempts,
        CheckoutState state,
        Optional<DeliveryAddress> address)
        implements Aggregate {
    public Checkout {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(life, "life");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(lines, "lines");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(state, "state");
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a checkout has at least one line");
        }
    }

    /** Starts from the ticked lines of a cart, of which there must be one (R2). */
    public static Checkout start(
            Cart cart,
            CheckoutId id,
            CheckoutLife life,
            Channel channel,
            PayeeId payee,
            Instant now,
            Instant expiresAt) {
        Objects.requireNonNull(cart, "cart");
        List<CartLine> lines = cart.tickedLines();
        return new Checkout(
                cart.owner(),
                id,
                life,
                channel,
                payee,
                lines,
                Cart.total(lines),
                now,
                expiresAt,
                0,
                channel == Channel.MOBILE ? new Reviewing(Optional.empty()) : new ChoosingMethod(Optional.empty()),
                Optional.empty());
    }

    /** Returns the key of a shopper's checkout. */
    public static Key key(ShopperId owner, CheckoutId id) {
        Objects.requireNonNull(id, "id");
        return new Key(owner, id.value());
    }

    @Override
    public Optional<Instant> due() {
        if (isShoppersTurn()) {
            return Optional.of(expiresAt);
        }
        if (state instanceof Paying paying) {
            return Optional.of(paying.checkAt());
        }
        if (state instanceof AwaitingChallenge waiting) {
            return Optional.of(waiting.challenge().deadline());
        }
        return state instanceof Paid paid && !paid.cleared() ? Optional.of(paid.at()) : Optional.empty();
    }

    /** Returns when it ended unpaid; empty while it is open and for a paid one, which is kept. */
    @Override
    public Optional<Instant> endedAt() {
        if (state instanceof Abandoned abandoned) {
            return Optional.of(abandoned.at());
        }
        return state instanceof Expired expired ? Optional.of(expired.at()) : Optional.empty();
    }

    /** Returns whether the shopper can add a card or pay. */
    public boolean isOpenAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof ChoosingMethod && now.isBefore(expiresAt);
    }

    /** Returns whether the shopper can choose the address or confirm (M3). */
    public boolean isUnderReviewAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Reviewing && now.isBefore(expiresAt);
    }

    /** Returns whether the cart's ticked lines are still what this checkout would charge for (R2). */
    public boolean matches(Cart cart) {
        Objects.requireNonNull(cart, "cart");
        return new HashSet<>(cart.tickedLines()).equals(new HashSet<>(lines));
    }

    /** The attempt whose outcome is awaited. */
    public Optional<PaymentAttempt> runningAttempt() {
        if (state instanceof Paying paying) {
            return Optional.of(paying.attempt());
        }
        return state instanceof AwaitingChallenge waiting ? Optional.of(waiting.attempt()) : Optional.empty();
    }

    /** The payment of an attempt. */
    public PaymentId payment(PaymentAttempt attempt) {
        Objects.requireNonNull(attempt, "attempt");
        return payment(attempt.number());
    }

    /** Returns the id of the payment that the attempt with that number makes, from 1. */
    public PaymentId payment(int attempt) {
        return new PaymentId(id, life, attempt);
    }

    /** Returns whether the two are one and the same, not merely of one id (R4). */
    public boolean isSameLifeAs(Checkout other) {
        Objects.requireNonNull(other, "other");
        return life.equals(other.life);
    }

    /** Returns the payment of the running attempt, or the one that paid it. */
    public Optional<PaymentId> currentPayment() {
        return state instanceof Paid paid ? paid.payment() : runningAttempt().map(this::payment);
    }

    /** Returns the checkout with a delivery address; only in the review. */
    public Checkout delivering(DeliveryAddress to) {
        Objects.requireNonNull(to, "to");
        return state instanceof Reviewing ? with(attempts, state, Optional.of(to)) : this;
    }

    /** The review is over; not without an address (M3). */
    public Checkout confirmed() {
        return state instanceof Reviewing reviewing && address.isPresent()
                ? with(attempts, new ChoosingMethod(reviewing.setback()))
                : this;
    }

    /** Back to the review, where there is one, as long as nothing is being paid. */
    public Checkout reviewing() {
        return state instanceof ChoosingMethod choosing && isReviewed()
                ? with(attempts, new Reviewing(choosing.setback()))
                : this;
    }

    /** Returns whether this kind of checkout is reviewed at all. */
    public boolean isReviewed() {
        return channel == Channel.MOBILE;
    }

    /** Returns whether it has ended, or is due to. */
    public boolean isOverAt(Instant now) {
        Objects.requireNonNull(now, "now");
        boolean ended = state instanceof Paid || state instanceof Abandoned || state instanceof Expired;
        return ended || (isShoppersTurn() && !now.isBefore(expiresAt));
    }

    /** Returns whether it stands still until the shopper does something, or time is up. */
    public boolean isShoppersTurn() {
        return state instanceof Reviewing || state instanceof ChoosingMethod;
    }

    /** An attempt begins, saved before anything is charged (R4). */
    public Checkout paying(PaymentAttempt attempt, Instant checkAt) {
        Objects.requireNonNull(attempt, "attempt");
        Objects.requireNonNull(checkAt, "checkAt");
        return state instanceof ChoosingMethod ? with(attempt.number(), new Paying(attempt, checkAt)) : this;
    }

    /** Returns whether it costs nothing, so that it completes without a payment (R4). */
    public boolean isFree() {
        return total.isZero();
    }

    /** Completes it without a payment, in the place of the attempt with that number; only if it costs nothing. */
    public Checkout completed(int attempt, Instant now) {
        Objects.requireNonNull(now, "now");
        return isFree() && state instanceof ChoosingMethod ? with(attempt, Paid.withoutPayment(now)) : this;
    }

    /** Attempts up to a number can no longer begin; one that runs goes on. */
    public Checkout skipping(int attempt) {
        return isShoppersTurn() && attempts < attempt ? with(attempt, state) : this;
    }

    /** Returns whether the two buy some article in common. */
    public boolean shares(List<CartLine> others) {
        Objects.requireNonNull(others, "others");
        return others.stream()
                .anyMatch(other -> lines.stream().anyMatch(line -> line.sku().equals(other.sku())));
    }

    /** Returns the checkout after a payment, however late or often the payment is looked at. */
    public Checkout afterPayment(Payment payment, Instant now) {
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(now, "now");
        Optional<PaymentAttempt> attempt =
                runningAttempt().filter(running -> payment(running).equals(payment.id()));
        return attempt.isEmpty() ? this : with(attempts, after(attempt.get(), payment, now));
    }

    /** The shopper leaves; not while an attempt runs, which is given up first (R3, R4). */
    public Checkout abandoned(Instant now) {
        Objects.requireNonNull(now, "now");
        return isShoppersTurn() ? with(attempts, new Abandoned(now), Optional.empty()) : this;
    }

    /** Returns the checkout as expired, if it stands still and its time is up. */
    public Checkout expired(Instant now) {
        Objects.requireNonNull(now, "now");
        boolean over = isShoppersTurn() && !now.isBefore(expiresAt);
        return over ? with(attempts, new Expired(now), Optional.empty()) : this;
    }

    /** The bought quantities have left the cart (R5). */
    public Checkout cleared() {
        return state instanceof Paid paid
                ? with(attempts, new Paid(paid.payment(), paid.attempt(), paid.at(), true))
                : this;
    }

    /**
     * Returns the checkout under another owner: an erased shopper's pseudonym. The address stays as long as an order
     * may need it.
     */
    public Checkout withOwner(ShopperId other) {
        return new Checkout(
                other, id, life, channel, payee, lines, total, startedAt, expiresAt, attempts, state, address);
    }

    private CheckoutState after(PaymentAttempt attempt, Payment payment, Instant now) {
        if (payment.pays()) {
            return Paid.by(payment.id(), attempt, now);
        }
        if (payment.state() instanceof PaymentState.Declined declined) {
            return new ChoosingMethod(Optional.of(new FailedAttempt.Declined(
                    declined.refusal().reason(), declined.refusal().retryable())));
        }
        return payment.isOpen()
                ? challenge(payment)
                        .<CheckoutState>map(challenge -> new AwaitingChallenge(attempt, challenge))
                        .orElse(state)
                : new ChoosingMethod(Optional.of(new FailedAttempt.NotCharged()));
    }

    /** Returns the challenge that a payment waits for. */
    public static Optional<Challenge> challenge(Payment payment) {
        Objects.requireNonNull(payment, "payment");
        return payment.state() instanceof PaymentState.Authorizing asked
                        && asked.authorization() instanceof Authorization.Challenged challenged
                ? Optional.of(challenged.challenge())
                : Optional.empty();
    }

    private Checkout with(int tried, CheckoutState next) {
        return with(tried, next, address);
    }

    private Checkout with(int tried, CheckoutState next, Optional<DeliveryAddress> to) {
        return new Checkout(owner, id, life, channel, payee, lines, total, startedAt, expiresAt, tried, next, to);
    }
}
