package dev.onecent;

import dev.onecent.address.AddressBook;
import dev.onecent.address.internal.AddressFormCheck;
import dev.onecent.address.internal.StoredAddresses;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.Environment;
import dev.onecent.card.CardFormCheck;
import dev.onecent.cart.Cart;
import dev.onecent.cart.internal.StoredCarts;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.internal.CheckoutServices;
import dev.onecent.checkout.internal.StoredCheckouts;
import dev.onecent.erasure.Erasure;
import dev.onecent.erasure.internal.Erasures;
import dev.onecent.form.FormCheck;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.internal.GuardedGateway;
import dev.onecent.gateway.internal.GuardedTokens;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.limit.internal.AttemptLimits;
import dev.onecent.limit.internal.StartLimits;
import dev.onecent.method.HostMethod;
import dev.onecent.method.internal.PaymentMethodBlocks;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.internal.StoredMicroAuthorizations;
import dev.onecent.payment.Payment;
import dev.onecent.payment.internal.GatewayRoutes;
import dev.onecent.payment.internal.StoredPayments;
import dev.onecent.rotation.internal.StoredKeyRotations;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.CardId;
import dev.onecent.store.Key;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.DueKind;
import dev.onecent.store.internal.Removal;
import dev.onecent.token.TokenExchange;
import dev.onecent.token.internal.TokenExchanges;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.internal.CardIntake;
import dev.onecent.vault.internal.CardKeeper;
import dev.onecent.vault.internal.StoredCardVaults;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.internal.GuardedWallet;
import dev.onecent.wallet.internal.StoredWallets;
import dev.onecent.walletoperator.WalletGrant;
import dev.onecent.walletoperator.internal.OfferedVaults;
import dev.onecent.walletoperator.internal.StoredWalletGrants;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The shells of one OneCent, each wired with those that it uses, from the bottom up. Safe for use by many threads. */
final class Shells {
    final StoredCarts carts;
    final StoredAddresses addresses;
    final StoredMicroAuthorizations microAuthorizations;
    final StoredPayments payments;
    final StoredCardVaults cards;
    final StoredWallets wallets;
    final StoredWalletGrants walletGrants;
    final OfferedVaults offeredVaults;
    final StoredCheckouts checkouts;
    final Erasures erasures;
    final Optional<StoredKeyRotations> keyRotations;
    final Outcomes outcomes;
    final DueWork dueWork;

    private final OneCentBuilder from;
    private final Storage storage;
    private final TokenExchanges exchanges;

