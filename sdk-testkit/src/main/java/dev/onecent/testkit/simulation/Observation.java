package dev.onecent.testkit.simulation;

import dev.onecent.OneCent;
import dev.onecent.checkout.Checkout;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.CardId;
import dev.onecent.store.Key;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.testkit.gateway.AccountableTokens;
import dev.onecent.testkit.gateway.Ledger;
import dev.onecent.testkit.gateway.LedgerEntry;
import dev.onecent.token.TokenExchange;
import dev.onecent.vault.CardVault;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state between two steps: everything in the stores, the gateway's ledger, the events that reached the host. */
public final class Observation {
    private final World world;
    private final List<Shopper> shoppers;
    private final boolean atRest;
    private final List<Stored<MicroAuthorization>> verifications;
    private final List<Stored<Payment>> payments;
    private final List<Stored<Checkout>> checkouts;
    private final List<Stored<CardVault>> vaults;
    private final Map<MerchantReference, Account> books;
    private final Map<String, List<LedgerEntry>> refunds;

    Observation(World world, List<Shopper> shoppers, boolean atRest) {
        this.world = world;
        this.shoppers = shoppers;
        this.atRest = atRest;
        verifications = ofOthers(once(Stores.all(world.storage().microAuthorizations())));
        payments = ofOthers(once(Stores.all(world.storage().payments())));
        checkouts = ofOthers(Stores.all(world.storage().checkouts()));
        vaults = ofOthers(Stores.all(world.storage().vaults()));
        Ledger ledger = world.ledger();
        books = Account.of(ledger);
        refunds = ledger.entries().stream()
                .filter(entry -> entry.key().isPresent())
                .collect(Collectors.groupingBy(entry -> entry.key().orElseThrow()));
        books.keySet().removeIf(world.watch()::isLosers);
    }

    /** Of a shopper who lost a row nothing can be told from what is left. */
    private <A extends Aggregate> List<Stored<A>> ofOthers(List<Stored<A>> all) {
        return all.stream()
                .filter(stored -> !world.rows().isLoser(stored.key().owner()))
                .toList();
    }

    /** Counts an entry that is being moved to a pseudonym once: as the copy once that is unlocked. */
    private static <A extends Aggregate> List<Stored<A>> once(List<Stored<A>> all) {
        if (all.stream().noneMatch(stored -> stored.entry().locked())) {
            return all;
        }
        Set<MerchantReference> counted = all.stream()
                .filter(stored -> !stored.entry().locked())
                .flatMap(stored -> References.of(stored.value()).stream())
                .collect(Collectors.toCollection(HashSet::new));
        return all.stream()
                .filter(stored -> !stored.entry().locked()
                        || References.of(stored.value()).filter(counted::add).isPresent())
                .toList();
    }

    /** Returns whether something is going to be done about it: by itself, or because its owner is being erased. */
    public static boolean isDue(Stored<?> stored) {
        return stored.entry().due().isPresent() || stored.entry().locked();
    }

    /** Returns whether all faults have stopped and nothing is due any more: now the rules hold strictly. */
    public boolean isAtRest() {
        return atRest;
    }

    /** Returns the time. */
    public Instant now() {
        return world.now();
    }

    /** Lists the micro-authorizations. */
    public List<Stored<MicroAuthorization>> verifications() {
        return verifications;
    }

    /** Lists the payments. */
    public List<Stored<Payment>> payments() {
        return payments;
    }

    /** Lists the checkouts. */
    public List<Stored<Checkout>> checkouts() {
        return checkouts;
    }

    /** Lists the vaults. */
    public List<Stored<CardVault>> vaults() {
        return vaults;
    }

    /** Lists the exchanges. */
    public List<Stored<TokenExchange>> tokenExchanges() {
        return ofOthers(Stores.all(world.storage().tokenExchanges()));
    }

    /** Lists the shoppers. */
    public List<Shopper> shoppers() {
        return shoppers;
    }

    /** By the gateway's books, everything that ever moved; an authorization that moved nothing is not in them. */
    public Map<MerchantReference, Account> books() {
        return books;
    }

    /** Returns the refunds that the gateway made under a key. */
    public List<LedgerEntry> refundsBy(String key) {
        return refunds.getOrDefault(key, List.of());
    }

    /** The gateway's account of an authorization. */
    public Account account(MerchantReference reference) {
        return books.getOrDefault(reference, Account.EMPTY);
    }

    /** The gateway's account of a payment, also of one through the wallet. */
    public Account account(Payment payment) {
        return account(References.inTheBooks(payment));
    }

    /** Returns whether a shopper's data is going: cards and what proved them do not go at once. */
    public boolean isBeingErased(ShopperId owner) {
        return world.storage().erasures().find(Key.sole(owner)).isPresent();
    }

    /** Returns whether that shopper, or who has that pseudonym, lost a row of the stores. */
    public boolean isLoser(ShopperId owner) {
        return world.rows().isLoser(owner);
    }

    /** Returns what a shopper asked for: once for the vault that stands, and once more for each that an erasure deleted before. */
    CommandCounts asked(Shopper shopper) {
        return shopper.asked().plus(world.watch().forgotten(shopper.id()));
    }

    /** Returns whether that intent was ever saved; what is retained no longer is gone from the stores. */
    public boolean wasSaved(MerchantReference reference) {
        return world.watch().wasSaved(reference);
    }

    /** The card safe itself, beyond every fault. */
    public CardSafe cardSafe() {
        return world.cardSafe();
    }

    /** The exchanges whose tokens the gateway keeps. */
    public List<MerchantReference> attachedTokens() {
        return world.keepsTokens()
                ? ((AccountableTokens) world.gateway())
                        .attachedTokens().stream()
                                .filter(reference -> !world.watch().isLosers(reference))
                                .toList()
                : List.of();
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

    /** Returns true if the listener has received every event, in order for each key (R23). */
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
                        verifications.stream()
                                .map(verification -> verification.value().reference()),
                        payments.stream().map(payment -> References.inTheBooks(payment.value())))
                .collect(Collectors.toSet());
    }

    /** The proof of a card. */
    public Optional<MicroAuthorization> proofOf(CardVault vault, CardId card) {
        return verifications.stream()
                .map(Stored::value)
                .filter(verification -> verification.owner().equals(vault.owner())
                        && verification.card().equals(card))
                .filter(verification -> verification.state().proves())
                .findFirst();
    }
}
