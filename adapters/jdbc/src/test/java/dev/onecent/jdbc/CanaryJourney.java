package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;
import static dev.onecent.testkit.TestWallet.ANN_THERE;
import static dev.onecent.testkit.TestWallet.PAYWELL;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import dev.onecent.OneCent;
import dev.onecent.address.AddAddressResult;
import dev.onecent.audit.Caller;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardForm;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.Pay;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.limit.AttemptKey;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.limit.AttemptSubject;
import dev.onecent.limit.HumanProof;
import dev.onecent.limit.Limit;
import dev.onecent.limit.Origin;
import dev.onecent.microauth.MicroAuthorizationId;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentPeriod;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.AddressId;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.CommandId;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletView;
import dev.onecent.walletoperator.WalletOffer;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Cards through every public operation of a shop and of a wallet, over databases in a folder: linked, edited, paid with, refused,
 * challenged, sealed anew, removed, erased. {@code CanaryTest} demands that each operation is called here.
 */
final class CanaryJourney {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final TenantId TENANT = ANN.tenant();
    private static final ShopperId BOB = ShopperId.of("toys", "bob");
    private static final ConnectionVerifier SESSION = ConnectionVerifier.from("session");
    private static final int STEPS = 4;
    private static final ShopperId CID = ShopperId.of("toys", "cid");
    private static final PaymentPeriod EVER =
            new PaymentPeriod(Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final Sightings sightings;
    private final Path database;
    private final Path walletDatabase;
    private final TestShop shop;
    private final TestWallet[] wallet = new TestWallet[1];
    private int names;

    CanaryJourney(Path folder, KeptAs kept, Sightings sightings) {
        this.sightings = sightings;
        this.database = folder.resolve("shop-" + kept + ".db");
        this.walletDatabase = folder.resolve("wallet-" + kept + ".db");
        this.shop = TestShop.with(Validation.FACTORY, kept);
    }

    /** Over a safe of Tink's, whose keys are rotated on the way. */
    void walk() {
        Keysets keys = new Keysets();
        try (JdbcStorage storage = Unsynced.sqlite(database);
                JdbcStorage walletStorage = Unsynced.sqlite(walletDatabase)) {
            wallet[0] = TestWallet.over(walletStorage, shop, Validation.FACTORY);
            OneCent onecent = open(storage, keys.safe(), any -> any);
            manage(onecent);
            buy(onecent);
            review(onecent);
            fail(onecent);
            useWallet(onecent);
            babble(storage, keys.safe());
            tryOften(storage, keys.safe());
            rotate(storage, keys);
            operate(onecent);
            look(onecent);
            sightings.copy(database);
            sightings.copy(walletDatabase);
            leave(onecent);
            shop.events().forEach(sightings::saw);
            shop.audit().forEach(sightings::saw);
            wallet[0].events().forEach(sightings::saw);
            wallet[0].audit().forEach(sightings::saw);
        }
    }

    /** Cards come and go. */
    private void manage(OneCent onecent) {
        saw(onecent.cards().link(ANN, saw(link(TestCards.VISA))));
        saw(onecent.cards().link(ANN, saw(link(TestCards.AMERICAN_EXPRESS)), EURO));
        saw(onecent.cards().link(ANN, link(TestCards.VISA)));
        saw(onecent.cards().link(ANN, link(TestCards.DECLINED)));
        saw(onecent.cards().link(ANN, LinkCard.of(CommandId.of("answered"), source(TestCards.JCB), shop.consent())));
        saw(onecent.cards().answerTo(ANN, CommandId.of("answered")));
        CardId card = first(onecent).id();
        saw(edit(onecent, CardEdit.nothing().withNickname("Travel").withHolder("Ann S.")));
        saw(edit(onecent, CardEdit.nothing().withExpiry("06/33")));
        saw(edit(onecent, CardEdit.nothing().withNickname(TestCards.VISA)));
        saw(edit(onecent, CardEdit.nothing().withHolder(TestCards.VISA)));
        saw(edit(onecent, CardEdit.nothing().withExpiry(TestCards.VISA)));
        CardId typed = CardId.of(TestCards.VISA);
        saw(onecent.cards()
                .edit(
                        ANN,
                        EditCard.of(
                                CommandId.of(name()), typed, CardEdit.nothing().withExpiry("nonsense"))));
        saw(onecent.cards()
                .edit(
                        ANN,
                        EditCard.of(
                                CommandId.of(name()), typed, CardEdit.nothing().withNickname("mine"))));
        saw(onecent.cards().makePrimary(ANN, typed));
        saw(onecent.cards().remove(ANN, Set.of(typed)));
        saw(onecent.cards().makePrimary(ANN, card));
        saw(onecent.cards().makePrimary(ANN, card, Caller.operator("kim")));
        saw(onecent.cards().remove(ANN, Set.of(CardId.of("none"))));
        saw(onecent.cards().remove(ANN, Set.of(last(onecent).id()), Caller.shopper()));
        saw(onecent.cards().primary(ANN));
        saw(onecent.cards().of(ANN)).cards().forEach(sightings::saw);
    }

    /** Checkouts with every kind of card, captured, voided and refunded. */
    private void buy(OneCent onecent) {
        CheckoutId checkout = start(onecent, Channel.DESKTOP);
        saw(onecent.checkouts().addCard(ANN, checkout, saw(link(TestCards.MASTERCARD))));
        saw(onecent.checkouts().findMethods(ANN, checkout));
        saw(onecent.checkouts().findMethods(ANN, checkout, Locale.FRENCH));
        saw(onecent.checkouts().pay(ANN, checkout, saw(payOnce(TestCards.INSUFFICIENT_FUNDS))));
        saw(onecent.checkouts().pay(ANN, checkout, saw(payOnce(TestCards.AMERICAN_EXPRESS))));
        saw(onecent.checkouts().find(ANN, checkout));
        PaymentId paid = onecent.payments().of(ANN, "", 10).items().stream()
                .filter(Payment::isCharged)
                .findFirst()
                .orElseThrow()
                .id();
        saw(onecent.payments().capture(ANN, paid));
        saw(onecent.payments().refund(ANN, paid, CommandId.of("refund"), Money.of("EUR", 500)));
        saw(onecent.payments().voidPayment(ANN, paid));
        saw(onecent.payments().capture(ANN, paid, Caller.operator("kim")));
        saw(onecent.payments().refund(ANN, paid, CommandId.of("refund-2"), Money.of("EUR", 1), Caller.operator("kim")));
        saw(onecent.payments().voidPayment(ANN, paid, Caller.operator("kim")));
        CheckoutId second = start(onecent, Channel.DESKTOP);
        saw(onecent.checkouts()
                .pay(ANN, second, saw(TestShop.pay(name(), first(onecent).id()))));
        saw(onecent.checkouts().complete(ANN, second));
        saw(onecent.checkouts().complete(ANN, startFree(onecent)));
        saw(onecent.checkouts().complete(ANN, startFree(onecent), Caller.operator("kim")));
        saw(onecent.checkouts().abandon(ANN, start(onecent, Channel.DESKTOP)));
        pass(onecent, Duration.ofHours(2));
    }

    /** Mobile, with addresses. */
    private void review(OneCent onecent) {
        saw(onecent.addresses().check(TestShop.address(1).withPhone(TestCards.VISA), Locale.UK));
        AddAddressResult added = saw(onecent.addresses().add(ANN, CommandId.of(name()), TestShop.address(1)));
        saw(onecent.addresses().add(ANN, CommandId.of(name()), TestShop.address(2), Locale.FRENCH));
        saw(onecent.addresses().add(ANN, TestShop.address(3).read()));
        AddressId address = ((AddAddressResult.Added) added).address().id();
        CheckoutId checkout = start(onecent, Channel.MOBILE);
        saw(onecent.checkouts().deliverTo(ANN, checkout, AddressChoice.saved(address)));
        saw(onecent.checkouts().confirm(ANN, checkout));
        saw(onecent.checkouts().review(ANN, checkout));
        saw(onecent.addresses().of(ANN));
        saw(onecent.addresses().remove(ANN, address));
    }

    /** Answers get lost, challenges are passed, and numbers are typed where none belongs. */
    private void fail(OneCent onecent) {
        for (Reaction reaction : List.of(
                Reaction.LOSE_REQUEST, Reaction.LOSE_ANSWER, Reaction.HOLD_BACK, Reaction.PENDING, Reaction.REFUSE)) {
            shop.gateway().next(Call.AUTHORIZE, reaction);
            saw(onecent.cards().link(ANN, link(TestCards.DISCOVER)));
            shop.gateway().next(Call.AUTHORIZE, reaction);
            saw(onecent.checkouts().pay(ANN, start(onecent, Channel.DESKTOP), payOnce(TestCards.UNIONPAY)));
            shop.gateway().deliverHeldBack();
            pass(onecent, Duration.ofHours(1));
        }
        if (saw(onecent.cards().link(ANN, link(TestCards.CHALLENGED)))
                instanceof LinkCardResult.ChallengeRequired challenged) {
            MerchantReference reference = challenged.reference();
            shop.gateway().completeChallenge(reference, true);
            saw(onecent.accept(GatewayNotice.of(TENANT, reference)));
        }
        List<CardForm> wrong = List.of(
                form("1" + TestCards.VISA, "12/29", "737", "Ann"),
                form(TestCards.VISA + "7", "12/29", "737", "Ann"),
                form(TestCards.VISA, TestCards.VISA, "737", "Ann"),
                form(TestCards.VISA, "12/29", TestCards.VISA, "Ann"),
                form(TestCards.VISA, "12/29", "737", TestCards.VISA));
        for (CardForm form : wrong) {
            saw(form);
            saw(onecent.cards().link(ANN, saw(LinkCard.of(CommandId.of(name()), form, shop.consent()))));
            saw(onecent.checkouts()
                    .pay(ANN, start(onecent, Channel.DESKTOP), saw(Pay.once(CommandId.of(name()), form))));
            sightings.sawFailing(form::read);
        }
        saw(TestShop.form(TestCards.VISA).read());
        saw(TestShop.form(TestCards.VISA).read().number());
        saw(TestShop.form(TestCards.VISA).read().securityCode());
        for (Consumer<String> typed : List.<Consumer<String>>of(
                CommandId::of, CardId::of, CheckoutId::of, Sku::of, PayeeId::of, Caller::operator)) {
            sightings.saw(failure(typed, TestCards.VISA));
        }
    }

    /** The shop pays with a card of the wallet's. */
    private void useWallet(OneCent onecent) {
        OneCent there = wallet[0].onecent();
        LinkCard typedThere = LinkCard.of(CommandId.of(name()), TestShop.form(TestCards.VISA_STRIPE), shop.consent());
        saw(there.cards().link(ANN_THERE, saw(typedThere)));
        sightings.saw(wallet[0].leave(onecent, ANN));
        saw(wallet[0].connect(onecent, ANN));
        saw(onecent.wallets().find(ANN, PAYWELL));
        saw(onecent.wallets().of(ANN));
        WalletView view = saw(onecent.wallets().view(ANN, PAYWELL)).orElseThrow();
        CheckoutId checkout = start(onecent, Channel.DESKTOP);
        saw(onecent.checkouts().findMethods(ANN, checkout));
        saw(onecent.checkouts()
                .pay(
                        ANN,
                        checkout,
                        saw(Pay.withWallet(
                                CommandId.of(name()),
                                PAYWELL,
                                view.cards().get(0).id()))));
        saw(onecent.payments()
                .refund(ANN, TestShop.payment(onecent, checkout, 1), CommandId.of(name()), Money.of("EUR", 100)));
        URI back = URI.create("https://toys.example/wallet");
        saw(onecent.wallets().connect(BOB, PAYWELL, leaving(), back));
        saw(onecent.wallets().connect(BOB, PAYWELL, leaving(), back, Caller.shopper()));
        Map<String, String> nonsense = Map.of("code", TestCards.VISA);
        saw(onecent.wallets().returned(BOB, PAYWELL, "state", nonsense));
        saw(onecent.wallets().returned(BOB, PAYWELL, TestCards.VISA, nonsense, Caller.shopper()));
        saw(wallet[0].site().cards(WalletAccount.of(TestCards.VISA)));
        saw(wallet[0].site().agree(ANN_THERE, visit()));
        saw(wallet[0].site().decline(visit()));
        String code = saw(there.walletGrants().offer(ANN_THERE, PayeeId.of("toys"), SESSION.challenge()));
        WalletAccount account = saw(there.walletGrants().fetch(ANN_THERE.tenant(), PayeeId.of("toys"), code, SESSION))
                .orElseThrow();
        saw(there.walletGrants().find(ANN_THERE.tenant(), PayeeId.of("toys"), account));
        saw(there.walletGrants().of(ANN_THERE, "", 10).items()).forEach(grant -> {
            saw(there.walletGrants().end(ANN_THERE, grant.id()));
            saw(there.walletGrants().end(ANN_THERE, grant.id(), Caller.operator("kim")));
        });
        saw(there.payments().of(ANN_THERE, "", 10).items());
        saw(onecent.wallets().disconnect(ANN, PAYWELL));
        saw(onecent.wallets().disconnect(ANN, PAYWELL, Caller.operator("kim")));
        saw(onecent.offer(new WalletOffer(
                PAYWELL,
                TENANT,
                PayeeId.of("books"),
                URI.create("https://toys.example/connect"),
                URI.create("https://books.example/wallet"))));
        saw(there.runDue(ANN_THERE.tenant()));
    }

    /** An adapter that puts the request into its exceptions: we say what kind of exception it was, and nothing of it. */
    private void babble(JdbcStorage storage, CardSafe safe) {
        OneCent onecent = shop.open(storage, safe, new BabblingGateway(), any -> any);
        saw(onecent.cards().link(BOB, link(TestCards.AMERICAN_EXPRESS)));
        saw(onecent.checkouts().pay(ANN, start(onecent, Channel.DESKTOP), payOnce(TestCards.AMERICAN_EXPRESS)));
        shop.clock().advance(Duration.ofHours(1));
        saw(onecent.runDue(TENANT));
    }

    /** Attempts are counted, a proof is asked for, and at last they are refused (R21). */
    private void tryOften(JdbcStorage storage, CardSafe safe) {
        AttemptPolicy strict = AttemptPolicy.standard()
                .with(AttemptSubject.SHOPPER, Limit.of(1, Duration.ofHours(1)).orProved(2));
        OneCent onecent =
                open(storage, safe, any -> any.attempts(strict).humanVerifier((shopper, visitor, proof) -> true));
        for (int attempt = 0; attempt < 3; attempt++) {
            LinkCard unproved = link(TestCards.STOLEN).from(Origin.ofAddress("203.0.113.9"));
            saw(onecent.cards().link(CID, saw(unproved)));
            saw(onecent.cards().link(CID, saw(unproved.proving(new HumanProof("a proof")))));
        }
    }

    /** Rotates the keys and rewraps what the former ones sealed (R20). */
    private void rotate(JdbcStorage storage, Keysets keys) {
        OneCent onecent = open(storage, keys.rotated(), any -> any);
        if (database.toString().contains(KeptAs.SEALED_NUMBER.name())) {
            saw(onecent.runDue(TENANT));
            saw(onecent.cardKeys().of(TENANT));
            saw(onecent.cardKeys().use(TENANT));
            saw(onecent.cardKeys().use(TENANT, Optional.empty(), 1));
            onecent.cardKeys().again(TENANT);
        } else {
            sightings.sawFailing(onecent::cardKeys);
        }
        saw(onecent.runDue(TENANT));
    }

    /** What an operator does. */
    private void operate(OneCent onecent) {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST, Reaction.LOSE_REQUEST, Reaction.LOSE_REQUEST);
        saw(onecent.cards().link(ANN, link(TestCards.DINERS_CLUB)));
        saw(onecent.parked(TENANT, 10));
        saw(onecent.microAuthorizations().overdue(TENANT, 10).overdue());
        saw(onecent.microAuthorizations().overdue(TENANT, Optional.empty(), 10));
        saw(onecent.microAuthorizations().of(ANN, "", 100).items());
        saw(onecent.microAuthorizations().find(ANN, last(onecent).id(), 1));
        saw(onecent.microAuthorizations()
                .settleByHand(ANN, new MicroAuthorizationId(last(onecent).id(), 1), "letter", "kim"));
        saw(onecent.payments()
                .settleByHand(
                        ANN, new PaymentId(CheckoutId.of("none"), CheckoutLife.of("none"), 1), true, "letter", "kim"));
        saw(onecent.languages());
    }

