package dev.onecent.vault;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.card.CardBrand;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardForm;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState.Refused;
import dev.onecent.microauth.MicroAuthorizationState.Released;
import dev.onecent.microauth.VerificationAmountPolicy;
import dev.onecent.microauth.VerificationAmounts;
import dev.onecent.money.Money;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.support.Interposed;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An amount with which a card cannot be verified, and the one second try with another (R14, R19). */
class SecondTryTest {
    private static final Money CENT = Money.of("EUR", 1);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final MortalStorage storage = new MortalStorage();
    private final CardSafe safe = new EphemeralCardSafe();

    SecondTryTest() {
        shop.gateway().withoutZeroFor(CardBrand.VISA);
    }

    @Test
    void goesWithTheOtherAmountAndWithoutTheCode() {
        OneCent onecent = open(VerificationAmounts.byNetworkRules());

        LinkCardResult result = onecent.cards().link(ANN, shop.link("link", TestCards.VISA));

        SavedCard card = ((LinkCardResult.Linked) result).card();
        List<MicroAuthorization> verifications =
                onecent.microAuthorizations().of(ANN, "", 10).items();
        assertThat(verifications)
                .extracting(MicroAuthorization::amount)
                .containsExactly(Money.zero(CENT.currency()), CENT);
        assertThat(verifications.get(0).state()).isInstanceOf(Refused.class);
        assertThat(verifications.get(1).state()).isInstanceOf(Released.class);
        assertThat(verifications).extracting(MicroAuthorization::reference).doesNotHaveDuplicates();
        assertThat(verifications).allMatch(proof -> proof.card().equals(card.id()));
        assertThat(shop.gateway().securityCodes()).isEqualTo(1);
        assertThat(onecent.cards().link(ANN, shop.link("link", TestCards.VISA))).isEqualTo(result);
        assertThat(shop.gateway().authorizations()).hasSize(2);
    }

    /** An expiry that is verified again is verified as the card was (R12). */
    @Test
    void goesForAChangedExpiryToo() {
        OneCent onecent = open(VerificationAmounts.byNetworkRules());
        CardId card = linked(onecent);

        EditCardResult result = edit(onecent, "edit", card, "06/33");

        assertThat(result)
                .isInstanceOfSatisfying(
                        EditCardResult.Edited.class,
                        edited -> assertThat(edited.card().expiry()).hasToString("06/33"));
        List<MicroAuthorization> verifications =
                onecent.microAuthorizations().of(ANN, "", 10).items();
        assertThat(verifications)
                .extracting(MicroAuthorization::amount)
                .containsExactly(Money.zero(CENT.currency()), CENT, Money.zero(CENT.currency()), CENT);
        assertThat(verifications).extracting(MicroAuthorization::reference).doesNotHaveDuplicates();
        assertThat(shop.gateway().securityCodes()).isEqualTo(1);
        assertThat(edit(onecent, "edit", card, "06/33")).isEqualTo(result);
        assertThat(shop.gateway().authorizations()).hasSize(4);
    }

    /** The same number with a newer expiry, its code for the first call only (R11). */
    @Test
    void goesForANewerExpiryOfTheSameNumber() {
        OneCent onecent = open(VerificationAmounts.byNetworkRules());
        CardId card = linked(onecent);

        LinkCardResult result = onecent.cards().link(ANN, newer());

        assertThat(result).isInstanceOf(LinkCardResult.AlreadyLinked.class);
        assertThat(onecent.cards().of(ANN).find(card).orElseThrow().expiry()).hasToString("06/33");
        assertThat(shop.gateway().securityCodes()).isEqualTo(2);
        assertThat(shop.gateway().authorizations()).hasSize(4);
    }

    /** The issuer's answer to the second try is the edit's. */
    @Test
    void isWhatAnEditIsAnsweredFrom() {
        OneCent onecent = open(VerificationAmounts.byNetworkRules());
        CardId card = linked(onecent);
        shop.gateway().next(Call.AUTHORIZE, Reaction.ANSWER).next(Call.AUTHORIZE, Reaction.REFUSE);

        EditCardResult result = edit(onecent, "edit", card, "06/33");

        assertThat(result)
                .isInstanceOfSatisfying(
                        EditCardResult.ExpiryRefused.class,
                        refused -> assertThat(refused.reason()).isNotEqualTo(DeclineReason.AMOUNT_NOT_SUPPORTED));
        assertThat(edit(onecent, "edit", card, "06/33")).isEqualTo(result);
        assertThat(edit(onecent, "again", card, "06/33")).isInstanceOf(EditCardResult.Edited.class);
    }

