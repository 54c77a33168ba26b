package dev.onecent.checkout;

import dev.onecent.card.CardForm;
import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardSource;
import dev.onecent.card.CardToken;
import dev.onecent.card.FormViolation;
import dev.onecent.card.MaskedCard;
import dev.onecent.card.TypedCard;
import dev.onecent.cart.Cart;
import dev.onecent.cart.Carts;
import dev.onecent.checkout.CheckoutEvent.CheckoutAbandoned;
import dev.onecent.checkout.CheckoutEvent.CheckoutExpired;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.CheckoutState.AwaitingChallenge;
import dev.onecent.checkout.CheckoutState.ChoosingMethod;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.checkout.PaymentChoice.WithCard;
import dev.onecent.checkout.PaymentChoice.WithSavedCard;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.method.PaymentMethodSelector;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.payment.ChargeRequest;
import dev.onecent.payment.Payment;
import dev.onecent.payment.Payments;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.CardKeeper;
import dev.onecent.vault.CardVaults;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Starts checkouts, adds cards in them, pays and ends them. Safe for use by many threads. */
public final class Checkouts {
    private final Aggregates<Checkout> all;
    private final Carts carts;
    private final CardVaults vaults;
    private final Payments payments;
    private final CardFormCheck check;
    private final CardKeeper keeper;
    private final CheckoutPolicy policy;
    private final InstantSource clock;

    /** Wired by {@code OneCent}. */
    public Checkouts(
            Aggregates<Checkout> all,
            Carts carts,
            CardVaults vaults,
            Payments payments,
            CardFormCheck check,
            CardKeeper keeper,
            CheckoutPolicy policy,
            InstantSource clock) {
        this.all = all;
        this.carts = carts;
        this.vaults = vaults;
        this.payments = payments;
        this.check = check;
        this.keeper = keeper;
        this.policy = policy;
        this.clock = clock;
    }

    public Optional<Checkout> find(ShopperId owner, CheckoutId id) {
        return all.find(Checkout.key(owner, id));
    }

    /** Starts a checkout from the ticked lines (D2, R2); with the same id again it answers the one that was started. */
    public StartCheckoutResult start(ShopperId owner, CheckoutId id, Channel channel) {
        return all.change(
                Checkout.key(owner, id),
                entry -> entry.isPresent()
                        ? Decision.keep(
                                new StartCheckoutResult.Started(entry.get().value()))
                        : start(carts.of(owner), id, channel));
    }

    /** The block of payment methods to show (D3-D7); empty if the shopper has no such open checkout. */
    public Optional<PaymentMethodsBlock> findMethods(ShopperId owner, CheckoutId id) {
        Instant now = clock.instant();
        return find(owner, id)
                .filter(checkout -> checkout.isOpenAt(now))
                .map(checkout -> PaymentMethodSelector.select(vaults.of(owner), id, checkout.channel(), now));
    }

    /** Puts a card on file that is entered in a checkout (D6), with the save tick as consent. */
    public LinkCardResult addCard(ShopperId owner, CheckoutId id, LinkCard command) {
        Optional<Checkout> open = find(owner, id).filter(checkout -> checkout.isOpenAt(clock.instant()));
        return open.isPresent()
                ? vaults.link(owner, command.in(id), open.get().total().currency())
                : new LinkCardResult.NoOpenCheckout();
    }

    /** Pays; at most once, whatever repeats, races or crashes (R4). */
    public PayResult pay(ShopperId owner, CheckoutId id, Pay command) {
        Key key = Checkout.key(owner, id);
        Optional<Entry<Checkout>> entry = all.entry(key);
        if (entry.isEmpty()) {
            return new PayResult.NotFound();
        }
        Optional<Integer> before =
                entry.get().receiptOf(command.command()).map(receipt -> Integer.valueOf(receipt.subject()));
        if (before.isPresent()) {
            return answer(owner, entry.get().value(), before.get());
        }
        return command.choice() instanceof WithSavedCard saved
                ? payWithSaved(owner, entry.get().value(), command, saved)
                : payOnce(owner, entry.get().value(), command, ((WithCard) command.choice()).source());
    }

