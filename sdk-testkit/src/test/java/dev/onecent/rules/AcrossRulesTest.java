package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.DueReport;
import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.card.CardNumber;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.method.HostMethod;
import dev.onecent.payment.MethodId;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.DueFor;
import dev.onecent.store.Key;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCardResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cases in which the rule of one part meets another's: damaged rows and removed cards, deletions and lost methods, repetitions and limits. */
class AcrossRulesTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final OneCent onecent = open(any -> any);

    /** The vault goes on with its other work although the checkout of a removed card cannot be told (R10, R25). */
    @Test
    void aDamagedCheckoutHoldsUpNoVault() {
        CardId card = challengedCard();
        payWith(card);
        storage.damage(new Key(ANN, CHECKOUT.value()));

        onecent.cards().remove(ANN, Set.of(card));
        shop.pass(onecent, Duration.ofDays(3));

        assertThat(onecent.cards().of(ANN).removedCards()).isEmpty();
    }

    /** The shopper has passed the challenge and the money is taken, so the payment does not wait for the vault (R3, R25). */
    @Test
    void aDamagedVaultHoldsUpNoPayment() {
        MerchantReference challenge = payWith(challengedCard());
        storage.damage(Key.sole(ANN));
        shop.gateway().completeChallenge(challenge, true);

        onecent.accept(GatewayNotice.of(ANN.tenant(), challenge));
        shop.pass(onecent, Duration.ofDays(2));

        assertThat(onecent.payments()
                        .find(ANN.tenant(), challenge)
                        .orElseThrow()
                        .state())
                .isNotInstanceOf(PaymentState.Authorizing.class);
    }

    /** A deletion that something stood in the way of does not wait for another whole retention. */
    @Test
    void whatIsPutOffIsListedAgainSoon() {
        shop.startCheckout(onecent, CHECKOUT.value());
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.DECLINED));
        onecent.checkouts().abandon(ANN, CHECKOUT);
        shop.pass(onecent, Duration.ofDays(31));
        assertThat(storage.checkouts().sweep(ANN.tenant(), Optional.empty(), 10))
                .hasSize(1);

        shop.clock().advance(Duration.ofDays(9));

        assertThat(storage.checkouts()
                        .due(
                                ANN.tenant(),
                                DueFor.REMOVAL,
                                shop.clock().instant().minus(Duration.ofDays(30)),
                                10))
                .hasSize(1);
    }

    /** A checkout whose attempt was made through a method that is no longer registered holds up no run (R25). */
    @Test
    void aMethodThatIsGoneHoldsUpNoRemoval() {
        OneCent before = open(builder -> builder.method(HostMethod.of("paypal", shop.gateway())));
        IntStream.range(0, 120).forEach(number -> leaveUnpaid(before, CheckoutId.of("c-" + number)));
        shop.pass(before, Duration.ofDays(3));
        shop.clock().advance(Duration.ofDays(90));
        onecent.runDue(ANN.tenant());
        onecent.runDue(ANN.tenant());

        DueReport report = onecent.runDue(ANN.tenant());

        assertThat(report.postponed()).isEmpty();
    }

    /** Numbers that are tried under a known command id are compared with the card on file, so each of them counts (R11, R21). */
    @Test
    void comparingARepeatedLinkIsNoUncountedOracle() {
        OneCent limited = open(builder -> builder.attempts(AttemptPolicy.standard()));
        limited.cards().link(ANN, shop.link("link", TestCards.VISA));

        List<LinkCardResult> answers = IntStream.range(0, 1_000)
                .mapToObj(middle -> "41111111%04d1111".formatted(middle))
                .filter(number -> !number.equals(TestCards.VISA) && CardNumber.isIn(number))
                .map(number -> limited.cards().link(ANN, shop.link("link", number)))
                .toList();

        assertThat(answers).hasSizeGreaterThan(90).last().isInstanceOf(LinkCardResult.TryLater.class);
        assertThat(answers.stream().filter(LinkCardResult.CommandReused.class::isInstance))
                .hasSizeBetween(1, 10);
    }

    private OneCent open(UnaryOperator<OneCentBuilder> settings) {
        return shop.open(storage, new EphemeralCardSafe(), shop.gateway(), settings);
    }

    /** Links a card whose issuer wants to see the shopper. */
    private CardId challengedCard() {
        LinkCardResult asked = onecent.cards().link(ANN, shop.link("link", TestCards.CHALLENGED));
        MerchantReference verification = ((LinkCardResult.ChallengeRequired) asked).reference();
        shop.gateway().completeChallenge(verification, true);
        shop.clock().advance(Duration.ofMinutes(2));
        onecent.accept(GatewayNotice.of(ANN.tenant(), verification));
        return onecent.cards().of(ANN).linkedCards().get(0).id();
    }

    /** Begins to pay, and returns the challenge that is open then. */
    private MerchantReference payWith(CardId card) {
        shop.startCheckout(onecent, CHECKOUT.value());
        PayResult result = onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", card));
        shop.clock().advance(Duration.ofMinutes(2));
        return ((PayResult.ChallengeRequired) result).reference();
    }

    private void leaveUnpaid(OneCent before, CheckoutId checkout) {
        shop.startCheckout(before, checkout.value());
        shop.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);
        before.checkouts().pay(ANN, checkout, Pay.by(CommandId.of("p"), MethodId.of("paypal")));
        before.checkouts().abandon(ANN, checkout);
        shop.clock().advance(Duration.ofMinutes(10));
        before.runDue(ANN.tenant());
        before.checkouts().abandon(ANN, checkout);
    }
}
