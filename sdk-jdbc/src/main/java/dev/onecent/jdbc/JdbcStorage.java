package dev.onecent.jdbc;

import dev.onecent.Storage;
import dev.onecent.address.AddressBook;
import dev.onecent.address.AddressBookStore;
import dev.onecent.cart.Cart;
import dev.onecent.cart.CartStore;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutStore;
import dev.onecent.erasure.Erasure;
import dev.onecent.erasure.ErasureStore;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentStore;
import dev.onecent.vault.CardVaultStore;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletConnectionStore;
import dev.onecent.wallet.WalletGrant;
import dev.onecent.wallet.WalletGrantStore;
import java.nio.file.Path;

/**
 * Every store in one database. On SQLite: write-ahead log, {@code synchronous=FULL}, so that what was saved survives a power
 * cut; one writer, waited for in a fair queue; several processes may open the file. Close it when the host stops. Safe for
 * use by many threads.
 */
public final class JdbcStorage implements Storage, AutoCloseable {
    private final Connections connections;
    private final Carts carts;
    private final Checkouts checkouts;
    private final CardVaultStore vaults;
    private final MicroAuthorizations microAuthorizations;
    private final Payments payments;
    private final WalletConnections walletConnections;
    private final WalletGrants walletGrants;
    private final Addresses addresses;
    private final Erasures erasures;

    private JdbcStorage(Connections connections) {
        this.connections = connections;
        this.carts = new Carts(connections);
        this.checkouts = new Checkouts(connections);
        this.vaults = new JdbcVaultStore(connections);
        this.microAuthorizations = new MicroAuthorizations(connections);
        this.payments = new Payments(connections);
        this.walletConnections = new WalletConnections(connections);
        this.walletGrants = new WalletGrants(connections);
        this.addresses = new Addresses(connections);
        this.erasures = new Erasures(connections);
    }

    /**
     * An SQLite file, made if it is not there, readable by its owner alone where the file system can say so; its schema is
     * brought up to date.
     *
     * @throws dev.onecent.store.StoreUnavailableException if it cannot be opened, or is of a newer version than this
     */
    public static JdbcStorage sqlite(Path file) {
        return sqlite(file, SchemaUpdate.ON_OPEN);
    }

    /** The same, with a say in who updates the schema. */
    public static JdbcStorage sqlite(Path file, SchemaUpdate update) {
        return new JdbcStorage(Sqlite.open(file, update));
    }

    @Override
    public CartStore carts() {
        return carts;
    }

    @Override
    public CheckoutStore checkouts() {
        return checkouts;
    }

    @Override
    public CardVaultStore vaults() {
        return vaults;
    }

    @Override
    public MicroAuthorizationStore microAuthorizations() {
        return microAuthorizations;
    }

    @Override
    public PaymentStore payments() {
        return payments;
    }

    @Override
    public WalletConnectionStore walletConnections() {
        return walletConnections;
    }

    @Override
    public WalletGrantStore walletGrants() {
        return walletGrants;
    }

    @Override
    public AddressBookStore addresses() {
        return addresses;
    }

    @Override
    public ErasureStore erasures() {
        return erasures;
    }

    /** Waits for a write that is under way; every later use throws. */
    @Override
    public void close() {
        connections.close();
    }

    private static final class WalletGrants extends JdbcStore<WalletGrant> implements WalletGrantStore {
        WalletGrants(Connections connections) {
            super(connections, "onecent_wallet_grant", WalletGrant.class);
        }
    }

    private static final class WalletConnections extends JdbcStore<WalletConnection> implements WalletConnectionStore {
        WalletConnections(Connections connections) {
            super(connections, "onecent_wallet_connection", WalletConnection.class);
        }
    }

    private static final class Carts extends JdbcStore<Cart> implements CartStore {
        Carts(Connections connections) {
            super(connections, "onecent_cart", Cart.class);
        }
    }

    private static final class Checkouts extends JdbcStore<Checkout> implements CheckoutStore {
        Checkouts(Connections connections) {
            super(connections, "onecent_checkout", Checkout.class);
        }
    }

    private static final class Addresses extends JdbcStore<AddressBook> implements AddressBookStore {
        Addresses(Connections connections) {
            super(connections, "onecent_address_book", AddressBook.class);
        }
    }

    private static final class MicroAuthorizations extends JdbcReferenceStore<MicroAuthorization>
            implements MicroAuthorizationStore {
        MicroAuthorizations(Connections connections) {
            super(connections, "onecent_micro_authorization", MicroAuthorization.class, MicroAuthorization::reference);
        }
    }

    private static final class Payments extends JdbcReferenceStore<Payment> implements PaymentStore {
        Payments(Connections connections) {
            super(connections, "onecent_payment", Payment.class, Payment::reference);
        }
    }

    private static final class Erasures extends JdbcStore<Erasure> implements ErasureStore {
        Erasures(Connections connections) {
            super(connections, "onecent_erasure", Erasure.class);
        }
    }
}