    /** Leaves without paying (D8): nothing in the vault changes (R5). */
    public AbandonResult abandon(ShopperId owner, CheckoutId id) {
        Key key = Checkout.key(owner, id);
        Optional<Attempt> running = find(owner, id)
                .filter(checkout -> checkout.state() instanceof AwaitingChallenge)
                .flatMap(Checkout::runningAttempt);
        running.flatMap(attempt -> find(owner, id).map(checkout -> checkout.payment(attempt)))
                .ifPresent(payment -> payments.giveUp(payment.of(owner)).ifPresent(found -> settle(owner, found)));
        return change(key, checkout -> checkout.abandoned(clock.instant()))
                .map(Checkouts::answer)
                .orElseGet(AbandonResult.NotFound::new);
    }

    /** Brings a checkout up to what its payment says. */
    public Optional<Checkout> settle(ShopperId owner, Payment payment) {
        return change(
                Checkout.key(owner, payment.id().checkout()), checkout -> checkout.heard(payment, clock.instant()));
    }

    /** Due work of a checkout: expire, find out about an attempt, or take the bought quantities out of the cart. */
    public void advance(Key key) {
        all.find(key).ifPresent(checkout -> {
            if (checkout.state() instanceof ChoosingMethod) {
                change(key, found -> found.expired(clock.instant()));
            } else if (checkout.state() instanceof Paid paid) {
                clear(checkout, paid);
                change(key, Checkout::cleared);
            } else {
                checkout.runningAttempt().ifPresent(attempt -> settle(checkout.owner(), outcome(checkout, attempt)));
            }
        });
    }

    private Decision<Checkout, StartCheckoutResult> start(Cart cart, CheckoutId id, Channel channel) {
        if (cart.isEmpty()) {
            return Decision.keep(new StartCheckoutResult.CartEmpty());
        }
        if (cart.tickedLines().isEmpty()) {
            return Decision.keep(new StartCheckoutResult.NothingTicked());
        }
        if (!Cart.total(cart.tickedLines()).isPositive()) {
            return Decision.keep(new StartCheckoutResult.NothingToPay());
        }
        Checkout started = Checkout.start(cart, id, channel, policy.payee(), clock.instant(), policy.life());
        return Decision.save(started, new StartCheckoutResult.Started(started));
    }

    private PayResult payWithSaved(ShopperId owner, Checkout checkout, Pay command, WithSavedCard choice) {
        Optional<SavedCard> saved = vaults.of(owner).find(choice.card());
        if (saved.isEmpty()) {
            return new PayResult.NoSuchCard(checkout);
        }
        Instant now = clock.instant();
        SavedCard card = saved.get();
        if (!card.canPayIn(checkout.id(), now)) {
            return new PayResult.CardNotUsable(checkout, card.expiry().isPastAt(now));
        }
        CredentialUse use = CredentialUse.again(card.consent().purpose(), card.network());
        Attempt attempt = new Attempt(checkout.attempts() + 1, card.masked(), Optional.of(card.id()), use);
        return begin(owner, checkout, command, attempt)
                .orElseGet(() -> charge(owner, checkout, attempt, vaults.reveal(owner, card), command));
    }

    private PayResult payOnce(ShopperId owner, Checkout checkout, Pay command, CardSource source) {
        List<FormViolation> violations = source instanceof CardForm form ? check.check(form) : List.of();
        if (!violations.isEmpty()) {
            return new PayResult.Invalid(violations);
        }
        Attempt attempt =
                new Attempt(checkout.attempts() + 1, masked(source), Optional.empty(), CredentialUse.oneOff());
        return begin(owner, checkout, command, attempt)
                .orElseGet(() -> charge(owner, checkout, attempt, keeper.present(source), command));
    }

    private static MaskedCard masked(CardSource source) {
        if (source instanceof CardToken token) {
            return token.masked();
        }
        try (TypedCard card = ((CardForm) source).read()) {
            CardNumber number = card.number();
            return number.masked();
        }
    }

    /** Saves the attempt before anything is charged; an answer if it cannot be begun. */
    private Optional<PayResult> begin(ShopperId owner, Checkout seen, Pay command, Attempt attempt) {
        return all.change(Checkout.key(owner, seen.id()), entry -> {
            Checkout checkout = entry.orElseThrow().value();
            Optional<PayResult> refusal = refusal(owner, checkout, attempt);
            return refusal.isPresent()
                    ? Decision.keep(refusal)
                    : Decision.<Checkout, Optional<PayResult>>save(
                                    checkout.paying(attempt, clock.instant().plus(policy.checkAfter())),
                                    Optional.empty())
                            .remembering(command.command(), Integer.toString(attempt.number()));
        });
    }