    Shells(OneCentBuilder builder) {
        from = builder;
        storage = from.storage();
        Environment environment = new Environment(from.clock(), from.ids(), new Audit(from.auditTrail(), from.clock()));
        PaymentGateway gateway = new GuardedGateway(from.gateway());
        GatewayTerms terms = Objects.requireNonNull(gateway.terms(), "the terms of the gateway");
        List<GuardedWallet> providers = from.wallets().stream()
                .map(wallet -> new GuardedWallet(wallet, from.takesNumberLikeTokens()))
                .toList();
        FormCheck forms = new FormCheck(from.validation(), from.clock(), from.languages()::match);
        CardFormCheck cardForms = new CardFormCheck(forms);
        from.requireOneWayForNumbers();
        outcomes = new Outcomes(this::wiredCards, this::wiredCheckouts);

        Aggregates<Cart> cartEntries = aggregates(storage.carts());
        carts = new StoredCarts(cartEntries);
        Aggregates<AddressBook> addressBooks = aggregates(storage.addresses());
        addresses = new StoredAddresses(addressBooks, new AddressFormCheck(forms), from.ids());
        Aggregates<AttemptCounter> attempts =
                Aggregates.underReservedNames(storage.attemptCounters(), from.clock(), from.ids());
        AttemptLimits limits = new AttemptLimits(
                attempts, from.attemptPolicy(), from.humanVerifier(), from.cardSafe(), from.attemptKey(), from.clock());
        Aggregates<MicroAuthorization> verifications = aggregates(storage.microAuthorizations());
        microAuthorizations = new StoredMicroAuthorizations(
                storage.microAuthorizations(), verifications, gateway, from.releaseAfter(), environment, outcomes);
        Aggregates<Payment> paymentEntries = aggregates(storage.payments());
        payments = new StoredPayments(
                storage.payments(), paymentEntries, routes(gateway, providers), environment, outcomes);
        Aggregates<TokenExchange> exchanged = aggregates(storage.tokenExchanges());
        exchanges = new TokenExchanges(
                exchanged,
                from.cardTokens().map(tokens -> new GuardedTokens(tokens, from.takesNumberLikeTokens())),
                from.clock(),
                from.linkPolicy().checkAfter());
        CardKeeper keeper = new CardKeeper(from.cardSafe(), exchanges, environment.audit());
        CardIntake intake = new CardIntake(
                from.takesNumberLikeTokens() ? cardForms.withNumberLikeTokens() : cardForms, limits, keeper);
        Aggregates<CardVault> vaults = aggregates(storage.vaults());
        cards = new StoredCardVaults(vaults, microAuthorizations, payments, intake, from.linkPolicy(), environment);
        Aggregates<WalletConnection> connections = aggregates(storage.walletConnections());
        wallets = new StoredWallets(providers, connections, from.clock(), from.ids(), environment.audit());
        Aggregates<WalletGrant> grants = aggregates(storage.walletGrants());
        walletGrants =
                new StoredWalletGrants(storage.walletGrants(), grants, from.clock(), from.ids(), environment.audit());
        offeredVaults = new OfferedVaults(walletGrants, cards, payments, limits, terms, environment);
        PaymentMethodBlocks methods =
                new PaymentMethodBlocks(cards, wallets, from.methodPolicy(), from.languages(), from.clock());
        Aggregates<Checkout> checkoutEntries = aggregates(storage.checkouts());
        checkouts = new StoredCheckouts(
                checkoutEntries,
                new CheckoutServices(carts, addresses, cards, wallets, methods, payments),
                intake,
                new StartLimits(attempts, from.checkoutPolicy().starts(), from.clock()),
                from.checkoutPolicy(),
                environment);
        Aggregates<Erasure> erasureEntries = aggregates(storage.erasures());
        erasures = new Erasures(
                storage.erasures(),
                erasureEntries,
                cards,
                new ErasedKinds(storage, from.clock(), from.retention()).all(),
                environment);
        keyRotations = from.cardSafe()
                .map(safe -> new StoredKeyRotations(
                        aggregates(storage.keyRotations()), storage.vaults(), cards, keeper, from.clock()));

        RetentionPolicy kept = from.retentionPolicy();
        dueWork = new DueWork(List.of(
                kind("erasure", erasureEntries, erasures::advance, Removal.NONE),
                kind(
                        "micro-authorization",
                        verifications,
                        key -> microAuthorizations.advance(key).ifPresent(outcomes::apply),
                        new Removal(kept.verifications(), this::removeMicroAuthorization)),
                kind("payment", paymentEntries, key -> payments.advance(key).ifPresent(outcomes::apply), Removal.NONE),
                kind("card-vault", vaults, cards::advance, Removal.NONE),
                kind(
                        "token-exchange",
                        exchanged,
                        this::advanceTokenExchange,
                        new Removal(kept.connections(), exchanged::deleteEnded)),
                kind("wallet-grant", grants, walletGrants::advance, Removal.NONE),
                kind(
                        "wallet-connection",
                        connections,
                        wallets::advance,
                        new Removal(kept.connections(), connections::deleteEnded)),
                kind("checkout", checkoutEntries, checkouts::advance, new Removal(kept.checkouts(), checkouts::remove)),
                kind("cart", cartEntries, key -> {}, Removal.NONE),
                kind("address-book", addressBooks, key -> {}, Removal.NONE),
                kind("attempt-counter", attempts, limits::advance, Removal.NONE)));
    }

    private StoredCardVaults wiredCards() {
        return cards;
    }

    private StoredCheckouts wiredCheckouts() {
        return checkouts;
    }

    private boolean removeMicroAuthorization(Key key, Instant until) {
        return microAuthorizations.remove(
                key, until, ended -> cards.of(ended.owner()).find(ended.card()).isPresent());
    }

    private void advanceTokenExchange(Key key) {
        exchanges.advance(key, () -> cards.names(key.owner(), CardId.of(key.id())));
    }

    private GatewayRoutes routes(PaymentGateway cardGateway, List<GuardedWallet> providers) {
        return new GatewayRoutes(
                cardGateway,
                providers.stream().collect(Collectors.toMap(GuardedWallet::id, wallet -> wallet)),
                from.methodPolicy().methods().stream()
                        .collect(Collectors.toMap(HostMethod::id, method -> new GuardedGateway(method.gateway()))));
    }

    private <A extends Aggregate> Aggregates<A> aggregates(AggregateStore<A> store) {
        return new Aggregates<>(store, from.clock(), from.ids());
    }

    private <A extends Aggregate> DueKind<A> kind(
            String name, Aggregates<A> aggregates, Consumer<Key> advance, Removal removal) {
        return new DueKind<>(name, aggregates, advance, removal, from.listener(), from.clock());
    }
}
