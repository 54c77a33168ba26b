package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.card.CardBrand;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState.Refused;
import dev.onecent.microauth.MicroAuthorizationState.Released;
import dev.onecent.microauth.VerificationAmountPolicy;
import dev.onecent.microauth.VerificationAmounts;
import dev.onecent.money.Money;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R14, R19: an amount with which a card cannot be verified, and the one second try with another. */
class SecondTryTest {
    private static final Money CENT = Money.of("EUR", 1);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final MortalStorage storage = new MortalStorage();

    SecondTryTest() {
        shop.gateway().withoutZeroFor(CardBrand.VISA);
    }

    @Test
    void goesWithTheOtherAmountAndWithoutTheCode() {
        OneCent onecent = open(VerificationAmounts.byNetworkRules());

        LinkCardResult result = onecent.cards().link(ANN, shop.link("link", TestCards.VISA));

        SavedCard card = ((LinkCardResult.Linked) result).card();
        List<MicroAuthorization> proofs = onecent.microAuthorizations().of(ANN, "", 10);
        assertThat(proofs).extracting(MicroAuthorization::amount).containsExactly(Money.zero(CENT.currency()), CENT);
        assertThat(proofs.get(0).state()).isInstanceOf(Refused.class);
        assertThat(proofs.get(1).state()).isInstanceOf(Released.class);
        assertThat(proofs).extracting(MicroAuthorization::reference).doesNotHaveDuplicates();
        assertThat(proofs).allMatch(proof -> proof.card().equals(card.id()));
        assertThat(shop.gateway().securityCodes()).isEqualTo(1);
        assertThat(onecent.cards().link(ANN, shop.link("link", TestCards.VISA))).isEqualTo(result);
        assertThat(shop.gateway().authorizations()).hasSize(2);
    }

    /** What became of the card since is no refusal of the link's. */
    @Test
    void isNoRefusalOnceTheCardWasRemoved() {
        OneCent onecent = open(VerificationAmounts.byNetworkRules());
        LinkCardResult result = onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        onecent.cards()
                .remove(ANN, Set.of(((LinkCardResult.Linked) result).card().id()));

        assertThat(onecent.cards().link(ANN, shop.link("link", TestCards.VISA)))
                .isInstanceOf(LinkCardResult.NotVerified.class);
    }

    @Test
    void aSecondAmountInAnotherCurrencyIsToldBeforeAnythingIsAsked() {
        OneCent onecent = open(new VerificationAmountPolicy() {
            @Override
            public Money amountFor(CardBrand brand, Currency currency) {
                return Money.zero(currency);
            }

            @Override
            public Optional<Money> secondAmountFor(CardBrand brand, Money refused) {
                return Optional.of(Money.of("USD", 1));
            }
        });

        assertThatThrownBy(() -> onecent.cards().link(ANN, shop.link("link", TestCards.VISA)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EUR");
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(shop.gateway().authorizations()).isEmpty();
    }

    @Test
    void isNotMadeUnlessThePolicyNamesAnotherAmount() {
        OneCent onecent = open((brand, currency) -> Money.zero(currency));

        LinkCardResult result = onecent.cards().link(ANN, shop.link("link", TestCards.VISA));

        assertThat(result).isEqualTo(new LinkCardResult.Refused(DeclineReason.AMOUNT_NOT_SUPPORTED, false));
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(shop.gateway().authorizations()).hasSize(1);
    }

    /** Wherever the process dies nothing stays frozen, and the shopper links the card in the end, asked once more or not. */
    @Test
    void survivesACrashAnywhere() {
        boolean died = true;
        for (int place = 1; died; place++) {
            TestShop anew = TestShop.with(Validation.FACTORY);
            anew.gateway().withoutZeroFor(CardBrand.VISA);
            MortalStorage mortal = new MortalStorage();
            OneCent onecent = anew.open(
                    mortal,
                    new EphemeralCardSafe(),
                    anew.gateway(),
                    any -> any.verificationAmount(VerificationAmounts.byNetworkRules()));
            mortal.dieAt(place);
            died = isDead(() -> onecent.cards().link(ANN, anew.link("link", TestCards.VISA)));
            mortal.revive();
            anew.pass(onecent, Duration.ofHours(30));
            assertThat(onecent.cards().link(ANN, anew.link("link", TestCards.VISA)))
                    .as("died at " + place)
                    .isNotInstanceOf(LinkCardResult.Refused.class);
            onecent.cards().link(ANN, anew.link("link-again", TestCards.VISA));

            assertThat(onecent.cards().of(ANN).linkedCards())
                    .as("died at " + place)
                    .hasSize(1);
            assertThat(anew.gateway().ledger().frozen(CENT.currency()))
                    .as("died at " + place)
                    .isEqualTo(Money.zero(CENT.currency()));
            assertThat(anew.gateway().securityCodes()).as("died at " + place).isLessThanOrEqualTo(2);
        }
    }

    private static boolean isDead(Runnable command) {
        try {
            command.run();
            return false;
        } catch (MortalStorage.Died e) {
            return true;
        }
    }

    private OneCent open(VerificationAmountPolicy policy) {
        return shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any.verificationAmount(policy));
    }
}