    private Optional<PayResult> refusal(ShopperId owner, Checkout checkout, Attempt attempt) {
        if (checkout.state() instanceof Paid paid) {
            return Optional.of(new PayResult.Paid(checkout, paid.payment()));
        }
        if (checkout.runningAttempt().isPresent()) {
            return Optional.of(running(owner, checkout));
        }
        if (!checkout.isOpenAt(clock.instant())) {
            return Optional.of(new PayResult.Closed(checkout));
        }
        if (attempt.number() != checkout.attempts() + 1) {
            return Optional.of(new PayResult.InProgress(checkout));
        }
        return checkout.matches(carts.of(owner)) ? Optional.empty() : Optional.of(new PayResult.CartChanged(checkout));
    }

    private PayResult charge(
            ShopperId owner, Checkout checkout, Attempt attempt, PresentedCard presented, Pay command) {
        try (presented) {
            Payment payment = payments.charge(owner, request(checkout, attempt), presented, command.client());
            Checkout after = settle(owner, payment).orElseThrow();
            if (after.state() instanceof Paid paid) {
                clear(after, paid);
            }
            return answer(owner, after, attempt.number());
        }
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

    private Payment outcome(Checkout checkout, Attempt attempt) {
        return payments.advance(checkout.payment(attempt).of(checkout.owner()))
                .orElseGet(() -> payments.foreclose(checkout.owner(), request(checkout, attempt)));
    }

    private void clear(Checkout checkout, Paid paid) {
        carts.remove(checkout.owner(), checkout.id(), checkout.lines());
        paid.attempt().savedCard().ifPresent(card -> vaults.used(checkout.owner(), card, paid.at()));
    }

    /** How an attempt stands, or ended. */
    private PayResult answer(ShopperId owner, Checkout checkout, int attempt) {
        if (checkout.state() instanceof Paid paid) {
            return new PayResult.Paid(checkout, paid.payment());
        }
        boolean running =
                checkout.runningAttempt().filter(now -> now.number() == attempt).isPresent();
        return running ? running(owner, checkout) : ended(checkout);
    }

    private PayResult ended(Checkout checkout) {
        if (checkout.state() instanceof ChoosingMethod choosing
                && choosing.setback().orElse(null) instanceof Setback.Declined declined) {
            return new PayResult.Declined(checkout, declined.reason(), declined.retryable());
        }
        return checkout.isOpenAt(clock.instant()) ? new PayResult.NotCharged(checkout) : new PayResult.Closed(checkout);
    }

    private PayResult running(ShopperId owner, Checkout checkout) {
        return checkout.state() instanceof AwaitingChallenge waiting
                ? new PayResult.ChallengeRequired(checkout, reference(owner, checkout, waiting), waiting.challenge())
                : new PayResult.InProgress(checkout);
    }

    private MerchantReference reference(ShopperId owner, Checkout checkout, AwaitingChallenge waiting) {
        return payments.find(owner, checkout.payment(waiting.attempt()))
                .orElseThrow()
                .reference();
    }

    private static AbandonResult answer(Checkout checkout) {
        if (checkout.state() instanceof Paid) {
            return new AbandonResult.AlreadyPaid(checkout);
        }
        return checkout.runningAttempt().isPresent()
                ? new AbandonResult.InProgress(checkout)
                : new AbandonResult.Ended(checkout);
    }

    private Optional<Checkout> change(Key key, UnaryOperator<Checkout> transition) {
        return all.change(key, entry -> {
            Optional<Checkout> before = entry.map(Entry::value);
            Optional<Checkout> after = before.map(transition);
            return after.equals(before)
                    ? Decision.keep(after)
                    : Decision.<Checkout, Optional<Checkout>>save(after.orElseThrow(), after)
                            .telling(events(before.orElseThrow(), after.orElseThrow()));
        });
    }

    private static List<CheckoutEvent> events(Checkout before, Checkout after) {
        if (after.state() instanceof Paid paid && !(before.state() instanceof Paid)) {
            return List.of(new CheckoutPaid(after.id(), paid.payment(), after.lines(), after.total()));
        }
        if (after.state() instanceof CheckoutState.Abandoned) {
            return List.of(new CheckoutAbandoned(after.id()));
        }
        return after.state() instanceof CheckoutState.Expired ? List.of(new CheckoutExpired(after.id())) : List.of();
    }
}
