package dev.onecent.checkout;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.method.HostMethod;
import dev.onecent.method.PaymentOption;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page posts the id of an option back, and the option pays. */
class PayOptionTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
    private final OneCent onecent = shop.open(
            new InMemoryStorage(),
            new EphemeralCardSafe(),
            shop.gateway(),
            any -> any.wallet(wallet.provider()).method(HostMethod.of("cash:on:delivery", shop.gateway())));

    @Test
    void everyOptionOfTheBlockButTheFormPays() {
        wallet.onecent().cards().link(TestWallet.ANN_THERE, shop.link("there", TestCards.MASTERCARD));
        wallet.connect(onecent, ANN);
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.startCheckout(onecent, "c-0");
        List<String> ids = optionIds("c-0");

        for (int n = 0; n < ids.size(); n++) {
            String checkout = "pay-by-option-" + n;
            shop.startCheckout(onecent, checkout);
            PayResult result =
                    onecent.checkouts().pay(ANN, CheckoutId.of(checkout), Pay.option(CommandId.of("pay"), ids.get(n)));
            assertThat(result instanceof PayResult.NoSuchOption)
                    .as(ids.get(n))
                    .isEqualTo(ids.get(n).equals("add-card"));
            assertThat(result)
                    .isNotInstanceOfAny(
                            PayResult.NoSuchCard.class, PayResult.NoSuchMethod.class, PayResult.NotUsable.class);
        }

        assertThat(ids)
                .hasSize(4)
                .contains("add-card", "method:cash:on:delivery")
                .anyMatch(id -> id.startsWith("wallet:" + TestWallet.PAYWELL + ":"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "card:",
                "card",
                "wallet:",
                "wallet:paywell",
                "wallet:paywell:",
                "method:",
                "4111111111111111"
            })
    void anIdThatNamesNothingIsAnswered(String id) {
        shop.startCheckout(onecent, "c-1");

        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, Pay.option(CommandId.of("pay"), id));

        assertThat(result).isInstanceOf(PayResult.NoSuchOption.class);
        assertThat(shop.gateway().authorizations()).isEmpty();
    }

    /** An option is the card that it names: the same command by either is the same (R22). */
    @Test
    void aRepeatedCommandGetsItsFirstAnswerThoughTheBlockIsEmptyByThen() {
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.startCheckout(onecent, "c-1");
        Pay command = Pay.option(CommandId.of("pay"), optionIds("c-1").get(0));
        PayResult first = onecent.checkouts().pay(ANN, CHECKOUT, command);
        onecent.cards()
                .remove(ANN, Set.of(onecent.cards().of(ANN).cards().get(0).id()));

        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, command))
                .isEqualTo(first)
                .isInstanceOf(PayResult.Paid.class);
        assertThat(onecent.checkouts().findMethods(ANN, CHECKOUT)).isEmpty();
        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, Pay.option(CommandId.of("pay"), "no such option")))
                .isInstanceOf(PayResult.CommandReused.class);
    }

    private List<String> optionIds(String checkout) {
        return onecent.checkouts().findMethods(ANN, CheckoutId.of(checkout)).orElseThrow().options().stream()
                .map(PaymentOption::id)
                .toList();
    }
}
