package dev.onecent.testkit.simulation;

import dev.onecent.OneCent;
import dev.onecent.checkout.Checkout;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.CardId;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.Stored;
import dev.onecent.vault.CardVault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be seen between two steps: everything in the stores, the gateway's books, the events that reached the host. */
public final class Observation {
    private final World world;
    private final List<Shopper> shoppers;
    private final boolean atRest;
    private final List<Stored<MicroAuthorization>> cents;
    private final List<Stored<Payment>> payments;
    private final List<Stored<Checkout>> checkouts;
    private final List<Stored<CardVault>> vaults;
    private final Map<MerchantReference, Account> books;

    Observation(World world, List<Shopper> shoppers, boolean atRest) {
        this.world = world;
        this.shoppers = shoppers;
        this.atRest = atRest;
        cents = Stores.all(world.storage().microAuthorizations());
        payments = Stores.all(world.storage().payments());
        checkouts = Stores.all(world.storage().checkouts());
        vaults = Stores.all(world.storage().vaults());
        books = Account.of(world.ledger());
    }

    /** Whether all faults have stopped and nothing is due any more: now the rules hold strictly. */
    public boolean isAtRest() {
        return atRest;
    }

    public Instant now() {
        return world.now();
    }

    public List<Stored<MicroAuthorization>> cents() {
        return cents;
    }

    public List<Stored<Payment>> payments() {
        return payments;
    }

    public List<Stored<Checkout>> checkouts() {
        return checkouts;
    }

    public List<Stored<CardVault>> vaults() {
        return vaults;
    }

    public List<Shopper> shoppers() {
        return shoppers;
    }

    /** By the gateway's books, everything that ever moved; an authorization that moved nothing is not in them. */
    public Map<MerchantReference, Account> books() {
        return books;
    }

    /** The gateway's account of an authorization. */
    public Account account(MerchantReference reference) {
        return books.getOrDefault(reference, Account.EMPTY);
    }

    /** An SDK to which nothing happens. */
    public OneCent onecent() {
        return world.observer();
    }

    /** The stores by the names of their accessors. */
    public Map<String, AggregateStore<?>> stores() {
        return world.stores();
    }

    /** The events that reached the host, each once. */
    public List<PendingEvent> heard() {
        return world.watch().heard();
    }

    /** R23. */
    public boolean heardEverythingInOrder() {
        return world.watch().heardEverythingInOrder();
    }

    /** With how many different keys captures and refunds of an authorization were sent. */
    public int keysOf(MerchantReference reference) {
        return world.watch().keysOf(reference);
    }

    /** The references of everything that was asked for and is in the stores. */
    public Set<MerchantReference> references() {
        return Stream.concat(
                        cents.stream().map(cent -> cent.value().reference()),
                        payments.stream().map(payment -> payment.value().reference()))
                .collect(Collectors.toSet());
    }

    /** The proof of a card. */
    public Optional<MicroAuthorization> proofOf(CardVault vault, CardId card) {
        return cents.stream()
                .map(Stored::value)
                .filter(cent ->
                        cent.owner().equals(vault.owner()) && cent.card().equals(card))
                .filter(cent -> cent.state().proves())
                .findFirst();
    }
}
