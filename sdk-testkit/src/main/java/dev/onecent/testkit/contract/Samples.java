package dev.onecent.testkit.contract;

import dev.onecent.address.AddressBook;
import dev.onecent.address.DeliveryAddress;
import dev.onecent.address.SavedAddress;
import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardholderName;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.card.Nickname;
import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Claim;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.erasure.Erasure;
import dev.onecent.erasure.ErasurePage;
import dev.onecent.erasure.ErasurePage.Item;
import dev.onecent.erasure.ErasurePage.Step;
import dev.onecent.erasure.ErasureReport;
import dev.onecent.erasure.ErasureState;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.gateway.Purpose;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentInstrument;
import dev.onecent.payment.PaymentState;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.rotation.KeyRotationState;
import dev.onecent.safe.CurrentKeys;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.AddressId;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.token.TokenExchange;
import dev.onecent.token.TokenExchangeState;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.CardDetails;
import dev.onecent.vault.CardState;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.Consent;
import dev.onecent.vault.PrimaryChoice;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.StuckCard;
import dev.onecent.wallet.ConnectionState;
import dev.onecent.wallet.EndedAccount;
import dev.onecent.wallet.SeenPrimary;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletId;
import dev.onecent.walletoperator.GrantState;
import dev.onecent.walletoperator.WalletGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An aggregate of each kind, told apart by a variant, due in a far future. */
final class Samples {
    private static final Instant THEN = Instant.parse("2026-11-24T10:15:30.123456789Z");
    /** A variant that has ended, where a kind ends by itself. */
    static final int ENDED = 70;

    private static final Instant FAR = Instant.parse("2199-01-01T00:00:00Z");
    private static final PayeeId PAYEE = PayeeId.of("toys");
    private static final MaskedCard VISA = new MaskedCard(CardBrand.VISA, LastFour.of("1111"));

    private Samples() {}

    static Cart cart(Key key, int variant) {
        return new Cart(
                key.owner(),
                List.of(line(variant)),
                List.of(new Claim(CheckoutId.of("claim-" + variant), 1)),
                List.of(CheckoutLife.of("life-" + variant)));
    }

    static Checkout checkout(Key key, int variant) {
        return new Checkout(
                key.owner(),
                CheckoutId.of("checkout-" + variant),
                CheckoutLife.of("life-" + variant),
                Channel.MOBILE,
                PAYEE,
                List.of(line(variant)),
                line(variant).total(),
                THEN,
                FAR,
                variant,
                variant == ENDED
                        ? new CheckoutState.Abandoned(THEN)
                        : new CheckoutState.ChoosingMethod(Optional.empty()),
                Optional.of(address(variant)));
    }

    static CardVault vault(Key key, int variant) {
        SavedCard card = card(CardId.of("card-" + variant));
        return new CardVault(
                key.owner(),
                List.of(card),
                Optional.of(new PrimaryChoice(card.id(), THEN)),
                Optional.of(card.id()),
                List.of());
    }

    static AddressBook addressBook(Key key, int variant) {
        return new AddressBook(
                key.owner(),
                List.of(new SavedAddress(AddressId.of("address-" + variant), address(variant), Optional.of(THEN))));
    }

    static MicroAuthorization microAuthorization(Key key, int variant) {
        return new MicroAuthorization(
                key.owner(),
                CardId.of("card-" + variant),
                1,
                false,
                Money.of("EUR", 1),
                CredentialUse.first(Purpose.ONE_CLICK),
                MerchantReference.of("microauth", key),
                FAR,
                Duration.ofHours(1),
                false,
                new MicroAuthorizationState.Requesting(new Authorization.Requested(FAR)));
    }

    static TokenExchange tokenExchange(Key key, int variant) {
        return new TokenExchange(
                key.owner(),
                CardId.of("card-" + variant),
                MerchantReference.of("token-exchange", key),
                THEN,
                new TokenExchangeState.Attached("token-" + variant, Optional.of(FAR)));
    }