    /** Where neither amount will do that is the answer: there is no third try. */
    @Test
    void isTheLast() {
        OneCent before = open(VerificationAmounts.byNetworkRules());
        CardId card = linked(before);
        PaymentGateway stubborn = Interposed.gateway(
                shop.gateway(),
                (name, arguments, call) ->
                        name.equals("authorize") ? new Declined(DeclineReason.AMOUNT_NOT_SUPPORTED, false) : call.go());
        OneCent onecent =
                shop.open(storage, safe, stubborn, any -> any.verificationAmount(VerificationAmounts.byNetworkRules()));

        assertThat(edit(onecent, "edit", card, "06/33"))
                .isInstanceOfSatisfying(
                        EditCardResult.ExpiryRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(DeclineReason.AMOUNT_NOT_SUPPORTED));
        assertThat(onecent.cards().of(ANN).find(card).orElseThrow().expiryChange())
                .isEmpty();
        assertThat(onecent.cards().link(ANN, shop.link("another", TestCards.VISA_STRIPE)))
                .isEqualTo(new LinkCardResult.Refused(DeclineReason.AMOUNT_NOT_SUPPORTED, false));
        assertThat(onecent.microAuthorizations().of(ANN, "", 10).items()).hasSize(6);
    }

    /** Wherever an edit dies, nothing stays held, the old expiry counts or the new one, and the shopper gets the new one in the end. */
    @Test
    void anEditSurvivesACrashAnywhere() {
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
            CardId card = ((LinkCardResult.Linked) onecent.cards().link(ANN, anew.link("link", TestCards.VISA)))
                    .card()
                    .id();
            mortal.dieAt(place);
            died = isDead(() -> edit(onecent, "edit", card, "06/33"));
            mortal.revive();
            anew.pass(onecent, Duration.ofHours(30));
            EditCardResult told = edit(onecent, "edit", card, "06/33");
            assertThat(told).as("died at " + place).isNotInstanceOf(EditCardResult.ExpiryRefused.class);
            edit(onecent, "edit-again", card, "06/33");

            assertThat(onecent.cards().of(ANN).find(card).orElseThrow().expiry())
                    .as("died at " + place)
                    .hasToString("06/33");
            assertThat(anew.gateway().ledger().held(CENT.currency()))
                    .as("died at " + place)
                    .isEqualTo(Money.zero(CENT.currency()));
            assertThat(anew.gateway().securityCodes()).as("died at " + place).isEqualTo(1);
        }
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
        OneCent onecent = open(inDollars());

