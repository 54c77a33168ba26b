package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer.Done;
import dev.onecent.money.Money;
import dev.onecent.testkit.gateway.Call;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** GATEWAY-2: yes is yes, no is no, and whatever is not certain is neither. */
abstract class CertaintyRules extends RepetitionRules {
    private static final Money ONE_CENT = Money.of("EUR", 1);

    @Test
    void gateway_2_1_aDeclinedCardIsDeclined() {
        assertInstanceOf(Declined.class, authorize(reference, CaptureMode.LATER, declinedCard()));
    }

    @Test
    void gateway_2_2_nothingIsHeldAfterADecline() {
        authorize(reference, CaptureMode.LATER, declinedCard());

        assertFalse(capture(GatewayReference.of("none"), key(), AMOUNT) instanceof Done);
    }

    @Test
    void gateway_2_3_whatWasNeverAuthorizedIsNeverCaptured() {
        assertFalse(capture(GatewayReference.of("none"), key(), AMOUNT) instanceof Done);
    }

    @Test
    void gateway_2_4_noMoreIsCapturedThanWasHeld() {
        Approved held = hold();

        assertFalse(capture(held.reference(), key(), AMOUNT.plus(ONE_CENT)) instanceof Done);
        assertFalse(foundApproved().captured());
    }

    @Test
    void gateway_2_5_whatWasReleasedIsNeverCaptured() {
        Approved held = hold();
        release(Optional.of(held.reference()), key());

        assertFalse(capture(held, key()) instanceof Done);
    }

    @Test
    void gateway_2_6_whatWasCapturedIsTakenOnceUnderAnyKey() {
        Approved held = hold();
        capture(held, key());
        capture(held, key());

        assertInstanceOf(Done.class, refund(held, key(), AMOUNT));
        assertFalse(refund(held, key(), ONE_CENT) instanceof Done);
    }

    @Test
    void gateway_2_7_whatWasCapturedIsNeverReleased() {
        Approved taken = take();

        assertFalse(release(Optional.of(taken.reference()), key()) instanceof Done);
        assertTrue(foundApproved().captured());
    }

    @Test
    void gateway_2_8_noMoreIsRefundedThanWasTaken() {
        Approved taken = take();

        assertFalse(refund(taken, key(), AMOUNT.plus(ONE_CENT)) instanceof Done);
        assertEquals(Money.of("EUR", 0), found().refunded());
    }

    @Test
    void gateway_2_9_severalRefundsGiveBackNoMoreThanWasTaken() {
        Approved taken = take();
        refund(taken, key(), AMOUNT.minus(ONE_CENT));

        assertFalse(refund(taken, key(), AMOUNT) instanceof Done);
        assertInstanceOf(Done.class, refund(taken, key(), ONE_CENT));
        assertEquals(AMOUNT, found().refunded());
    }

    @Test
    void gateway_2_10_whatWasOnlyHeldIsNeverRefunded() {
        Approved held = hold();

        assertFalse(refund(held, key(), ONE_CENT) instanceof Done);
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void gateway_2_11_aLostAnswerToAnAuthorizationIsNeitherYesNorNo() {
        loseNextAnswer(Call.AUTHORIZE);

        assertTrue(isUnknown(() -> authorize(reference, CaptureMode.LATER, approvedCard())));
        assertInstanceOf(Approved.class, found().answer());
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void gateway_2_12_aLostAuthorizationIsNeitherYesNorNoAndNotThere() {
        loseNextRequest(Call.AUTHORIZE);

        assertTrue(isUnknown(() -> authorize(reference, CaptureMode.LATER, approvedCard())));
        assertEquals(new InquiryAnswer.NotFound(), find());
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void gateway_2_13_anAuthorizationIsRepeatedAfterALostAnswer() {
        loseNextAnswer(Call.AUTHORIZE);
        assertTrue(isUnknown(() -> authorize(reference, CaptureMode.LATER, approvedCard())));

        Approved again = hold();

        assertInstanceOf(Done.class, release(Optional.of(again.reference()), key()));
        assertTrue(found().released());
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void gateway_2_14_aLostAnswerToACaptureIsUnknownAndRepeatedUnderItsKey() {
        Approved held = hold();
        String key = key();
        loseNextAnswer(Call.CAPTURE);

        assertTrue(isUnknown(() -> capture(held, key)));
        assertInstanceOf(Done.class, capture(held, key));
        assertTrue(foundApproved().captured());
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void gateway_2_15_aLostAnswerToAReleaseIsUnknownAndRepeated() {
        Approved held = hold();
        loseNextAnswer(Call.RELEASE);

        assertTrue(isUnknown(() -> release(Optional.of(held.reference()), key())));
        assertInstanceOf(Done.class, release(Optional.of(held.reference()), key()));
        assertTrue(found().released());
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void gateway_2_16_aLostReleaseIsUnknownAndNotDone() {
        Approved held = hold();
        loseNextRequest(Call.RELEASE);

        assertTrue(isUnknown(() -> release(Optional.of(held.reference()), key())));
        assertFalse(found().released());
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void gateway_2_17_aLostAnswerToARefundIsUnknownAndRepeatedUnderItsKey() {
        Approved taken = take();
        String key = key();
        loseNextAnswer(Call.REFUND);

        assertTrue(isUnknown(() -> refund(taken, key, AMOUNT)));
        assertInstanceOf(Done.class, refund(taken, key, AMOUNT));
        assertEquals(AMOUNT, found().refunded());
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void gateway_2_18_aLostAnswerToAnInquiryIsUnknownAndNeverNotFound() {
        hold();
        pass(opened().terms().visibilityLag().plusSeconds(1));
        loseNextAnswer(Call.FIND);

        assertTrue(isUnknown(() -> inquire(Optional.empty())));
    }
}
