package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.money.Money;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** GATEWAY-1: a repeated request has no further effect and repeats the first answer. */
abstract class RepetitionRules extends GatewayFixture {
    private static final int RIVALS = 6;

    @Test
    void gateway_1_1_aRepeatedAuthorizationRepeatsItsApproval() {
        Approved first = hold();

        assertEquals(first, authorize(reference, CaptureMode.LATER, approvedCard()));
    }

    @Test
    void gateway_1_2_aRepeatedAuthorizationRepeatsItsDecline() {
        AuthorizationAnswer first = authorize(reference, CaptureMode.LATER, declinedCard());

        assertInstanceOf(Declined.class, first);
        assertEquals(first, authorize(reference, CaptureMode.LATER, declinedCard()));
    }

    @Test
    void gateway_1_3_theReferenceDecidesAndNotTheCard() {
        AuthorizationAnswer first = authorize(reference, CaptureMode.LATER, declinedCard());

        assertEquals(first, authorize(reference, CaptureMode.LATER, approvedCard()));
    }

    @Test
    void gateway_1_4_aRepeatedAuthorizationIsHeldOnce() {
        Approved held = hold();
        hold();

        assertInstanceOf(OperationAnswer.Done.class, release(Optional.of(held.reference()), key()));
        assertEquals(true, found().released());
    }

    @Test
    void gateway_1_5_aRepeatedAuthorizationIsTakenOnce() {
        Approved taken = take();
        take();

        assertInstanceOf(OperationAnswer.Done.class, refund(taken, key(), AMOUNT));
        assertEquals(false, refund(taken, key(), Money.of("EUR", 1)) instanceof OperationAnswer.Done);
    }

    @Test
    void gateway_1_6_anotherReferenceIsAnotherAuthorization() {
        MerchantReference another = newReference();

        Approved one = hold();
        Approved other = assertInstanceOf(Approved.class, authorize(another, CaptureMode.LATER, approvedCard()));

        assertNotEquals(one.reference(), other.reference());
    }

    @Test
    void gateway_1_7_authorizationsAtOnceUnderOneReferenceAreOne() {
        List<AuthorizationAnswer> answers =
                StoreFixture.atOnce(RIVALS, n -> authorize(reference, CaptureMode.LATER, approvedCard()));
        Approved held = foundApproved();

        assertTrue(answers.contains(held), "who was first is told");
        assertTrue(
                answers.stream().allMatch(answer -> answer.equals(held) || isUnknown(() -> answer)),
                "the others are told the same, or that it is under way: " + answers);
        assertEquals(held, authorize(reference, CaptureMode.LATER, approvedCard()));
    }

    @Test
    void gateway_1_8_aRepeatedCaptureTakesOnce() {
        Approved held = hold();
        String key = key();

        assertInstanceOf(OperationAnswer.Done.class, capture(held, key));
        assertInstanceOf(OperationAnswer.Done.class, capture(held, key));
        assertInstanceOf(OperationAnswer.Done.class, refund(held, key(), AMOUNT));
        assertEquals(false, refund(held, key(), Money.of("EUR", 1)) instanceof OperationAnswer.Done);
    }

    @Test
    void gateway_1_9_aRepeatedRefundGivesBackOnce() {
        Approved taken = take();
        String key = key();

        assertInstanceOf(OperationAnswer.Done.class, refund(taken, key, Money.of("EUR", 100)));
        assertInstanceOf(OperationAnswer.Done.class, refund(taken, key, Money.of("EUR", 100)));
        assertEquals(Money.of("EUR", 100), found().refunded());
    }

    @Test
    void gateway_1_10_refundsUnderTwoKeysAreTwo() {
        Approved taken = take();

        refund(taken, key(), Money.of("EUR", 100));
        refund(taken, key(), Money.of("EUR", 100));

        assertEquals(Money.of("EUR", 200), found().refunded());
    }

    @Test
    void gateway_1_11_refundsAtOnceUnderOneKeyAreOne() {
        Approved taken = take();
        String key = key();

        StoreFixture.atOnce(RIVALS, n -> refund(taken, key, Money.of("EUR", 100)));

        assertEquals(Money.of("EUR", 100), found().refunded());
    }

    @Test
    void gateway_1_12_aRepeatedReleaseIsDoneEachTime() {
        Approved held = hold();
        String key = key();

        assertInstanceOf(OperationAnswer.Done.class, release(Optional.of(held.reference()), key));
        assertInstanceOf(OperationAnswer.Done.class, release(Optional.of(held.reference()), key));
    }

    @Test
    void gateway_1_13_aRefusedRefundIsRefusedAgain() {
        Approved taken = take();
        String key = key();
        Money more = AMOUNT.plus(Money.of("EUR", 1));

        assertEquals(false, refund(taken, key, more) instanceof OperationAnswer.Done);
        assertEquals(false, refund(taken, key, more) instanceof OperationAnswer.Done);
        assertEquals(Money.of("EUR", 0), found().refunded());
    }

    @Test
    void gateway_1_14_aKeyWithAnotherAmountGivesBackNothingMore() {
        Approved taken = take();
        String key = key();
        refund(taken, key, Money.of("EUR", 100));

        try {
            refund(taken, key, Money.of("EUR", 200));
        } catch (RuntimeException e) {
            // nobody knows, which is no yes
        }
        assertEquals(Money.of("EUR", 100), found().refunded());
    }
}