    static Payment payment(Key key, int variant) {
        return new Payment(
                key.owner(),
                new PaymentId(CheckoutId.of("checkout-" + variant), CheckoutLife.of("life-" + variant), 1),
                PAYEE,
                Money.of("EUR", variant),
                new PaymentInstrument.CardOnFile(CardId.of("card-" + variant), VISA),
                CaptureMode.LATER,
                CredentialUse.again(Purpose.ONE_CLICK, Optional.of(NetworkTransactionId.of("ntx-1"))),
                MerchantReference.of("payment", key),
                THEN,
                new PaymentState.Authorizing(new Authorization.Requested(FAR)));
    }

    static WalletConnection walletConnection(Key key, int variant) {
        WalletAccount account = WalletAccount.of("account-" + variant);
        SeenPrimary primary = new SeenPrimary(WalletCardId.of("card-" + variant), THEN);
        return new WalletConnection(
                key.owner(),
                WalletId.of("paywell"),
                new ConnectionState.Connected(account, THEN, Optional.of(primary)),
                List.of(new EndedAccount(account, FAR)));
    }

    static WalletGrant walletGrant(Key key, int variant) {
        return new WalletGrant(
                key.owner(),
                key.id(),
                PAYEE,
                THEN,
                new GrantState.Offered("hash-" + variant, "challenge-" + variant, FAR));
    }

    private static DeliveryAddress address(int variant) {
        return new DeliveryAddress(
                "Zoë D'Arc",
                List.of("Große Straße " + variant, "2. Stock"),
                "München",
                Optional.of("Bayern"),
                Optional.of("80331"),
                "DE",
                Optional.of("+498912345"));
    }

    static Erasure erasure(Key key, int variant) {
        return new Erasure(
                key.owner(),
                ShopperId.of("toys", "erased-" + variant),
                THEN,
                Map.of("card", variant, "checkout", 5),
                Optional.of(new ErasurePage(
                        "checkout", Step.DELETE, List.of(new Item("checkout-" + variant, "write-" + variant)))),
                List.of(new ErasureReport.Unreadable("payment", "payment-" + variant)),
                new ErasureState.Settled(FAR));
    }

    static KeyRotation keyRotation(Key key, int variant) {
        return new KeyRotation(
                key.owner(),
                new CurrentKeys("key-" + variant, "fingerprint-key-2"),
                THEN,
                List.of(new CurrentKeys("key-0", "fingerprint-key-1")),
                new KeyRotationState.Passing(
                        Optional.of(key), variant, 1, List.of(StuckCard.unreadable(Key.sole(key.owner())))));
    }

    static AttemptCounter attemptCounter(Key key, int variant) {
        return new AttemptCounter(key.owner(), List.of(new AttemptCounter.Slice(THEN, variant)), FAR);
    }

    private static CartLine line(int variant) {
        return CartLine.of("TEA-" + variant, "Green tea — 100 g", Money.of("EUR", 1_250), 2)
                .withTicked(true);
    }

    private static SavedCard card(CardId id) {
        return new SavedCard(
                id,
                VISA,
                new CardDetails(
                        CardExpiry.of(2029, 12),
                        Optional.of(CardholderName.of("Zoë D'Arc")),
                        Optional.of(Nickname.of("旅行"))),
                new CardCredential.Sealed(new SealedNumber("key-1", "c2VhbGVk")),
                Optional.of(Fingerprint.of("fingerprint")),
                new Consent("save-card-2026-11", Locale.UK, THEN, Channel.DESKTOP, Purpose.ONE_CLICK),
                Optional.of(CheckoutId.of("checkout-1")),
                THEN,
                Optional.of(THEN),
                Optional.of(NetworkTransactionId.of("ntx-1")),
                new CardState.Linked(THEN, 1, Optional.empty()));
    }
}
