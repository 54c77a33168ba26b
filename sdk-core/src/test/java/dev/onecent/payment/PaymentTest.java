package dev.onecent.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.card.CardBrand;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.gateway.Authorization.Absent;
import dev.onecent.gateway.Authorization.Approval;
import dev.onecent.gateway.Authorization.Challenged;
import dev.onecent.gateway.Authorization.Refusal;
import dev.onecent.gateway.Authorization.Requested;
import dev.onecent.gateway.Authorization.Unresolved;
import dev.onecent.gateway.Authorization.Withdrawing;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.ClientAction;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.Unknown;
import dev.onecent.gateway.UnknownReason;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentEvent.PaymentAuthorized;
import dev.onecent.payment.PaymentEvent.PaymentCaptured;
import dev.onecent.payment.PaymentEvent.PaymentDeclined;
import dev.onecent.payment.PaymentEvent.PaymentLapsed;
import dev.onecent.payment.PaymentEvent.PaymentRefunded;
import dev.onecent.payment.PaymentEvent.PaymentVoided;
import dev.onecent.payment.PaymentState.Authorized;
import dev.onecent.payment.PaymentState.Authorizing;
import dev.onecent.payment.PaymentState.Captured;
import dev.onecent.payment.PaymentState.Capturing;
import dev.onecent.payment.PaymentState.Declined;
import dev.onecent.payment.PaymentState.Lapsed;
import dev.onecent.payment.PaymentState.NotCharged;
import dev.onecent.payment.PaymentState.Refunded;
import dev.onecent.payment.PaymentState.Refunding;
import dev.onecent.payment.PaymentState.SettledByHand;
import dev.onecent.payment.PaymentState.Voided;
import dev.onecent.payment.PaymentState.Voiding;
import dev.onecent.payment.internal.PaymentEvents;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.CommandId;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The states of a payment: what leads from one to the next, and what each ignores. */
class PaymentTest {
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant NOW = START.plusSeconds(20);
    private static final GatewayTerms TERMS = new GatewayTerms(
            Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofDays(30), true);
    private static final Instant HOLD_IS_OVER = TERMS.lapsesFrom(START);
    private static final PaymentId ID = new PaymentId(CheckoutId.of("order-1"), CheckoutLife.of("life-1"), 1);
    private static final CardId CARD = CardId.of("card-1");
    private static final Money AMOUNT = Money.of("EUR", 900);
    private static final GatewayReference PSP = GatewayReference.of("psp-1");
    private static final Approval HELD = new Approval(PSP, AMOUNT, false, Optional.empty(), NOW);
    private static final Approval TAKEN = new Approval(PSP, AMOUNT, true, Optional.empty(), NOW);
    private static final Refusal REFUSAL = new Refusal(DeclineReason.INSUFFICIENT_FUNDS, true, NOW);
    private static final Instant DEADLINE = START.plus(Duration.ofMinutes(10));
    private static final Challenge CHALLENGE = new Challenge(new ClientAction.Script(Map.of("id", "c-1")), DEADLINE);
    private static final Refund PART = refund("return-1", 300);
    private static final Refund REST = refund("return-2", 600);
    private static final CommandId LATE = CommandId.of("late");

    @Nested
    class Requests {
        @Test
        void areSavedAsAnIntentBeforeTheCall() {
            Payment payment = requested(CaptureMode.AT_ONCE);

            assertThat(payment.state()).isEqualTo(new Authorizing(new Requested(TERMS.visibleFrom(START))));
            assertThat(payment.reference()).isEqualTo(Payment.reference(ID));
            assertThat(payment.key()).isEqualTo(ID.of(ANN));
            assertThat(payment.requestedAt()).isEqualTo(START);
        }

        @Test
        void haveAReferenceOfTheLifeAndTheAttemptAlone() {
            PaymentId renamed = new PaymentId(CheckoutId.of("order-2"), ID.life(), ID.attempt());
            PaymentId second = new PaymentId(ID.checkout(), ID.life(), 2);
            PaymentId revived = new PaymentId(ID.checkout(), CheckoutLife.of("life-2"), 1);

            assertThat(Payment.reference(renamed)).isEqualTo(Payment.reference(ID));
            assertThat(Payment.reference(second)).isNotEqualTo(Payment.reference(ID));
            assertThat(Payment.reference(revived)).isNotEqualTo(Payment.reference(ID));
        }

