package dev.onecent.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.address.DeliveryAddress;
import dev.onecent.card.CardBrand;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.CheckoutEvent.CheckoutAbandoned;
import dev.onecent.checkout.CheckoutEvent.CheckoutExpired;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.CheckoutState.Abandoned;
import dev.onecent.checkout.CheckoutState.AwaitingChallenge;
import dev.onecent.checkout.CheckoutState.ChoosingMethod;
import dev.onecent.checkout.CheckoutState.Expired;
import dev.onecent.checkout.CheckoutState.Paid;
import dev.onecent.checkout.CheckoutState.Paying;
import dev.onecent.checkout.CheckoutState.Reviewing;
import dev.onecent.checkout.internal.CheckoutEvents;
import dev.onecent.gateway.Authorization.Absent;
import dev.onecent.gateway.Authorization.Approval;
import dev.onecent.gateway.Authorization.Challenged;
import dev.onecent.gateway.Authorization.Refusal;
import dev.onecent.gateway.Authorization.Requested;
import dev.onecent.gateway.Authorization.Withdrawing;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.ClientAction;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentInstrument;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The states of a checkout: what leads from one to the next, and what each ignores. */
class CheckoutTest {
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant EXPIRY = START.plus(Duration.ofHours(1));
    private static final Instant NOW = START.plus(Duration.ofMinutes(5));
    private static final Instant CHECK_AT = NOW.plus(Duration.ofMinutes(2));
    private static final Instant DEADLINE = NOW.plus(Duration.ofMinutes(10));
    private static final CheckoutId ID = CheckoutId.of("order-1");
    private static final CheckoutLife LIFE = CheckoutLife.of("life-1");
    private static final PayeeId SHOP = PayeeId.of("toys");
    private static final Money TOTAL = Money.of("EUR", 900);
    private static final CartLine TEA = CartLine.toBuy("TEA-100", "Tea", Money.of("EUR", 450), 2);
    private static final CartLine CUP = CartLine.of("CUP-1", "Cup", Money.of("EUR", 700), 1);
    private static final DeliveryAddress HOME = new DeliveryAddress(
            "Ann Bell",
            List.of("Kastanienallee 12"),
            "Berlin",
            Optional.empty(),
            Optional.of("10435"),
            "DE",
            Optional.empty());
    private static final PaymentAttempt FIRST_ATTEMPT = attempt(1);
    private static final Approval APPROVAL =
            new Approval(GatewayReference.of("psp-1"), TOTAL, false, Optional.empty(), NOW);
    private static final Refusal REFUSAL = new Refusal(DeclineReason.INSUFFICIENT_FUNDS, true, NOW);
    private static final Challenge CHALLENGE = new Challenge(new ClientAction.Script(Map.of("id", "c-1")), DEADLINE);

    @Nested
    class AtTheStart {
        @Test
        void takesTheTickedLinesAndTheirSum() {
            Cart cart = Cart.empty(ANN).put(TEA).cart().put(CUP).cart();

            Checkout checkout = started(cart, Channel.DESKTOP);

            assertThat(checkout.lines()).containsExactly(TEA);
            assertThat(checkout.total()).isEqualTo(TOTAL);
            assertThat(checkout.attempts()).isZero();
            assertThat(checkout.address()).isEmpty();
        }

        @Test
        void letsADesktopShopperChooseAMethodAtOnce() {
            assertThat(onDesktop().state()).isEqualTo(new ChoosingMethod(Optional.empty()));
        }

        @Test
        void letsAMobileShopperReviewFirst() {
            assertThat(onMobile().state()).isEqualTo(new Reviewing(Optional.empty()));
        }

