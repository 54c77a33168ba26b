package dev.onecent.wallet.internal;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.AuditedCommand;
import dev.onecent.audit.internal.Evidence;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.store.Entry;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.store.internal.SecretHash;
import dev.onecent.wallet.ConnectResult;
import dev.onecent.wallet.ConnectionAnswer;
import dev.onecent.wallet.ConnectionRequest;
import dev.onecent.wallet.ConnectionState.Connected;
import dev.onecent.wallet.ConnectionState.Leaving;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.LeaveConfirmation;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletCardsAnswer;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletId;
import dev.onecent.wallet.WalletProvider;
import dev.onecent.wallet.WalletView;
import dev.onecent.wallet.Wallets;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

public final class StoredWallets implements Wallets {
    private final Map<String, WalletProvider> providers = new TreeMap<>();
    private final Aggregates<WalletConnection> connections;
    private final WalletReader reader = new WalletReader();
    private final InstantSource clock;
    private final IdSource ids;
    private final Audit audit;

    /** Wired by {@code OneCent}. */
    public StoredWallets(
            Collection<? extends WalletProvider> wallets,
            Aggregates<WalletConnection> connections,
            InstantSource clock,
            IdSource ids,
            Audit audit) {
        wallets.forEach(wallet -> providers.put(wallet.id().value(), wallet));
        this.connections = connections;
        this.clock = clock;
        this.ids = ids;
        this.audit = audit;
    }

    @Override
    public Optional<WalletConnection> find(ShopperId owner, WalletId wallet) {
        Objects.requireNonNull(wallet, "wallet");
        return connections.find(WalletConnection.key(owner, wallet));
    }

    @Override
    public ConnectResult connect(ShopperId owner, WalletId wallet, LeaveConfirmation confirmation, URI returnAddress) {
        Objects.requireNonNull(wallet, "wallet");
        Objects.requireNonNull(confirmation, "confirmation");
        Objects.requireNonNull(returnAddress, "returnAddress");
        return connect(owner, wallet, confirmation, returnAddress, Caller.shopper());
    }

    @Override
    public ConnectResult connect(
            ShopperId owner, WalletId wallet, LeaveConfirmation confirmation, URI returnAddress, Caller by) {
        Objects.requireNonNull(wallet, "wallet");
        Objects.requireNonNull(confirmation, "confirmation");
        Objects.requireNonNull(returnAddress, "returnAddress");
        Evidence.require(confirmation.wordingVersion(), "wordingVersion");
        Evidence.require(confirmation.locale(), "locale");
        return audit.recorded(
                command(owner, by, Action.CONNECT, wallet),
                () -> redirected(owner, wallet, confirmation, returnAddress),
                ConnectResult::outcome);
    }

    private ConnectResult redirected(
            ShopperId owner, WalletId wallet, LeaveConfirmation confirmation, URI returnAddress) {
        WalletProvider provider = provider(wallet);
        if (provider == null) {
            return new ConnectResult.NoSuchWallet();
        }
        Optional<Instant> later =
                connections.entry(WalletConnection.key(owner, wallet)).flatMap(Entry::isFullUntil);
        if (later.isPresent()) {
            return new ConnectResult.TryLater(later.get());
        }
        String state = ids.next();
        ConnectionVerifier verifier = ConnectionVerifier.from(ids.next());
        WalletConnection saved = changed(
                owner, wallet, before -> before.leaving(SecretHash.of(state), verifier, confirmation, clock.instant()));
        return saved.state() instanceof Leaving leaving
                ? redirect(
                        provider,
                        new ConnectionRequest(state, verifier.challenge(), returnAddress, confirmation.locale()),
                        leaving)
                : new ConnectResult.Connected(saved);
    }

    @Override
    public ConnectResult returned(ShopperId owner, WalletId wallet, String state, Map<String, String> returned) {
        Objects.requireNonNull(wallet, "wallet");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(returned, "returned");
        return returned(owner, wallet, state, returned, Caller.shopper());
    }