    private void look(OneCent onecent) {
        saw(onecent.payments().of(ANN, "", 100).items()).forEach(payment -> {
            saw(payment);
            saw(onecent.payments().find(ANN, payment.id()));
            saw(onecent.payments().find(TENANT, payment.reference()));
        });
        saw(onecent.payments().history(ANN, Optional.empty(), 10).payments());
        saw(onecent.payments().statistics(ANN, EVER));
        saw(onecent.cards().of(ANN)).cards().forEach(sightings::saw);
        saw(onecent.carts().of(ANN));
    }

    private void leave(OneCent onecent) {
        saw(onecent.erase(BOB));
        saw(onecent.erasure(
                saw(onecent.erase(ANN, Caller.operator("kim"))).pseudonym().orElseThrow()));
        pass(onecent, Duration.ofDays(2));
    }

    private CheckoutId start(OneCent onecent, Channel channel) {
        CartLine ball = CartLine.of("BALL", "Red ball", Money.of("EUR", 2_500), 1);
        saw(onecent.carts().put(ANN, ball));
        saw(onecent.carts().untick(ANN, ball.sku()));
        saw(onecent.carts().tick(ANN, ball.sku()));
        saw(onecent.carts().put(ANN, CartLine.of("KITE", "Kite", Money.of("EUR", 1_250), 1)));
        saw(onecent.carts().remove(ANN, Sku.of("KITE")));
        CheckoutId id = CheckoutId.of(name());
        saw(onecent.checkouts().start(ANN, id, channel));
        return id;
    }

