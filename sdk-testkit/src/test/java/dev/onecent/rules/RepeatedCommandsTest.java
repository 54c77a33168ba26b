package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.checkout.PayResult;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.support.Interposed;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.VaultResult;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A command given again is answered with what came of it, not of another (R22). */
class RepeatedCommandsTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    private final TestShop shop = newShop();
    private final OneCent onecent = shop.open();

    @Test
    void aDeclineIsADeclineWhileAnotherAttemptRuns() {
        shop.startCheckout(onecent, "c-1");
        pay("first", TestCards.INSUFFICIENT_FUNDS);
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        pay("second", TestCards.VISA);

        assertThat(pay("first", TestCards.INSUFFICIENT_FUNDS)).isInstanceOf(PayResult.Declined.class);
        assertThat(pay("second", TestCards.VISA)).isInstanceOf(PayResult.InProgress.class);
    }

    @Test
    void aDeclineIsADeclineAfterAnotherAttemptCameToNothing() {
        shop.startCheckout(onecent, "c-1");
        pay("first", TestCards.INSUFFICIENT_FUNDS);
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_REQUEST);
        pay("second", TestCards.VISA);
        shop.pass(onecent, Duration.ofMinutes(10));

        assertThat(pay("first", TestCards.INSUFFICIENT_FUNDS)).isInstanceOf(PayResult.Declined.class);
        assertThat(pay("second", TestCards.VISA)).isInstanceOf(PayResult.NotCharged.class);
    }

    @Test
    void aDeclineIsADeclineAfterAnotherAttemptPaid() {
        shop.startCheckout(onecent, "c-1");
        pay("first", TestCards.INSUFFICIENT_FUNDS);
        pay("second", TestCards.VISA);

        assertThat(pay("first", TestCards.INSUFFICIENT_FUNDS)).isInstanceOf(PayResult.Declined.class);
        assertThat(pay("second", TestCards.VISA)).isInstanceOf(PayResult.Paid.class);
        assertThat(Collections.frequency(shop.gateway().calls(), Call.AUTHORIZE))
                .isEqualTo(2);
    }

    /** Two processes get the same command at once, and the card is declined. */
    @Test
    void theSameCommandAtOnceIsAnsweredAlike() {
        InMemoryStorage storage = new InMemoryStorage();
        OneCent other = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any);
        int[] finds = {-1};
        OneCent slow = shop.open(
                Interposed.storage(storage, (name, arguments, call) -> {
                    if (name.equals("checkouts.find") && finds[0] >= 0 && ++finds[0] == 2) {
                        finds[0] = -1;
                        other.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.INSUFFICIENT_FUNDS));
                    }
                    return call.go();
                }),
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> any);
        shop.startCheckout(slow, "c-1");
        finds[0] = 0;

        assertThat(slow.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.INSUFFICIENT_FUNDS)))
                .isInstanceOf(PayResult.Declined.class);
        assertThat(Collections.frequency(shop.gateway().calls(), Call.AUTHORIZE))
                .isEqualTo(1);
    }

    /** The shopper has left meanwhile; the card was linked all the same. */
    @Test
    void addingACardIsAnsweredAfterTheCheckoutEnded() {
        shop.startCheckout(onecent, "c-1");
        LinkCardResult first = onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link", TestCards.VISA));
        onecent.checkouts().abandon(ANN, CHECKOUT);

        assertThat(onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link", TestCards.VISA)))
                .isEqualTo(first)
                .isInstanceOf(LinkCardResult.Linked.class);
        assertThat(onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("other", TestCards.MASTERCARD)))
                .isInstanceOf(LinkCardResult.NoOpenCheckout.class);
    }

    @Test
    void removingWhatIsGoneIsDone() {
        LinkCardResult.Linked linked =
                (LinkCardResult.Linked) onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        Set<CardId> cards = Set.of(linked.card().id());

        VaultResult first = onecent.cards().remove(ANN, cards);

        assertThat(onecent.cards().remove(ANN, cards)).isEqualTo(first).isInstanceOf(VaultResult.Done.class);
    }

    private PayResult pay(String command, String number) {
        return onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce(command, number));
    }

    /** Seals its numbers, unless a subclass says otherwise. */
    TestShop newShop() {
        return TestShop.with(Validation.FACTORY);
    }
}