    @Override
    public ConnectResult returned(
            ShopperId owner, WalletId wallet, String state, Map<String, String> returned, Caller by) {
        Objects.requireNonNull(wallet, "wallet");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(returned, "returned");
        return audit.recorded(
                command(owner, by, Action.CONNECT, wallet),
                () -> finishReturn(owner, wallet, state, returned),
                ConnectResult::outcome);
    }

    private ConnectResult finishReturn(ShopperId owner, WalletId wallet, String state, Map<String, String> returned) {
        WalletProvider provider = provider(wallet);
        if (provider == null) {
            return new ConnectResult.NoSuchWallet();
        }
        return useUp(owner, wallet, SecretHash.of(state))
                .map(verifier -> taken(owner, wallet, provider.connect(returned, verifier)))
                .orElseGet(ConnectResult.UnknownReturn::new);
    }

    @Override
    public boolean disconnect(ShopperId owner, WalletId wallet) {
        Objects.requireNonNull(wallet, "wallet");
        return disconnect(owner, wallet, Caller.shopper());
    }

    @Override
    public boolean disconnect(ShopperId owner, WalletId wallet, Caller by) {
        Objects.requireNonNull(wallet, "wallet");
        return audit.recorded(
                command(owner, by, Action.DISCONNECT, wallet),
                () -> disconnected(owner, wallet),
                there -> there ? Outcome.DONE : Outcome.DENIED);
    }

    private boolean disconnected(ShopperId owner, WalletId wallet) {
        boolean connected =
                find(owner, wallet).flatMap(WalletConnection::connected).isPresent();
        if (connected) {
            changed(owner, wallet, before -> before.disconnected(clock.instant()));
            advance(WalletConnection.key(owner, wallet));
        }
        return connected;
    }

    @Override
    public List<WalletView> of(ShopperId owner) {
        Objects.requireNonNull(owner, "owner");
        Instant until = clock.instant().plus(PATIENCE);
        return providers.values().stream()
                .flatMap(provider -> viewOrUnreachable(owner, provider, until).stream())
                .toList();
    }

    /** A connection that cannot be read hides no other wallet and no card of the shop's: it counts as unreachable (R25). */
    private Optional<WalletView> viewOrUnreachable(ShopperId owner, WalletProvider provider, Instant until) {
        try {
            return view(owner, provider, account -> reader.cards(provider, account, clock.instant(), until));
        } catch (EntryUnreadableException e) {
            return Optional.of(new WalletView(provider.id(), Instant.EPOCH, false, List.of(), Optional.empty()));
        }
    }