        @Test
        void keepEverythingButTheOwnerUnderAPseudonym() {
            ShopperId nobody = ShopperId.of("toys", "~erased-1");

            Payment renamed = captured().withOwner(nobody);

            assertThat(renamed.owner()).isEqualTo(nobody);
            assertThat(renamed.withOwner(ANN)).isEqualTo(captured());
        }
    }

    @Nested
    class BeforeItsOutcomeIsKnown {
        @Test
        void isInquiredOnceTheRequestMustBeVisible() {
            assertThat(requested(CaptureMode.LATER).due()).contains(START.plusSeconds(90));
            assertThat(requested(CaptureMode.LATER).endedAt()).isEmpty();
        }

        @Test
        void isOpenAndPaysNothing() {
            Payment payment = requested(CaptureMode.LATER);

            assertThat(payment.isOpen()).isTrue();
            assertThat(payment.pays()).isFalse();
            assertThat(payment.counts()).isFalse();
            assertThat(payment.isCharged()).isFalse();
            assertThat(payment.isUncharged()).isFalse();
        }

        @Test
        void beginsTheCaptureOfAnApprovalThatIsWantedAtOnce() {
            assertThat(answered(requested(CaptureMode.AT_ONCE), approved(false)).state())
                    .isEqualTo(new Capturing(HELD, NOW));
        }

        @Test
        void holdsAnApprovalThatIsToBeCapturedLater() {
            assertThat(answered(requested(CaptureMode.LATER), approved(false)).state())
                    .isEqualTo(new Authorized(HELD, HOLD_IS_OVER));
        }

        @Test
        void isCapturedIfTheGatewayTookTheAmountWithTheApproval() {
            for (CaptureMode capture : CaptureMode.values()) {
                assertThat(answered(requested(capture), approved(true)).state())
                        .isEqualTo(new Captured(TAKEN, List.of()));
            }
        }

        @Test
        void isDeclinedByTheIssuer() {
            AuthorizationAnswer answer = new AuthorizationAnswer.Declined(DeclineReason.INSUFFICIENT_FUNDS, true);

            assertThat(answered(requested(CaptureMode.LATER), answer).state()).isEqualTo(new Declined(REFUSAL));
        }

        @Test
        void waitsForTheShopperToPassAChallenge() {
            Payment payment = challenged();

            assertThat(payment.state()).isEqualTo(new Authorizing(new Challenged(PSP, CHALLENGE)));
            assertThat(payment.due()).contains(DEADLINE);
            assertThat(payment.waitingCard()).contains(CARD);
            assertThat(payment.isOpen()).isTrue();
        }

        @Test
        void waitsForAChallengeNoLongerThanForAnApproval() {
            Instant latest = TERMS.settledFrom(START);
            Challenge endless = new Challenge(CHALLENGE.action(), latest.plusSeconds(1));

            Payment payment = answered(requested(CaptureMode.LATER), new AuthorizationAnswer.Challenged(PSP, endless));

            assertThat(payment.due()).contains(latest);
        }

        @Test
        void staysOpenOnAnAnswerThatSaysNothing() {
            Payment asked = requested(CaptureMode.LATER);
            Instant inquireAt = TERMS.visibleFrom(START);

            assertThat(answered(asked, new Pending()).state())
                    .isEqualTo(new Authorizing(new Unresolved(inquireAt, UnknownReason.PENDING)));
            assertThat(answered(asked, new Unknown("read timed out")).state())
                    .isEqualTo(new Authorizing(new Unresolved(inquireAt, UnknownReason.NOT_KNOWN)));
            assertIgnores(challenged(), answered(challenged(), new Pending()));
        }

        @Test
        void isNotChargedIfTheGatewayHasNothing() {
            Payment payment = requested(CaptureMode.LATER).resolved(Absent.at(NOW), TERMS, NOW);

            assertThat(payment.state()).isEqualTo(new NotCharged(Absent.at(NOW)));
        }

        @Test
        void ignoresWhatBelongsToLaterStates() {
            Payment asked = requested(CaptureMode.LATER);

            assertIgnores(asked, asked.capturing(NOW));
            assertIgnores(asked, asked.capturingAnew(NOW));
            assertIgnores(asked, asked.captured());
            assertIgnores(asked, asked.capturedAtGateway());
            assertIgnores(asked, asked.stillHeld(TERMS, HOLD_IS_OVER));
            assertIgnores(asked, asked.lapsed(NOW));
            assertIgnores(asked, asked.voiding(NOW));
            assertIgnores(asked, asked.voided(NOW));
            assertIgnores(asked, asked.capturedAfterAll(NOW));
            assertIgnores(asked, asked.refunding(PART, NOW));
            assertIgnores(asked, asked.refunded(NOW));
            assertIgnores(asked, asked.afterAnotherLook(NOW));
            assertIgnores(asked, asked.foundAfterAll(HELD, NOW));
        }

