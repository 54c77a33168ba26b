package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.PayResult;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentInstrument.OneOffCard;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.Key;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.LinkCardResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What outlives a checkout, and what does not (R5 and R8). */
class KeepingProperties {
    private final InMemoryStorage storage = new InMemoryStorage();
    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final OneCent onecent = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any);

    /** Leaving a checkout, or letting it expire, changes nothing in the vault (R5). */
    @Property(tries = 100)
    void leavingChangesNothingInTheVault(
            @ForAll("cards") Set<String> linked, @ForAll boolean expires, @ForAll Channel channel) {
        KeepingProperties fresh = new KeepingProperties();
        fresh.shop.fillCart(fresh.onecent);
        int number = 0;
        for (String card : linked) {
            fresh.onecent.cards().link(ANN, fresh.shop.link("link-" + number++, card));
        }
        CheckoutId checkout = CheckoutId.of("c-1");
        fresh.onecent.checkouts().start(ANN, checkout, channel);
        CardVault before = fresh.onecent.cards().of(ANN);

        if (expires) {
            fresh.shop.pass(fresh.onecent, Duration.ofHours(2));
        } else {
            fresh.onecent.checkouts().abandon(ANN, checkout);
        }

        assertThat(fresh.onecent.cards().of(ANN)).isEqualTo(before);
        assertThat(fresh.onecent.checkouts().find(ANN, checkout).orElseThrow().state())
                .isInstanceOf(expires ? CheckoutState.Expired.class : CheckoutState.Abandoned.class);
        assertThat(fresh.onecent.payments().of(ANN, "", 10).items()).isEmpty();
    }

    /** Exactly the bought quantities leave the cart, once, however often due work is done (R5). */
    @Property(tries = 100)
    void theBoughtQuantitiesLeaveTheCartOnce(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 9) Integer> quantities,
            @ForAll @IntRange(min = 0, max = 4) int unticked,
            @ForAll @IntRange(max = 9) int more) {
        KeepingProperties fresh = new KeepingProperties();
        for (int line = 0; line < quantities.size(); line++) {
            fresh.put(line, quantities.get(line));
        }
        boolean leavesOne = unticked < quantities.size() && quantities.size() > 1;
        if (leavesOne) {
            fresh.onecent.carts().untick(ANN, sku(unticked));
        }
        CheckoutId checkout = CheckoutId.of("c-1");
        fresh.onecent.checkouts().start(ANN, checkout, Channel.DESKTOP);

        PayResult paid = fresh.onecent.checkouts().pay(ANN, checkout, TestShop.payOnce("pay", TestCards.VISA));
        fresh.put(quantities.size(), more + 1);
        fresh.shop.pass(fresh.onecent, Duration.ofHours(1));
        fresh.onecent.checkouts().pay(ANN, checkout, TestShop.payOnce("pay", TestCards.VISA));

        assertThat(paid).isInstanceOf(PayResult.Paid.class);
        assertThat(fresh.onecent.carts().of(ANN).lines())
                .extracting(CartLine::quantity)
                .containsExactlyElementsOf(leavesOne ? List.of(quantities.get(unticked), more + 1) : List.of(more + 1));
    }

    /** Without consent a card lives nowhere; with the payment stay brand, last four and the reference (R8). */
    @Property(tries = 100)
    void withoutConsentACardLivesNowhere(@ForAll("cards") Set<String> cards) {
        KeepingProperties fresh = new KeepingProperties();
        int number = 0;
        for (String card : cards) {
            CheckoutId checkout = CheckoutId.of("c-" + number);
            fresh.shop.fillCart(fresh.onecent);
            fresh.onecent.checkouts().start(ANN, checkout, Channel.DESKTOP);
            fresh.onecent.checkouts().pay(ANN, checkout, TestShop.payOnce("pay-" + number++, card));
        }

        assertThat(fresh.storage.vaults().find(Key.sole(ANN))).isEmpty();
        assertThat(fresh.onecent.payments().of(ANN, "", 100).items())
                .hasSize(cards.size())
                .allSatisfy(payment -> assertThat(payment.instrument()).isInstanceOf(OneOffCard.class));
        assertThat(fresh.onecent.payments().of(ANN, "", 100).items())
                .extracting(payment -> look(payment))
                .containsExactlyInAnyOrderElementsOf(
                        cards.stream().map(KeepingProperties::look).toList());
    }

    /** Every card on file has the consent that it was given with (R8). */
    @Property(tries = 50)
    void everyCardOnFileHasItsConsent(@ForAll("cards") Set<String> cards) {
        KeepingProperties fresh = new KeepingProperties();
        int number = 0;
        for (String card : cards) {
            LinkCardResult result = fresh.onecent.cards().link(ANN, fresh.shop.link("link-" + number++, card));
            assertThat(result).isInstanceOf(LinkCardResult.Linked.class);
        }

        assertThat(fresh.onecent.cards().of(ANN).cards())
                .hasSize(cards.size())
                .allSatisfy(card -> assertThat(card.consent()).isEqualTo(fresh.shop.consent()));
    }

    @Provide
    Arbitrary<Set<String>> cards() {
        return Arbitraries.of(TestCards.VISA, TestCards.MASTERCARD, TestCards.AMERICAN_EXPRESS, TestCards.DISCOVER)
                .set()
                .ofMaxSize(4);
    }

    private void put(int line, int quantity) {
        onecent.carts().put(ANN, CartLine.of(sku(line).value(), "Line " + line, Money.of("EUR", 100 + line), quantity));
        onecent.carts().tick(ANN, sku(line));
    }

    private static Sku sku(int line) {
        return Sku.of("LINE-" + line);
    }

    private static String look(Payment payment) {
        return payment.instrument().masked().orElseThrow().toString();
    }

    private static String look(String number) {
        try (var card = CardForm.of(number, "12/29", number.startsWith("3") ? "7373" : "737", "Ann Shopper")
                .read()) {
            return card.number().masked().toString();
        }
    }
}
