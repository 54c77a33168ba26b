package dev.onecent;

import dev.onecent.address.AddressBook;
import dev.onecent.cart.Cart;
import dev.onecent.checkout.Checkout;
import dev.onecent.erasure.internal.ErasedKind;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.token.TokenExchange;
import dev.onecent.vault.CardVault;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.walletoperator.WalletGrant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** The rules of each kind of entry when its owner is erased: what is deleted, moved, retained, and in which order. */
final class ErasedKinds {
    private final Storage storage;
    private final InstantSource clock;
    private final Duration retention;

    /** @param retention how long after its request a payment is kept */
    ErasedKinds(Storage storage, InstantSource clock, Duration retention) {
        this.storage = storage;
        this.clock = clock;
        this.retention = retention;
    }

    /** Lists the kinds; each stands before those that look it up. */
    List<ErasedKind<?>> all() {
        return List.of(
                ErasedKind.of("cart", storage.carts(), Cart::withOwner).oneAtATime(),
                ErasedKind.of("micro-authorization", storage.microAuthorizations(), MicroAuthorization::withOwner)
                        .owedWhile(verification -> verification.due().isPresent(), "the amount may be frozen")
                        .knownAs(MicroAuthorization::reference)
                        .inUseWhile(this::hasCard),
                // A payment that waits for a challenge with a card on file is given up: the cards went first (R10).
                ErasedKind.of(
                                "payment",
                                storage.payments(),
                                (Payment payment, ShopperId other) ->
                                        payment.withOwner(other).withoutItsCard(clock.instant()))
                        .owedWhile(
                                payment -> payment.due().isPresent(),
                                "an amount is set aside, or the outcome is not known")
                        .knownAs(Payment::reference)
                        .retainedUntil(payment -> payment.requestedAt().plus(retention))
                        .neededWhile(payment -> hasCheckout(payment, any -> true))
                        .inUseWhile(payment -> hasCheckout(
                                payment, checkout -> !checkout.entry().locked())),
                ErasedKind.of("checkout", storage.checkouts(), Checkout::withOwner)
                        .owedWhile(checkout -> checkout.runningAttempt().isPresent(), "a payment is running")
                        .movedOnceNot(this::hasPayment),
                ErasedKind.of("address-book", storage.addresses(), AddressBook::withOwner)
                        .oneAtATime(),
                ErasedKind.of("attempt-counter", storage.attemptCounters(), AttemptCounter::withOwner)
                        .oneAtATime(),
                ErasedKind.of("wallet-grant", storage.walletGrants(), WalletGrant::withOwner),
                // A connection goes to the pseudonym as an ended one, so that the wallet is notified.
                ErasedKind.of(
                                "wallet-connection",
                                storage.walletConnections(),
                                (WalletConnection connection, ShopperId other) ->
                                        connection.withOwner(other).disconnected(clock.instant()))
                        .owedWhile(WalletConnection::isOwed, "the wallet must be told of the end")
                        .joinedBy(WalletConnection::endedToo),
                // An exchange goes to the pseudonym as one that no card uses, so that the gateway forgets the card.
                ErasedKind.of(
                                "token-exchange",
                                storage.tokenExchanges(),
                                (TokenExchange exchange, ShopperId other) ->
                                        exchange.withOwner(other).unused(clock.instant()))
                        .owedWhile(TokenExchange::isOwed, "the gateway must be made to forget the card")
                        .knownAs(TokenExchange::reference),
                ErasedKind.of("card-vault", storage.vaults(), (vault, other) -> CardVault.empty(other))
                        .inUseWhile(vault -> !vault.cards().isEmpty()
                                || !vault.removedCards().isEmpty())
                        .oneAtATime());
    }

    private boolean hasCard(MicroAuthorization verification) {
        return isThere(
                storage.vaults(),
                Key.sole(verification.owner()),
                vault -> vault.value().find(verification.card()).isPresent());
    }

    private boolean hasCheckout(Payment payment, Predicate<Stored<Checkout>> test) {
        Key key = new Key(payment.owner(), payment.id().checkout().value());
        return isThere(
                storage.checkouts(),
                key,
                checkout -> checkout.value().life().equals(payment.id().life()) && test.test(checkout));
    }

    private boolean hasPayment(Checkout checkout) {
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
}
