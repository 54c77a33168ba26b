package dev.onecent.checkout.internal;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.AuditedCommand;
import dev.onecent.audit.internal.Environment;
import dev.onecent.cart.Cart;
import dev.onecent.cart.internal.StoredCarts;
import dev.onecent.checkout.AbandonResult;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState.AwaitingChallenge;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.checkout.Checkouts;
import dev.onecent.checkout.CompleteResult;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.checkout.PaymentChoice.WithSavedCard;
import dev.onecent.checkout.ReviewResult;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.limit.internal.StartLimits;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.internal.PaymentMethodBlocks;
import dev.onecent.payment.Payment;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.Entry;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.internal.CardIntake;
import dev.onecent.vault.internal.StoredCardVaults;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

public final class StoredCheckouts implements Checkouts {
    private final Aggregates<Checkout> all;
    private final StoredCarts carts;
    private final StoredCardVaults vaults;
    private final PaymentMethodBlocks methods;
    private final CheckoutReview review;
    private final CheckoutPayments payments;
    private final CartClaims claims;
    private final FreeCheckouts free;
    private final Paying paying;
    private final CheckoutRemoval removal;
    private final StartLimits starts;
    private final CheckoutPolicy policy;
    private final InstantSource clock;
    private final IdSource ids;
    private final Audit audit;

    /** Makes the shell of checkouts. */
    public StoredCheckouts(
            Aggregates<Checkout> all,
            CheckoutServices services,
            CardIntake intake,
            StartLimits starts,
            CheckoutPolicy policy,
            Environment environment) {
        this.all = all;
        this.starts = starts;
        this.policy = policy;
        this.clock = environment.clock();
        this.ids = environment.ids();
        this.audit = environment.audit();
        this.carts = services.carts();
        this.vaults = services.cards();
        this.methods = services.methods();
        this.review = new CheckoutReview(all, services.addresses(), clock);
        this.payments = new CheckoutPayments(
                all, services.payments(), new PaidCheckoutClearing(carts, vaults, services.addresses()), policy, clock);
        this.claims = new CartClaims(carts, payments);
        this.free = new FreeCheckouts(all, claims, clock);
        this.paying = new Paying(
                all,
                new PaymentChoices(services, intake),
                claims,
                payments,
                new PayAnswers(services.payments(), clock));
        this.removal = new CheckoutRemoval(all, carts, services.payments());
    }

    @Override
    public Optional<Checkout> find(ShopperId owner, CheckoutId id) {
        Objects.requireNonNull(id, "id");
        return all.find(Checkout.key(owner, id));
    }

