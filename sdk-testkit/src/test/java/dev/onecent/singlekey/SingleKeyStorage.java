package dev.onecent.singlekey;

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
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.TenantId;
import dev.onecent.token.TokenExchange;
import dev.onecent.token.TokenExchangeStore;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaultStore;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletConnectionStore;
import dev.onecent.walletoperator.WalletGrant;
import dev.onecent.walletoperator.WalletGrantStore;
import java.util.Optional;
import java.util.function.Function;

/** Every store on engines of that kind; a second one on the same engines is another process. */
public final class SingleKeyStorage implements Storage {
    private final Engine<Entry<Cart>> carts;
    private final Engine<Entry<Checkout>> checkouts;
    private final Engine<Entry<CardVault>> vaults;
    private final Engine<Entry<MicroAuthorization>> microAuthorizations;
    private final Engine<Entry<Payment>> payments;
    private final Engine<Entry<WalletConnection>> walletConnections;
    private final Engine<Entry<WalletGrant>> walletGrants;
    private final Engine<Entry<AddressBook>> addresses;
    private final Engine<Entry<TokenExchange>> tokenExchanges;
    private final Engine<Entry<Erasure>> erasures;
    private final Engine<Entry<KeyRotation>> keyRotations;
    private final Engine<Entry<AttemptCounter>> attemptCounters;

    private SingleKeyStorage(Trouble trouble) {
        carts = new Engine<>(trouble);
        checkouts = new Engine<>(trouble);
        vaults = new Engine<>(trouble);
        microAuthorizations = new Engine<>(trouble);
        payments = new Engine<>(trouble);
        walletConnections = new Engine<>(trouble);
        walletGrants = new Engine<>(trouble);
        addresses = new Engine<>(trouble);
        tokenExchanges = new Engine<>(trouble);
        erasures = new Engine<>(trouble);
        keyRotations = new Engine<>(trouble);
        attemptCounters = new Engine<>(trouble);
    }

    private SingleKeyStorage(SingleKeyStorage other) {
        carts = other.carts;
        checkouts = other.checkouts;
        vaults = other.vaults;
        microAuthorizations = other.microAuthorizations;
        payments = other.payments;
        walletConnections = other.walletConnections;
        walletGrants = other.walletGrants;
        addresses = other.addresses;
        tokenExchanges = other.tokenExchanges;
        erasures = other.erasures;
        keyRotations = other.keyRotations;
        attemptCounters = other.attemptCounters;
    }

    /** With the trouble of that seed. */
    public static SingleKeyStorage troubled(long seed) {
        return new SingleKeyStorage(Trouble.of(seed));
    }

    SingleKeyStorage another() {
        return new SingleKeyStorage(this);
    }

    void down(boolean now) {
        carts.down(now);
        checkouts.down(now);
        vaults.down(now);
        microAuthorizations.down(now);
        payments.down(now);
        walletConnections.down(now);
        walletGrants.down(now);
        addresses.down(now);
        erasures.down(now);
        tokenExchanges.down(now);
        keyRotations.down(now);
        attemptCounters.down(now);
    }

    void damage(Key key) {
        carts.damage(key);
        checkouts.damage(key);
        vaults.damage(key);
        microAuthorizations.damage(key);
        payments.damage(key);
        walletConnections.damage(key);
        walletGrants.damage(key);
        addresses.damage(key);
        erasures.damage(key);
        tokenExchanges.damage(key);
        keyRotations.damage(key);
        attemptCounters.damage(key);
    }

    void loseNextAnswer() {
        carts.loseNextAnswer();
        checkouts.loseNextAnswer();
        vaults.loseNextAnswer();
        microAuthorizations.loseNextAnswer();
        payments.loseNextAnswer();
        walletConnections.loseNextAnswer();
        walletGrants.loseNextAnswer();
        addresses.loseNextAnswer();
        erasures.loseNextAnswer();
        tokenExchanges.loseNextAnswer();
        keyRotations.loseNextAnswer();
        attemptCounters.loseNextAnswer();
    }

    @Override
    public CartStore carts() {
        class Store extends SingleKeyStore<Cart> implements CartStore {
            Store() {
                super(carts);
            }
        }
        return new Store();
    }

    @Override
    public CheckoutStore checkouts() {
        class Store extends SingleKeyStore<Checkout> implements CheckoutStore {
            Store() {
                super(checkouts);
            }
        }
        return new Store();
    }

    @Override
    public CardVaultStore vaults() {
        class Store extends SingleKeyStore<CardVault> implements CardVaultStore {
            Store() {
                super(vaults);
            }
        }
        return new Store();
    }

    @Override
    public MicroAuthorizationStore microAuthorizations() {
        class Store extends Referenced<MicroAuthorization> implements MicroAuthorizationStore {
            Store() {
                super(microAuthorizations, MicroAuthorization::reference);
            }
        }
        return new Store();
    }

    @Override
    public PaymentStore payments() {
        class Store extends Referenced<Payment> implements PaymentStore {
            Store() {
                super(payments, Payment::reference);
            }
        }
        return new Store();
    }

    @Override
    public WalletConnectionStore walletConnections() {
        class Store extends SingleKeyStore<WalletConnection> implements WalletConnectionStore {
            Store() {
                super(walletConnections);
            }
        }
        return new Store();
    }

    @Override
    public WalletGrantStore walletGrants() {
        class Store extends SingleKeyStore<WalletGrant> implements WalletGrantStore {
            Store() {
                super(walletGrants);
            }
        }
        return new Store();
    }

    @Override
    public AddressBookStore addresses() {
        class Store extends SingleKeyStore<AddressBook> implements AddressBookStore {
            Store() {
                super(addresses);
            }
        }
        return new Store();
    }

    @Override
    public TokenExchangeStore tokenExchanges() {
        class Store extends SingleKeyStore<TokenExchange> implements TokenExchangeStore {
            Store() {
                super(tokenExchanges);
            }
        }
        return new Store();
    }

    @Override
    public ErasureStore erasures() {
        class Store extends SingleKeyStore<Erasure> implements ErasureStore {
            Store() {
                super(erasures);
            }
        }
        return new Store();
    }

    @Override
    public KeyRotationStore keyRotations() {
        class Store extends SingleKeyStore<KeyRotation> implements KeyRotationStore {
            Store() {
                super(keyRotations);
            }
        }
        return new Store();
    }

    @Override
    public AttemptCounterStore attemptCounters() {
        class Store extends SingleKeyStore<AttemptCounter> implements AttemptCounterStore {
            Store() {
                super(attemptCounters);
            }
        }
        return new Store();
    }

    /** Also found by our reference: one more hint, by tenant and reference. */
    static class Referenced<A extends Aggregate> extends SingleKeyStore<A> {
        private final Function<A, MerchantReference> reference;

        Referenced(Engine<Entry<A>> engine, Function<A, MerchantReference> reference) {
            super(engine);
            this.reference = reference;
        }

        public Optional<Key> findByReference(TenantId tenant, MerchantReference wanted) {
            return engine().reference(tenant + "/" + wanted)
                    .filter(key -> find(key).isPresent());
        }

        @Override
        void hint(Key key, Entry<A> entry) {
            super.hint(key, entry);
            engine().hintReference(key.tenant() + "/" + reference.apply(entry.value()), key);
        }
    }
}
