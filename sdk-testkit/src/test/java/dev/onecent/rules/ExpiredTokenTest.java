package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardToken;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.form.FormViolation;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A token of a card that has expired is refused before the gateway hears of it (R24). */
class ExpiredTokenTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final CardToken EXPIRED =
            CardToken.of("tok-1", new MaskedCard(CardBrand.VISA, LastFour.of("1111")), CardExpiry.of(2026, 10));

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final OneCent onecent = shop.open();

    @Test
    void isNotLinked() {
        shop.startCheckout(onecent, "c-1");
        LinkCard command = LinkCard.of(CommandId.of("link"), EXPIRED, shop.consent());

        LinkCardResult result = onecent.checkouts().addCard(ANN, CHECKOUT, command);

        assertThat(result)
                .asInstanceOf(InstanceOfAssertFactories.type(LinkCardResult.Invalid.class))
                .satisfies(invalid -> assertThat(invalid.violations())
                        .extracting(FormViolation::messageKey)
                        .containsExactly("dev.onecent.card.expiry.past"));
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(shop.gateway().calls()).isEmpty();
    }

    @Test
    void doesNotPay() {
        shop.startCheckout(onecent, "c-1");

        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, Pay.once(CommandId.of("pay"), EXPIRED));

        assertThat(result)
                .asInstanceOf(InstanceOfAssertFactories.type(PayResult.Invalid.class))
                .satisfies(invalid -> assertThat(invalid.violations())
                        .extracting(FormViolation::field)
                        .containsExactly("expiry"));
        assertThat(shop.gateway().calls()).isEmpty();
    }
}
