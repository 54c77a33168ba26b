package dev.onecent.testkit.contract;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.store.PayeeId;
import dev.onecent.wallet.ConnectionAnswer;
import dev.onecent.wallet.ConnectionRequest;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletCardsAnswer;
import dev.onecent.wallet.WalletCardsAnswer.Ended;
import dev.onecent.wallet.WalletCardsAnswer.Listed;
import dev.onecent.wallet.WalletProvider;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Mistakes that writers of wallet adapters make, each with a rule that finds it. */
final class WalletFaults {
    private static final ConnectionVerifier ANY_SESSION = ConnectionVerifier.from("any session");

    private WalletFaults() {}

    static Map<String, Planted> all() {
        Map<String, Planted> all = new LinkedHashMap<>();
        all.putAll(connecting());
        all.putAll(listing());
        all.putAll(charging());
        return all;
    }

    record Planted(String rule, UnaryOperator<WalletProvider> fault) {}

    private static Map<String, Planted> connecting() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put("an address without a host", new Planted("WALLET-1.1", wallet -> new BrokenWallet(wallet) {
            @Override
            public URI connectionAddress(ConnectionRequest request) {
                URI address = super.connectionAddress(request);
                return URI.create(address.getRawPath() + "?" + address.getRawQuery());
            }
        }));
        faults.put("one state for all", new Planted("WALLET-1.2", wallet -> new BrokenWallet(wallet) {
            @Override
            public URI connectionAddress(ConnectionRequest request) {
                return super.connectionAddress(
                        new ConnectionRequest("state", request.challenge(), request.returnAddress(), request.locale()));
            }
        }));
        faults.put("what came back is taken again", connect("WALLET-2.2", remembering()));
        faults.put("a code is good in any session", new Planted("WALLET-2.8", wallet -> new BrokenWallet(wallet) {
            @Override
            public URI connectionAddress(ConnectionRequest request) {
                return super.connectionAddress(new ConnectionRequest(
                        request.state(), ANY_SESSION.challenge(), request.returnAddress(), request.locale()));
            }

            @Override
            public ConnectionAnswer connect(Map<String, String> returned, ConnectionVerifier verifier) {
                return super.connect(returned, ANY_SESSION);
            }
        }));
        faults.put("everybody agrees", connect("WALLET-2.4", WalletFaults::orNobody));
        faults.put("nonsense is an account", connect("WALLET-2.5", WalletFaults::orNobody));
        faults.put("an outage is a refusal", connect("WALLET-2.7", (wallet, returned, verifier) -> {
            try {
                return wallet.connect(returned, verifier);
            } catch (RuntimeException e) {
                return new ConnectionAnswer.Refused();
            }
        }));
        return faults;
    }

    private static Map<String, Planted> listing() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put(
                "no card but the primary",
                cards(
                        "WALLET-3.1",
                        (wallet, account) -> wallet.cards(account) instanceof Listed listed
                                ? new Listed(listed.cards().stream()
                                        .filter(WalletCard::primary)
                                        .toList())
                                : wallet.cards(account)));
        faults.put(
                "an ended account has no cards",
                cards(
                        "WALLET-3.2",
                        (wallet, account) -> wallet.cards(account) instanceof Ended
                                ? new Listed(List.of())
                                : wallet.cards(account)));
        faults.put("the end by its owner is not seen", new Planted("WALLET-3.4", RemembersCards::new));
        faults.put("an outage is an end", cards("WALLET-3.5", (wallet, account) -> {
            try {
                return wallet.cards(account);
            } catch (RuntimeException e) {
                return new Ended();
            }
        }));
        faults.put(
                "a new id at each listing",
                cards(
                        "WALLET-4.1",
                        changed(card ->
                                with(card, WalletCardId.of(UUID.randomUUID().toString()), card.primary()))));
        faults.put(
                "one id for all cards",
                cards("WALLET-4.2", changed(card -> with(card, WalletCardId.of("one"), card.primary()))));
        faults.put("every card is the primary", cards("WALLET-4.3", changed(card -> with(card, card.id(), true))));
        return faults;
    }

    private static Map<String, Planted> charging() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put(
                "an end that is only said", disconnect("WALLET-4.5", (wallet, account) -> new OperationAnswer.Done()));
        faults.put("any payee is paid", new Planted("WALLET-4.7", wallet -> new BrokenWallet(wallet) {
            @Override
            public AuthorizationAnswer authorize(AuthorizationRequest request) {
                return super.authorize(new AuthorizationRequest(
                        request.reference(),
                        PayeeId.of("toys"),
                        request.amount(),
                        request.card(),
                        request.capture(),
                        request.use(),
                        request.client()));
            }
        }));
        faults.put("what has ended cannot be ended", disconnect("WALLET-5.2", WalletFaults::refusingTheEnded));
        faults.put("nobody's account cannot be ended", disconnect("WALLET-5.3", WalletFaults::refusingTheEnded));
        return faults;
    }

    private static OperationAnswer refusingTheEnded(WalletProvider wallet, WalletAccount account) {
        return wallet.cards(account) instanceof Ended
                ? new OperationAnswer.Refused("no such account")
                : wallet.disconnect(account);
    }

    private static ConnectionAnswer orNobody(
            WalletProvider wallet, Map<String, String> returned, ConnectionVerifier verifier) {
        return wallet.connect(returned, verifier) instanceof ConnectionAnswer.Agreed agreed
                ? agreed
                : new ConnectionAnswer.Agreed(WalletAccount.of("nobody"));
    }

    private static Connecting remembering() {
        Map<Map<String, String>, ConnectionAnswer> taken = new ConcurrentHashMap<>();
        return (wallet, returned, verifier) -> taken.computeIfAbsent(returned, any -> wallet.connect(any, verifier));
    }

    private static BiFunction<WalletProvider, WalletAccount, WalletCardsAnswer> changed(UnaryOperator<WalletCard> by) {
        return (wallet, account) -> wallet.cards(account) instanceof Listed listed
                ? new Listed(listed.cards().stream().map(by).toList())
                : wallet.cards(account);
    }

    private static WalletCard with(WalletCard card, WalletCardId id, boolean primary) {
        return new WalletCard(
                id,
                card.token(),
                card.masked(),
                card.expiry(),
                card.nickname(),
                primary,
                card.lastUsedAt(),
                card.addedAt());
    }

    private static Planted connect(String rule, Connecting step) {
        return new Planted(rule, wallet -> new BrokenWallet(wallet) {
            @Override
            public ConnectionAnswer connect(Map<String, String> returned, ConnectionVerifier verifier) {
                return step.connect(wallet, returned, verifier);
            }
        });
    }

    private static Planted cards(String rule, BiFunction<WalletProvider, WalletAccount, WalletCardsAnswer> step) {
        return new Planted(rule, wallet -> new BrokenWallet(wallet) {
            @Override
            public WalletCardsAnswer cards(WalletAccount account) {
                return step.apply(wallet, account);
            }
        });
    }

    private static Planted disconnect(String rule, BiFunction<WalletProvider, WalletAccount, OperationAnswer> step) {
        return new Planted(rule, wallet -> new BrokenWallet(wallet) {
            @Override
            public OperationAnswer disconnect(WalletAccount account) {
                return step.apply(wallet, account);
            }
        });
    }

    /** How a broken wallet connects. */
    @FunctionalInterface
    private interface Connecting {
        ConnectionAnswer connect(WalletProvider wallet, Map<String, String> returned, ConnectionVerifier verifier);
    }

    /** Lists the cards as soon as an account is made, and never looks again. */
    private static final class RemembersCards extends BrokenWallet {
        private final Map<WalletAccount, WalletCardsAnswer> seen = new ConcurrentHashMap<>();

        RemembersCards(WalletProvider wallet) {
            super(wallet);
        }

        @Override
        public ConnectionAnswer connect(Map<String, String> returned, ConnectionVerifier verifier) {
            ConnectionAnswer answer = super.connect(returned, verifier);
            if (answer instanceof ConnectionAnswer.Agreed agreed) {
                seen.put(agreed.account(), super.cards(agreed.account()));
            }
            return answer;
        }

        @Override
        public WalletCardsAnswer cards(WalletAccount account) {
            return seen.computeIfAbsent(account, super::cards);
        }
    }
}
