package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardToken;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.AttachedToken;
import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.TokenInquiryAnswer;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.support.Interposed;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.wallet.ConnectResult;
import dev.onecent.wallet.ConnectionAnswer;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletCardsAnswer;
import dev.onecent.wallet.WalletView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are stored as they are, so no card number may stand in the place of one, the one who puts it there (R18). */
class NumberLikeTokensTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final MaskedCard LOOK = new MaskedCard(CardBrand.VISA, LastFour.of("1111"));

    private final TestShop shop = TestShop.with(Validation.FACTORY, KeptAs.GATEWAY_TOKEN);
    private final TestShop exchanging = TestShop.with(Validation.FACTORY, KeptAs.EXCHANGED_TOKEN);

    @ParameterizedTest
    @ValueSource(strings = {TestCards.VISA, "tok_4111111111111111", "4111 1111 1111 1111", "41111111-1111-1111"})
    void aNumberInATokensPlaceIsRefusedWithoutShowingIt(String token) {
        OneCent onecent = shop.open();
        shop.startCheckout(onecent, "c-1");

        LinkCardResult linked = onecent.cards().link(ANN, link("link", token(token)));
        PayResult paid = onecent.checkouts().pay(ANN, CHECKOUT, Pay.once(CommandId.of("pay"), token(token)));

        assertRefused("token", ((LinkCardResult.Invalid) linked).violations());
        assertRefused("token", ((PayResult.Invalid) paid).violations());
        assertThat(linked.toString() + paid).doesNotContain("1111");
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(onecent.payments().of(ANN, "", 10).items()).isEmpty();
        assertThat(shop.gateway().calls()).isEmpty();
    }

    @Test
    void aNumberInAFingerprintsPlaceIsRefused() {
        CardToken token = token("tok-1").withFingerprint(TestCards.VISA);

        LinkCardResult linked = shop.open().cards().link(ANN, link("link", token));

        assertRefused("fingerprint", ((LinkCardResult.Invalid) linked).violations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ar", "es", "ru", "zh"})
    void theShopperIsToldInTheOwnLanguage(String language) {
        OneCent onecent = shop.open();
        shop.startCheckout(onecent, "c-1");
        Pay pay = Pay.once(CommandId.of("pay"), token(TestCards.VISA)).in(new Locale(language));

        List<FormViolation> violations =
                ((PayResult.Invalid) onecent.checkouts().pay(ANN, CHECKOUT, pay)).violations();

        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.text()).isNotBlank().doesNotContain("{", "1111");
            assertThat(violation.text().contains("enter the card again")).isEqualTo(language.isEmpty());
        });
    }

    /** 20 MB were taken before. */
    @Test
    void anEndlessTokenIsRefused() {
        assertThat(token("t".repeat(8_192)).revealToken()).hasSize(8_192);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> token("t".repeat(8_193)))
                .withMessage("a token has 1 to 8192 characters");
        assertThatIllegalArgumentException().isThrownBy(() -> token(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> token("t").withFingerprint("f".repeat(257)));
        assertThatIllegalArgumentException().isThrownBy(() -> token("t").withFingerprint(""));
        assertThatIllegalArgumentException().isThrownBy(() -> AttachedToken.of("t".repeat(8_193)));
    }

    /** Some vaults make tokens in the form of numbers; the host says so. */
    @Test
    void aHostWhoseTokensLookLikeNumbersSaysSo() {
        CardToken token = shop.gateway().tokenize(TestShop.form(TestCards.VISA));
        InMemoryStorage storage = new InMemoryStorage();
        OneCent onecent = open(shop, storage, OneCentBuilder::numberLikeTokens);

        assertThat(onecent.cards().link(ANN, link("linked", token))).isInstanceOf(LinkCardResult.Linked.class);
        assertThat(onecent.cards().link(ANN, link("link", token(TestCards.MASTERCARD))))
                .isNotInstanceOf(LinkCardResult.Invalid.class);
        assertThat(shop.gateway().calls()).contains(Call.AUTHORIZE);
    }

    /** The gateway's answer: it counts for none, nothing is stored, and the exchange stays in the list until the gateway has it undone. */
    @Test
    void anExchangeThatAnswersWithANumberKeepsNothing() {
        InMemoryStorage storage = new InMemoryStorage();
        OneCent onecent =
                open(exchanging, storage, any -> any.cardTokens(answering(AttachedToken.of(TestCards.MASTERCARD))));

        assertThat(onecent.cards().link(ANN, exchanging.link("link", TestCards.VISA)))
                .isEqualTo(new LinkCardResult.NotVerified());
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(storage.tokenExchanges().ownedBy(ANN, "", 10))
                .hasSize(1)
                .allSatisfy(stored -> assertThat(
                                stored.stored().orElseThrow().value().isOwed())
                        .isTrue())
                .allSatisfy(stored -> assertThat(stored.stored()
                                .orElseThrow()
                                .value()
                                .state()
                                .getClass()
                                .getSimpleName())
                        .isEqualTo("Withdrawing"));
    }

    @Test
    void anExchangeThatReportsANumberAsFingerprintKeepsNothing() {
        AttachedToken token = AttachedToken.of("tok").withFingerprint("print:" + TestCards.MASTERCARD);
        OneCent onecent = open(exchanging, new InMemoryStorage(), any -> any.cardTokens(answering(token)));

        assertThat(onecent.cards().link(ANN, exchanging.link("link", TestCards.VISA)))
                .isEqualTo(new LinkCardResult.NotVerified());
    }

    /** Whatever the host says of its provider's tokens, the number that was exchanged is none. */
    @Test
    void theVeryNumberIsRefusedFromAProviderOfNumberLikeTokensToo() {
        InMemoryStorage storage = new InMemoryStorage();
        OneCent onecent = open(
                exchanging,
                storage,
                any -> any.numberLikeTokens().cardTokens(answering(AttachedToken.of(TestCards.VISA))));
        OneCent other = open(
                exchanging,
                new InMemoryStorage(),
                any -> any.numberLikeTokens().cardTokens(answering(AttachedToken.of(TestCards.MASTERCARD))));

        assertThat(onecent.cards().link(ANN, exchanging.link("link", TestCards.VISA)))
                .isEqualTo(new LinkCardResult.NotVerified());
        assertThat(storage.tokenExchanges().ownedBy(ANN, "", 10))
                .allSatisfy(stored -> assertThat(stored.stored()
                                .orElseThrow()
                                .value()
                                .state()
                                .getClass()
                                .getSimpleName())
                        .isEqualTo("Withdrawing"));
        assertThat(other.cards().link(ANN, exchanging.link("other", TestCards.VISA)))
                .isNotEqualTo(new LinkCardResult.NotVerified());
    }

    @Test
    void aWalletWhoseAccountIsANumberIsNotConnected() {
        assertThat(connected(any -> any)).isInstanceOf(ConnectResult.Unavailable.class);
        assertThat(connected(OneCentBuilder::numberLikeTokens)).isInstanceOf(ConnectResult.Connected.class);
    }

    /** The id of a card is kept as the primary that was seen, and with payments. */
    @Test
    void aWalletThatNamesACardByItsNumberShowsNone() {
        TestWallet wallet = TestWallet.beside(TestShop.with(Validation.FACTORY), Validation.FACTORY);
        wallet.link("link", TestCards.VISA);

        assertThat(views(wallet, WalletCardId.of("card-1"), Optional.of("Travel")))
                .allMatch(WalletView::reachable)
                .hasSize(1);
        assertThat(views(wallet, WalletCardId.of("card-" + TestCards.VISA), Optional.empty()))
                .noneMatch(WalletView::reachable)
                .hasSize(1);
        assertThat(views(wallet, WalletCardId.of("card-1"), Optional.of("4111 1111 1111 1111")))
                .noneMatch(WalletView::reachable);
        assertThat(views(wallet, WalletCardId.of("card-" + TestCards.MASTERCARD), Optional.empty()))
                .allMatch(WalletView::reachable);
    }

    private List<WalletView> views(TestWallet wallet, WalletCardId id, Optional<String> nickname) {
        Interposed.Hook renaming = (name, arguments, call) -> call.go() instanceof WalletCardsAnswer.Listed listed
                ? new WalletCardsAnswer.Listed(listed.cards().stream()
                        .map(card -> renamed(card, id, nickname))
                        .toList())
                : call.go();
        OneCent onecent = open(
                shop,
                new InMemoryStorage(),
                any -> any.wallet(Interposed.wallet(
                        wallet.provider(),
                        (name, arguments, call) ->
                                name.equals("cards") ? renaming.around(name, arguments, call) : call.go())));
        wallet.connect(onecent, ANN);
        return onecent.wallets().of(ANN);
    }

    private static WalletCard renamed(WalletCard card, WalletCardId id, Optional<String> nickname) {
        return new WalletCard(
                id,
                card.token(),
                card.masked(),
                card.expiry(),
                nickname,
                card.primary(),
                card.lastUsedAt(),
                card.addedAt());
    }

    private ConnectResult connected(UnaryOperator<OneCentBuilder> settings) {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        OneCent onecent = open(
                shop,
                new InMemoryStorage(),
                any -> settings.apply(any.wallet(Interposed.wallet(
                        wallet.provider(),
                        (name, arguments, call) -> name.equals("connect")
                                ? new ConnectionAnswer.Agreed(WalletAccount.of(TestCards.VISA))
                                : call.go()))));
        return wallet.connect(onecent, ANN);
    }

    private CardTokens answering(AttachedToken token) {
        return Interposed.each(CardTokens.class, exchanging.gateway(), (name, arguments, call) -> {
            Object answer = call.go();
            if (answer instanceof ExchangeAnswer.Attached) {
                return new ExchangeAnswer.Attached(token);
            }
            return answer instanceof TokenInquiryAnswer.Found ? new TokenInquiryAnswer.Found(token) : answer;
        });
    }

    private LinkCard link(String command, CardToken token) {
        return LinkCard.of(CommandId.of(command), token, shop.consent());
    }

    private static OneCent open(TestShop shop, InMemoryStorage storage, UnaryOperator<OneCentBuilder> settings) {
        return shop.open(storage, new EphemeralCardSafe(), shop.gateway(), settings);
    }

    private static CardToken token(String text) {
        return CardToken.of(text, LOOK, CardExpiry.parse("12/29"));
    }

    private static void assertRefused(String field, List<FormViolation> violations) {
        assertThat(violations)
                .singleElement()
                .isEqualTo(new FormViolation(
                        field,
                        "dev.onecent.card.token.number",
                        "This is a card number; enter the card again in the fields that are meant for it."));
    }
}