    /** Of an article that costs nothing. */
    private CheckoutId startFree(OneCent onecent) {
        CartLine gift = CartLine.of("GIFT", "Sticker", Money.of("EUR", 0), 1);
        saw(onecent.carts().put(ANN, gift));
        saw(onecent.carts().tick(ANN, gift.sku()));
        CheckoutId id = CheckoutId.of(name());
        saw(onecent.checkouts().start(ANN, id, Channel.DESKTOP));
        return id;
    }

    private Object edit(OneCent onecent, CardEdit edit) {
        return onecent.cards()
                .edit(ANN, saw(EditCard.of(CommandId.of(name()), first(onecent).id(), edit)));
    }

    private OneCent open(JdbcStorage storage, CardSafe safe, UnaryOperator<dev.onecent.OneCentBuilder> settings) {
        AttemptPolicy wide = AttemptPolicy.standard()
                .with(AttemptSubject.SHOPPER, Limit.of(1_000, Duration.ofHours(1)))
                .with(AttemptSubject.NUMBER, Limit.of(1_000, Duration.ofHours(12)))
                .with(AttemptSubject.ORIGIN, Limit.of(1_000, Duration.ofHours(1)));
        return shop.open(
                storage,
                safe,
                shop.gateway(),
                any -> settings.apply(any.attempts(wide)
                        .attemptKey(AttemptKey.of(new byte[32]))
                        .wallet(wallet[0].provider())));
    }

