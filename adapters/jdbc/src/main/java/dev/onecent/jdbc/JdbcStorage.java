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
import dev.onecent.limit.AttemptCounter;
import dev.onecent.limit.AttemptCounterStore;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentStore;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.rotation.KeyRotationStore;
import dev.onecent.token.TokenExchange;
import dev.onecent.token.TokenExchangeStore;
import dev.onecent.vault.CardVaultStore;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletConnectionStore;
import dev.onecent.walletoperator.WalletGrant;
import dev.onecent.walletoperator.WalletGrantStore;
import java.nio.file.Path;
import javax.sql.DataSource;

/**
 * Every store in one database. Safe for use by many threads; close it when the host stops.
 *
 * <p>On SQLite: write-ahead log, {@code synchronous=FULL}, so that what was saved survives a power cut; one writer, waited
 * for in a fair queue; several processes may open the file.
 *
 * <p>On PostgreSQL: the host's data source, any number of processes. Every statement is a transaction of its own on a
 * connection of its own: hand in a pool, never a data source that joins the host's transactions, or {@code SAVED} would be
 * said before your commit. The database's encoding is UTF8, and its sessions wait for the disk: {@code synchronous_commit} is not
 * {@code off}, nor is {@code fsync}.
 */
public final class JdbcStorage implements Storage, AutoCloseable {
    private final Database database;
    private final Carts carts;
    private final Checkouts checkouts;
    private final CardVaultStore vaults;
    private final MicroAuthorizations microAuthorizations;
    private final Payments payments;
    private final WalletConnections walletConnections;
    private final WalletGrants walletGrants;
    private final Addresses addresses;
    private final TokenExchanges tokenExchanges;
    private final Erasures erasures;
    private final KeyRotations keyRotations;
    private final AttemptCounters attemptCounters;

    JdbcStorage(Database database) {
        this.database = database;
        this.carts = new Carts(database);
        this.checkouts = new Checkouts(database);
        this.vaults = new JdbcVaultStore(database);
        this.microAuthorizations = new MicroAuthorizations(database);
        this.payments = new Payments(database);
        this.walletConnections = new WalletConnections(database);
        this.walletGrants = new WalletGrants(database);
        this.addresses = new Addresses(database);
        this.tokenExchanges = new TokenExchanges(database);
        this.erasures = new Erasures(database);
        this.keyRotations = new KeyRotations(database);
        this.attemptCounters = new AttemptCounters(database);
    }

    /**
     * An SQLite file, made if it is not there, readable by its owner alone where the file system can say so; its schema is
     * brought up to date. While another process writes to it this waits, for ten to twenty seconds at most.
     *
     * @throws dev.onecent.store.StoreUnavailableException if it cannot be opened, or is of a newer version than this
     * @throws IllegalArgumentException if the path holds a question mark, behind which the driver reads settings
     */
    public static JdbcStorage sqlite(Path file) {
        return sqlite(file, SchemaUpdate.ON_OPEN);
    }

    /** Opens a storage on SQLite; {@code update} decides who updates the schema. */
    public static JdbcStorage sqlite(Path file, SchemaUpdate update) {
        Sqlite engine = new Sqlite();
        return new JdbcStorage(new Database(engine, engine.open(file, update)));
    }

    /**
     * A PostgreSQL database (17 is tested), reached through the host's pool; its schema is brought up to date. The data source
     * stays the host's to close.
     *
     * @throws dev.onecent.store.StoreUnavailableException if it cannot be reached, is of a newer version than this, is not of encoding UTF8, or
     *     says that something is saved before it is on disk
     */
    public static JdbcStorage postgres(DataSource dataSource) {
        return postgres(dataSource, SchemaUpdate.ON_OPEN);
    }

    /** Opens a storage on PostgreSQL; {@code update} decides who updates the schema. */
    public static JdbcStorage postgres(DataSource dataSource, SchemaUpdate update) {
        Postgres engine = new Postgres();
        return new JdbcStorage(new Database(engine, engine.open(dataSource, update)));
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
    public TokenExchangeStore tokenExchanges() {
        return tokenExchanges;
    }

    @Override
    public ErasureStore erasures() {
        return erasures;
    }

    @Override
    public KeyRotationStore keyRotations() {
        return keyRotations;
    }

    @Override
    public AttemptCounterStore attemptCounters() {
        return attemptCounters;
    }

    /**
     * Waits for what is under way on SQLite's connections, half a minute for reads and half a minute for a write at most; every later use throws. On PostgreSQL, whose connections
     * are the host's, it waits for nothing: let due work and requests end before you close your pool.
     */
    @Override
    public void close() {
        database.close();
    }

    private static final class WalletGrants extends JdbcStore<WalletGrant> implements WalletGrantStore {
        WalletGrants(Database database) {
            super(database, Kinds.WALLET_GRANT);
        }
    }

    private static final class WalletConnections extends JdbcStore<WalletConnection> implements WalletConnectionStore {
        WalletConnections(Database database) {
            super(database, Kinds.WALLET_CONNECTION);
        }
    }

    private static final class Carts extends JdbcStore<Cart> implements CartStore {
        Carts(Database database) {
            super(database, Kinds.CART);
        }
    }

    private static final class Checkouts extends JdbcStore<Checkout> implements CheckoutStore {
        Checkouts(Database database) {
            super(database, Kinds.CHECKOUT);
        }
    }

    private static final class Addresses extends JdbcStore<AddressBook> implements AddressBookStore {
        Addresses(Database database) {
            super(database, Kinds.ADDRESS_BOOK);
        }
    }

    private static final class MicroAuthorizations extends JdbcReferenceStore<MicroAuthorization>
            implements MicroAuthorizationStore {
        MicroAuthorizations(Database database) {
            super(database, Kinds.MICRO_AUTHORIZATION);
        }
    }

    private static final class Payments extends JdbcReferenceStore<Payment> implements PaymentStore {
        Payments(Database database) {
            super(database, Kinds.PAYMENT);
        }
    }

    private static final class KeyRotations extends JdbcStore<KeyRotation> implements KeyRotationStore {
        KeyRotations(Database database) {
            super(database, Kinds.KEY_ROTATION);
        }
    }

    private static final class TokenExchanges extends JdbcForgettingStore<TokenExchange> implements TokenExchangeStore {
        TokenExchanges(Database database) {
            super(database, Kinds.TOKEN_EXCHANGE);
        }
    }

    private static final class Erasures extends JdbcForgettingStore<Erasure> implements ErasureStore {
        Erasures(Database database) {
            super(database, Kinds.ERASURE);
        }
    }

    private static final class AttemptCounters extends JdbcStore<AttemptCounter> implements AttemptCounterStore {
        AttemptCounters(Database database) {
            super(database, Kinds.ATTEMPT_COUNTER);
        }
    }
}