        @Test
        void refusesToHaveNoLine() {
            Checkout checkout = onDesktop();

            assertThatThrownBy(() -> new Checkout(
                            ANN,
                            ID,
                            LIFE,
                            Channel.DESKTOP,
                            SHOP,
                            List.of(),
                            TOTAL,
                            START,
                            EXPIRY,
                            0,
                            checkout.state(),
                            Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least one line");
        }

        @Test
        void matchesACartAsLongAsItsTickedLinesAreTheSame() {
            Cart cart = Cart.empty(ANN).put(TEA).cart().put(CUP).cart();
            Checkout checkout = started(cart, Channel.DESKTOP);

            assertThat(checkout.matches(cart.remove(CUP.sku()))).isTrue();
            assertThat(checkout.matches(cart.tick(CUP.sku(), true))).isFalse();
            assertThat(checkout.matches(cart.put(TEA.withQuantity(3)).cart())).isFalse();
        }

        @Test
        void sharesWithOtherLinesWhatIsTheSameArticle() {
            assertThat(onDesktop().shares(List.of(CUP, TEA.withQuantity(9)))).isTrue();
            assertThat(onDesktop().shares(List.of(CUP))).isFalse();
        }
    }

    @Nested
    class UnderReview {
        @Test
        void isTheShoppersTurnUntilItExpires() {
            assertThat(onMobile().isShoppersTurn()).isTrue();
            assertThat(onMobile().isUnderReviewAt(EXPIRY.minusMillis(1))).isTrue();
            assertThat(onMobile().isUnderReviewAt(EXPIRY)).isFalse();
            assertThat(onMobile().isOpenAt(NOW)).isFalse();
            assertThat(onMobile().due()).contains(EXPIRY);
            assertThat(onMobile().endedAt()).isEmpty();
        }

        @Test
        void keepsTheAddressThatWasChosenLast() {
            Checkout checkout = onMobile().delivering(other(HOME)).delivering(HOME);

            assertThat(checkout.address()).contains(HOME);
            assertThat(checkout.state()).isEqualTo(onMobile().state());
        }

        @Test
        void isConfirmedWithAnAddress() {
            assertThat(onMobile().delivering(HOME).confirmed().state()).isEqualTo(new ChoosingMethod(Optional.empty()));
        }

        @Test
        void isNotConfirmedWithoutAnAddress() {
            assertThat(onMobile().confirmed()).isEqualTo(onMobile());
        }

        @Test
        void takesTheSetbackOfTheLastAttemptAlong() {
            Checkout declined = paying(reviewed()).afterPayment(payment(new PaymentState.Declined(REFUSAL)), NOW);

            Checkout again = declined.reviewing();

            assertThat(again.state()).isInstanceOf(Reviewing.class);
            assertThat(again.confirmed()).isEqualTo(declined);
        }

        @Test
        void refusesAnAttemptAndIgnoresPayments() {
            assertIgnores(onMobile(), onMobile().paying(FIRST_ATTEMPT, CHECK_AT));
            assertIgnores(onMobile(), onMobile().afterPayment(paid(), NOW));
            assertIgnores(onMobile(), onMobile().reviewing());
            assertIgnores(onMobile(), onMobile().cleared());
            assertIgnores(freeOnMobile(), freeOnMobile().completed(1, NOW));
        }

        @Test
        void endsWhenTheShopperLeavesAndForgetsTheAddress() {
            Checkout left = onMobile().delivering(HOME).abandoned(NOW);

            assertThat(left.state()).isEqualTo(new Abandoned(NOW));
            assertThat(left.address()).isEmpty();
        }
    }

    @Nested
    class ChoosingAMethod {
        @Test
        void isOpenUntilItExpires() {
            assertThat(onDesktop().isShoppersTurn()).isTrue();
            assertThat(onDesktop().isOpenAt(EXPIRY.minusMillis(1))).isTrue();
            assertThat(onDesktop().isOpenAt(EXPIRY)).isFalse();
            assertThat(onDesktop().isUnderReviewAt(NOW)).isFalse();
            assertThat(onDesktop().due()).contains(EXPIRY);
            assertThat(onDesktop().endedAt()).isEmpty();
        }

        @Test
        void beginsAnAttempt() {
            Checkout paying = onDesktop().paying(FIRST_ATTEMPT, CHECK_AT);

            assertThat(paying.state()).isEqualTo(new Paying(FIRST_ATTEMPT, CHECK_AT));
            assertThat(paying.attempts()).isEqualTo(1);
        }

        @Test
        void goesBackToTheReviewOnAMobileOnly() {
            assertThat(reviewed().reviewing().state()).isEqualTo(new Reviewing(Optional.empty()));
            assertThat(reviewed().reviewing().address()).contains(HOME);
            assertIgnores(onDesktop(), onDesktop().reviewing());
        }

        @Test
        void keepsItsAddress() {
            assertIgnores(reviewed(), reviewed().delivering(other(HOME)));
            assertIgnores(reviewed(), reviewed().confirmed());
        }

        @Test
        void completesWithoutAPaymentIfItCostsNothing() {
            Checkout done = freeOnDesktop().completed(1, NOW);

            assertThat(done.state()).isEqualTo(new Paid(Optional.empty(), Optional.empty(), NOW, false));
            assertThat(done.attempts()).isEqualTo(1);
        }

        @Test
        void refusesToCompleteWithoutAPaymentIfItCostsAnything() {
            assertIgnores(onDesktop(), onDesktop().completed(1, NOW));
        }

        @Test
        void ignoresAPaymentThatNoRunningAttemptMade() {
            assertIgnores(onDesktop(), onDesktop().afterPayment(paid(), NOW));
        }

        @Test
        void skipsAttemptsForwardOnly() {
            Checkout skipped = onDesktop().skipping(2);

            assertThat(skipped.attempts()).isEqualTo(2);
            assertThat(skipped.state()).isEqualTo(onDesktop().state());
            assertIgnores(skipped, skipped.skipping(1));
        }

        @Test
        void isAbandonedWhenTheShopperLeaves() {
            Checkout left = reviewed().abandoned(NOW);

            assertThat(left.state()).isEqualTo(new Abandoned(NOW));
            assertThat(left.address()).isEmpty();
        }

        @Test
        void expiresAtItsTimeAndNotBefore() {
            assertIgnores(reviewed(), reviewed().expired(EXPIRY.minusMillis(1)));

            Checkout over = reviewed().expired(EXPIRY);

            assertThat(over.state()).isEqualTo(new Expired(EXPIRY));
            assertThat(over.address()).isEmpty();
        }

        @Test
        void isOverOnceItIsDueToExpire() {
            assertThat(onDesktop().isOverAt(EXPIRY.minusMillis(1))).isFalse();
            assertThat(onDesktop().isOverAt(EXPIRY)).isTrue();
        }
    }

    @Nested
    class WhilePaying {
        @Test
        void isLookedAfterAtItsCheck() {
            assertThat(paying().due()).contains(CHECK_AT);
            assertThat(paying().endedAt()).isEmpty();
            assertThat(paying().isShoppersTurn()).isFalse();
            assertThat(paying().isOverAt(EXPIRY)).isFalse();
        }

        @Test
        void namesTheRunningAttemptAndItsPayment() {
            assertThat(paying().runningAttempt()).contains(FIRST_ATTEMPT);
            assertThat(paying().currentPayment()).contains(new PaymentId(ID, LIFE, 1));
        }

        @Test
        void isPaidByAnApprovedAmountThatIsToBeCapturedLater() {
            Checkout paid = paying().afterPayment(paid(), NOW);

            assertThat(paid.state()).isEqualTo(Paid.by(new PaymentId(ID, LIFE, 1), FIRST_ATTEMPT, NOW));
        }

        @Test
        void isPaidByACapturedAmount() {
            Checkout paid = paying().afterPayment(payment(new PaymentState.Captured(APPROVAL, List.of())), NOW);

            assertThat(paid.state()).isInstanceOf(Paid.class);
        }

        @Test
        void waitsForACaptureThatIsWantedAtOnce() {
            Payment capturing = payment(CaptureMode.AT_ONCE, new PaymentState.Capturing(APPROVAL, NOW));

            assertIgnores(paying(), paying().afterPayment(capturing, NOW));
        }

        @Test
        void waitsForAnOutcomeThatIsNotKnown() {
            Payment asked = payment(new PaymentState.Authorizing(new Requested(NOW)));

            assertIgnores(paying(), paying().afterPayment(asked, NOW));
        }

        @Test
        void showsTheIssuersChallenge() {
            assertThat(challenged().state()).isEqualTo(new AwaitingChallenge(FIRST_ATTEMPT, CHALLENGE));
        }

        @Test
        void letsTheShopperChooseAgainAfterADecline() {
            Checkout declined = paying().afterPayment(payment(new PaymentState.Declined(REFUSAL)), NOW);

            assertThat(declined.state())
                    .isEqualTo(new ChoosingMethod(
                            Optional.of(new FailedAttempt.Declined(DeclineReason.INSUFFICIENT_FUNDS, true))));
            assertThat(declined.attempts()).isEqualTo(1);
        }

        @Test
        void letsTheShopperChooseAgainIfNothingWasCharged() {
            Payment absent = payment(new PaymentState.NotCharged(Absent.at(NOW)));

            assertThat(paying().afterPayment(absent, NOW).state()).isEqualTo(notCharged());
        }

        @Test
        void letsTheShopperChooseAgainIfTheAttemptWasGivenUp() {
            Payment withdrawn = payment(new PaymentState.Authorizing(new Withdrawing(Optional.empty(), NOW)));

            assertThat(paying().afterPayment(withdrawn, NOW).state()).isEqualTo(notCharged());
        }

        @Test
        void letsTheShopperChooseAgainIfTheAmountIsOnItsWayBack() {
            Payment voiding = payment(new PaymentState.Voiding(APPROVAL, NOW));

            assertThat(paying().afterPayment(voiding, NOW).state()).isEqualTo(notCharged());
        }

        @Test
        void ignoresThePaymentOfAnotherAttempt() {
            Checkout second = onDesktop().paying(attempt(2), CHECK_AT);

            assertIgnores(second, second.afterPayment(paid(), NOW));
        }

        @Test
        void ignoresThePaymentOfAnotherLife() {
            Payment other = payment(
                    new PaymentId(ID, CheckoutLife.of("life-2"), 1),
                    CaptureMode.LATER,
                    new PaymentState.Captured(APPROVAL, List.of()));

            assertIgnores(paying(), paying().afterPayment(other, NOW));
        }

        @Test
        void refusesASecondAttempt() {
            assertIgnores(paying(), paying().paying(attempt(2), CHECK_AT));
            assertIgnores(paying(), paying().skipping(5));
        }

        @Test
        void refusesToBeAbandonedOrToExpire() {
            assertIgnores(paying(), paying().abandoned(NOW));
            assertIgnores(paying(), paying().expired(EXPIRY));
            assertIgnores(paying(), paying().reviewing());
            assertIgnores(paying(), paying().confirmed());
            assertIgnores(paying(), paying().delivering(HOME));
            assertIgnores(paying(), paying().cleared());
        }
    }

    @Nested
    class AwaitingTheIssuersChallenge {
        @Test
        void isDueAtTheDeadline() {
            assertThat(challenged().due()).contains(DEADLINE);
            assertThat(challenged().endedAt()).isEmpty();
            assertThat(challenged().runningAttempt()).contains(FIRST_ATTEMPT);
            assertThat(challenged().currentPayment()).contains(new PaymentId(ID, LIFE, 1));
            assertThat(challenged().isShoppersTurn()).isFalse();
            assertThat(challenged().isOverAt(EXPIRY)).isFalse();
        }

        @Test
        void isPaidOnceTheIssuerApproves() {
            assertThat(challenged().afterPayment(paid(), NOW).state())
                    .isEqualTo(Paid.by(new PaymentId(ID, LIFE, 1), FIRST_ATTEMPT, NOW));
        }

        @Test
        void letsTheShopperChooseAgainAfterADecline() {
            assertThat(challenged()
                            .afterPayment(payment(new PaymentState.Declined(REFUSAL)), NOW)
                            .state())
                    .isInstanceOf(ChoosingMethod.class);
        }

        @Test
        void keepsTheChallengeWhileThePaymentIsBeingCaptured() {
            Payment capturing = payment(CaptureMode.AT_ONCE, new PaymentState.Capturing(APPROVAL, NOW));

            assertIgnores(challenged(), challenged().afterPayment(capturing, NOW));
        }

        @Test
        void refusesAnythingButThePayment() {
            assertIgnores(challenged(), challenged().abandoned(NOW));
            assertIgnores(challenged(), challenged().expired(EXPIRY));
            assertIgnores(challenged(), challenged().paying(attempt(2), CHECK_AT));
            assertIgnores(challenged(), challenged().skipping(5));
            assertIgnores(challenged(), challenged().reviewing());
        }
    }

    @Nested
    class OncePaid {
        @Test
        void isDueUntilTheCartIsCleared() {
            Checkout paid = paying().afterPayment(paid(), NOW);

            assertThat(paid.due()).contains(NOW);
            assertThat(paid.cleared().due()).isEmpty();
            assertThat(paid.cleared().cleared()).isEqualTo(paid.cleared());
        }

        @Test
        void isKeptForGood() {
            Checkout paid = paying().afterPayment(paid(), NOW).cleared();

            assertThat(paid.endedAt()).isEmpty();
            assertThat(paid.isOverAt(NOW)).isTrue();
        }

        @Test
        void keepsItsPaymentItsAttemptAndItsAddress() {
            Checkout paid = paying(reviewed()).afterPayment(paid(), NOW).cleared();

            assertThat(paid.currentPayment()).contains(new PaymentId(ID, LIFE, 1));
            assertThat(paid.runningAttempt()).isEmpty();
            assertThat(paid.address()).contains(HOME);
            assertThat(paid.state())
                    .isEqualTo(
                            new Paid(Optional.of(new PaymentId(ID, LIFE, 1)), Optional.of(FIRST_ATTEMPT), NOW, true));
        }

        @Test
        void isFinal() {
            Checkout paid = paying().afterPayment(paid(), NOW);

            assertFinal(paid);
        }

        @Test
        void refusesAPaymentWithoutAnAttempt() {
            assertThatThrownBy(() -> new Paid(Optional.of(new PaymentId(ID, LIFE, 1)), Optional.empty(), NOW, false))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class OnceItEndedUnpaid {
        @Test
        void tellsWhenItWasAbandoned() {
            Checkout left = onDesktop().abandoned(NOW);

            assertThat(left.endedAt()).contains(NOW);
            assertThat(left.due()).isEmpty();
            assertThat(left.isOverAt(NOW)).isTrue();
            assertFinal(left);
        }

        @Test
        void tellsWhenItExpired() {
            Checkout over = onDesktop().expired(EXPIRY.plusSeconds(3));

            assertThat(over.endedAt()).contains(EXPIRY.plusSeconds(3));
            assertThat(over.due()).isEmpty();
            assertThat(over.isOverAt(NOW)).isTrue();
            assertFinal(over);
        }
    }

    @Nested
    class ToldEvents {
        @Test
        void tellThePurchaseOnceWhenItIsPaid() {
            Checkout before = paying(reviewed());
            Checkout after = before.afterPayment(paid(), NOW);

            assertThat(CheckoutEvents.between(before, after))
                    .containsExactly(new CheckoutPaid(
                            ID, Optional.of(new PaymentId(ID, LIFE, 1)), List.of(TEA), TOTAL, Optional.of(HOME)));
            assertThat(CheckoutEvents.between(after, after.cleared())).isEmpty();
        }

        @Test
        void tellAPurchaseThatCostNothingWithoutAPayment() {
            Checkout free = freeOnDesktop();

            assertThat(CheckoutEvents.between(free, free.completed(1, NOW)))
                    .containsExactly(
                            new CheckoutPaid(ID, Optional.empty(), free.lines(), free.total(), Optional.empty()));
        }

        @Test
        void tellHowItEndedUnpaid() {
            assertThat(CheckoutEvents.between(onDesktop(), onDesktop().abandoned(NOW)))
                    .containsExactly(new CheckoutAbandoned(ID));
            assertThat(CheckoutEvents.between(onDesktop(), onDesktop().expired(EXPIRY)))
                    .containsExactly(new CheckoutExpired(ID));
        }

        @Test
        void tellNothingOfAnAttemptOrADecline() {
            Checkout declined = paying().afterPayment(payment(new PaymentState.Declined(REFUSAL)), NOW);

            assertThat(CheckoutEvents.between(onDesktop(), paying())).isEmpty();
            assertThat(CheckoutEvents.between(paying(), declined)).isEmpty();
            assertThat(CheckoutEvents.between(paying(), challenged())).isEmpty();
        }
    }

    @Test
    void keepsEverythingButTheOwnerUnderAPseudonym() {
        ShopperId nobody = ShopperId.of("toys", "~erased-1");
        Checkout paid = paying(reviewed()).afterPayment(paid(), NOW);

        Checkout renamed = paid.withOwner(nobody);

        assertThat(renamed.owner()).isEqualTo(nobody);
        assertThat(renamed.withOwner(ANN)).isEqualTo(paid);
    }

    @Test
    void isOfOneLifeWithItselfOnly() {
        Checkout second = Checkout.start(
                Cart.empty(ANN).put(TEA).cart(), ID, CheckoutLife.of("life-2"), Channel.DESKTOP, SHOP, START, EXPIRY);

        assertThat(onDesktop().isSameLifeAs(paying())).isTrue();
        assertThat(onDesktop().isSameLifeAs(second)).isFalse();
    }

    private static void assertIgnores(Checkout before, Checkout after) {
        assertThat(after).isEqualTo(before);
    }

    private static void assertFinal(Checkout ended) {
        assertIgnores(ended, ended.afterPayment(payment(new PaymentState.Declined(REFUSAL)), NOW));
        assertIgnores(ended, ended.afterPayment(paid(), NOW));
        assertIgnores(ended, ended.paying(attempt(2), CHECK_AT));
        assertIgnores(ended, ended.skipping(5));
        assertIgnores(ended, ended.completed(2, NOW));
        assertIgnores(ended, ended.abandoned(NOW.plusSeconds(9)));
        assertIgnores(ended, ended.expired(EXPIRY.plusSeconds(9)));
        assertIgnores(ended, ended.delivering(other(HOME)));
        assertIgnores(ended, ended.confirmed());
        assertIgnores(ended, ended.reviewing());
    }

    private static Checkout started(Cart cart, Channel channel) {
        return Checkout.start(cart, ID, LIFE, channel, SHOP, START, EXPIRY);
    }

    private static Checkout onDesktop() {
        return started(Cart.empty(ANN).put(TEA).cart(), Channel.DESKTOP);
    }

    private static Checkout onMobile() {
        return started(Cart.empty(ANN).put(TEA).cart(), Channel.MOBILE);
    }

    private static Checkout freeOnDesktop() {
        return started(free(), Channel.DESKTOP);
    }

    private static Checkout freeOnMobile() {
        return started(free(), Channel.MOBILE).delivering(HOME);
    }

    private static Cart free() {
        return Cart.empty(ANN)
                .put(new CartLine(Sku.of("LEAFLET"), "Leaflet", Money.of("EUR", 0), 1, true))
                .cart();
    }

    private static Checkout reviewed() {
        return onMobile().delivering(HOME).confirmed();
    }

    private static Checkout paying() {
        return paying(onDesktop());
    }

    private static Checkout paying(Checkout checkout) {
        return checkout.paying(FIRST_ATTEMPT, CHECK_AT);
    }

    private static Checkout challenged() {
        Challenged asked = new Challenged(GatewayReference.of("psp-1"), CHALLENGE);
        return paying().afterPayment(payment(new PaymentState.Authorizing(asked)), NOW);
    }

    private static CheckoutState notCharged() {
        return new ChoosingMethod(Optional.of(new FailedAttempt.NotCharged()));
    }

    private static PaymentAttempt attempt(int number) {
        return new PaymentAttempt(number, visa(), CredentialUse.oneOff());
    }

    private static PaymentInstrument visa() {
        return new PaymentInstrument.OneOffCard(new MaskedCard(CardBrand.VISA, LastFour.of("1111")));
    }

    /** The first attempt's payment, approved and to be captured later. */
    private static Payment paid() {
        return payment(new PaymentState.Authorized(APPROVAL, NOW.plus(Duration.ofDays(30))));
    }

    private static Payment payment(PaymentState state) {
        return payment(CaptureMode.LATER, state);
    }

    private static Payment payment(CaptureMode capture, PaymentState state) {
        return payment(new PaymentId(ID, LIFE, 1), capture, state);
    }

    private static Payment payment(PaymentId id, CaptureMode capture, PaymentState state) {
        return new Payment(
                ANN, id, SHOP, TOTAL, visa(), capture, CredentialUse.oneOff(), Payment.reference(id), NOW, state);
    }

    private static DeliveryAddress other(DeliveryAddress home) {
        return new DeliveryAddress(
                home.recipient(),
                List.of("Kastanienallee 99"),
                home.city(),
                home.region(),
                home.postalCode(),
                home.country(),
                home.phone());
    }
}
