package dev.onecent;

import dev.onecent.address.AddressBook;
import dev.onecent.address.AddressFormCheck;
import dev.onecent.address.Addresses;
import dev.onecent.audit.Caller;
import dev.onecent.audit.internal.Audit;
import dev.onecent.card.CardFormCheck;
import dev.onecent.card.MaskedCard;
import dev.onecent.cart.Cart;
import dev.onecent.cart.Carts;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.Checkouts;
import dev.onecent.erasure.ErasedKind;
import dev.onecent.erasure.Erasure;
import dev.onecent.erasure.ErasureReport;
import dev.onecent.erasure.Erasures;
import dev.onecent.form.FormCheck;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.internal.GuardedGateway;
import dev.onecent.gateway.internal.GuardedTokens;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.limit.AttemptLimits;
import dev.onecent.limit.StartLimits;
import dev.onecent.method.HostMethod;
import dev.onecent.method.PaymentMethods;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizations;
import dev.onecent.payment.Payment;
import dev.onecent.payment.Payments;
import dev.onecent.payment.Rails;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.rotation.KeyRotations;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.CardId;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.DueKind;
import dev.onecent.store.internal.Removal;
import dev.onecent.store.internal.Wiring;
import dev.onecent.text.Languages;
import dev.onecent.token.TokenExchange;
import dev.onecent.token.TokenExchanges;
import dev.onecent.vault.CardKeeper;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaults;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletGrant;
import dev.onecent.wallet.WalletGrants;
import dev.onecent.wallet.Wallets;
import dev.onecent.wallet.internal.GuardedWallet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
    private final TokenExchanges exchanges;
    private final CardVaults cards;
    private final Wallets wallets;
    private final WalletGrants walletGrants;
    private final GatewayTerms terms;
    private final AttemptLimits limits;
    private final InstantSource clock;
    private final Audit audit;
    private final Addresses addresses;
    private final Checkouts checkouts;
    private final Erasures erasures;
    private final Optional<KeyRotations> cardKeys;
    private final DueWork dueWork;
    private final Languages languages;

    OneCent(OneCentBuilder from) {
        storage = from.storage();
        clock = from.clock();
        audit = new Audit(from.auditTrail(), from.clock());
        PaymentGateway gateway = new GuardedGateway(from.gateway());
        terms = Objects.requireNonNull(gateway.terms(), "the terms of the gateway");
        languages = from.languages();
        FormCheck forms = new FormCheck(from.validation(), from.clock(), languages::match);
        CardFormCheck cardForms = new CardFormCheck(forms);
        CardFormCheck check = from.takesNumberLikeTokens() ? cardForms.withNumberLikeTokens() : cardForms;
        from.requireOneWayForNumbers();
        Aggregates<TokenExchange> exchanged = aggregates(from, storage.tokenExchanges());
        exchanges = new TokenExchanges(
                exchanged,
                from.cardTokens().map(tokens -> new GuardedTokens(tokens, from.takesNumberLikeTokens())),
                from.clock(),
                from.linkPolicy().checkAfter());
        CardKeeper keeper = new CardKeeper(from.cardSafe(), exchanges, audit);
        Aggregates<Cart> cartAggregates = aggregates(from, storage.carts());
        Aggregates<MicroAuthorization> cents = aggregates(from, storage.microAuthorizations());
        Aggregates<Payment> charges = aggregates(from, storage.payments());
        Aggregates<CardVault> vaults = aggregates(from, storage.vaults());
        Aggregates<Checkout> checkoutAggregates = aggregates(from, storage.checkouts());
        carts = new Carts(cartAggregates);
        microAuthorizations = new MicroAuthorizations(
                storage.microAuthorizations(),
                cents,
                gateway,
                from.clock(),
                from.releaseAfter(),
                audit,
                this::settle,
                this::look);
        Aggregates<WalletConnection> connections = aggregates(from, storage.walletConnections());
        List<GuardedWallet> providers = from.wallets().stream()
                .map(wallet -> new GuardedWallet(wallet, from.takesNumberLikeTokens()))
                .toList();
        Aggregates<WalletGrant> grants = aggregates(from, storage.walletGrants());
        walletGrants = new WalletGrants(storage.walletGrants(), grants, from.clock(), from.ids(), audit);
        wallets = new Wallets(providers, connections, from.clock(), from.ids(), audit);
        payments = new Payments(
                storage.payments(),
                charges,
                rails(gateway, providers, from),
                from.clock(),
                audit,
                this::settle,
                this::isOnFile);
        Aggregates<AttemptCounter> attempts =
                Aggregates.underReservedNames(storage.attemptCounters(), from.clock(), from.ids());
        limits = new AttemptLimits(
                attempts, from.attemptPolicy(), from.humanVerifier(), from.cardSafe(), from.attemptKey(), from.clock());
        cards = new CardVaults(
                vaults,
                microAuthorizations,
                payments,
                check,
                keeper,
                limits,
                from.linkPolicy(),
                from.clock(),
                from.ids(),
                audit);
        Aggregates<AddressBook> books = aggregates(from, storage.addresses());
        addresses = new Addresses(books, new AddressFormCheck(forms), from.ids());
        PaymentMethods methods = new PaymentMethods(cards, wallets, from.methodPolicy(), languages, from.clock());
        checkouts = new Checkouts(
                checkoutAggregates,
                carts,
                addresses,
                cards,
                wallets,
                methods,
                payments,
                check,
                limits,
                new StartLimits(attempts, from.checkoutPolicy().starts(), from.clock()),
                from.checkoutPolicy(),
                from.clock(),
                from.ids(),
                audit);
        Aggregates<Erasure> erasureAggregates = aggregates(from, storage.erasures());
        erasures = new Erasures(
                storage.erasures(), erasureAggregates, cards, erased(from, storage), from.clock(), from.ids(), audit);
        cardKeys = from.cardSafe()
                .map(safe -> new KeyRotations(
                        aggregates(from, storage.keyRotations()), storage.vaults(), cards, keeper, from.clock()));
        dueWork = new DueWork(List.of(
                kind(from, "erasure", erasureAggregates, erasures::advance, Removal.NONE),
                kind(
                        from,
                        "micro-authorization",
                        cents,
                        this::advanceMicroAuthorization,
                        new Removal(from.retentionPolicy().verifications(), this::removeVerification)),
                kind(from, "payment", charges, this::advancePayment, Removal.NONE),
                kind(from, "card-vault", vaults, cards::advance, Removal.NONE),
                kind(
                        from,
                        "token-exchange",
                        exchanged,
                        this::advanceTokenExchange,
                        new Removal(from.retentionPolicy().connections(), exchanged::deleteEnded)),
                kind(from, "wallet-grant", grants, walletGrants::advance, Removal.NONE),
                kind(
                        from,
                        "wallet-connection",
                        connections,
                        wallets::advance,
                        new Removal(from.retentionPolicy().connections(), connections::deleteEnded)),
                kind(
                        from,
                        "checkout",
                        checkoutAggregates,
                        checkouts::advance,
                        new Removal(from.retentionPolicy().checkouts(), this::removeCheckout)),
                kind(from, "cart", cartAggregates, key -> {}, Removal.NONE),
                kind(from, "address-book", books, key -> {}, Removal.NONE),
                kind(from, "attempt-counter", attempts, limits::advance, Removal.NONE)));
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

    public Addresses addresses() {
        return addresses;
    }

    public MicroAuthorizations microAuthorizations() {
        return microAuthorizations;
    }

    public Wallets wallets() {
        return wallets;
    }

    /**
     * Under which keys cards are on file, and how far they are brought up to the current ones (R20).
     *
     * @throws IllegalStateException if numbers are not kept by a card safe
     */
    public KeyRotations cardKeys() {
        return cardKeys.orElseThrow(() -> new IllegalStateException("no card safe is wired, so there are no keys"));
    }

    /** On a wallet operator's side: which shops its shoppers have connected. */
    public WalletGrants walletGrants() {
        return walletGrants;
    }

    /**
     * Offers this OneCent's vault to one shop as a wallet (W7): the shop registers what this answers with
     * {@link OneCentBuilder#wallet}. The wallet's own host goes on calling {@link #runDue} for its tenant.
     */
    public OneCentWallet offer(WalletOffer offer) {
        Objects.requireNonNull(offer, "offer");
        WalletCharges charges =
                new WalletCharges(offer, walletGrants, cards, payments, storage.payments(), limits, clock, audit);
        return new OneCentWallet(offer, walletGrants, cards, charges, terms, clock, audit);
    }

    public Payments payments() {
        return payments;
    }

    /** What a shopper reads, in the shopper's language (W10). */
    public Languages languages() {
        return languages;
    }

    /**
     * Erases a shopper: card data at once. What is still owed - a frozen cent, a charge or refund whose outcome is not known,
     * an event that was not delivered - is kept under a pseudonym until it is settled, payments without card data until
     * {@link OneCentBuilder#retainPayments their retention} ends. The report names the pseudonym: keep it, refunds and
     * disputes of retained payments go through it. What cannot be done now is done by {@link #runDue}.
     *
     * <p>What is done for the shopper while it runs is erased as well, or answered by
     * {@link dev.onecent.store.StoreContendedException}; afterwards the same id is a new shopper.
     */
    public ErasureReport erase(ShopperId shopper) {
        Objects.requireNonNull(shopper, "shopper");
        return erase(shopper, Caller.shopper());
    }

    /** The same, by whom the audit trail is to name. */
    public ErasureReport erase(ShopperId shopper, Caller by) {
        Objects.requireNonNull(shopper, "shopper");
        return erasures.erase(shopper, by);
    }

    /** How an erasure stands, by its pseudonym; empty once everything is gone, 30 days after the request at the earliest. */
    public Optional<ErasureReport> erasure(ShopperId pseudonym) {
        Objects.requireNonNull(pseudonym, "pseudonym");
        return erasures.find(pseudonym);
    }

    /**
     * Does what is due for a tenant: gives frozen amounts back, finds out about lost answers, expires checkouts, delivers
     * events, and at last seals a hundred vaults' numbers anew while a key is rotated. May run anywhere, twice at once, and be killed at any instruction (R25). Events come first. Items are done one
     * after the other on the caller's thread, a hundred of each kind at most; {@link DueReport#more()} says whether to run again; called by several threads, each passes over what another is at, so that nobody's release waits for
     * a slow call as long as one thread is free.
     *
     * @throws StoreUnavailableException if it could not be looked up what is due of some kind; all other kinds were done
     *     by then
     */
    public DueReport runDue(TenantId tenant) {
        Objects.requireNonNull(tenant, "tenant");
        try {
            DueReport report = dueWork.run(tenant);
            return cardKeys.map(keys -> report.with(
                            keys.advance(Wiring.ONECENT, tenant),
                            new DueReport.Item("key-rotation", KeyRotation.key(tenant))))
                    .orElse(report);
        } catch (StoreUnavailableException e) {
            cardKeys.ifPresent(keys -> keys.advance(Wiring.ONECENT, tenant));
            throw e;
        }
    }

    /**
     * The items of a tenant that cannot be read, and those whose due work came to nothing ten times or more in a row, the worst first (R25):
     * to look at, and to settle by hand where the gateway does not tell ({@code microAuthorizations().settleByHand},
     * {@code payments().settleByHand}).
     */
    public List<DueReport.Parked> parked(TenantId tenant, int limit) {
        Objects.requireNonNull(tenant, "tenant");
        return dueWork.parked(tenant, limit);
    }

    /** Takes a notice of the gateway's, or the shopper's return from a challenge: in any order, as often as it comes (R17). */
    public NoticeResult accept(GatewayNotice notice) {
        Objects.requireNonNull(notice, "notice");
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

    private boolean removeVerification(Key key, Instant until) {
        return microAuthorizations.remove(
                Wiring.ONECENT,
                key,
                until,
                cent -> cards.of(cent.owner()).find(cent.card()).isPresent());
    }

    private boolean removeCheckout(Key key, Instant until) {
        return checkouts.remove(Wiring.ONECENT, key, until);
    }

    private void advanceTokenExchange(Key key) {
        exchanges.advance(key, () -> cards.names(Wiring.ONECENT, key.owner(), CardId.of(key.id())));
    }

    private Optional<MaskedCard> look(MicroAuthorization cent) {
        return cards.of(cent.owner()).find(cent.card()).map(SavedCard::masked);
    }

    private void settle(MicroAuthorization cent) {
        cards.settle(Wiring.ONECENT, cent);
    }

    private void settle(Payment payment) {
        checkouts.settle(Wiring.ONECENT, payment);
    }

    /** A vault that cannot be read holds up no payment: the shopper has passed the challenge, and the money is taken (R25). */
    private boolean isOnFile(ShopperId owner, CardId card) {
        try {
            return cards.of(owner).find(card).isPresent();
        } catch (EntryUnreadableException e) {
            return true;
        }
    }

    private void advancePayment(Key key) {
        payments.advance(key).ifPresent(this::settle);
    }

    /** A connection goes to the pseudonym as an ended one, so that the wallet is told. */
    private static BiFunction<WalletConnection, ShopperId, WalletConnection> ended(InstantSource clock) {
        return (connection, other) -> connection.withOwner(other).disconnected(clock.instant());
    }

    /** A payment goes to the pseudonym given up if it waits for a challenge with a card on file: the cards went first (R10). */
    private static BiFunction<Payment, ShopperId, Payment> withoutItsCard(InstantSource clock) {
        return (payment, other) -> payment.withOwner(other).withoutItsCard(clock.instant());
    }

    /** An exchange goes to the pseudonym as one that nobody names, so that the gateway forgets the card. */
    private static BiFunction<TokenExchange, ShopperId, TokenExchange> forsaken(InstantSource clock) {
        return (exchange, other) -> exchange.withOwner(other).forsaken(clock.instant());
    }

    private static Rails rails(PaymentGateway cards, List<GuardedWallet> wallets, OneCentBuilder from) {
        return new Rails(
                cards,
                wallets.stream().collect(Collectors.toMap(GuardedWallet::id, wallet -> wallet)),
                from.methodPolicy().methods().stream()
                        .collect(Collectors.toMap(HostMethod::id, method -> new GuardedGateway(method.gateway()))));
    }

    /** What becomes of each kind when its owner is erased; each stands before those that look it up. */
    private static List<ErasedKind<?>> erased(OneCentBuilder from, Storage storage) {
        return List.of(
                ErasedKind.of("cart", storage.carts(), Cart::withOwner).oneAtATime(),
                ErasedKind.of("micro-authorization", storage.microAuthorizations(), MicroAuthorization::withOwner)
                        .owedWhile(cent -> cent.due().isPresent(), "the amount may be frozen")
                        .knownAs(MicroAuthorization::reference)
                        .inUseWhile(cent -> hasCard(storage, cent)),
                ErasedKind.of("payment", storage.payments(), withoutItsCard(from.clock()))
                        .owedWhile(OneCent::isOwed, "an amount is set aside, or the outcome is not known")
                        .knownAs(Payment::reference)
                        .retainedUntil(payment -> payment.requestedAt().plus(from.retention()))
                        .neededWhile(payment -> hasCheckout(storage, payment, any -> true))
                        .inUseWhile(payment -> hasCheckout(
                                storage, payment, checkout -> !checkout.entry().setAside())),
                ErasedKind.of("checkout", storage.checkouts(), Checkout::withOwner)
                        .owedWhile(checkout -> checkout.runningAttempt().isPresent(), "a payment is running")
                        .movedOnceNot(checkout -> hasPayment(storage, checkout)),
                ErasedKind.of("address-book", storage.addresses(), AddressBook::withOwner)
                        .oneAtATime(),
                ErasedKind.of("attempt-counter", storage.attemptCounters(), AttemptCounter::withOwner)
                        .oneAtATime(),
                ErasedKind.of("wallet-grant", storage.walletGrants(), WalletGrant::withOwner),
                ErasedKind.of("wallet-connection", storage.walletConnections(), ended(from.clock()))
                        .owedWhile(WalletConnection::isOwed, "the wallet must be told of the end")
                        .joinedBy(WalletConnection::endedToo),
                ErasedKind.of("token-exchange", storage.tokenExchanges(), forsaken(from.clock()))
                        .owedWhile(TokenExchange::isOwed, "the gateway must be made to forget the card")
                        .knownAs(TokenExchange::reference),
                ErasedKind.of("card-vault", storage.vaults(), (vault, other) -> CardVault.empty(other))
                        .inUseWhile(vault -> !vault.cards().isEmpty())
                        .oneAtATime());
    }

    private static boolean hasCard(Storage storage, MicroAuthorization cent) {
        return isThere(
                storage.vaults(),
                Key.sole(cent.owner()),
                vault -> vault.value().find(cent.card()).isPresent());
    }

    private static boolean hasCheckout(Storage storage, Payment payment, Predicate<Stored<Checkout>> test) {
        Key key = new Key(payment.owner(), payment.id().checkout().value());
        return isThere(
                storage.checkouts(),
                key,
                checkout -> checkout.value().life().equals(payment.id().life()) && test.test(checkout));
    }

    private static boolean hasPayment(Storage storage, Checkout checkout) {
        return checkout.currentPayment()
                .filter(payment -> isThere(storage.payments(), payment.of(checkout.owner()), any -> true))
                .isPresent();
    }

    /** Returns true also if the entry cannot be read, because it may be anything. */
    private static <A extends Aggregate> boolean isThere(AggregateStore<A> store, Key key, Predicate<Stored<A>> test) {
        try {
            return store.find(key).filter(test).isPresent();
        } catch (EntryUnreadableException e) {
            return true;
        }
    }

    private static boolean isOwed(Payment payment) {
        return payment.due().isPresent();
    }

    private static <A extends Aggregate> Aggregates<A> aggregates(OneCentBuilder from, AggregateStore<A> store) {
        return new Aggregates<>(store, from.clock(), from.ids());
    }

    private static <A extends Aggregate> DueKind<A> kind(
            OneCentBuilder from, String name, Aggregates<A> aggregates, Consumer<Key> advance, Removal removal) {
        return new DueKind<>(name, aggregates, advance, removal, from.listener(), from.clock());
    }
}