        @Test
        void isGivenUpWithItsCardOnlyWhileItWaitsForAChallenge() {
            assertThat(challenged().withoutItsCard(NOW).state())
                    .isEqualTo(new Authorizing(new Withdrawing(Optional.of(PSP), NOW)));
            assertIgnores(
                    requested(CaptureMode.LATER), requested(CaptureMode.LATER).withoutItsCard(NOW));
        }
    }

    @Nested
    class GivenUp {
        @Test
        void isCancelledAtOnceAndNoLongerOpen() {
            Payment payment = givenUp();

            assertThat(payment.state()).isEqualTo(new Authorizing(new Withdrawing(Optional.empty(), NOW)));
            assertThat(payment.due()).contains(NOW);
            assertThat(payment.isOpen()).isFalse();
        }

        @Test
        void voidsAnApprovalThatComesTooLate() {
            Payment payment = answered(givenUp(), approved(false));

            assertThat(payment.state()).isEqualTo(new Voiding(HELD, NOW));
            assertThat(payment.isBeingReversed()).isTrue();
            assertThat(payment.pays()).isFalse();
        }

        @Test
        void refundsACaptureThatComesTooLate() {
            assertThat(answered(givenUp(), approved(true)).state()).isEqualTo(lateRefund(TAKEN));
        }

        @Test
        void showsNoChallenge() {
            assertIgnores(givenUp(), answered(givenUp(), new AuthorizationAnswer.Challenged(PSP, CHALLENGE)));
        }

        @Test
        void isNotChargedOnceTheGatewayHasCancelledIt() {
            assertThat(givenUp().resolved(Absent.forEver(NOW), TERMS, NOW).state())
                    .isEqualTo(new NotCharged(Absent.forEver(NOW)));
        }
    }

    @Nested
    class AuthorizedForLater {
        @Test
        void paysAndIsAskedAboutOnceTheHoldMayBeOver() {
            assertThat(authorized().pays()).isTrue();
            assertThat(authorized().counts()).isTrue();
            assertThat(authorized().isCharged()).isTrue();
            assertThat(authorized().isOpen()).isFalse();
            assertThat(authorized().due()).contains(HOLD_IS_OVER);
            assertThat(authorized().uncaptured()).contains(HELD);
        }

        @Test
        void isCaptured() {
            assertThat(authorized().capturing(NOW).state()).isEqualTo(new Capturing(HELD, NOW));
        }

        @Test
        void isVoided() {
            assertThat(authorized().voiding(NOW).state()).isEqualTo(new Voiding(HELD, NOW));
        }

        @Test
        void isCapturedIfTheGatewayTookItUnasked() {
            assertThat(authorized().capturedAtGateway().state()).isEqualTo(new Captured(HELD, List.of()));
        }

        @Test
        void lapsesOnceTheGatewayHoldsNothing() {
            assertThat(authorized().lapsed(HOLD_IS_OVER).state()).isEqualTo(new Lapsed(HELD, HOLD_IS_OVER));
        }

        @Test
        void isAskedAboutAgainAfterADayThenLaterAfterAtMostAMonth() {
            Instant afterTenDays = HOLD_IS_OVER.plus(Duration.ofDays(10));
            Instant afterAYear = HOLD_IS_OVER.plus(Duration.ofDays(365));

            assertThat(authorized().stillHeld(TERMS, HOLD_IS_OVER).due())
                    .contains(HOLD_IS_OVER.plus(Duration.ofDays(1)));
            assertThat(authorized().stillHeld(TERMS, afterTenDays).due())
                    .contains(afterTenDays.plus(Duration.ofDays(10)));
            assertThat(authorized().stillHeld(TERMS, afterAYear).due()).contains(afterAYear.plus(Duration.ofDays(30)));
        }

        @Test
        void keepsItsTimeIfItIsAskedAboutEarly() {
            assertIgnores(authorized(), authorized().stillHeld(TERMS, HOLD_IS_OVER.minusMillis(1)));
        }

