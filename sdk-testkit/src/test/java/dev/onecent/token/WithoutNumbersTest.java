package dev.onecent.token;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.DueReport;
import dev.onecent.OneCent;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards that are kept at the gateway: what a host chooses, and what is owed to the gateway (R10, R16, R17, R19). */
class WithoutNumbersTest {
    private final TokenRun run = new TokenRun();

    @Test
    void thereIsExactlyOneWayForTypedNumbers() {
        TestShop sealing = TestShop.with(Validation.FACTORY);
        InMemoryStorage storage = new InMemoryStorage();

        assertThatThrownBy(() -> sealing.open(
                        storage, new EphemeralCardSafe(), sealing.gateway(), builder -> builder.withoutCardNumbers()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("exactly one of .cardSafe");
        assertThatThrownBy(() -> sealing.open(
                        storage,
                        new EphemeralCardSafe(),
                        sealing.gateway(),
                        builder -> builder.cardTokens(sealing.gateway())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTypedFormIsNotTakenWhereTheHostWantsNoNumbers() {
        TestShop shop = TestShop.with(Validation.FACTORY, KeptAs.GATEWAY_TOKEN);
        OneCent onecent = shop.open();
        shop.startCheckout(onecent, "c-1");
        LinkCard typed = LinkCard.of(CommandId.of("link"), TestShop.form(TestCards.VISA), shop.consent());

        assertThat(onecent.checkouts().addCard(ANN, CheckoutId.of("c-1"), typed))
                .isEqualTo(new LinkCardResult.TypedCardNotTaken());
        assertThat(onecent.checkouts().pay(ANN, CheckoutId.of("c-1"), TestShop.payOnce("pay", TestCards.VISA)))
                .isInstanceOf(PayResult.TypedCardNotTaken.class);
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(onecent.payments().of(ANN, "", 10).items()).isEmpty();
        assertThat(shop.gateway().calls()).isEmpty();
    }

    /** The code goes with the exchange, and from then on neither number nor code goes anywhere (R19). */
    @Test
    void afterTheExchangeTheGatewayGetsTokensOnly() {
        run.pay();

        assertThat(run.shop.gateway().calls()).startsWith(Call.EXCHANGE).contains(Call.AUTHORIZE);
        assertThat(run.shop.gateway().authorizations()).noneMatch(seen -> seen.securityCode());
        assertThat(run.onecent.cards().of(ANN).cards())
                .allMatch(card -> card.credential() instanceof CardCredential.Token);
    }

    @Test
    void aRefusedExchangeIsARefusedCard() {
        run.reacting(Call.EXCHANGE, Reaction.REFUSE);

        assertThat(run.onecent.cards().link(ANN, run.shop.link("link-1", TestCards.MASTERCARD)))
                .isEqualTo(new LinkCardResult.Refused(DeclineReason.NOT_SUPPORTED, false));
        assertThat(run.exchanges()).hasSize(1);
    }

    /** A lost answer is neither; the number is gone, so the shopper types it again, and the first token is detached (R17). */
    @Test
    void aLostExchangeIsNotVerifiedAndMayBeTriedAgain() {
        run.reacting(Call.EXCHANGE, Reaction.LOSE_ANSWER);

        assertThat(run.onecent.cards().link(ANN, run.shop.link("link-1", TestCards.MASTERCARD)))
                .isEqualTo(new LinkCardResult.NotVerified());
        assertThat(run.onecent.cards().link(ANN, run.shop.link("link-2", TestCards.MASTERCARD)))
                .isInstanceOf(LinkCardResult.Linked.class);
        assertThat(run.shop.gateway().attachedTokens()).hasSize(3);
        run.settle();
        run.assertSettled("tried again");
        assertThat(run.shop.gateway().attachedTokens()).hasSize(2);
    }

    /** An exchange that arrives after the gateway was asked and did not have it is found at the second look, or at the third (R17). */
    @ParameterizedTest
    @CsvSource({"PT30M, PT1H", "PT2H, PT24H"})
    void anExchangeThatArrivesAfterTheGatewayHadNothingIsDetached(Duration late, Duration until) {
        run.reacting(Call.EXCHANGE, Reaction.HOLD_BACK);
        assertThat(run.onecent.cards().link(ANN, run.shop.link("link-1", TestCards.MASTERCARD)))
                .isEqualTo(new LinkCardResult.NotVerified());
        run.shop.pass(run.onecent, late);
        assertThat(run.exchanges())
                .extracting(TokenExchange::state)
                .anyMatch(TokenExchangeState.Gone.class::isInstance);

        run.shop.gateway().deliverHeldBack();
        assertThat(run.shop.gateway().attachedTokens()).hasSize(2);
        run.shop.pass(run.onecent, until);

        assertThat(run.shop.gateway().attachedTokens()).hasSize(1);
        run.settle();
        run.assertSettled("arrived late by " + late);
    }

    /** The removal is one save of the vault; the gateway is told by due work, until it says that it did (R10). */
    @Test
    void aRemovalIsOneSaveAndTheTokenIsDetachedByDueWork() {
        run.storage.dieAt(3);
        run.remove();
        run.storage.revive();

        assertThat(run.onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(run.shop.gateway().attachedTokens()).hasSize(1);
        run.dueWork();
        assertThat(run.shop.gateway().attachedTokens()).isEmpty();
        assertThat(run.exchanges()).isEmpty();
    }

    /** A gateway that does not forget is asked again, parked and shown (R16, R25). */
    @Test
    void aDetachmentThatIsRefusedIsParkedAndShown() {
        run.reacting(Call.DETACH, Collections.nCopies(12, Reaction.REFUSE).toArray(Reaction[]::new));
        run.remove();

        run.shop.pass(run.onecent, Duration.ofMinutes(20));

        assertThat(run.onecent.parked(ANN.tenant(), 10))
                .extracting(DueReport.Parked::item)
                .extracting(DueReport.Item::kind)
                .containsExactly("token-exchange");
        run.settle();
        run.assertSettled("forgotten in the end");
    }

    /** An erased shopper's cards are forgotten at the gateway as well; until then the report says what is owed. */
    @Test
    void anErasureOwesTheDetachment() {
        run.reacting(Call.DETACH, Reaction.LOSE_REQUEST);

        assertThat(run.onecent.erase(ANN).owed()).anyMatch(owed -> owed.kind().equals("token-exchange"));
        run.settle();
        run.assertSettled("erased");
        assertThat(run.shop.gateway().attachedTokens()).isEmpty();
    }

    /** A token that the host brought is the host's to detach. */
    @Test
    void aBroughtTokenIsNotDetached() {
        LinkCard brought = LinkCard.of(
                CommandId.of("link-1"),
                run.shop.gateway().tokenize(TestShop.form(TestCards.MASTERCARD)),
                run.shop.consent());
        LinkCardResult.Linked linked =
                (LinkCardResult.Linked) run.onecent.cards().link(ANN, brought);

        run.onecent.cards().remove(ANN, Set.of(linked.card().id()));
        run.settle();

        run.assertSettled("brought");
        assertThat(run.shop.gateway().calls()).doesNotContain(Call.DETACH);
    }
}
