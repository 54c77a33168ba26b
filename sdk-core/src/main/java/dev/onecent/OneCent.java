package dev.onecent;

import dev.onecent.card.CardFormCheck;
import dev.onecent.cart.Cart;
import dev.onecent.cart.Carts;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.Checkouts;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.internal.GuardedGateway;
import dev.onecent.method.HostMethod;
import dev.onecent.method.PaymentMethods;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizations;
import dev.onecent.payment.Payment;
import dev.onecent.payment.Payments;
import dev.onecent.payment.Rails;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.Key;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.DueKind;
import dev.onecent.store.internal.Wiring;
import dev.onecent.vault.CardKeeper;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaults;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.Wallets;
import dev.onecent.wallet.internal.GuardedWallet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Card-on-file: the entry point. Built once with {@link #builder()}, kept as long as the host lives, safe for use by many
 * threads. It starts no thread: the host calls {@link #runDue} every few seconds, from as many processes as it likes.
 */
public final class OneCent {
    private final Storage storage;
    private final Carts carts;
    private final MicroAuthorizations microAuthorizations;
    private final Payments payments;
    private final CardVaults cards;
    private final Wallets wallets;
    private final Checkouts checkouts;
    private final DueWork dueWork;

    OneCent(OneCentBuilder from) {
        storage = from.storage();
        PaymentGateway gateway = new GuardedGateway(from.gateway());
        CardFormCheck check = new CardFormCheck(from.validation(), from.clock());
        CardKeeper keeper = new CardKeeper(from.cardSafe());
        Aggregates<Cart> cartAggregates = aggregates(from, storage.carts());
        Aggregates<MicroAuthorization> cents = aggregates(from, storage.microAuthorizations());
        Aggregates<Payment> charges = aggregates(from, storage.payments());
        Aggregates<CardVault> vaults = aggregates(from, storage.vaults());
        Aggregates<Checkout> checkoutAggregates = aggregates(from, storage.checkouts());
        carts = new Carts(cartAggregates);
        microAuthorizations = new MicroAuthorizations(
                storage.microAuthorizations(), cents, gateway, from.clock(), from.releaseAfter());
        Aggregates<WalletConnection> connections = aggregates(from, storage.walletConnections());
        List<GuardedWallet> providers =
                from.wallets().stream().map(GuardedWallet::new).toList();
        wallets = new Wallets(providers, connections, from.clock(), from.ids());
        payments = new Payments(storage.payments(), charges, rails(gateway, providers, from), from.clock());
        cards = new CardVaults(vaults, microAuthorizations, check, keeper, from.linkPolicy(), from.clock(), from.ids());
        PaymentMethods methods = new PaymentMethods(cards, wallets, from.methodPolicy(), from.clock());
        checkouts = new Checkouts(
                checkoutAggregates,
                carts,
                cards,
                wallets,
                methods,
                payments,
                check,
                from.checkoutPolicy(),
                from.clock());
        dueWork = new DueWork(List.of(
                kind(from, "micro-authorization", cents, this::advanceMicroAuthorization),
                kind(from, "payment", charges, this::advancePayment),
                kind(from, "card-vault", vaults, cards::advance),
                kind(from, "wallet-connection", connections, wallets::advance),
                kind(from, "checkout", checkoutAggregates, checkouts::advance),
                kind(from, "cart", cartAggregates, key -> {})));
    }

    /** The parts that a host must bring are asked for one by one; everything else has a stated default. */
    public static OneCentBuilder builder() {
        return new OneCentBuilder();
    }

    public Carts carts() {
        return carts;
    }

    public Checkouts checkouts() {
        return checkouts;
    }

    public CardVaults cards() {
        return cards;
    }

    public MicroAuthorizations microAuthorizations() {
        return microAuthorizations;
    }

    public Wallets wallets() {
        return wallets;
    }

    public Payments payments() {
        return payments;
    }

    /**
     * Does what is due for a tenant: gives frozen amounts back, finds out about lost answers, expires checkouts, delivers
     * events. May run anywhere, twice at once, and be killed at any instruction (R25). Events come first. Items are done one
     * after the other on the caller's thread, a hundred of each kind at most; {@link DueReport#more()} says whether to run again; called by several threads, each passes over what another is at, so that nobody's release waits for
     * a slow call as long as one thread is free.
     */
    public DueReport runDue(TenantId tenant) {
        return dueWork.run(tenant);
    }

    /**
     * The items of a tenant whose due work came to nothing ten times or more in a row, the worst first (R25): to look at, and
     * to settle by hand where the gateway does not tell ({@code microAuthorizations().settleByHand},
     * {@code payments().settleByHand}).
     */
    public List<DueReport.Parked> parked(TenantId tenant, int limit) {
        return dueWork.parked(tenant, limit);
    }

    /** Takes a notice of the gateway's, or the shopper's return from a challenge: in any order, as often as it comes (R17). */
    public NoticeResult accept(GatewayNotice notice) {
        Optional<Key> cent = storage.microAuthorizations().findByReference(notice.tenant(), notice.reference());
        if (cent.isPresent()) {
            microAuthorizations.ask(cent.get(), notice.returned()).ifPresent(this::settle);
            return NoticeResult.ACCEPTED;
        }
        Optional<Key> payment = storage.payments().findByReference(notice.tenant(), notice.reference());
        payment.flatMap(key -> payments.ask(key, notice.returned())).ifPresent(this::settle);
        return payment.isPresent() ? NoticeResult.ACCEPTED : NoticeResult.NOT_OURS;
    }

    private void advanceMicroAuthorization(Key key) {
        microAuthorizations.advance(key).ifPresent(this::settle);
    }

    private void settle(MicroAuthorization cent) {
        cards.settle(Wiring.ONECENT, cent);
    }

    private void settle(Payment payment) {
        checkouts.settle(Wiring.ONECENT, payment);
    }

    private void advancePayment(Key key) {
        payments.advance(key).ifPresent(this::settle);
    }

    private static Rails rails(PaymentGateway cards, List<GuardedWallet> wallets, OneCentBuilder from) {
        return new Rails(
                cards,
                wallets.stream().collect(Collectors.toMap(GuardedWallet::id, wallet -> wallet)),
                from.methodPolicy().methods().stream()
                        .collect(Collectors.toMap(HostMethod::id, method -> new GuardedGateway(method.gateway()))));
    }

    private static <A extends Aggregate> Aggregates<A> aggregates(OneCentBuilder from, AggregateStore<A> store) {
        return new Aggregates<>(store, from.clock(), from.ids());
    }

    private static <A extends Aggregate> DueKind<A> kind(
            OneCentBuilder from, String name, Aggregates<A> aggregates, Consumer<Key> advance) {
        return new DueKind<>(name, aggregates, advance, from.listener(), from.clock());
    }
}