        assertThatThrownBy(() -> onecent.cards().link(ANN, shop.link("link", TestCards.VISA)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EUR");
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(shop.gateway().authorizations()).isEmpty();
    }

    /** And of an edit before anything is saved: the card stays as it was. */
    @Test
    void aSecondAmountInAnotherCurrencyChangesNoCard() {
        OneCent before = open(VerificationAmounts.byNetworkRules());
        CardId card = linked(before);
        CardVault vault = before.cards().of(ANN);
        OneCent onecent = open(inDollars());

        assertThatThrownBy(() -> edit(onecent, "edit", card, "06/33"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EUR");
        assertThat(onecent.cards().of(ANN)).isEqualTo(vault);
        assertThat(shop.gateway().authorizations()).hasSize(2);
    }

    /** What became of a later edit is no answer to an earlier one, whatever the policy is by then (R22). */
    @Test
    void isToldFromALaterEdit() {
        OneCent none = open((brand, currency) -> Money.zero(currency));
        OneCent verifications = open(VerificationAmountPolicy.oneMinorUnit());
        CardId card = linked(verifications);
        EditCardResult first = edit(none, "first", card, "06/33");
        assertThat(first).isInstanceOf(EditCardResult.ExpiryRefused.class);

        assertThat(diesBeforeItsCall(none, card)).isInstanceOf(EditCardResult.ExpiryNotVerified.class);
        assertThat(edit(none, "first", card, "06/33")).isInstanceOf(EditCardResult.ExpiryRefused.class);

        assertThat(edit(verifications, "third", card, "06/33")).isInstanceOf(EditCardResult.Edited.class);
        assertThat(edit(verifications, "first", card, "06/33")).isInstanceOf(EditCardResult.ExpiryRefused.class);
    }

    /** Nobody holds the card when a decline is learned later: the old expiry stays, and the shopper types it again. */
    @Test
    void isNotMadeForAnEditWhoseDeclineIsLearnedLater() {
        OneCent onecent = open(VerificationAmounts.byNetworkRules());
        CardId card = linked(onecent);
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);

        assertThat(edit(onecent, "edit", card, "06/33")).isInstanceOf(EditCardResult.BeingVerified.class);
        shop.pass(onecent, Duration.ofHours(3));

        assertThat(onecent.cards().of(ANN).find(card).orElseThrow().expiryChange())
                .isEmpty();
        assertThat(edit(onecent, "edit", card, "06/33")).isInstanceOf(EditCardResult.ExpiryNotVerified.class);
        assertThat(shop.gateway().authorizations()).hasSize(3);
        assertThat(edit(onecent, "again", card, "06/33")).isInstanceOf(EditCardResult.Edited.class);
    }

    @Test
    void isNotMadeUnlessThePolicyNamesAnotherAmount() {
        OneCent onecent = open((brand, currency) -> Money.zero(currency));

        LinkCardResult result = onecent.cards().link(ANN, shop.link("link", TestCards.VISA));

        assertThat(result).isEqualTo(new LinkCardResult.Refused(DeclineReason.AMOUNT_NOT_SUPPORTED, false));
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(shop.gateway().authorizations()).hasSize(1);
    }

    /** Wherever the process dies nothing stays held, and the shopper links the card in the end, asked once more or not. */
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
            assertThat(anew.gateway().ledger().held(CENT.currency()))
                    .as("died at " + place)
                    .isEqualTo(Money.zero(CENT.currency()));
            assertThat(anew.gateway().securityCodes()).as("died at " + place).isLessThanOrEqualTo(2);
        }
    }

    private LinkCard newer() {
        CardForm form = CardForm.of(TestCards.VISA, "06/33", "737", "Ann Shopper");
        return LinkCard.of(CommandId.of("newer"), form, shop.consent());
    }

    /** What is told of an edit that was saved, and whose process died before the gateway was asked. */
    private EditCardResult diesBeforeItsCall(OneCent onecent, CardId card) {
        int asked = shop.gateway().authorizations().size();
        for (int place = 1; ; place++) {
            String command = "dies-at-" + place;
            CardVault before = onecent.cards().of(ANN);
            storage.dieAt(place);
            assertThat(isDead(() -> edit(onecent, command, card, "06/33"))).isTrue();
            storage.revive();
            if (!onecent.cards().of(ANN).equals(before)) {
                assertThat(shop.gateway().authorizations()).hasSize(asked);
                shop.pass(onecent, Duration.ofHours(1));
                return edit(onecent, command, card, "06/33");
            }
        }
    }

    private static VerificationAmountPolicy inDollars() {
        return new VerificationAmountPolicy() {
            @Override
            public Money amountFor(CardBrand brand, Currency currency) {
                return Money.zero(currency);
            }

            @Override
            public Optional<Money> secondAmountFor(CardBrand brand, Money refused) {
                return Optional.of(Money.of("USD", 1));
            }
        };
    }

    private CardId linked(OneCent onecent) {
        return ((LinkCardResult.Linked) onecent.cards().link(ANN, shop.link("link", TestCards.VISA)))
                .card()
                .id();
    }

    private static EditCardResult edit(OneCent onecent, String command, CardId card, String expiry) {
        return onecent.cards()
                .edit(
                        ANN,
                        EditCard.of(
                                CommandId.of(command), card, CardEdit.nothing().withExpiry(expiry)));
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
        return shop.open(storage, safe, shop.gateway(), any -> any.verificationAmount(policy));
    }
}
