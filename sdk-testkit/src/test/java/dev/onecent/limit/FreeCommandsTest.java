package dev.onecent.limit;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardToken;
import dev.onecent.checkout.PayResult;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.support.Numbers;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.EditCardResult;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Commands that cost nothing are no way round the limits, however many of them a shopper gives in between (R21). */
class FreeCommandsTest {
    /** What the standard policy admits for one shopper without a proof. */
    private static final int MOST = 5;

    private static final int ROUNDS = 40;

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final TestShop byToken = TestShop.with(Validation.FACTORY, KeptAs.GATEWAY_TOKEN);
    private int edits;

    @Test
    void oneNumberIsNotTriedWithEverySecurityCodeUnderOneCommand() {
        OneCent onecent = open(shop);
        CardId card = linked(onecent, shop);

        for (int round = 0; round < ROUNDS; round++) {
            CardForm form = CardForm.of(
                    TestCards.INSUFFICIENT_FUNDS, "12/29", String.format(Locale.ROOT, "%03d", round), "Ann Shopper");
            onecent.cards().link(ANN, LinkCard.of(CommandId.of("one"), form, shop.consent()));
            flood(onecent, card);
        }

        assertThat(asked(shop)).isLessThanOrEqualTo(MOST);
    }

    @Test
    void oneCardIsNotTriedWithEveryExpiryUnderOneCommand() {
        OneCent onecent = open(shop);
        CardId card = linked(onecent, shop);
        refuseEverything(shop);

        for (int round = 0; round < ROUNDS; round++) {
            CardEdit edit = CardEdit.nothing()
                    .withExpiry(String.format(Locale.ROOT, "%02d/%02d", 1 + round % 12, 30 + round / 12));
            onecent.cards().edit(ANN, EditCard.of(CommandId.of("one"), card, edit));
            flood(onecent, card);
        }

        assertThat(asked(shop)).isLessThanOrEqualTo(MOST);
    }

    @Test
    void noNumberOfTokensIsTriedUnderOneCommand() {
        OneCent onecent = open(byToken);
        CardId card = linked(onecent, byToken);
        refuseEverything(byToken);

        for (int round = 0; round < ROUNDS; round++) {
            onecent.cards()
                    .link(
                            ANN,
                            LinkCard.of(
                                    CommandId.of("one"), unrecognised(Numbers.of("424242", round)), byToken.consent()));
            flood(onecent, card);
        }

        assertThat(asked(byToken)).isLessThanOrEqualTo(MOST);
    }

    /** Nor while the answer of the first command is long forgotten: 33 commands that count push out the first, and cost what they cost. */
    @Test
    void aForgottenCommandCountsAgain() {
        OneCent onecent = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> any.attempts(AttemptPolicy.standard()));
        CardId card = linked(onecent, shop);
        refuseEverything(shop);

        List<LinkCardResult> results = IntStream.range(0, 9)
                .mapToObj(n -> onecent.cards().link(ANN, shop.link("link-" + n, Numbers.of("424242", n))))
                .toList();
        flood(onecent, card);

        assertThat(onecent.cards().link(ANN, shop.link("link-0", Numbers.of("424242", 0))))
                .isEqualTo(results.get(0));
        assertThat(results.subList(MOST - 1, 9)).allMatch(LinkCardResult.TryLater.class::isInstance);
        assertThat(asked(shop)).isEqualTo(MOST);
    }

    /** The first answer stands, whatever else was done for nothing (R22). */
    @Test
    void aCountedCommandIsRememberedBehindAnyNumberOfFreeOnes() {
        OneCent onecent = open(shop);
        CardId card = linked(onecent, shop);
        onecent.cards().remove(ANN, Set.of(card));
        onecent.cards().link(ANN, shop.link("other", TestCards.MASTERCARD));
        CardId other = onecent.cards().of(ANN).cards().get(0).id();
        flood(onecent, other);

        assertThat(onecent.cards().link(ANN, shop.link("first", TestCards.VISA)))
                .isEqualTo(new LinkCardResult.NotVerified());
        assertThat(onecent.cards().of(ANN).cards()).hasSize(1);
        assertThat(asked(shop)).isEqualTo(2);
    }

    /** Whose card was found on file is answered so again: that was counted once, and what is remembered costs nothing. */
    @Test
    void aCardFoundOnFileIsRemembered() {
        OneCent onecent = open(shop);
        linked(onecent, shop);

        List<LinkCardResult> results = IntStream.range(0, 20)
                .mapToObj(n -> onecent.cards().link(ANN, shop.link("again", TestCards.VISA)))
                .toList();

        assertThat(results).allMatch(LinkCardResult.AlreadyLinked.class::isInstance);
        assertThat(onecent.cards().link(ANN, shop.link("new", TestCards.MASTERCARD)))
                .isInstanceOf(LinkCardResult.Linked.class);
    }

    /** A checkout forgets no payment by card behind any number of others. */
    @Test
    void oneOffCardsAreNotTriedUnderOneCommand() {
        OneCent onecent = open(shop);
        CardId card = linked(onecent, shop);
        shop.startCheckout(onecent, "c-1");
        refuseEverything(shop);

        List<PayResult> results = IntStream.range(0, ROUNDS)
                .mapToObj(n -> {
                    flood(onecent, card);
                    return onecent.checkouts()
                            .pay(ANN, CheckoutId.of("c-1"), TestShop.payOnce("pay-" + n, Numbers.of("424242", n)));
                })
                .toList();

        assertThat(results.subList(MOST - 1, ROUNDS)).allMatch(PayResult.TryLater.class::isInstance);
        assertThat(asked(shop)).isLessThanOrEqualTo(MOST);
    }

    private static OneCent open(TestShop shop) {
        return shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> any.attempts(AttemptPolicy.standard()));
    }

    private static CardId linked(OneCent onecent, TestShop shop) {
        return ((LinkCardResult.Linked) onecent.cards().link(ANN, shop.link("first", TestCards.VISA)))
                .card()
                .id();
    }

    /** As many nicknames as a vault remembers commands. */
    private void flood(OneCent onecent, CardId card) {
        for (int n = 0; n < 32; n++) {
            CardEdit edit = CardEdit.nothing().withNickname("Card " + n);
            assertThat(onecent.cards().edit(ANN, EditCard.of(CommandId.of("free-" + edits++), card, edit)))
                    .isInstanceOf(EditCardResult.Edited.class);
        }
    }

    private static int asked(TestShop shop) {
        return (int) shop.gateway().calls().stream()
                .filter(call -> call == Call.AUTHORIZE)
                .count();
    }

    private static void refuseEverything(TestShop shop) {
        shop.gateway()
                .next(
                        Call.AUTHORIZE,
                        Collections.nCopies(ROUNDS * 2, Reaction.REFUSE).toArray(Reaction[]::new));
    }

    /** A token of whose card the gateway reports no fingerprint. */
    private CardToken unrecognised(String number) {
        CardToken token = byToken.gateway().tokenize(TestShop.form(number));
        return CardToken.of(token.revealToken(), token.masked(), token.expiry());
    }
}