        @Test
        void isSettledByHandOnlyOnceTheHoldMayBeOver() {
            assertIgnores(authorized(), authorized().settledByHand(false, "ticket", "bob", NOW));
            assertThat(authorized()
                            .settledByHand(false, "ticket", "bob", HOLD_IS_OVER)
                            .state())
                    .isInstanceOf(SettledByHand.class);
        }

        @Test
        void ignoresAnotherAnswerAndARefund() {
            assertIgnores(authorized(), answered(authorized(), approved(true)));
            assertIgnores(
                    authorized(),
                    answered(authorized(), new AuthorizationAnswer.Declined(DeclineReason.INSUFFICIENT_FUNDS, false)));
            assertIgnores(authorized(), authorized().resolved(Absent.at(NOW), TERMS, NOW));
            assertIgnores(authorized(), authorized().givenUp(NOW));
            assertIgnores(authorized(), authorized().refunding(PART, NOW));
            assertIgnores(authorized(), authorized().captured());
            assertIgnores(authorized(), authorized().voided(NOW));
        }
    }

    @Nested
    class BeingCaptured {
        @Test
        void paysOnlyIfTheCaptureWasNotWantedAtOnce() {
            Payment atOnce = answered(requested(CaptureMode.AT_ONCE), approved(false));

            assertThat(atOnce.pays()).isFalse();
            assertThat(atOnce.isOpen()).isTrue();
            assertThat(atOnce.counts()).isFalse();
            assertThat(capturing().pays()).isTrue();
            assertThat(capturing().isOpen()).isFalse();
        }

        @Test
        void isRepeatedAtOnce() {
            assertThat(capturing().due()).contains(NOW);
        }

        @Test
        void isCapturedOnceTheGatewayAcknowledges() {
            assertThat(capturing().captured().state()).isEqualTo(new Captured(HELD, List.of()));
        }

        @Test
        void beginsAnewIfItNeverTookEffect() {
            assertThat(capturing().capturingAnew(NOW.plusSeconds(5)).state())
                    .isEqualTo(new Capturing(HELD, NOW.plusSeconds(5)));
        }

        @Test
        void isVoidedIfTheGatewayRefusesTheCapture() {
            assertThat(capturing().voiding(NOW).state()).isEqualTo(new Voiding(HELD, NOW));
        }

        @Test
        void lapsesOnlyIfTheCaptureWasWantedLater() {
            Payment atOnce = answered(requested(CaptureMode.AT_ONCE), approved(false));

            assertThat(capturing().lapsed(NOW).state()).isEqualTo(new Lapsed(HELD, NOW));
            assertIgnores(atOnce, atOnce.lapsed(NOW));
        }

        @Test
        void ignoresASecondCaptureAndARefund() {
            assertIgnores(capturing(), capturing().capturing(NOW.plusSeconds(5)));
            assertIgnores(capturing(), capturing().capturedAtGateway());
            assertIgnores(capturing(), capturing().refunding(PART, NOW));
            assertIgnores(capturing(), capturing().givenUp(NOW));
            assertIgnores(capturing(), answered(capturing(), approved(true)));
        }
    }

    @Nested
    class OnceCaptured {
        @Test
        void paysAndHasNothingLeftToDo() {
            assertThat(captured().pays()).isTrue();
            assertThat(captured().isCharged()).isTrue();
            assertThat(captured().due()).isEmpty();
            assertThat(captured().endedAt()).isEmpty();
        }

        @Test
        void beginsARefundOfWhatIsLeft() {
            Payment payment = captured().refunding(PART, NOW);

            assertThat(payment.state()).isEqualTo(new Refunding(new Captured(HELD, List.of()), PART, false, NOW));
            assertThat(payment.pays()).isTrue();
        }

        @Test
        void refusesToRefundMoreThanIsLeft() {
            Payment refunded = captured().refunding(PART, NOW).refunded(NOW);

            assertIgnores(captured(), captured().refunding(refund("all", 901), NOW));
            assertIgnores(refunded, refunded.refunding(refund("rest", 601), NOW));
            assertThat(refunded.refunding(REST, NOW).state()).isInstanceOf(Refunding.class);
        }

        @Test
        void refusesToCarryOutACommandTwice() {
            Payment refunded = captured().refunding(PART, NOW).refunded(NOW);

            assertIgnores(refunded, refunded.refunding(PART, NOW));
            assertIgnores(refunded, refunded.refunding(refund("return-1", 200), NOW));
        }

