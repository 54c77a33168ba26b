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
import dev.onecent.gateway.MerchantReference;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.limit.AttemptCounterStore;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationStore;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentStore;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.rotation.KeyRotationStore;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import dev.onecent.token.TokenExchange;
import dev.onecent.token.TokenExchangeStore;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaultStore;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletConnectionStore;
import dev.onecent.walletoperator.WalletGrant;
import dev.onecent.walletoperator.WalletGrantStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A storage whose process can die after each save. */
final class CrashingStorage implements Storage {
    private final Storage storage;
    private final Crash crash;

    CrashingStorage(Storage storage, Crash crash) {
        this.storage = storage;
        this.crash = crash;
    }

    @Override
    public CartStore carts() {
        class Store extends Crashing<Cart> implements CartStore {
            Store() {
                super(storage.carts(), crash);
            }
        }
        return new Store();
    }

    @Override
    public CheckoutStore checkouts() {
        class Store extends Crashing<Checkout> implements CheckoutStore {
            Store() {
                super(storage.checkouts(), crash);
            }
        }
        return new Store();
    }

    @Override
    public CardVaultStore vaults() {
        class Store extends Crashing<CardVault> implements CardVaultStore {
            Store() {
                super(storage.vaults(), crash);
            }
        }
        return new Store();
    }

    @Override
    public MicroAuthorizationStore microAuthorizations() {
        class Store extends Crashing<MicroAuthorization> implements MicroAuthorizationStore {
            Store() {
                super(storage.microAuthorizations(), crash);
            }

            @Override
            public Optional<Key> findByReference(TenantId tenant, MerchantReference reference) {
                return storage.microAuthorizations().findByReference(tenant, reference);
            }
        }
        return new Store();
    }

    @Override
    public PaymentStore payments() {
        class Store extends Crashing<Payment> implements PaymentStore {
            Store() {
                super(storage.payments(), crash);
            }

            @Override
            public Optional<Key> findByReference(TenantId tenant, MerchantReference reference) {
                return storage.payments().findByReference(tenant, reference);
            }
        }
        return new Store();
    }

    @Override
    public WalletConnectionStore walletConnections() {
        class Store extends Crashing<WalletConnection> implements WalletConnectionStore {
            Store() {
                super(storage.walletConnections(), crash);
            }
        }
        return new Store();
    }

    @Override
    public WalletGrantStore walletGrants() {
        class Store extends Crashing<WalletGrant> implements WalletGrantStore {
            Store() {
                super(storage.walletGrants(), crash);
            }
        }
        return new Store();
    }

    @Override
    public AddressBookStore addresses() {
        class Store extends Crashing<AddressBook> implements AddressBookStore {
            Store() {
                super(storage.addresses(), crash);
            }
        }
        return new Store();
    }

    @Override
    public TokenExchangeStore tokenExchanges() {
        class Store extends Crashing<TokenExchange> implements TokenExchangeStore {
            Store() {
                super(storage.tokenExchanges(), crash);
            }
        }
        return new Store();
    }

    @Override
    public KeyRotationStore keyRotations() {
        class Store extends Crashing<KeyRotation> implements KeyRotationStore {
            Store() {
                super(storage.keyRotations(), crash);
            }
        }
        return new Store();
    }

    @Override
    public ErasureStore erasures() {
        class Store extends Crashing<Erasure> implements ErasureStore {
            Store() {
                super(storage.erasures(), crash);
            }
        }
        return new Store();
    }

    @Override
    public AttemptCounterStore attemptCounters() {
        class Store extends Crashing<AttemptCounter> implements AttemptCounterStore {
            Store() {
                super(storage.attemptCounters(), crash);
            }
        }
        return new Store();
    }

    private static class Crashing<A extends Aggregate> implements AggregateStore<A> {
        private final AggregateStore<A> store;
        private final Crash crash;

        Crashing(AggregateStore<A> store, Crash crash) {
            this.store = store;
            this.crash = crash;
        }

        @Override
        public Optional<Stored<A>> find(Key key) {
            crash.requireAlive();
            return store.find(key);
        }

        @Override
        public SaveAnswer save(Key key, Entry<A> entry, long expectedVersion) {
            return crash.after(() -> store.save(key, entry, expectedVersion));
        }

        @Override
        public SaveAnswer delete(Key key, long expectedVersion) {
            return crash.after(() -> store.delete(key, expectedVersion));
        }

        @Override
        public List<Key> due(TenantId tenant, DueFor reason, Instant until, int limit) {
            crash.requireAlive();
            return store.due(tenant, reason, until, limit);
        }

        @Override
        public List<Key> sweep(TenantId tenant, Optional<Key> after, int limit) {
            crash.requireAlive();
            return store.sweep(tenant, after, limit);
        }

        @Override
        public List<Owned<A>> ownedBy(ShopperId owner, String afterId, int limit) {
            crash.requireAlive();
            return store.ownedBy(owner, afterId, limit);
        }
    }
}
