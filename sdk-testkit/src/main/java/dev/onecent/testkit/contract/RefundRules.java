package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.OperationAnswer.Done;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundInquiryAnswer.Found;
import dev.onecent.gateway.RefundInquiryAnswer.Status;
import dev.onecent.money.Money;
import dev.onecent.testkit.gateway.Call;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** GATEWAY-10: a refund is found by its key, and by nothing else. */
abstract class RefundRules extends InquiryRules {
    private static final Money PART = Money.of("EUR", 100);

    @Test
    void gateway_10_1_theTermsSayWhetherRefundsAreFound() {
        assertEquals(
                capabilities().contains(Capability.REFUNDS_BY_KEY),
                opened().terms().findsRefunds());
    }

    @Test
    @Needs(Capability.REFUNDS_BY_KEY)
    void gateway_10_2_aRefundIsFoundByItsKey() {
        String key = key();
        refund(take(), key, PART);

        assertEquals(new Found(Status.DONE, PART), findRefund(key, PART));
    }

    @Test
    @Needs(Capability.REFUNDS_BY_KEY)
    void gateway_10_3_aRefundThatNobodyAskedForIsNotFound() {
        take();

        assertEquals(new RefundInquiryAnswer.NotFound(), findRefund(key(), PART));
    }

    @Test
    @Needs(Capability.REFUNDS_BY_KEY)
    void gateway_10_4_anotherRefundOfTheSameAmountIsAnotherRefund() {
        refund(take(), key(), PART);

        assertEquals(new RefundInquiryAnswer.NotFound(), findRefund(key(), PART));
    }

    @Test
    @Needs(Capability.REFUNDS_BY_KEY)
    void gateway_10_5_eachRefundIsFoundWithItsAmount() {
        Approved taken = take();
        String one = key();
        String other = key();
        refund(taken, one, PART);
        refund(taken, other, AMOUNT.minus(PART));

        assertEquals(new Found(Status.DONE, PART), findRefund(one, PART));
        assertEquals(new Found(Status.DONE, AMOUNT.minus(PART)), findRefund(other, AMOUNT.minus(PART)));
    }

    @Test
    @Needs(Capability.REFUNDS_BY_KEY)
    void gateway_10_6_aRefusedRefundIsNeverFoundDone() {
        Approved taken = take();
        String key = key();
        refund(taken, key(), AMOUNT);

        assertFalse(refund(taken, key, AMOUNT) instanceof Done);
        assertFalse(findRefund(key, AMOUNT) instanceof Found found && found.status() != Status.REFUSED);
    }

    @Test
    @Needs(Capability.REFUNDS_BY_KEY)
    void gateway_10_7_askingForARefundGivesNothingBack() {
        Approved taken = take();
        String key = key();
        findRefund(key, AMOUNT);

        assertTrue(found().refunded().isZero());
        assertInstanceOf(Done.class, refund(taken, key, AMOUNT));
    }

    @Test
    @Needs({Capability.REFUNDS_BY_KEY, Capability.LOST_ANSWERS})
    void gateway_10_8_aRefundWhoseAnswerGotLostIsFound() {
        Approved taken = take();
        String key = key();
        loseNextAnswer(Call.REFUND);

        assertTrue(isUnknown(() -> refund(taken, key, PART)));
        assertEquals(new Found(Status.DONE, PART), findRefund(key, PART));
    }

    @Test
    @Needs({Capability.REFUNDS_BY_KEY, Capability.LOST_ANSWERS})
    void gateway_10_9_aRefundThatGotLostIsNotFound() {
        Approved taken = take();
        String key = key();
        loseNextRequest(Call.REFUND);

        assertTrue(isUnknown(() -> refund(taken, key, PART)));
        assertEquals(new RefundInquiryAnswer.NotFound(), findRefund(key, PART));
    }

    @Test
    @Needs({Capability.REFUNDS_BY_KEY, Capability.LOST_ANSWERS})
    void gateway_10_10_aLostInquiryForARefundIsUnknownAndNeverNotFound() {
        String key = key();
        refund(take(), key, PART);
        loseNextAnswer(Call.FIND_REFUND);

        assertFalse(isNotFound(() -> findRefund(key, PART)));
    }

    private static boolean isNotFound(Supplier<RefundInquiryAnswer> inquiry) {
        try {
            return inquiry.get() instanceof RefundInquiryAnswer.NotFound;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
