package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.checkout.PayResult;
import dev.onecent.store.CheckoutId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import java.nio.file.Path;
import java.time.Duration;

/** A process of its own with core as a module: links a card that came as JSON, pays with it, and reads all of it back. */
final class OnTheModulePath {
    private OnTheModulePath() {}

    public static void main(String[] arguments) throws Exception {
        require(OneCent.class.getModule().isNamed(), "core is a module");
        TestShop shop = TestShop.with(Validation.FACTORY);
        CheckoutId checkout = CheckoutId.of("c-1");
        try (JdbcStorage storage = JdbcStorage.sqlite(Path.of(arguments[0]))) {
            OneCent onecent = shop.open(storage, TinkCardSafe.of(TinkKeys.generate()), shop.gateway(), any -> any);
            shop.startCheckout(onecent, checkout.value());
            require(
                    onecent.checkouts().addCard(ANN, checkout, link(shop, "1")) instanceof LinkCardResult.Invalid,
                    "a wrong form is refused");
            require(
                    onecent.checkouts().addCard(ANN, checkout, link(shop, "")) instanceof LinkCardResult.Linked,
                    "the card is linked");
            require(
                    onecent.checkouts().pay(ANN, checkout, TestShop.payOnce("pay", TestCards.MASTERCARD))
                            instanceof PayResult.Paid,
                    "the checkout is paid");
            shop.pass(onecent, Duration.ofDays(2));
            require(onecent.carts().of(ANN).lines().size() == 1, "what was bought left the cart");
            require(onecent.payments().of(ANN, "", 10).items().size() == 1, "the payment is read back");
            require(
                    onecent.microAuthorizations().of(ANN, "", 10).items().size() == 1,
                    "the frozen verification is read back");
        }
        System.out.println("walked");
    }

    private static LinkCard link(TestShop shop, String wrong) throws Exception {
        String json = "{\"number\":\"" + TestCards.VISA + wrong
                + "\",\"expiry\":\"12/29\",\"securityCode\":\"737\",\"holder\":\"Ann Shopper\"}";
        CardForm form = JsonMapper.builder().build().readValue(json, CardForm.class);
        LinkCard command = shop.link("link" + wrong, TestCards.VISA);
        return new LinkCard(
                command.command(), form, command.consent(), command.client(), command.enteredIn(), command.visitor());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not so: " + what);
        }
    }
}