        @Test
        void isNoLongerCapturedVoidedLapsedOrSettledByHand() {
            assertIgnores(captured(), captured().capturing(NOW));
            assertIgnores(captured(), captured().capturingAnew(NOW));
            assertIgnores(captured(), captured().voiding(NOW));
            assertIgnores(captured(), captured().lapsed(NOW));
            assertIgnores(captured(), captured().capturedAtGateway());
            assertIgnores(captured(), captured().givenUp(NOW));
            assertIgnores(captured(), captured().settledByHand(true, "ticket", "bob", NOW));
            assertIgnores(captured(), answered(captured(), approved(true)));
            assertIgnores(captured(), captured().foundAfterAll(HELD, NOW));
        }
    }

    @Nested
    class BeingVoided {
        @Test
        void paysNothingAndIsRepeatedAtOnce() {
            assertThat(voiding().pays()).isFalse();
            assertThat(voiding().isCharged()).isFalse();
            assertThat(voiding().isBeingReversed()).isTrue();
            assertThat(voiding().due()).contains(NOW);
        }

        @Test
        void isVoidedOnceTheGatewayAcknowledges() {
            Payment payment = voiding().voided(NOW.plusSeconds(2));

            assertThat(payment.state()).isEqualTo(new Voided(HELD, NOW.plusSeconds(2)));
            assertThat(payment.isUncharged()).isTrue();
            assertThat(payment.isBeingReversed()).isFalse();
        }

        @Test
        void isRefundedInsteadIfTheAmountHadBeenTaken() {
            assertThat(voiding().capturedAfterAll(NOW).state()).isEqualTo(lateRefund(HELD));
        }

        @Test
        void ignoresACaptureALapseAndARefund() {
            assertIgnores(voiding(), voiding().capturing(NOW));
            assertIgnores(voiding(), voiding().captured());
            assertIgnores(voiding(), voiding().lapsed(NOW));
            assertIgnores(voiding(), voiding().voiding(NOW.plusSeconds(5)));
            assertIgnores(voiding(), voiding().refunding(PART, NOW));
            assertIgnores(voiding(), answered(voiding(), approved(true)));
        }
    }

    @Nested
    class BeingRefunded {
        @Test
        void isRepeatedAtOnceUnderAKeyOfItsCommand() {
            Payment payment = captured().refunding(PART, NOW);

            assertThat(payment.due()).contains(NOW);
            assertThat(payment.refundKey()).contains(payment.reference() + ".refund.return-1");
            assertThat(captured().refundKey()).isEmpty();
        }

        @Test
        void isCapturedAgainWithWhatIsLeftOnceAPartIsAcknowledged() {
            Payment payment = captured().refunding(PART, NOW).refunded(NOW);

            assertThat(payment.state()).isEqualTo(new Captured(HELD, List.of(PART)));
            assertThat(((Captured) payment.state()).left()).isEqualTo(Money.of("EUR", 600));
        }

        @Test
        void isRefundedOnceNothingIsLeft() {
            assertThat(refunded().state()).isEqualTo(new Refunded(HELD, List.of(PART, REST), false, NOW));
        }

        @Test
        void isCapturedAgainIfTheGatewayRefuses() {
            assertThat(captured().refunding(PART, NOW).refundRefused()).isEqualTo(captured());
        }

        @Test
        void beginsAnewIfItNeverTookEffect() {
            Payment payment = captured().refunding(PART, NOW).refundingAnew(NOW.plusSeconds(5));

            assertThat(payment.due()).contains(NOW.plusSeconds(5));
            assertThat(payment).isEqualTo(captured().refunding(PART, NOW.plusSeconds(5)));
        }

        @Test
        void tellsHowFarEachCommandHasGot() {
            Payment payment = captured().refunding(PART, NOW).refunded(NOW).refunding(REST, NOW);

            assertThat(payment.refundStatus(PART.command()))
                    .contains(new RefundInquiryAnswer.Found(RefundInquiryAnswer.Status.DONE, PART.amount()));
            assertThat(payment.refundStatus(REST.command()))
                    .contains(new RefundInquiryAnswer.Found(RefundInquiryAnswer.Status.PENDING, REST.amount()));
            assertThat(payment.refundStatus(CommandId.of("return-3"))).isEmpty();
        }

