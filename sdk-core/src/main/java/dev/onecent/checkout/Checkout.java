package dev.onecent.checkout;

import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.CheckoutState.Abandoned;
import dev.onecent.checkout.CheckoutState.AwaitingChallenge;
import dev.onecent.checkout.CheckoutState.ChoosingMethod;
import dev.onecent.checkout.CheckoutState.Expired;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.checkout.CheckoutState.Paying;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.Challenge;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.Aggregate;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ticked lines of a cart, frozen at the start (R2), on their way to being paid once at most (R4).
 *
 * @param lines what is bought, at least one line
 * @param total the sum of the lines
 * @param expiresAt when it ends if nobody comes back
 * @param attempts how often it was tried to pay
 */
public record Checkout(
        ShopperId owner,
        CheckoutId id,
        Channel channel,
        PayeeId payee,
        List<CartLine> lines,
        Money total,
        Instant startedAt,
        Instant expiresAt,
        int attempts,
        CheckoutState state)
        implements Aggregate {
    public Checkout {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(id, "id");
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
    static Checkout start(Cart cart, CheckoutId id, Channel channel, PayeeId payee, Instant now, Duration life) {
        List<CartLine> lines = cart.tickedLines();
        return new Checkout(
                cart.owner(),
                id,
                channel,
                payee,
                lines,
                Cart.total(lines),
                now,
                now.plus(life),
                0,
                new ChoosingMethod(Optional.empty()));
    }

    static Key key(ShopperId owner, CheckoutId id) {
        return new Key(owner, id.value());
    }

    @Override
    public Optional<Instant> due() {
        if (state instanceof ChoosingMethod) {
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

    /** Whether the shopper can add a card or pay. */
    public boolean isOpenAt(Instant now) {
        return state instanceof ChoosingMethod && now.isBefore(expiresAt);
    }

    /** Whether the cart's ticked lines are still what this checkout would charge for (R2). */
    public boolean matches(Cart cart) {
        return new HashSet<>(cart.tickedLines()).equals(new HashSet<>(lines));
    }

    /** The attempt whose outcome is awaited. */
    public Optional<Attempt> runningAttempt() {
        if (state instanceof Paying paying) {
            return Optional.of(paying.attempt());
        }
        return state instanceof AwaitingChallenge waiting ? Optional.of(waiting.attempt()) : Optional.empty();
    }

    /** The payment of an attempt. */
    public PaymentId payment(Attempt attempt) {
        return new PaymentId(id, attempt.number());
    }

    /** An attempt begins, saved before anything is charged (R4). */
    Checkout paying(Attempt attempt, Instant checkAt) {
        return state instanceof ChoosingMethod ? with(attempt.number(), new Paying(attempt, checkAt)) : this;
    }

    /** Attempts up to a number can no longer begin; one that runs goes on. */
    Checkout skipping(int attempt) {
        return state instanceof ChoosingMethod && attempts < attempt ? with(attempt, state) : this;
    }

    /** Whether the two buy some article in common. */
    boolean shares(List<CartLine> others) {
        return others.stream()
                .anyMatch(other -> lines.stream().anyMatch(line -> line.sku().equals(other.sku())));
    }

    /** What a payment, however late or often it is looked at, makes of it. */
    Checkout heard(Payment payment, Instant now) {
        Optional<Attempt> attempt =
                runningAttempt().filter(running -> payment(running).equals(payment.id()));
        return attempt.isEmpty() ? this : with(attempts, after(attempt.get(), payment, now));
    }

    /** The shopper leaves; not while an attempt runs, which is given up first (R3, R4). */
    Checkout abandoned(Instant now) {
        return state instanceof ChoosingMethod ? with(attempts, new Abandoned(now)) : this;
    }

    Checkout expired(Instant now) {
        boolean over = state instanceof ChoosingMethod && !now.isBefore(expiresAt);
        return over ? with(attempts, new Expired(now)) : this;
    }

    /** The bought quantities have left the cart (R5). */
    Checkout cleared() {
        return state instanceof Paid paid
                ? with(attempts, new Paid(paid.payment(), paid.attempt(), paid.at(), true))
                : this;
    }

    private CheckoutState after(Attempt attempt, Payment payment, Instant now) {
        if (payment.pays()) {
            return new Paid(payment.id(), attempt, now, false);
        }
        if (payment.state() instanceof PaymentState.Declined declined) {
            return new ChoosingMethod(Optional.of(new Setback.Declined(
                    declined.refusal().reason(), declined.refusal().retryable())));
        }
        return payment.isOpen()
                ? challenge(payment)
                        .<CheckoutState>map(challenge -> new AwaitingChallenge(attempt, challenge))
                        .orElse(state)
                : new ChoosingMethod(Optional.of(new Setback.NotCharged()));
    }

    static Optional<Challenge> challenge(Payment payment) {
        return payment.state() instanceof PaymentState.Authorizing asked
                        && asked.authorization() instanceof Authorization.Challenged challenged
                ? Optional.of(challenged.challenge())
                : Optional.empty();
    }

    private Checkout with(int tried, CheckoutState next) {
        return new Checkout(owner, id, channel, payee, lines, total, startedAt, expiresAt, tried, next);
    }
}
