package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.*;
import dev.onecent.checkout.*;
import dev.onecent.erasure.*;
import dev.onecent.gateway.*;
import dev.onecent.payment.*;
import dev.onecent.store.*;
import dev.onecent.testkit.*;
import dev.onecent.testkit.gateway.*;
import dev.onecent.vault.*;
import java.time.Duration;
import java.util.*;
import org.junit.jupiter.api.Test;

class AcrossRulesTest {
    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final OneCent onecent = shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any);
    private CardId card;
    private MerchantReference challenge;

    private void challenged() {
        LinkCardResult asked = onecent.cards().link(ANN, shop.link("link", TestCards.CHALLENGED));
        MerchantReference cent = ((LinkCardResult.ChallengeRequired) asked).reference();
        shop.gateway().completeChallenge(cent, true);
        shop.clock().advance(Duration.ofMinutes(2));
        onecent.accept(GatewayNotice.of(ANN.tenant(), cent));
        card = onecent.cards().of(ANN).linkedCards().get(0).id();
        shop.startCheckout(onecent, "c-1");
        PayResult result = onecent.checkouts().pay(ANN, CheckoutId.of("c-1"), TestShop.pay("pay", card));
        challenge = ((PayResult.ChallengeRequired) result).reference();
        shop.clock().advance(Duration.ofMinutes(2));
    }

    @Test
    void aDamagedCheckoutHoldsUpNoVault() {
        challenged();
        storage.damage(new Key(ANN, "c-1"));
        onecent.cards().remove(ANN, Set.of(card));
        shop.pass(onecent, Duration.ofDays(3));
        assertThat(onecent.cards().of(ANN).forsaken()).isEmpty();
    }

    @Test
    void aDamagedVaultFreezesNoMoney() {
        challenged();
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

    @Test
    void whatIsPutOffIsListedAgainSoon() {
        shop.startCheckout(onecent, "c-1");
        onecent.checkouts().pay(ANN, CheckoutId.of("c-1"), TestShop.payOnce("pay", TestCards.DECLINED));
        onecent.checkouts().abandon(ANN, CheckoutId.of("c-1"));
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

    @Test
    void aMethodThatIsGoneHoldsUpNoRemoval() {
        OneCent before = shop.open(
                storage,
                new EphemeralCardSafe(),
                shop.gateway(),
                b -> b.method(dev.onecent.method.HostMethod.of("paypal", shop.gateway())));
        for (int n = 0; n < 120; n++) {
            shop.startCheckout(before, "c-" + n);
            shop.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);
            before.checkouts()
                    .pay(
                            ANN,
                            CheckoutId.of("c-" + n),
                            Pay.by(CommandId.of("p"), dev.onecent.payment.MethodId.of("paypal")));
            before.checkouts().abandon(ANN, CheckoutId.of("c-" + n));
            shop.clock().advance(Duration.ofMinutes(10));
            before.runDue(ANN.tenant());
            before.checkouts().abandon(ANN, CheckoutId.of("c-" + n));
            if (n < 2) shop.clock().advance(Duration.ofHours(2));
        }
        shop.pass(before, Duration.ofDays(3));
        shop.clock().advance(Duration.ofDays(90));
        onecent.runDue(ANN.tenant());
        onecent.runDue(ANN.tenant());

        DueReport report = onecent.runDue(ANN.tenant());

        assertThat(report.postponed()).isEmpty();
    }

    /** R11, R21: whoever knows a link's command id tries numbers against the card on file, uncounted. */
    @Test
    void comparingARepeatedLinkIsNoUncountedOracle() {
        OneCent limited = shop.open(
                storage,
                new EphemeralCardSafe(),
                shop.gateway(),
                b -> b.attempts(dev.onecent.limit.AttemptPolicy.standard()));
        limited.cards().link(ANN, shop.link("link", TestCards.VISA));
        Map<String, Integer> answers = new TreeMap<>();
        for (int n = 0; n < 1000; n++) {
            String number = "41111111" + String.format("%04d", n) + "1111";
            int sum = 0;
            for (int at = 0; at < 16; at++) {
                int digit = number.charAt(15 - at) - '0';
                sum += at % 2 == 1 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit;
            }
            if (sum % 10 == 0) {
                answers.merge(
                        limited.cards()
                                .link(ANN, shop.link("link", number))
                                .getClass()
                                .getSimpleName(),
                        1,
                        Integer::sum);
            }
        }
        answers.merge(
                limited.cards()
                        .link(ANN, shop.link("link", TestCards.VISA))
                        .getClass()
                        .getSimpleName(),
                1,
                Integer::sum);
        assertThat(answers.keySet()).contains("TryLater");
    }
}