        @Test
        void knowsARefundByItsCommandAndAmount() {
            Payment payment = captured().refunding(PART, NOW).refunded(NOW).refunding(REST, NOW);

            assertThat(payment.isRefundedBy(PART)).isTrue();
            assertThat(payment.isRefundedBy(REST)).isFalse();
            assertThat(payment.isRefundReused(refund("return-1", 299))).isTrue();
            assertThat(payment.isRefundReused(refund("return-2", 599))).isTrue();
            assertThat(payment.isRefundReused(REST)).isFalse();
        }

        @Test
        void refusesAnotherRefundMeanwhile() {
            Payment payment = captured().refunding(PART, NOW);

            assertIgnores(payment, payment.refunding(REST, NOW));
            assertIgnores(payment, payment.voiding(NOW));
            assertIgnores(payment, payment.capturing(NOW));
        }
    }

    @Nested
    class ALateRefund {
        @Test
        void isOfAllAndPaysNothing() {
            assertThat(late().state()).isEqualTo(lateRefund(TAKEN));
            assertThat(late().pays()).isFalse();
            assertThat(late().isCharged()).isFalse();
            assertThat(late().counts()).isFalse();
            assertThat(late().isBeingReversed()).isTrue();
        }

        @Test
        void hasAKeyOfItsOwn() {
            assertThat(late().refundKey()).contains(late().reference() + ".refund");
        }

        @Test
        void goesOnIfTheGatewayRefuses() {
            assertIgnores(late(), late().refundRefused());
        }

        @Test
        void staysLateWhenItBeginsAnewAndWhenItIsDone() {
            assertThat(late().refundingAnew(NOW).state()).isEqualTo(lateRefund(TAKEN));
            assertThat(late().refunded(NOW).state())
                    .isEqualTo(new Refunded(TAKEN, List.of(new Refund(LATE, AMOUNT)), true, NOW));
            assertThat(late().refunded(NOW).isCharged()).isFalse();
        }
    }

    @Nested
    class OnceItIsOver {
        @Test
        void countsWhatWasRefundedByCommand() {
            assertThat(refunded().counts()).isTrue();
            assertThat(refunded().isCharged()).isTrue();
            assertThat(refunded().due()).isEmpty();
            assertFinal(refunded());
        }

        @Test
        void isFinalOnceVoided() {
            assertThat(voiding().voided(NOW).due()).isEmpty();
            assertThat(voiding().voided(NOW).counts()).isFalse();
            assertFinal(voiding().voided(NOW));
            assertIgnores(voiding().voided(NOW), answered(voiding().voided(NOW), approved(true)));
        }

        @Test
        void isCapturedIfALapsedHoldWasTakenAfterAll() {
            Payment lapsed = authorized().lapsed(NOW);

            assertThat(lapsed.capturedAtGateway().state()).isEqualTo(new Captured(HELD, List.of()));
            assertThat(lapsed.uncaptured()).contains(HELD);
            assertThat(lapsed.due()).isEmpty();
            assertThat(lapsed.counts()).isTrue();
            assertThat(lapsed.pays()).isFalse();
            assertFinal(lapsed);
        }
    }

    @Nested
    class OnceItIsForgotten {
        @Test
        void isUnchargedOnceDeclined() {
            assertThat(declined().isUncharged()).isTrue();
            assertThat(declined().due()).isEmpty();
            assertThat(declined().isOpen()).isFalse();
            assertFinal(declined());
        }

        @Test
        void isLookedForTwiceMoreIfTheGatewayHadNothing() {
            Instant firstLook = NOW.plus(Duration.ofHours(1));
            Instant lastLook = NOW.plus(Duration.ofHours(23));

            Payment once = absent().afterAnotherLook(firstLook);

            assertThat(absent().due()).contains(firstLook);
            assertThat(absent().isUncharged()).isFalse();
            assertThat(once.due()).contains(lastLook);
            assertThat(once.afterAnotherLook(lastLook).due()).isEmpty();
            assertThat(once.afterAnotherLook(lastLook).isUncharged()).isTrue();
        }

        @Test
        void isNotSpentOnALookBeforeItsTime() {
            assertIgnores(absent(), absent().afterAnotherLook(NOW.plusSeconds(5)));
        }

        @Test
        void voidsAnApprovalThatComesToLight() {
            Payment settled = absent().settledByHand(false, "ticket", "bob", NOW);

            for (Payment forgotten : List.of(declined(), absent(), settled)) {
                assertThat(answered(forgotten, approved(false)).state()).isEqualTo(new Voiding(HELD, NOW));
                assertThat(forgotten.foundAfterAll(HELD, NOW).state()).isEqualTo(new Voiding(HELD, NOW));
            }
        }