    private LinkCard link(String number) {
        return shop.link(name(), number);
    }

    private Pay payOnce(String number) {
        return shop.paysOnce(name(), number);
    }

    private dev.onecent.card.CardSource source(String number) {
        return shop.source(number);
    }

    /** Due work as if it had not run for a while, and once more. */
    private void pass(OneCent onecent, Duration time) {
        for (int step = 0; step < STEPS; step++) {
            shop.clock().advance(time.dividedBy(STEPS));
            saw(onecent.runDue(TENANT));
        }
    }

    private String name() {
        return "n-" + names++;
    }

    private <T> T saw(T value) {
        return sightings.saw(value);
    }

    private static SavedCard first(OneCent onecent) {
        return onecent.cards().of(ANN).cards().get(0);
    }

    private static SavedCard last(OneCent onecent) {
        List<SavedCard> all = onecent.cards().of(ANN).cards();
        return all.get(all.size() - 1);
    }

    private static CardForm form(String number, String expiry, String code, String holder) {
        return CardForm.of(number, expiry, code, holder);
    }

    /** What an id says to a number, if it says anything. */
    private static Throwable failure(Consumer<String> typed, String number) {
        try {
            typed.accept(number + " and more");
        } catch (RuntimeException e) {
            return e;
        }
        return new IllegalStateException("taken");
    }