    @Override
    public StartCheckoutResult start(ShopperId owner, CheckoutId id, Channel channel) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(channel, "channel");
        if (id.isReserved()) {
            throw new IllegalArgumentException("id must not begin with " + CheckoutId.RESERVED + ", which is reserved");
        }
        CheckoutLife life = CheckoutLife.of(ids.next());
        Key key = Checkout.key(owner, id);
        Decision<Checkout, StartCheckoutResult> wanted = start(all.entry(key), key, life, channel);
        return wanted.next().isEmpty()
                ? wanted.result()
                : starts.count(owner)
                        .<StartCheckoutResult>map(StartCheckoutResult.TooManyStarted::new)
                        .orElseGet(() -> all.change(key, entry -> start(entry, key, life, channel)));
    }

    @Override
    public ReviewResult deliverTo(ShopperId owner, CheckoutId id, AddressChoice choice) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(choice, "choice");
        return review.deliverTo(Checkout.key(owner, id), choice);
    }

    @Override
    public ReviewResult confirm(ShopperId owner, CheckoutId id) {
        Objects.requireNonNull(id, "id");
        return review.confirm(Checkout.key(owner, id));
    }

    @Override
    public ReviewResult review(ShopperId owner, CheckoutId id) {
        Objects.requireNonNull(id, "id");
        return review.review(Checkout.key(owner, id));
    }

    @Override
    public Optional<PaymentMethodsBlock> findMethods(ShopperId owner, CheckoutId id) {
        Objects.requireNonNull(id, "id");
        return findMethods(owner, id, Locale.ENGLISH);
    }

    @Override
    public Optional<PaymentMethodsBlock> findMethods(ShopperId owner, CheckoutId id, Locale locale) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(locale, "locale");
        Instant now = clock.instant();
        return find(owner, id)
                .filter(checkout -> checkout.isOpenAt(now))
                .map(checkout -> methods.block(owner, id, checkout.channel(), checkout.total(), locale));
    }

    @Override
    public LinkCardResult addCard(ShopperId owner, CheckoutId id, LinkCard command) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(command, "command");
        Optional<Checkout> checkout = find(owner, id);
        Instant now = clock.instant();
        if (checkout.filter(found -> found.isOpenAt(now)).isPresent()) {
            return vaults.link(owner, command.in(id), checkout.get().total().currency());
        }
        return audit.recorded(
                new AuditedCommand(owner, command.caller(), Action.LINK, resource(id)),
                () -> vaults.answerTo(owner, command.in(id)).orElseGet(() -> notOpen(checkout, now)),
                result -> checkout.isEmpty() && result instanceof LinkCardResult.NoOpenCheckout
                        ? Outcome.DENIED
                        : result.outcome());
    }

    private static LinkCardResult notOpen(Optional<Checkout> checkout, Instant now) {
        return checkout.filter(found -> found.isUnderReviewAt(now)).isPresent()
                ? new LinkCardResult.CheckoutUnderReview()
                : new LinkCardResult.NoOpenCheckout();
    }

    @Override
    public PayResult pay(ShopperId owner, CheckoutId id, Pay command) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(command, "command");
        return audit.recorded(
                new AuditedCommand(owner, command.caller(), Action.PAY, resource(id)),
                () -> paying.pay(Checkout.key(owner, id), command),
                PayResult::outcome,
                result -> denied(command, result).orElseGet(() -> resource(id)));
    }

    @Override
    public CompleteResult complete(ShopperId owner, CheckoutId id) {
        Objects.requireNonNull(id, "id");
        return complete(owner, id, Caller.shopper());
    }

    @Override
    public CompleteResult complete(ShopperId owner, CheckoutId id, Caller by) {
        Objects.requireNonNull(id, "id");
        return audit.recorded(
                new AuditedCommand(owner, by, Action.COMPLETE, resource(id)),
                () -> completed(Checkout.key(owner, id)),
                CompleteResult::outcome);
    }

    private CompleteResult completed(Key key) {
        CompleteResult result = free.complete(key);
        if (result instanceof CompleteResult.Completed completed) {
            payments.clearIfPossible(completed.checkout());
        }
        return result;
    }

    private static Optional<String> denied(Pay command, PayResult result) {
        return result instanceof PayResult.NoSuchCard && command.choice() instanceof WithSavedCard saved
                ? Optional.of("card/" + saved.card())
                : Optional.empty();
    }

    private static String resource(CheckoutId id) {
        return "checkout/" + id;
    }

    @Override
    public AbandonResult abandon(ShopperId owner, CheckoutId id) {
        Objects.requireNonNull(id, "id");
        Key key = Checkout.key(owner, id);
        all.find(key)
                .filter(checkout -> checkout.state() instanceof AwaitingChallenge)
                .ifPresent(payments::giveUp);
        return payments.change(key, checkout -> checkout.abandoned(clock.instant()))
                .map(StoredCheckouts::answer)
                .orElseGet(AbandonResult.NotFound::new);
    }

    /** Brings a checkout up to what its payment says; one that is paid by it takes its quantities out of the cart (R5). */
    public Optional<Checkout> settle(Payment payment) {
        Optional<Checkout> settled = payments.settle(payment);
        settled.ifPresent(payments::clearIfPossible);
        return settled;
    }

    /** Due work of a checkout: expire, find out about an attempt, or take the bought quantities out of the cart. */
    public void advance(Key key) {
        all.find(key).ifPresent(checkout -> {
            if (checkout.isShoppersTurn()) {
                payments.change(key, found -> found.expired(clock.instant()));
            } else if (checkout.state() instanceof Paid) {
                payments.clear(checkout);
                payments.change(key, found -> found.isSameLifeAs(checkout) ? found.cleared() : found);
            } else {
                payments.findOut(checkout);
            }
        });
    }

    private Decision<Checkout, StartCheckoutResult> start(
            Optional<Entry<Checkout>> entry, Key key, CheckoutLife life, Channel channel) {
        return entry.<Decision<Checkout, StartCheckoutResult>>map(
                        there -> Decision.keep(new StartCheckoutResult.Started(there.value())))
                .orElseGet(() -> start(carts.of(key.owner()), CheckoutId.of(key.id()), life, channel));
    }

    private Decision<Checkout, StartCheckoutResult> start(
            Cart cart, CheckoutId id, CheckoutLife life, Channel channel) {
        if (cart.isEmpty()) {
            return Decision.keep(new StartCheckoutResult.CartEmpty());
        }
        if (cart.tickedLines().isEmpty()) {
            return Decision.keep(new StartCheckoutResult.NothingTicked());
        }
        Instant now = clock.instant();
        Checkout started = Checkout.start(cart, id, life, channel, policy.payee(), now, now.plus(policy.life()));
        return claims.rivalOf(started, cart)
                .<Decision<Checkout, StartCheckoutResult>>map(
                        other -> Decision.keep(new StartCheckoutResult.PaymentInProgress(other)))
                .orElseGet(() -> Decision.save(started, new StartCheckoutResult.Started(started)));
    }

    /** Deletes a checkout that ended unpaid at or before an instant, with its payments. Returns whether it is gone. */
    public boolean remove(Key key, Instant until) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(until, "until");
        return removal.remove(key, until);
    }

    private static AbandonResult answer(Checkout checkout) {
        if (checkout.state() instanceof Paid) {
            return new AbandonResult.AlreadyPaid(checkout);
        }
        return checkout.runningAttempt().isPresent()
                ? new AbandonResult.InProgress(checkout)
                : new AbandonResult.Ended(checkout);
    }
}