        @Test
        void refundsACaptureThatComesToLight() {
            for (Payment forgotten : List.of(declined(), absent())) {
                assertThat(answered(forgotten, approved(true)).state()).isEqualTo(lateRefund(TAKEN));
            }
        }

        @Test
        void ignoresEveryOtherAnswer() {
            assertIgnores(absent(), answered(absent(), new AuthorizationAnswer.Challenged(PSP, CHALLENGE)));
            assertIgnores(
                    absent(), answered(absent(), new AuthorizationAnswer.Declined(DeclineReason.DO_NOT_HONOR, false)));
            assertIgnores(declined(), answered(declined(), new Pending()));
        }
    }

    @Nested
    class SettledByAnOperator {
        @Test
        void keepsWhoSaidWhatOnWhichEvidenceAndWhatWasRefunded() {
            Payment unclear = captured().refunding(PART, NOW).refunded(NOW).refunding(REST, NOW);

            Payment settled = unclear.settledByHand(true, "ticket", "bob", NOW);

            assertThat(settled.state()).isEqualTo(new SettledByHand(true, "ticket", "bob", NOW, List.of(PART)));
            assertThat(settled.isSettledBy("bob")).isTrue();
            assertThat(settled.isSettledBy("eve")).isFalse();
            assertThat(unclear.isSettledBy("bob")).isFalse();
        }

        @Test
        void isPossibleWhereverTheOutcomeIsNotKnown() {
            for (Payment unclear : List.of(requested(CaptureMode.LATER), capturing(), voiding(), late(), absent())) {
                assertThat(unclear.settledByHand(true, "ticket", "bob", NOW).state())
                        .isInstanceOf(SettledByHand.class);
            }
        }

        @Test
        void isRefusedWhereTheOutcomeIsKnown() {
            for (Payment clear :
                    List.of(captured(), declined(), refunded(), voiding().voided(NOW))) {
                assertIgnores(clear, clear.settledByHand(true, "ticket", "bob", NOW));
            }
        }

        @Test
        void paysIfTheMoneyWasTaken() {
            Payment taken = capturing().settledByHand(true, "ticket", "bob", NOW);
            Payment notTaken = capturing().settledByHand(false, "ticket", "bob", NOW);

            assertThat(taken.pays()).isTrue();
            assertThat(notTaken.pays()).isFalse();
            assertThat(taken.due()).isEmpty();
            assertFinal(taken);
            assertIgnores(taken, answered(taken, approved(true)));
        }

        @Test
        void ignoresAnApprovalOnceSomethingWasRefunded() {
            Payment unclear = captured().refunding(PART, NOW).refunded(NOW).refunding(REST, NOW);
            Payment settled = unclear.settledByHand(false, "ticket", "bob", NOW);

            assertIgnores(settled, answered(settled, approved(true)));
        }
    }

    @Nested
    class ToldEvents {
        @Test
        void tellAnApproval() {
            assertThat(told(requested(CaptureMode.LATER), authorized())).containsExactly(authorizedEvent());
            assertThat(told(requested(CaptureMode.AT_ONCE), answered(requested(CaptureMode.AT_ONCE), approved(false))))
                    .containsExactly(authorizedEvent());
        }

        @Test
        void tellACapture() {
            assertThat(told(capturing(), capturing().captured())).containsExactly(capturedEvent());
            assertThat(told(requested(CaptureMode.LATER), answered(requested(CaptureMode.LATER), approved(true))))
                    .containsExactly(capturedEvent());
            assertThat(told(authorized(), capturing())).isEmpty();
        }

        @Test
        void tellADecline() {
            assertThat(told(requested(CaptureMode.LATER), declined()))
                    .containsExactly(new PaymentDeclined(ID, DeclineReason.INSUFFICIENT_FUNDS));
        }

        @Test
        void tellAVoidOnceItIsAcknowledged() {
            assertThat(told(authorized(), voiding())).isEmpty();
            assertThat(told(voiding(), voiding().voided(NOW))).containsExactly(new PaymentVoided(ID, AMOUNT));
        }

        @Test
        void tellALapse() {
            assertThat(told(authorized(), authorized().lapsed(NOW))).containsExactly(new PaymentLapsed(ID, AMOUNT));
        }

