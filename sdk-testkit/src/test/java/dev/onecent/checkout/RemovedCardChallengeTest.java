package dev.onecent.checkout;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.VaultResult;
import java.time.Duration;
import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An attempt that waits for a challenge with a card that is removed is given up (R10). */
class RemovedCardChallengeTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Money TOTAL = Money.of("EUR", 2_500);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final MortalStorage storage = new MortalStorage();
    private final OneCent onecent = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any);

    @SuppressWarnings("NullAway.Init") // by payWithACardOnFile
    private CardId card;

    @SuppressWarnings("NullAway.Init") // by payWithACardOnFile
    private MerchantReference challenge;

    @Test
    void paysNothingWhenTheShopperPassesTheChallenge() {
        payWithACardOnFile();
        remove();

        returnFromTheIssuer();

        assertGivenUp();
    }

    /** The shopper passed it, and removes the card before the notice comes: nothing was saved as approved. */
    @Test
    void paysNothingWhenTheChallengeWasPassedAndNobodyHeard() {
        payWithACardOnFile();
        shop.gateway().completeChallenge(challenge, true);
        remove();

        assertGivenUp();
        returnFromTheIssuer();
        assertGivenUp();
    }

    @Test
    void theCheckoutChoosesAnotherMethodAtOnce() {
        payWithACardOnFile();
        remove();

        assertThat(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("other", TestCards.VISA)))
                .isInstanceOf(PayResult.Paid.class);
        returnFromTheIssuer();
        shop.pass(onecent, Duration.ofHours(1));
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** The process dies at each place of the removal: the next run of due work gives the attempt up. */
    @Test
    void isGivenUpByDueWorkIfTheProcessDiesInBetween() {
        int deaths = 0;
        boolean died = true;
        while (died) {
            deaths++;
            RemovedCardChallengeTest run = new RemovedCardChallengeTest();
            died = run.removeAndDie(deaths);
            boolean removed = run.onecent.cards().of(ANN).find(run.card).isEmpty();
            if (removed) {
                run.onecent.runDue(ANN.tenant());
                run.assertGivenUp();
                run.returnFromTheIssuer();
                run.assertGivenUp();
            } else {
                run.returnFromTheIssuer();
                assertThat(run.state()).isInstanceOf(CheckoutState.Paid.class);
            }
        }
        assertThat(deaths).isGreaterThan(3);
    }

    /** Nobody ran due work since the process died: the notice itself finds the card gone. */
    @Test
    void aNoticeFindsTheCardGone() {
        payWithACardOnFile();
        removeAndDie(2);
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();

        returnFromTheIssuer();

        assertGivenUp();
    }

    @Test
    void theSameNumberEnteredAgainIsAnotherCard() {
        payWithACardOnFile();
        removeAndDie(2);
        onecent.cards().link(ANN, shop.link("again", TestCards.CHALLENGED));

        returnFromTheIssuer();

        assertGivenUp();
    }

    @Test
    void whatWasApprovedBeforeTheRemovalStands() {
        payWithACardOnFile();
        returnFromTheIssuer();
        remove();
        shop.pass(onecent, Duration.ofHours(1));

        assertThat(state()).isInstanceOf(CheckoutState.Paid.class);
        assertThat(taken()).isEqualTo(TOTAL);
    }

    /** At each read and write of the notice's the card is removed: in the end it is paid and taken, or neither. */
    @Test
    void aRemovalDuringTheNoticePaysOrGivesUp() {
        int places = interrupted(0);
        for (int place = 1; place <= places; place++) {
            RemovedCardChallengeTest run = new RemovedCardChallengeTest();
            run.interrupted(place);
            run.shop.pass(run.onecent, Duration.ofHours(1));
            boolean paid = run.state() instanceof CheckoutState.Paid;
            assertThat(run.taken()).as("at " + place).isEqualTo(paid ? TOTAL : Money.zero(EURO));
            assertThat(run.shop.gateway().ledger().held(EURO)).as("at " + place).isEqualTo(Money.zero(EURO));
        }
        assertThat(places).isGreaterThan(5);
    }

    @Test
    void anErasureGivesItUpToo() {
        payWithACardOnFile();
        onecent.erase(ANN);

        returnFromTheIssuer();
        shop.pass(onecent, Duration.ofHours(1));

        assertThat(taken()).isEqualTo(Money.zero(EURO));
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
    }

    @Test
    void aCardThatIsNotKeptIsNotConcerned() {
        payWithACardOnFile();
        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("once", TestCards.CHALLENGED));
        challenge = ((PayResult.ChallengeRequired) result).reference();
        shop.clock().advance(Duration.ofMinutes(2));
        remove();

        returnFromTheIssuer();

        assertThat(state()).isInstanceOf(CheckoutState.Paid.class);
    }

    private void payWithACardOnFile() {
        LinkCardResult asked = onecent.cards().link(ANN, shop.link("link", TestCards.CHALLENGED));
        MerchantReference verification = ((LinkCardResult.ChallengeRequired) asked).reference();
        shop.gateway().completeChallenge(verification, true);
        shop.clock().advance(Duration.ofMinutes(2));
        onecent.accept(GatewayNotice.of(ANN.tenant(), verification));
        card = onecent.cards().of(ANN).linkedCards().get(0).id();
        shop.startCheckout(onecent, "c-1");
        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", card));
        challenge = ((PayResult.ChallengeRequired) result).reference();
        shop.clock().advance(Duration.ofMinutes(2));
    }

    private void remove() {
        assertThat(onecent.cards().remove(ANN, Set.of(card))).isInstanceOf(VaultResult.Done.class);
    }

    /** Returns whether it died there. */
    private boolean removeAndDie(int place) {
        if (card == null) {
            payWithACardOnFile();
        }
        storage.dieAt(place);
        try {
            onecent.cards().remove(ANN, Set.of(card));
        } catch (MortalStorage.Died e) {
            assertThat(storage.isDead()).isTrue();
        }
        boolean died = storage.isDead();
        storage.revive();
        return died;
    }

    private int interrupted(int place) {
        payWithACardOnFile();
        shop.gateway().completeChallenge(challenge, true);
        storage.interruptAt(place, this::remove);
        onecent.accept(GatewayNotice.of(ANN.tenant(), challenge));
        int places = storage.places();
        storage.interruptAt(0, () -> {});
        return places;
    }

    private void returnFromTheIssuer() {
        try {
            shop.gateway().completeChallenge(challenge, true);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("challenge");
        }
        onecent.accept(GatewayNotice.of(ANN.tenant(), challenge));
    }

    private void assertGivenUp() {
        assertThat(state()).isInstanceOf(CheckoutState.ChoosingMethod.class);
        assertThat(taken()).isEqualTo(Money.zero(EURO));
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
    }

    private CheckoutState state() {
        return onecent.checkouts().find(ANN, CHECKOUT).map(Checkout::state).orElseThrow();
    }

    private Money taken() {
        return shop.gateway().ledger().captured(EURO);
    }
}