    @Override
    public Optional<WalletView> view(ShopperId owner, WalletId wallet) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(wallet, "wallet");
        WalletProvider provider = provider(wallet);
        return provider == null
                ? Optional.empty()
                : view(owner, provider, account -> reader.ask(provider, account, clock.instant()));
    }

    /** Due work of a connection: a redirect that nobody came back from, an end that the wallet does not know of. */
    public void advance(Key key) {
        Objects.requireNonNull(key, "key");
        Optional<WalletConnection> found = connections.find(key);
        found.ifPresent(connection -> {
            changed(connection.owner(), connection.wallet(), before -> before.expired(clock.instant()));
            connection.ended().forEach(end -> tell(connection, end.account()));
        });
    }

    private void tell(WalletConnection connection, WalletAccount account) {
        WalletProvider provider = provider(connection.wallet());
        if (provider == null) {
            throw new IllegalStateException("wallet " + connection.wallet() + " is not registered any more");
        }
        if (provider.disconnect(account) instanceof OperationAnswer.Done) {
            changed(connection.owner(), connection.wallet(), before -> before.acknowledged(account));
        }
    }

    private Optional<WalletView> view(
            ShopperId owner, WalletProvider provider, Function<WalletAccount, WalletCardsAnswer> cards) {
        return find(owner, provider.id())
                .flatMap(connection -> connection.connected().flatMap(connected -> view(connection, connected, cards)));
    }

    private Optional<WalletView> view(
            WalletConnection connection, Connected connected, Function<WalletAccount, WalletCardsAnswer> cards) {
        Instant asked = clock.instant();
        WalletCardsAnswer answer = cards.apply(connected.account());
        if (answer instanceof WalletCardsAnswer.Ended) {
            changed(
                    connection.owner(),
                    connection.wallet(),
                    before -> before.endedByWallet(connected.account(), clock.instant()));
            return Optional.empty();
        }
        return answer instanceof WalletCardsAnswer.Listed listed
                ? seen(connection, connected.account(), listed.cards(), asked)
                : Optional.of(
                        new WalletView(connection.wallet(), connected.at(), false, List.of(), connected.primary()));
    }

    private Optional<WalletView> seen(
            WalletConnection connection, WalletAccount account, List<WalletCard> cards, Instant asked) {
        Optional<WalletCardId> primary =
                cards.stream().filter(WalletCard::primary).findFirst().map(WalletCard::id);
        boolean known = connection.seen(account, primary, asked).equals(connection);
        WalletConnection after = known
                ? connection
                : changed(connection.owner(), connection.wallet(), before -> before.seen(account, primary, asked));
        return after.connected()
                .filter(at -> at.account().equals(account))
                .map(at -> new WalletView(after.wallet(), at.at(), true, cards, at.primary()));
    }

    private ConnectResult redirect(WalletProvider provider, ConnectionRequest request, Leaving leaving) {
        try {
            return new ConnectResult.Redirect(provider.connectionAddress(request), leaving.until());
        } catch (RuntimeException e) {
            return new ConnectResult.Unavailable();
        }
    }

    /** Uses the state up; what it was saved with goes to the wallet, and is not kept any longer. */
    private Optional<ConnectionVerifier> useUp(ShopperId owner, WalletId wallet, String stateHash) {
        Instant now = clock.instant();
        return connections.change(
                WalletConnection.key(owner, wallet),
                entry -> entry.map(found -> found.value())
                        .flatMap(connection -> connection
                                .awaited(stateHash, now)
                                .map(verifier -> Decision.save(connection.returning(now), Optional.of(verifier))))
                        .orElseGet(() -> Decision.keep(Optional.empty())));
    }

    private ConnectResult taken(ShopperId owner, WalletId wallet, ConnectionAnswer answer) {
        Instant now = clock.instant();
        if (answer instanceof ConnectionAnswer.Agreed agreed) {
            WalletConnection after = changed(owner, wallet, before -> before.agreed(agreed.account(), now));
            boolean ours = after.connected()
                    .filter(connected -> connected.account().equals(agreed.account()))
                    .isPresent();
            return ours ? new ConnectResult.Connected(after) : new ConnectResult.UnknownReturn();
        }
        changed(owner, wallet, before -> before.refused(now));
        if (answer instanceof ConnectionAnswer.CodeRefused) {
            return new ConnectResult.UnknownReturn();
        }
        return answer instanceof ConnectionAnswer.Refused
                ? new ConnectResult.Refused()
                : new ConnectResult.Unavailable();
    }

    private WalletConnection changed(ShopperId owner, WalletId wallet, UnaryOperator<WalletConnection> transition) {
        Instant now = clock.instant();
        return connections.change(WalletConnection.key(owner, wallet), entry -> {
            WalletConnection before =
                    entry.map(found -> found.value()).orElseGet(() -> WalletConnection.none(owner, wallet, now));
            WalletConnection after = transition.apply(before);
            return after.equals(before)
                    ? Decision.keep(before)
                    : Decision.save(after).telling(WalletEvents.between(before, after));
        });
    }

    private static AuditedCommand command(ShopperId owner, Caller by, Action action, WalletId wallet) {
        return new AuditedCommand(owner, by, action, "wallet/" + wallet);
    }

    private @Nullable WalletProvider provider(WalletId wallet) {
        return providers.get(wallet.value());
    }
}
