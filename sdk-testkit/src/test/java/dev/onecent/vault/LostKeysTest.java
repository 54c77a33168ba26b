package dev.onecent.vault;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardNumber;
import dev.onecent.checkout.PayResult;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption;
import dev.onecent.method.Usability;
import dev.onecent.safe.AttemptHash;
import dev.onecent.safe.CardKeyMissingException;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SafeKeys;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVaultEvent.CardRemoved;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A card that no safe can open any more cannot pay, says so, and is entered again (R9, R11, R20). */
class LostKeysTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final LosingSafe safe = new LosingSafe();
    private final OneCent onecent = open(any -> any);

    @Test
    void aCardWhoseKeyIsLostCannotPayAndTheBlockSaysWhy() {
        SavedCard visa = link(TestCards.VISA);
        safe.loseKeys();
        shop.startCheckout(onecent, CHECKOUT.value());

        PaymentMethodsBlock block =
                onecent.checkouts().findMethods(ANN, CHECKOUT).orElseThrow();
        PayResult paid = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", visa.id()));

        PaymentOption option = block.find("card:" + visa.id()).orElseThrow();
        assertThat(option.usability()).isEqualTo(Usability.MUST_BE_ENTERED_AGAIN);
        assertThat(option.note()).isEqualTo("Please enter this card again");
        assertThat(block.preselected()).contains("add-card");
        assertThat(paid)
                .isInstanceOfSatisfying(
                        PayResult.NotUsable.class,
                        not -> assertThat(not.why()).isEqualTo(Usability.MUST_BE_ENTERED_AGAIN));
        assertThat(onecent.payments().of(ANN, "", 10).items()).isEmpty();
    }

    /** From a card safe to another way of keeping cards: nobody opens what was sealed. */
    @Test
    void aSealedCardCannotPayWhereNoSafeIsWired() {
        SavedCard visa = link(TestCards.VISA);
        OneCent tokens = TestShopOverTokens.open(shop, storage);
        shop.startCheckout(tokens, CHECKOUT.value());

        PaymentMethodsBlock block =
                tokens.checkouts().findMethods(ANN, CHECKOUT).orElseThrow();
        PayResult paid = tokens.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", visa.id()));

        assertThat(block.find("card:" + visa.id()).orElseThrow().usability())
                .isEqualTo(Usability.MUST_BE_ENTERED_AGAIN);
        assertThat(paid)
                .isInstanceOfSatisfying(
                        PayResult.NotUsable.class,
                        not -> assertThat(not.why()).isEqualTo(Usability.MUST_BE_ENTERED_AGAIN));
        assertThat(tokens.cards().remove(ANN, Set.of(visa.id()))).isInstanceOf(VaultResult.Done.class);
    }

    /** A key service may not know yet that a key is gone, or the number itself was damaged. */
    @Test
    void aKeyThatTurnsOutToBeMissingIsNoFailureOfTheInfrastructure() {
        SavedCard visa = link(TestCards.VISA);
        safe.missing = true;
        shop.startCheckout(onecent, CHECKOUT.value());

        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", visa.id())))
                .isInstanceOfSatisfying(
                        PayResult.NotUsable.class,
                        not -> assertThat(not.why()).isEqualTo(Usability.MUST_BE_ENTERED_AGAIN));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aSafeThatIsAwayHasLostNoKey(boolean keysToo) {
        SavedCard visa = link(TestCards.VISA);
        safe.away = true;
        safe.keysAway = keysToo;
        shop.startCheckout(onecent, CHECKOUT.value());

        PaymentMethodsBlock block =
                onecent.checkouts().findMethods(ANN, CHECKOUT).orElseThrow();

        assertThat(block.preselected()).contains("card:" + visa.id());
        assertThatThrownBy(() -> onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", visa.id())))
                .isInstanceOf(CardSafeException.class);
        safe.away = false;
        safe.keysAway = false;
        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay-2", visa.id())))
                .isInstanceOf(PayResult.Paid.class);
    }

    @Test
    void theSameNumberEnteredAgainTakesThePlaceOfTheLostOne() {
        SavedCard visa = link(TestCards.VISA);
        SavedCard other = link(TestCards.MASTERCARD);
        onecent.cards()
                .edit(
                        ANN,
                        EditCard.of(
                                CommandId.of("name"),
                                visa.id(),
                                CardEdit.nothing().withNickname("Work")));
        onecent.cards().makePrimary(ANN, visa.id());
        safe.loseKeys();

        LinkCardResult again = onecent.cards().link(ANN, shop.link("again", TestCards.VISA));
        onecent.runDue(ANN.tenant());

        SavedCard linked = ((LinkCardResult.Linked) again).card();
        assertThat(onecent.cards().of(ANN).cards()).extracting(SavedCard::id).containsExactly(linked.id(), other.id());
        assertThat(linked.nickname()).contains("Work");
        assertThat(onecent.cards().primary(ANN)).contains(linked);
        assertThat(shop.events()).contains(new CardRemoved(visa.id(), visa.masked()));
        shop.startCheckout(onecent, CHECKOUT.value());
        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", linked.id())))
                .isInstanceOf(PayResult.Paid.class);
    }

    @Test
    void aFullVaultTakesTheSameNumberAgain() {
        OneCent one = open(any -> any.mostCards(1));
        SavedCard visa = link(TestCards.VISA);
        safe.loseKeys();

        LinkCardResult again = one.cards().link(ANN, shop.link("again", TestCards.VISA));

        assertThat(again).isInstanceOf(LinkCardResult.Linked.class);
        assertThat(one.cards().of(ANN).find(visa.id())).isEmpty();
    }

    /** While another card can pay, no card that cannot be opened is primary, and paying changes nothing about it (R9). */
    @Test
    void aLostCardIsNeverPrimaryWhileAnotherCanPay() {
        SavedCard visa = link(TestCards.VISA);
        onecent.cards().makePrimary(ANN, visa.id());
        safe.loseKeys();
        SavedCard first = link(TestCards.MASTERCARD);
        SavedCard second = link(TestCards.AMERICAN_EXPRESS);
        Optional<CardId> before = onecent.cards().primary(ANN).map(SavedCard::id);

        shop.startCheckout(onecent, CHECKOUT.value());
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", second.id()));

        assertThat(before).contains(first.id());
        assertThat(onecent.cards().primary(ANN).map(SavedCard::id)).isEqualTo(before);
        assertThat(onecent.cards().makePrimary(ANN, visa.id())).isInstanceOf(VaultResult.NotUsable.class);
    }

    @Test
    void anExpiryCannotBeVerifiedWithoutTheNumberAndHolderAndNicknameCanBeChanged() {
        SavedCard visa = link(TestCards.VISA);
        safe.loseKeys();

        EditCardResult expiry = edit("expiry", visa, CardEdit.nothing().withExpiry("06/33"));
        EditCardResult nickname = edit("nickname", visa, CardEdit.nothing().withNickname("Old"));

        assertThat(expiry).isEqualTo(new EditCardResult.MustBeEnteredAgain(visa));
        assertThat(nickname).isInstanceOf(EditCardResult.Edited.class);
    }

    @Test
    void aWalletOffersNoShopACardThatItCannotOpen() {
        TestWallet wallet = TestWallet.over(new InMemoryStorage(), shop, Validation.FACTORY, any -> any.cardSafe(safe));
        wallet.link("visa", TestCards.VISA);
        OneCent atShop =
                shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(wallet.provider()));
        wallet.connect(atShop, ANN);
        assertThat(atShop.wallets().of(ANN).get(0).cards()).hasSize(1);

        safe.loseKeys();

        assertThat(atShop.wallets().of(ANN).get(0).cards()).isEmpty();
    }

    private OneCent open(UnaryOperator<OneCentBuilder> settings) {
        return shop.open(storage, safe, shop.gateway(), settings);
    }

    private SavedCard link(String number) {
        return ((LinkCardResult.Linked) onecent.cards().link(ANN, shop.link("link-" + number, number))).card();
    }

    private EditCardResult edit(String command, SavedCard card, CardEdit edit) {
        return onecent.cards()
                .edit(ANN, EditCard.of(CommandId.of(command), card.id(), edit).in(Locale.ENGLISH));
    }

    /** A shop that keeps tokens from now on. */
    private static final class TestShopOverTokens {
        static OneCent open(TestShop shop, InMemoryStorage storage) {
            return OneCent.builder()
                    .storage(storage)
                    .gateway(shop.gateway())
                    .cardTokens(shop.gateway())
                    .validation(Validation.FACTORY)
                    .payee("toys")
                    .currency("EUR")
                    .clock(shop.clock())
                    .attempts(TestShop.WIDE)
                    .listener((key, event) -> {})
                    .build();
        }
    }

    /** A safe that may lose the key that sealed, and keeps those that recognise; and whose keys may be away. */
    private static final class LosingSafe implements CardSafe {
        private CardSafe keys = new EphemeralCardSafe();
        private String lost = "";
        private boolean missing;
        private boolean away;
        private boolean keysAway;

        void loseKeys() {
            lost = keys.keys().sealing().get(0);
            keys = ((EphemeralCardSafe) keys).rotated();
        }

        @Override
        public SealedNumber seal(ShopperId owner, CardId card, CardNumber number) {
            return keys.seal(owner, card, number);
        }

        @Override
        public CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed) {
            if (away) {
                throw new CardSafeException("the key service does not answer", null);
            }
            if (missing || sealed.keyId().equals(lost)) {
                throw new CardKeyMissingException(owner, card, sealed.keyId());
            }
            return keys.reveal(owner, card, sealed);
        }

        @Override
        public List<Fingerprint> fingerprints(ShopperId owner, CardNumber number) {
            return keys.fingerprints(owner, number);
        }

        @Override
        public AttemptHash attemptTrace(TenantId tenant, CardNumber number, int digits) {
            return keys.attemptTrace(tenant, number, digits);
        }

        @Override
        public SafeKeys keys() {
            if (keysAway) {
                throw new CardSafeException("the key service does not answer", null);
            }
            SafeKeys all = keys.keys();
            return new SafeKeys(
                    all.sealing().stream().filter(key -> !key.equals(lost)).toList(), all.fingerprinting());
        }
    }
}
