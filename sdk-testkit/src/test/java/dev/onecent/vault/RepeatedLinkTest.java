package dev.onecent.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same command id with a form that is not in order (R22). */
class RepeatedLinkTest {
    private static final ShopperId ANN = ShopperId.of("tea-house", "ann");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final OneCent onecent = shop.open();

    @ParameterizedTest
    @CsvSource({"4111,12/29,737", "nonsense,12/29,737", "4242424242424242,never,737", "4242424242424242,12/29,x"})
    void answersThatTheIdWasUsedForAnotherCard(String number, String expiry, String code) {
        onecent.cards().link(ANN, shop.link("l-1", TestCards.VISA));

        LinkCardResult again = onecent.cards()
                .link(
                        ANN,
                        LinkCard.of(
                                CommandId.of("l-1"), CardForm.of(number, expiry, code, "Ann Shopper"), shop.consent()));

        assertThat(again).isInstanceOf(LinkCardResult.CommandReused.class);
    }

    @Test
    void linksNothing() {
        onecent.cards().link(ANN, shop.link("l-1", TestCards.VISA));

        onecent.cards().link(ANN, LinkCard.of(CommandId.of("l-1"), CardForm.of("4111", "", "", ""), shop.consent()));

        assertThat(onecent.cards().of(ANN).cards()).hasSize(1);
    }
}
