package dev.onecent.rules;

import static dev.onecent.testkit.TestWallet.ANN_THERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.audit.Action;
import dev.onecent.audit.AuditRecord;
import dev.onecent.audit.Outcome;
import dev.onecent.card.CardEdit;
import dev.onecent.cart.CartLine;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.InquiryAnswer.Found;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.OperationAnswer.Done;
import dev.onecent.gateway.OperationAnswer.Refused;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.Purpose;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.limit.AttemptSubject;
import dev.onecent.limit.Limit;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.EditCard;
import dev.onecent.wallet.ConnectionAnswer.Agreed;
import dev.onecent.wallet.ConnectionRequest;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletCardsAnswer.Listed;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wallet answers to a shop that charges through it, beside the rules of every gateway (R4, R16, R17, R21). */
class WalletChargesTest {
    private static final Money AMOUNT = Money.of("EUR", 1_000);

    private static final Reaction LOST = Reaction.LOSE_REQUEST;

    private final MortalStorage storage = new MortalStorage();
    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final TestWallet wallet = TestWallet.over(
            storage,
            shop,
            Validation.FACTORY,
            any -> any.attempts(
                    AttemptPolicy.unlimited().with(AttemptSubject.CARD_ON_FILE, Limit.of(1, Duration.ofHours(1)))));
    private final CardId linked = wallet.link("link", TestCards.VISA).id();

    /** The money is held as long as the wallet's own gateway has not given it back, however often the shop asks (R16). */
    @Test
    void whatItsGatewayHasNotReleasedIsNotReleased() {
        Approved held = (Approved) authorize("one");
        wallet.gateway().next(Call.RELEASE, LOST, LOST, LOST, LOST);

        assertThat(release("one", held)).isInstanceOf(Pending.class);
        assertThat(find("one")).isInstanceOf(Unknown.class);
        assertThat(authorize("one")).isInstanceOf(Pending.class);
        assertThat(release("one", held)).isInstanceOf(Pending.class);
        assertThat(frozen()).isEqualTo(AMOUNT);

        shop.pass(wallet.onecent(), Duration.ofMinutes(10));
        assertThat(release("one", held)).isInstanceOf(Done.class);
        assertThat(find("one"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.released()).isTrue());
        assertThat(frozen().isZero()).isTrue();
    }

    /** A shop's command may be as long as commands may be, and two that differ at their ends are two (R22). */
    @Test
    void refundsForTheLongestCommands() {
        Approved held = (Approved) authorize("one");
        capture("one", held, AMOUNT);
        String longest = "r".repeat(127);
        Money part = Money.of("EUR", 100);

        for (String command : List.of(longest + "1", longest + "1", longest + "2", "r")) {
            assertThat(refund("one", held, ".refund." + command, part)).isInstanceOf(Done.class);
        }

        assertThat(wallet.gateway().ledger().captured(AMOUNT.currency())).isEqualTo(Money.of("EUR", 700));
    }

    /** It takes all or nothing, and says so in its audit trail. */
    @Test
    void capturesNoOtherAmount() {
        Approved held = (Approved) authorize("one");

        for (Money other : List.of(Money.of("EUR", 999), Money.of("EUR", 1_001), Money.of("USD", 1_000))) {
            assertThat(capture("one", held, other)).isInstanceOf(Refused.class);
        }
        assertThat(wallet.gateway().ledger().captured(AMOUNT.currency()).isZero())
                .isTrue();
        assertThat(capture("one", held, AMOUNT)).isInstanceOf(Done.class);

        assertThat(wallet.audit().stream().filter(record -> record.action() == Action.CAPTURE))
                .extracting(AuditRecord::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED, Outcome.DONE);
    }

    /** GATEWAY-1: what its limit has refused stays refused, though the card may pay again; the shop has closed it as declined. */
    @Test
    void whatItHasRefusedItselfStaysRefused() {
        authorize("one");

        AuthorizationAnswer refused = authorize("two");
        shop.clock().advance(Duration.ofHours(2));

        assertThat(refused).isEqualTo(new Declined(DeclineReason.TOO_MANY_ATTEMPTS, true));
        assertThat(authorize("two")).isEqualTo(refused);
        assertThat(find("two"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.answer()).isEqualTo(refused));
        assertThat(authorize("three")).isInstanceOf(Approved.class);
    }

    /** So does what it refused because the card had expired, though the shopper has typed the new expiry since. */
    @Test
    void whatHadExpiredStaysRefused() {
        shop.clock().advance(Duration.ofDays(5 * 365));

        AuthorizationAnswer refused = authorize("one");
        CardEdit renewed = CardEdit.nothing().withExpiry("06/44");
        wallet.onecent().cards().edit(ANN_THERE, EditCard.of(CommandId.of("edit"), linked, renewed));
        shop.clock().advance(Duration.ofHours(2));

        assertThat(refused).isEqualTo(new Declined(DeclineReason.EXPIRED_CARD, false));
        assertThat(authorize("one")).isEqualTo(refused);
        assertThat(authorize("two")).isInstanceOf(Approved.class);
    }

