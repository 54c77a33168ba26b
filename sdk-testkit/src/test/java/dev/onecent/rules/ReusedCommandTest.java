package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static dev.onecent.testkit.TestWallet.PAYWELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.address.AddAddressResult;
import dev.onecent.address.AddressForm;
import dev.onecent.audit.AuditRecord;
import dev.onecent.audit.Outcome;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardForm;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.Purpose;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.limit.Origin;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentResult;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.support.MortalStorage;
import dev.onecent.support.Numbers;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.Consent;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.EditCardResult;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.WalletCardId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same id with other contents is a typed answer, and nothing is done; a true repetition is answered as before (R22). */
class ReusedCommandTest {
    private static final LinkCardResult LINK_REUSED = new LinkCardResult.CommandReused();
    private static final EditCardResult EDIT_REUSED = new EditCardResult.CommandReused();
    /** Another number than Visa's usual one with the same last four digits. */
    private static final String TWIN = Numbers.endingOn("4111", TestCards.VISA.substring(12));

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final OneCent onecent = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any);

    @Test
    void aRefundOfAnotherAmountIsNotTheFirstOne() {
        PaymentId payment = paid("c-1");
        assertThat(refund(payment, "r-1", 500)).isInstanceOf(PaymentResult.Done.class);

        assertThat(refund(payment, "r-1", 700)).isInstanceOf(PaymentResult.CommandReused.class);
        assertThat(refund(payment, "r-1", 500)).isInstanceOf(PaymentResult.Done.class);
        assertThat(refunded()).isEqualTo(Money.of("EUR", 500));
        assertThat(refund(payment, "r-2", 700)).isInstanceOf(PaymentResult.Done.class);
    }

    /** The payment keeps its refunds for good, whatever else is forgotten. */
    @Test
    void aRefundIsRecognisedBehindAnyNumberOfOthers() {
        PaymentId payment = paid("c-1");
        IntStream.range(0, 40).forEach(n -> refund(payment, "r-" + n, 10));

        assertThat(refund(payment, "r-0", 11)).isInstanceOf(PaymentResult.CommandReused.class);
        assertThat(refund(payment, "r-0", 10)).isInstanceOf(PaymentResult.Done.class);
        assertThat(refunded()).isEqualTo(Money.of("EUR", 400));
    }

    @Test
    void aRefundThatRunsIsNotOneOfAnotherAmount() {
        PaymentId payment = paid("c-1");
        shop.gateway().next(Call.REFUND, Reaction.LOSE_REQUEST);
        assertThat(refund(payment, "r-1", 500)).isInstanceOf(PaymentResult.InProgress.class);

        assertThat(refund(payment, "r-1", 700)).isInstanceOf(PaymentResult.CommandReused.class);
        shop.pass(onecent, Duration.ofHours(1));

        assertThat(refunded()).isEqualTo(Money.of("EUR", 500));
    }

    @Test
    void aRefusedRefundIsNotOneOfAnotherAmount() {
        PaymentId payment = paid("c-1");
        shop.gateway().next(Call.REFUND, Reaction.REFUSE);
        assertThat(refund(payment, "r-1", 500)).isInstanceOf(PaymentResult.Refused.class);

        assertThat(refund(payment, "r-1", 700)).isInstanceOf(PaymentResult.CommandReused.class);
        assertThat(refund(payment, "r-1", 500)).isInstanceOf(PaymentResult.Refused.class);
        assertThat(refunded()).isEqualTo(Money.of("EUR", 0));
    }

    /** What was refused before anything was remembered is no first command. */
    @Test
    void aRefundOfTooMuchLeavesItsIdFree() {
        PaymentId payment = paid("c-1");
        assertThat(refund(payment, "r-1", 9_999_999)).isInstanceOf(PaymentResult.NotAllowed.class);

        assertThat(refund(payment, "r-1", 500)).isInstanceOf(PaymentResult.Done.class);
    }

    @Test
    void aPaymentWithAnotherCardIsNotTheFirstOne() {
        CardId first = linked("l-1", TestCards.VISA).id();
        CardId second = linked("l-2", TestCards.MASTERCARD).id();
        CheckoutId checkout = shop.startCheckout(onecent, "c-1").id();
        assertThat(onecent.checkouts().pay(ANN, checkout, TestShop.pay("p-1", first)))
                .isInstanceOf(PayResult.Paid.class);
        int asked = shop.gateway().authorizations().size();

        for (Pay other : List.of(
                TestShop.pay("p-1", second),
                TestShop.payOnce("p-1", TestCards.VISA),
                Pay.withWallet(CommandId.of("p-1"), PAYWELL, WalletCardId.of("w-1")))) {
            assertThat(onecent.checkouts().pay(ANN, checkout, other)).isInstanceOf(PayResult.CommandReused.class);
        }
        assertThat(onecent.checkouts().pay(ANN, checkout, TestShop.pay("p-1", first)))
                .isInstanceOf(PayResult.Paid.class);
        assertThat(shop.gateway().authorizations()).hasSize(asked);
    }

    /** Brand and last four digits are all that stays of it (R8); the security code is typed again or left out. */
    @Test
    void aCardThatIsUsedOnceIsRecognisedByItsLastFourDigits() {
        CheckoutId checkout = shop.startCheckout(onecent, "c-1").id();
        Pay declined = TestShop.payOnce("p-1", TestCards.INSUFFICIENT_FUNDS);
        assertThat(onecent.checkouts().pay(ANN, checkout, declined)).isInstanceOf(PayResult.Declined.class);

        CardForm withoutCode = CardForm.of(TestCards.INSUFFICIENT_FUNDS, "12/29", "", "Ann Shopper");
        CardForm otherCode = CardForm.of(TestCards.INSUFFICIENT_FUNDS, "12/29", "111", "Ann Shopper");
        assertThat(onecent.checkouts().pay(ANN, checkout, Pay.once(CommandId.of("p-1"), withoutCode)))
                .isInstanceOf(PayResult.Declined.class);
        assertThat(onecent.checkouts().pay(ANN, checkout, Pay.once(CommandId.of("p-1"), otherCode)))
                .isInstanceOf(PayResult.Declined.class);
        assertThat(onecent.checkouts().pay(ANN, checkout, TestShop.payOnce("p-1", TestCards.VISA)))
                .isInstanceOf(PayResult.CommandReused.class);
        assertThat(shop.gateway().authorizations()).hasSize(1);
    }

    /** A challenge stays open while another card is refused under its command. */
    @Test
    void anotherCardGivesUpNoChallenge() {
        CheckoutId checkout = shop.startCheckout(onecent, "c-1").id();
        Pay first = TestShop.payOnce("p-1", TestCards.CHALLENGED);
        assertThat(onecent.checkouts().pay(ANN, checkout, first)).isInstanceOf(PayResult.ChallengeRequired.class);

        assertThat(onecent.checkouts().pay(ANN, checkout, TestShop.payOnce("p-1", TestCards.VISA)))
                .isInstanceOf(PayResult.CommandReused.class);
        assertThat(onecent.checkouts().pay(ANN, checkout, first)).isInstanceOf(PayResult.ChallengeRequired.class);
    }

    /** A caller who meets a concurrent duplicate with another card does not get its answer. */
    @Test
    void twoCardsUnderOneIdAtOnceAreOnePayment() {
        int place = 0;
        boolean met = true;
        while (met) {
            boolean[] reached = {false};
            MortalStorage stores = new MortalStorage();
            OneCent shared = shop.open(stores, new EphemeralCardSafe(), shop.gateway(), any -> any);
            Checkout checkout = shop.startCheckout(shared, "c-" + place);
            PayResult[] inner = new PayResult[1];
            stores.interruptAt(++place, () -> {
                reached[0] = true;
                inner[0] = shared.checkouts().pay(ANN, checkout.id(), TestShop.payOnce("p", TestCards.MASTERCARD));
            });
            PayResult outer = shared.checkouts().pay(ANN, checkout.id(), TestShop.payOnce("p", TestCards.VISA));
            met = reached[0];

            if (met) {
                assertThat(List.of(outer, inner[0]))
                        .as("met at %s", place)
                        .filteredOn(PayResult.CommandReused.class::isInstance)
                        .hasSize(1);
            }
        }
        assertThat(place).isGreaterThan(5);
    }

    @Test
    void aLinkOfAnotherCardIsNotTheFirstOne() {
        SavedCard card = linked("l-1", TestCards.VISA);
        int asked = shop.gateway().authorizations().size();

        assertThat(onecent.cards().link(ANN, shop.link("l-1", TestCards.MASTERCARD)))
                .isEqualTo(LINK_REUSED);
        assertThat(onecent.cards().link(ANN, link("l-1", form(TestCards.VISA, "11/30", "737"))))
                .isEqualTo(LINK_REUSED);
        assertThat(onecent.cards().link(ANN, shop.link("l-1", TWIN))).isEqualTo(LINK_REUSED);
        assertThat(onecent.cards().link(ANN, link("l-1", form("4", "12/29", "737"))))
                .isEqualTo(LINK_REUSED);
        assertThat(onecent.cards().of(ANN).cards()).containsExactly(card);
        assertThat(shop.gateway().authorizations()).hasSize(asked);
    }

    /** Neither code nor client, origin, caller, holder or the moment of the tick are contents. */
    @Test
    void aLinkThatIsTypedAgainIsTheFirstOne() {
        LinkCardResult first = onecent.cards().link(ANN, shop.link("l-1", TestCards.VISA));
        shop.clock().advance(Duration.ofMinutes(1));

        for (String code : List.of("737", "111", "")) {
            assertThat(onecent.cards()
                            .link(
                                    ANN,
                                    link("l-1", form("4111 1111 1111 1111", "12/2029", code))
                                            .from(Origin.ofAddress("203.0.113.99"))))
                    .isEqualTo(first);
        }
    }

    @Test
    void anotherConsentIsAnotherLink() {
        linked("l-1", TestCards.VISA);
        Consent told = shop.consent();
        CardForm form = TestShop.form(TestCards.VISA);

        for (Consent other : List.of(
                new Consent("save-card-2027-01", told.locale(), told.at(), told.channel(), told.purpose()),
                new Consent(told.wordingVersion(), told.locale(), told.at(), Channel.MOBILE, told.purpose()),
                new Consent(told.wordingVersion(), told.locale(), told.at(), told.channel(), Purpose.RECURRING))) {
            assertThat(onecent.cards().link(ANN, LinkCard.of(CommandId.of("l-1"), form, other)))
                    .isEqualTo(LINK_REUSED);
        }
        Consent german = new Consent(told.wordingVersion(), Locale.GERMAN, told.at(), told.channel(), told.purpose());
        assertThat(onecent.cards().link(ANN, LinkCard.of(CommandId.of("l-1"), form, german)))
                .isInstanceOf(LinkCardResult.Linked.class);
    }

    @Test
    void aCardAddedInAnotherCheckoutIsAnotherLink() {
        CheckoutId first = shop.startCheckout(onecent, "c-1").id();
        LinkCard link = shop.link("l-1", TestCards.VISA);
        LinkCardResult result = onecent.checkouts().addCard(ANN, first, link);
        CheckoutId second = shop.startCheckout(onecent, "c-2").id();

        assertThat(onecent.checkouts().addCard(ANN, second, link)).isEqualTo(LINK_REUSED);
        onecent.checkouts().abandon(ANN, first);
        onecent.checkouts().abandon(ANN, second);
        assertThat(onecent.checkouts().addCard(ANN, first, link)).isEqualTo(result);
        assertThat(onecent.checkouts().addCard(ANN, second, link)).isEqualTo(LINK_REUSED);
    }

    /** What the issuer refused has left the vault; brand and last four digits still tell. */
    @Test
    void aRefusedLinkIsNotOneOfAnotherCard() {
        LinkCard refused = shop.link("l-1", TestCards.INSUFFICIENT_FUNDS);
        assertThat(onecent.cards().link(ANN, refused)).isInstanceOf(LinkCardResult.Refused.class);

        assertThat(onecent.cards().link(ANN, shop.link("l-1", TestCards.VISA))).isEqualTo(LINK_REUSED);
        assertThat(onecent.cards().link(ANN, refused)).isInstanceOf(LinkCardResult.Refused.class);
    }

    @Test
    void aLinkWhoseCardWasRemovedIsNotOneOfAnotherCard() {
        CardId card = linked("l-1", TestCards.VISA).id();
        onecent.cards().remove(ANN, Set.of(card));

        assertThat(onecent.cards().link(ANN, shop.link("l-1", TestCards.MASTERCARD)))
                .isEqualTo(LINK_REUSED);
        assertThat(onecent.cards().link(ANN, shop.link("l-1", TestCards.VISA)))
                .isEqualTo(new LinkCardResult.NotVerified());
    }

    @Test
    void aLinkThatFoundItsCardIsNotOneOfAnotherCard() {
        linked("l-1", TestCards.VISA);
        assertThat(onecent.cards().link(ANN, shop.link("l-2", TestCards.VISA)))
                .isInstanceOf(LinkCardResult.AlreadyLinked.class);

        assertThat(onecent.cards().link(ANN, shop.link("l-2", TestCards.MASTERCARD)))
                .isEqualTo(LINK_REUSED);
        assertThat(onecent.cards().link(ANN, shop.link("l-2", TWIN))).isEqualTo(LINK_REUSED);
        assertThat(onecent.cards().link(ANN, shop.link("l-2", TestCards.VISA)))
                .isInstanceOf(LinkCardResult.AlreadyLinked.class);
        assertThat(onecent.cards().of(ANN).cards()).hasSize(1);
    }

    /** A newer expiry under the id of the first link renews nothing; under the id of the renewal another expiry does not either. */
    @Test
    void aNewerExpiryIsAnotherLink() {
        linked("l-1", TestCards.VISA);

        assertThat(onecent.cards().link(ANN, link("l-1", form(TestCards.VISA, "06/33", "737"))))
                .isEqualTo(LINK_REUSED);
        assertThat(onecent.cards().link(ANN, link("l-2", form(TestCards.VISA, "06/33", "737"))))
                .isInstanceOf(LinkCardResult.AlreadyLinked.class);
        assertThat(onecent.cards().link(ANN, link("l-2", form(TestCards.VISA, "07/34", "737"))))
                .isEqualTo(LINK_REUSED);
        assertThat(onecent.cards().link(ANN, link("l-2", form(TestCards.VISA, "06/33", "111"))))
                .isInstanceOf(LinkCardResult.AlreadyLinked.class);
        assertThat(onecent.cards().link(ANN, shop.link("l-1", TestCards.VISA)))
                .isInstanceOf(LinkCardResult.Linked.class);
        assertThat(card().expiry()).hasToString("06/33");
    }

    /** Whatever keeps cards: at least brand, last four digits and expiry are compared. */
    @ParameterizedTest
    @EnumSource(KeptAs.class)
    void aLinkIsComparedHoweverCardsAreKept(KeptAs kept) {
        TestShop other = TestShop.with(Validation.FACTORY, kept);
        OneCent its = other.open();
        LinkCardResult first = its.cards().link(ANN, other.link("l-1", TestCards.VISA));

        assertThat(its.cards().link(ANN, other.link("l-1", TestCards.MASTERCARD)))
                .isEqualTo(LINK_REUSED);
        assertThat(its.cards().link(ANN, other.link("l-1", TestCards.VISA))).isEqualTo(first);
    }

    @Test
    void anotherEditIsNotTheFirstOne() {
        CardId card = linked("l-1", TestCards.VISA).id();
        CardId second = linked("l-2", TestCards.MASTERCARD).id();
        EditCardResult first = edit("e-1", card, CardEdit.nothing().withNickname("Travel"));

        assertThat(edit("e-1", card, CardEdit.nothing().withNickname("Blue"))).isEqualTo(EDIT_REUSED);
        assertThat(edit("e-1", second, CardEdit.nothing().withNickname("Travel")))
                .isEqualTo(EDIT_REUSED);
        assertThat(edit("e-1", card, CardEdit.nothing().withHolder("Ann B Shopper")))
                .isEqualTo(EDIT_REUSED);
        assertThat(edit("e-1", card, CardEdit.nothing().withNickname("Travel").withExpiry("06/33")))
                .isEqualTo(EDIT_REUSED);
        assertThat(edit("e-1", card, CardEdit.nothing().withNickname(" Travel ")))
                .isEqualTo(first);
        assertThat(onecent.cards().of(ANN).find(card).orElseThrow().nickname()).contains("Travel");
        assertThat(onecent.cards().of(ANN).find(second).orElseThrow().nickname())
                .isEmpty();
    }

    /** Holder and expiry are card data: they are compared with the card itself, and no longer once a later edit has changed them. */
    @Test
    void anotherHolderOrExpiryIsAnotherEdit() {
        CardId card = linked("l-1", TestCards.VISA).id();
        CardEdit edit = CardEdit.nothing()
                .withHolder("Ann B Shopper")
                .withExpiry("06/33")
                .withNickname("Travel");
        assertThat(edit("e-1", card, edit)).isInstanceOf(EditCardResult.Edited.class);

        assertThat(edit("e-1", card, edit.withHolder("Ann C Shopper"))).isEqualTo(EDIT_REUSED);
        assertThat(edit("e-1", card, edit.withExpiry("07/34"))).isEqualTo(EDIT_REUSED);
        assertThat(edit("e-1", card, edit.withHolder("Ann  B Shopper").withExpiry("06/2033")))
                .isInstanceOf(EditCardResult.Edited.class);
        edit("e-2", card, CardEdit.nothing().withHolder("Ann D Shopper"));
        assertThat(edit("e-1", card, edit)).isInstanceOf(EditCardResult.Edited.class);
        edit("e-3", card, CardEdit.nothing().withExpiry("08/35"));
        assertThat(edit("e-1", card, edit)).isInstanceOf(EditCardResult.Superseded.class);
    }

    @Test
    void anExpiryThatIsBeingVerifiedIsNotAnotherOne() {
        CardId card = linked("l-1", TestCards.VISA).id();
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_REQUEST);
        CardEdit edit = CardEdit.nothing().withExpiry("06/33");
        assertThat(edit("e-1", card, edit)).isInstanceOf(EditCardResult.BeingVerified.class);

        assertThat(edit("e-1", card, edit.withExpiry("07/34"))).isEqualTo(EDIT_REUSED);
        assertThat(edit("e-1", card, edit)).isInstanceOf(EditCardResult.BeingVerified.class);
    }

    /** An expiry that the issuer refused is kept nowhere: the first answer stands. */
    @Test
    void aRefusedExpiryIsAnsweredAsBefore() {
        CardId card = linked("l-1", TestCards.VISA).id();
        shop.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);
        CardEdit edit = CardEdit.nothing().withExpiry("06/33");
        EditCardResult refused = edit("e-1", card, edit);

        assertThat(refused).isInstanceOf(EditCardResult.ExpiryRefused.class);
        assertThat(edit("e-1", card, edit)).isEqualTo(refused);
    }

    @Test
    void anotherAddressIsNotTheFirstOne() {
        AddressForm first = TestShop.address(1);
        AddAddressResult added = onecent.addresses().add(ANN, CommandId.of("a-1"), first);

        assertThat(onecent.addresses().add(ANN, CommandId.of("a-1"), TestShop.address(2)))
                .isInstanceOf(AddAddressResult.CommandReused.class);
        assertThat(onecent.addresses().add(ANN, CommandId.of("a-1"), first.withPostalCode("sw1a  1aa")))
                .isEqualTo(added);
        assertThat(onecent.addresses().of(ANN).addresses()).hasSize(1);
    }

    /** A shop that asks its wallet to refund another amount under one key is refused, and hears no success. */
    @Test
    void aWalletRefundsNoOtherAmountUnderOneKey() {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        OneCent connected = shop.open(
                new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(wallet.provider()));
        wallet.link("there-1", TestCards.VISA);
        wallet.connect(connected, ANN);
        WalletCardId card = connected
                .wallets()
                .view(ANN, PAYWELL)
                .orElseThrow()
                .cards()
                .get(0)
                .id();
        Checkout checkout = shop.startCheckout(connected, "c-1");
        PayResult.Paid paid = (PayResult.Paid)
                connected.checkouts().pay(ANN, checkout.id(), Pay.withWallet(CommandId.of("p-1"), PAYWELL, card));
        Payment payment = connected.payments().find(ANN, paid.payment()).orElseThrow();
        RefundRequest first = refundRequest(payment, 500);
        assertThat(wallet.provider().refund(first)).isInstanceOf(OperationAnswer.Done.class);

        assertThat(wallet.provider().refund(refundRequest(payment, 700))).isInstanceOf(OperationAnswer.Refused.class);
        assertThat(wallet.provider().refund(first)).isInstanceOf(OperationAnswer.Done.class);
    }

    /** The receipts hold brand and last four digits, and nothing else of a card. */
    @Test
    void receiptsHoldNoCardData() {
        CardId card = linked("l-1", TestCards.VISA).id();
        edit("e-1", card, CardEdit.nothing().withHolder("Ann B Shopper").withExpiry("06/33"));

        String receipts = storage.vaults()
                .find(Key.sole(ANN))
                .orElseThrow()
                .entry()
                .receipts()
                .toString();

        assertThat(receipts)
                .contains("VISA 1111")
                .doesNotContain(TestCards.VISA.substring(0, 6))
                .doesNotContain("Shopper")
                .doesNotContain("33")
                .doesNotContain("2029");
    }

    @Test
    void theAuditTrailTellsThatNothingWasDone() {
        linked("l-1", TestCards.VISA);
        onecent.cards().link(ANN, shop.link("l-1", TestCards.MASTERCARD));

        assertThat(shop.audit()).last().extracting(AuditRecord::outcome).isEqualTo(Outcome.REFUSED);
    }

    /** A checkout remembers its commands, each one apart from other checkouts'. */
    @Test
    void commandsAreRememberedByWhatTheyAreGivenFor() {
        CheckoutId first = shop.startCheckout(onecent, "c-1").id();
        assertThat(onecent.checkouts().pay(ANN, first, TestShop.payOnce("p-1", TestCards.VISA)))
                .isInstanceOf(PayResult.Paid.class);
        CheckoutId second = shop.startCheckout(onecent, "c-2").id();

        assertThat(onecent.checkouts().pay(ANN, second, TestShop.payOnce("p-1", TestCards.MASTERCARD)))
                .isInstanceOf(PayResult.Paid.class);
    }

    /** The kinds of receipts keep apart, and are bounded. */
    @Test
    void remembersAsManyOfEachKind() {
        CardId card = linked("l-1", TestCards.VISA).id();
        IntStream.range(0, 100)
                .forEach(n -> edit("e-" + n, card, CardEdit.nothing().withNickname("N" + n)));

        Entry<?> entry = storage.vaults().find(Key.sole(ANN)).orElseThrow().entry();

        assertThat(entry.receipts()).hasSize(Entry.REMEMBERED + 1);
        assertThat(entry.receiptOf(CommandId.of("l-1"))).isPresent();
    }

    private PaymentId paid(String checkout) {
        CheckoutId id = shop.startCheckout(onecent, checkout).id();
        return ((PayResult.Paid) onecent.checkouts().pay(ANN, id, TestShop.payOnce("pay-" + checkout, TestCards.VISA)))
                .payment();
    }

    private PaymentResult refund(PaymentId payment, String command, long minorUnits) {
        return onecent.payments().refund(ANN, payment, CommandId.of(command), Money.of("EUR", minorUnits));
    }

    private Money refunded() {
        return Money.of("EUR", 2_500)
                .minus(shop.gateway().ledger().captured(Money.of("EUR", 0).currency()));
    }

    private static RefundRequest refundRequest(Payment payment, long minorUnits) {
        return new RefundRequest(
                payment.reference(),
                GatewayReference.of("any"),
                payment.reference() + ".refund.r-1",
                Money.of("EUR", minorUnits));
    }

    private SavedCard linked(String command, String number) {
        return ((LinkCardResult.Linked) onecent.cards().link(ANN, shop.link(command, number))).card();
    }

    private LinkCard link(String command, CardForm form) {
        return LinkCard.of(CommandId.of(command), form, shop.consent());
    }

    private static CardForm form(String number, String expiry, String code) {
        return CardForm.of(number, expiry, code, "Ann Shopper");
    }

    private EditCardResult edit(String command, CardId card, CardEdit edit) {
        return onecent.cards().edit(ANN, EditCard.of(CommandId.of(command), card, edit));
    }

    private SavedCard card() {
        return onecent.cards().of(ANN).cards().get(0);
    }
}
