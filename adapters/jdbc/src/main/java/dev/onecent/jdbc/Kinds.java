package dev.onecent.jdbc;

import dev.onecent.address.AddressBook;
import dev.onecent.cart.Cart;
import dev.onecent.checkout.Checkout;
import dev.onecent.erasure.Erasure;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.store.Aggregate;
import dev.onecent.token.TokenExchange;
import dev.onecent.vault.CardVault;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.walletoperator.WalletGrant;
import java.util.List;
import java.util.function.Function;

/** Every kind of aggregate: one line here, and one table in each engine's folder. */
final class Kinds {
    static final Kind<Cart> CART = Kind.of("onecent_cart", Cart.class);
    static final Kind<Checkout> CHECKOUT = Kind.of("onecent_checkout", Checkout.class);
    static final Kind<CardVault> CARD_VAULT = Kind.of("onecent_card_vault", CardVault.class);
    static final Kind<MicroAuthorization> MICRO_AUTHORIZATION =
            referenced("onecent_micro_authorization", MicroAuthorization.class, MicroAuthorization::reference);
    static final Kind<Payment> PAYMENT = referenced("onecent_payment", Payment.class, Payment::reference);

    static final Kind<WalletConnection> WALLET_CONNECTION =
            Kind.of("onecent_wallet_connection", WalletConnection.class);
    static final Kind<WalletGrant> WALLET_GRANT = Kind.of("onecent_wallet_grant", WalletGrant.class);
    static final Kind<AddressBook> ADDRESS_BOOK = Kind.of("onecent_address_book", AddressBook.class);
    static final Kind<Erasure> ERASURE = Kind.of("onecent_erasure", Erasure.class);
    static final Kind<AttemptCounter> ATTEMPT_COUNTER = Kind.of("onecent_attempt_counter", AttemptCounter.class);

    static final Kind<TokenExchange> TOKEN_EXCHANGE = Kind.of("onecent_token_exchange", TokenExchange.class);
    static final Kind<KeyRotation> KEY_ROTATION = Kind.of("onecent_key_rotation", KeyRotation.class);

    private Kinds() {}

    static List<Kind<?>> all() {
        return List.of(
                CART,
                CHECKOUT,
                CARD_VAULT,
                MICRO_AUTHORIZATION,
                TOKEN_EXCHANGE,
                PAYMENT,
                WALLET_CONNECTION,
                WALLET_GRANT,
                ADDRESS_BOOK,
                ERASURE,
                KEY_ROTATION,
                ATTEMPT_COUNTER);
    }

    private static <A extends Aggregate> Kind<A> referenced(
            String table, Class<A> type, Function<A, MerchantReference> reference) {
        return Kind.of(table, type)
                .with("reference", value -> reference.apply(value).value());
    }
}