    private dev.onecent.wallet.LeaveConfirmation leaving() {
        return new dev.onecent.wallet.LeaveConfirmation(
                "leave", Locale.UK, shop.clock().instant(), Channel.DESKTOP);
    }

    private static WalletVisit visit() {
        return new WalletVisit("state", SESSION.challenge(), URI.create("https://toys.example/wallet"), Locale.UK);
    }

    /** Keysets of Tink's, and the same with new primary keys. */
    private static final class Keysets {
        private final KeysetHandle cards;
        private final KeysetHandle prints;
        private final KeysetHandle attempts;

        Keysets() {
            try {
                AeadConfig.register();
                PrfConfig.register();
                cards = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
                prints = KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, RegistryConfiguration.get());
                attempts =
                        KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, RegistryConfiguration.get());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        CardSafe safe() {
            return TinkCardSafe.of(TinkKeys.of(cards, prints, attempts));
        }

        CardSafe rotated() {
            try {
                return TinkCardSafe.of(TinkKeys.of(
                        KeysetHandle.newBuilder(cards)
                                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                        .withRandomId()
                                        .makePrimary())
                                .build(),
                        KeysetHandle.newBuilder(prints)
                                .addEntry(KeysetHandle.generateEntryFromParameters(
                                                PredefinedPrfParameters.HMAC_SHA256_PRF)
                                        .withRandomId()
                                        .makePrimary())
                                .build(),
                        attempts));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