        @Test
        void tellEachRefundOnceItIsAcknowledged() {
            Payment part = captured().refunding(PART, NOW);
            Payment rest = part.refunded(NOW).refunding(REST, NOW);

            assertThat(told(captured(), part)).isEmpty();
            assertThat(told(part, part.refunded(NOW))).containsExactly(new PaymentRefunded(ID, PART.amount()));
            assertThat(told(rest, rest.refunded(NOW))).containsExactly(new PaymentRefunded(ID, REST.amount()));
            assertThat(told(part, part.refundRefused())).isEmpty();
        }

        private List<PaymentEvent> told(Payment before, Payment after) {
            return PaymentEvents.between(before, after);
        }

        private PaymentEvent authorizedEvent() {
            return new PaymentAuthorized(ID, AMOUNT);
        }

        private PaymentEvent capturedEvent() {
            return new PaymentCaptured(ID, AMOUNT);
        }
    }

    private static void assertIgnores(Payment before, Payment after) {
        assertThat(after).isEqualTo(before);
    }

    /** Asserts that nothing but an approval, a look or the gateway's own capture moves it. */
    private static void assertFinal(Payment ended) {
        List<UnaryOperator<Payment>> moves = new ArrayList<>();
        moves.add(payment -> payment.resolved(HELD, TERMS, NOW));
        moves.add(payment -> payment.givenUp(NOW));
        moves.add(payment -> payment.capturing(NOW));
        moves.add(payment -> payment.capturingAnew(NOW));
        moves.add(Payment::captured);
        moves.add(payment -> payment.stillHeld(TERMS, HOLD_IS_OVER));
        moves.add(payment -> payment.lapsed(NOW));
        moves.add(payment -> payment.voiding(NOW));
        moves.add(payment -> payment.voided(NOW));
        moves.add(payment -> payment.capturedAfterAll(NOW));
        moves.add(payment -> payment.refunding(refund("return-9", 1), NOW));
        moves.add(payment -> payment.refundingAnew(NOW));
        moves.add(payment -> payment.refunded(NOW));
        moves.add(Payment::refundRefused);
        moves.add(payment -> payment.settledByHand(false, "ticket", "eve", HOLD_IS_OVER));
        moves.forEach(move -> assertIgnores(ended, move.apply(ended)));
    }

    private static Payment requested(CaptureMode capture) {
        PaymentInstrument visa =
                new PaymentInstrument.CardOnFile(CARD, new MaskedCard(CardBrand.VISA, LastFour.of("1111")));
        ChargeRequest request = ChargeRequest.of(ID, PayeeId.of("toys"), AMOUNT, visa, capture, CredentialUse.oneOff());
        return Payment.requested(ANN, request, START, TERMS);
    }

    private static Payment answered(Payment payment, AuthorizationAnswer answer) {
        return payment.answered(answer, TERMS, NOW);
    }

    private static AuthorizationAnswer approved(boolean captured) {
        return new AuthorizationAnswer.Approved(PSP, AMOUNT, captured, Optional.empty());
    }

    private static Payment challenged() {
        return answered(requested(CaptureMode.LATER), new AuthorizationAnswer.Challenged(PSP, CHALLENGE));
    }

    private static Payment givenUp() {
        return requested(CaptureMode.LATER).givenUp(NOW);
    }

    private static Payment authorized() {
        return answered(requested(CaptureMode.LATER), approved(false));
    }

    private static Payment capturing() {
        return authorized().capturing(NOW);
    }

    private static Payment captured() {
        return capturing().captured();
    }

    private static Payment voiding() {
        return authorized().voiding(NOW);
    }

    private static Payment refunded() {
        return captured()
                .refunding(PART, NOW)
                .refunded(NOW)
                .refunding(REST, NOW)
                .refunded(NOW);
    }

    /** A charge that was taken after it had been given up. */
    private static Payment late() {
        return answered(givenUp(), approved(true));
    }

    private static PaymentState lateRefund(Approval approval) {
        return new Refunding(new Captured(approval, List.of()), new Refund(LATE, AMOUNT), true, NOW);
    }

    private static Payment declined() {
        return requested(CaptureMode.LATER).resolved(REFUSAL, TERMS, NOW);
    }

    private static Payment absent() {
        return requested(CaptureMode.LATER).resolved(Absent.at(NOW), TERMS, NOW);
    }

    private static Refund refund(String command, long verifications) {
        return new Refund(CommandId.of(command), Money.of("EUR", verifications));
    }
}
