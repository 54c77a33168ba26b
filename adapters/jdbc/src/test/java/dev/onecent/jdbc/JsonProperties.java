package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.address.AddressBook;
import dev.onecent.cart.Cart;
import dev.onecent.checkout.Checkout;
import dev.onecent.erasure.Erasure;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.store.Aggregate;
import dev.onecent.store.Entry;
import dev.onecent.testkit.arbitrary.AggregateArbitraries;
import dev.onecent.token.TokenExchange;
import dev.onecent.vault.CardVault;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.walletoperator.WalletGrant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** STORE-6: what is read equals what was written, in every state. */
class JsonProperties {
    @Property(tries = 200)
    void cartsComeBackEqual(@ForAll("carts") Cart cart) {
        assertComesBack(Cart.class, cart);
    }

    @Property(tries = 400)
    void checkoutsComeBackEqual(@ForAll("checkouts") Checkout checkout) {
        assertComesBack(Checkout.class, checkout);
    }

    @Property(tries = 200)
    void addressBooksComeBackEqual(@ForAll("addressBooks") AddressBook book) {
        assertComesBack(AddressBook.class, book);
    }

    @Property(tries = 400)
    void vaultsComeBackEqual(@ForAll("vaults") CardVault vault) {
        assertComesBack(CardVault.class, vault);
    }

    @Property(tries = 400)
    void microAuthorizationsComeBackEqual(@ForAll("microAuthorizations") MicroAuthorization verification) {
        assertComesBack(MicroAuthorization.class, verification);
    }

    @Property(tries = 400)
    void paymentsComeBackEqual(@ForAll("payments") Payment payment) {
        assertComesBack(Payment.class, payment);
    }

    @Property(tries = 400)
    void walletConnectionsComeBackEqual(@ForAll("walletConnections") WalletConnection connection) {
        assertComesBack(WalletConnection.class, connection);
    }

    @Property(tries = 400)
    void walletGrantsComeBackEqual(@ForAll("walletGrants") WalletGrant grant) {
        assertComesBack(WalletGrant.class, grant);
    }

    @Property(tries = 400)
    void tokenExchangesComeBackEqual(@ForAll("tokenExchanges") TokenExchange exchange) {
        assertComesBack(TokenExchange.class, exchange);
    }

    @Provide
    Arbitrary<TokenExchange> tokenExchanges() {
        return AggregateArbitraries.tokenExchanges();
    }

    @Provide
    Arbitrary<WalletGrant> walletGrants() {
        return AggregateArbitraries.walletGrants();
    }

    @Provide
    Arbitrary<WalletConnection> walletConnections() {
        return AggregateArbitraries.walletConnections();
    }

    @Property(tries = 400)
    void erasuresComeBackEqual(@ForAll("erasures") Erasure erasure) {
        assertComesBack(Erasure.class, erasure);
    }

    @Property(tries = 400)
    void keyRotationsComeBackEqual(@ForAll("keyRotations") KeyRotation rotation) {
        assertComesBack(KeyRotation.class, rotation);
    }

    @Provide
    Arbitrary<KeyRotation> keyRotations() {
        return AggregateArbitraries.keyRotations();
    }

    @Provide
    Arbitrary<Erasure> erasures() {
        return AggregateArbitraries.erasures();
    }

    @Property(tries = 400)
    void attemptCountersComeBackEqual(@ForAll("attemptCounters") AttemptCounter counter) {
        assertComesBack(AttemptCounter.class, counter);
    }

    @Provide
    Arbitrary<AttemptCounter> attemptCounters() {
        return AggregateArbitraries.attemptCounters();
    }

    @Provide
    Arbitrary<Cart> carts() {
        return AggregateArbitraries.carts();
    }

    @Provide
    Arbitrary<Checkout> checkouts() {
        return AggregateArbitraries.checkouts();
    }

    @Provide
    Arbitrary<AddressBook> addressBooks() {
        return AggregateArbitraries.addressBooks();
    }

    @Provide
    Arbitrary<CardVault> vaults() {
        return AggregateArbitraries.vaults();
    }

    @Provide
    Arbitrary<MicroAuthorization> microAuthorizations() {
        return AggregateArbitraries.microAuthorizations();
    }

    @Provide
    Arbitrary<Payment> payments() {
        return AggregateArbitraries.payments();
    }

    private static <A extends Aggregate> void assertComesBack(Class<A> kind, A value) {
        Json<A> json = new Json<>(kind);

        Entry<A> back = json.read(json.write(Entry.fresh(value)));

        assertThat(back).isEqualTo(Entry.fresh(value));
    }
}