    /** Nothing is kept for somebody who was erased while the wallet declined, whenever that was. */
    @Test
    void keepsNothingOfWhoHasGone() {
        int places = 1;
        for (int place = 1; place <= places; place++) {
            WalletChargesTest world = new WalletChargesTest();
            world.authorize("one");
            WalletCard card = world.card();
            world.storage.interruptAt(place, () -> world.wallet.onecent().erase(ANN_THERE));

            assertThat(world.authorize("two", card)).isInstanceOf(Declined.class);
            places = world.storage.places();

            assertThat(world.wallet.onecent().payments().of(ANN_THERE, "", 10).items())
                    .as("erased at " + place)
                    .noneMatch(payment -> payment.state() instanceof PaymentState.Declined);
        }
        assertThat(places).isGreaterThan(5);
    }

    /** A client of the operator's own shop chooses its checkout's id, and no such id answers for a charge of a shop's (R4). */
    @ParameterizedTest
    @ValueSource(strings = {"", "wallet-charge."})
    void aPaymentInTheOperatorsOwnShopAnswersNoCharge(String prefix) {
        CheckoutId chosen = CheckoutId.of(prefix + chargeOf("one"));
        try {
            CartLine line = CartLine.of("BOOK", "Book", AMOUNT, 1);
            wallet.onecent().carts().put(ANN_THERE, line);
            wallet.onecent().carts().tick(ANN_THERE, line.sku());
            wallet.onecent().checkouts().start(ANN_THERE, chosen, Channel.DESKTOP);
            wallet.onecent().checkouts().pay(ANN_THERE, chosen, TestShop.payOnce("pay", TestCards.VISA));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("wallet-charge.");
        }

        AuthorizationAnswer answer = authorize("one");

        assertThat(answer).isInstanceOf(Approved.class);
        assertThat(wallet.gateway().ledger().of(chargeOf("one")))
                .as("set aside for the shop")
                .isNotEmpty();
    }

    /** Whatever stands under a charge's id, it answers only if it is to this shop and under the charge's own name (R4, R17). */
    @ParameterizedTest
    @ValueSource(strings = {"payee", "reference"})
    void anotherPaymentUnderAChargesIdAnswersNothing(String different) {
        Approved held = (Approved) authorize("one");
        Payment charge = wallet.onecent()
                .payments()
                .find(ANN_THERE.tenant(), chargeOf("one"))
                .orElseThrow();
        Stored<Payment> stored = storage.payments().find(charge.key()).orElseThrow();
        boolean otherPayee = different.equals("payee");
        Payment other = new Payment(
                charge.owner(),
                charge.id(),
                otherPayee ? PayeeId.of("paywell") : charge.payee(),
                charge.amount(),
                charge.instrument(),
                charge.capture(),
                charge.use(),
                otherPayee ? charge.reference() : reference("another"),
                charge.requestedAt(),
                charge.state());
        storage.payments().save(charge.key(), Entry.fresh(other), stored.version());

        assertThat(authorize("one")).isInstanceOf(Unknown.class);
        assertThat(find("one")).isEqualTo(new InquiryAnswer.NotFound());
        assertThat(capture("one", held, AMOUNT)).isInstanceOf(Unknown.class);
        assertThat(refund("one", held, ".refund.r", AMOUNT)).isInstanceOf(Unknown.class);
        assertThat(release("one", held)).isInstanceOf(Unknown.class);
    }

    /** The wallet's own name of a shop's charge. */
    private static MerchantReference chargeOf(String name) {
        return MerchantReference.of("wallet-charge", new Key(ShopperId.of("paywell", "toys"), reference(name) + "/"));
    }

    private AuthorizationAnswer authorize(String name) {
        return authorize(name, card());
    }

    private AuthorizationAnswer authorize(String name, WalletCard card) {
        return wallet.site()
                .authorize(new AuthorizationRequest(
                        reference(name),
                        PayeeId.of("toys"),
                        AMOUNT,
                        card.token(),
                        CaptureMode.LATER,
                        CredentialUse.first(Purpose.ONE_CLICK),
                        Optional.empty()));
    }

    private InquiryAnswer find(String name) {
        return wallet.site().find(new Inquiry(reference(name), Optional.empty(), AMOUNT, Map.of()));
    }

    private OperationAnswer release(String name, Approved held) {
        return wallet.site()
                .release(new ReleaseRequest(reference(name), Optional.of(held.reference()), "release", AMOUNT));
    }

    private OperationAnswer capture(String name, Approved held, Money amount) {
        return wallet.site().capture(new CaptureRequest(reference(name), held.reference(), "capture", amount));
    }

    private OperationAnswer refund(String name, Approved held, String key, Money amount) {
        return wallet.site()
                .refund(new RefundRequest(reference(name), held.reference(), reference(name) + key, amount));
    }

    private Money frozen() {
        return wallet.gateway().ledger().held(AMOUNT.currency());
    }

    private static MerchantReference reference(String name) {
        return MerchantReference.of("test", new Key(ANN_THERE, name));
    }

    private WalletCard card() {
        return ((Listed) wallet.site().cards(connected())).cards().get(0);
    }

    private WalletAccount connected() {
        URI home = URI.create("https://toys.example/wallet");
        ConnectionVerifier verifier = ConnectionVerifier.from("session");
        URI address =
                wallet.site().connectionAddress(new ConnectionRequest("state", verifier.challenge(), home, Locale.UK));
        URI back = wallet.site().agree(ANN_THERE, WalletVisit.of(address));
        Map<String, String> returned = WalletVisit.parameters(back.getRawQuery());
        return ((Agreed) wallet.site().connect(returned, verifier)).account();
    }
}
