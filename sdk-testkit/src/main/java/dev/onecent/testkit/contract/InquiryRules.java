package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer.Done;
import dev.onecent.money.Money;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** GATEWAY-3, GATEWAY-4, GATEWAY-5: what is found, what is approved, what can be released. */
abstract class InquiryRules extends CertaintyRules {
    @Test
    void gateway_3_1_nothingIsFoundUnderAReferenceThatNobodyUsed() {
        assertEquals(new InquiryAnswer.NotFound(), find());
    }

    @Test
    void gateway_3_2_anApprovalIsFoundByOurReferenceAlone() {
        hold();

        assertInstanceOf(Approved.class, found().answer());
    }

    @Test
    void gateway_3_3_theSameNameOfTheGatewaysIsFound() {
        Approved held = hold();

        assertEquals(held.reference(), foundApproved().reference());
    }

    @Test
    void gateway_3_4_theAmountIsFound() {
        hold();

        assertEquals(AMOUNT, foundApproved().amount());
    }

    @Test
    void gateway_3_5_aDeclineIsFound() {
        authorize(reference, CaptureMode.LATER, declinedCard());

        assertInstanceOf(Declined.class, found().answer());
    }

    @Test
    void gateway_3_6_whatIsHeldIsFoundHeld() {
        hold();

        InquiryAnswer.Found found = found();

        assertFalse(((Approved) found.answer()).captured());
        assertFalse(found.released());
        assertTrue(found.refunded().isZero());
    }

    @Test
    void gateway_3_7_aCaptureIsFound() {
        capture(hold(), key());

        assertTrue(foundApproved().captured());
    }

    @Test
    void gateway_3_8_aReleaseIsFound() {
        release(Optional.of(hold().reference()), key());

        assertTrue(found().released());
    }

    @Test
    void gateway_3_9_theSumOfTheRefundsIsFound() {
        Approved taken = take();
        List.of(100L, 200L, 34L).forEach(verifications -> refund(taken, key(), Money.of("EUR", verifications)));

        assertEquals(Money.of("EUR", 334), found().refunded());
    }

    @Test
    void gateway_3_10_askingChangesNothing() {
        Approved held = hold();
        InquiryAnswer first = find();

        assertEquals(first, find());
        assertInstanceOf(Done.class, capture(held, key()));
    }

    @Test
    void gateway_3_11_itIsFoundByBothNames() {
        Approved held = hold();
        InquiryAnswer byOurs = find();

        assertEquals(byOurs, inquire(Optional.of(held.reference())));
    }

    @Test
    void gateway_3_12_nothingOfAnotherAuthorizationIsFound() {
        authorize(newReference(), CaptureMode.LATER, approvedCard());

        assertEquals(new InquiryAnswer.NotFound(), find());
    }

    @Test
    void gateway_4_1_theApprovalIsForTheAmount() {
        assertEquals(AMOUNT, hold().amount());
    }

    @Test
    void gateway_4_2_oneMinorUnitIsOneMinorUnit() {
        assertEquals(Money.of("EUR", 1), approved(Money.of("EUR", 1)).amount());
    }

    @Test
    void gateway_4_3_currenciesHaveTheirOwnMinorUnits() {
        for (Money amount : List.of(Money.of("JPY", 100), Money.of("USD", 199), Money.of("GBP", 1))) {
            assertEquals(amount, approved(amount).amount());
        }
    }

    @Test
    void gateway_4_4_whatWasAskedForLaterIsNotCaptured() {
        assertFalse(hold().captured());
    }

    @Test
    void gateway_4_5_whatWasAskedForAtOnceIsCaptured() {
        assertTrue(take().captured());
        assertTrue(foundApproved().captured());
    }

    @Test
    @Needs(Capability.ZERO_AMOUNTS)
    void gateway_4_6_zeroIsApprovedAsZero() {
        assertTrue(approved(Money.of("EUR", 0)).amount().isZero());
    }

    @Test
    @Needs(Capability.TOKENS)
    void gateway_4_7_aTokenIsAsGoodAsItsCard() {
        AuthorizationAnswer answer = opened().authorize(request(reference, AMOUNT, CaptureMode.LATER, token()));

        assertEquals(AMOUNT, assertInstanceOf(Approved.class, answer).amount());
    }

    @Test
    void gateway_5_1_whatWasNeverAcceptedCountsAsReleased() {
        assertInstanceOf(Done.class, release(Optional.empty(), key()));
    }

    @Test
    void gateway_5_2_whatWasDeclinedCountsAsReleased() {
        authorize(reference, CaptureMode.LATER, declinedCard());

        assertInstanceOf(Done.class, release(Optional.empty(), key()));
    }

    @Test
    void gateway_5_3_ourReferenceIsEnoughToRelease() {
        hold();

        assertInstanceOf(Done.class, release(Optional.empty(), key()));
        assertTrue(found().released());
    }

    @Test
    void gateway_5_4_anotherKeyReleasesNothingTwice() {
        Approved held = hold();

        assertInstanceOf(Done.class, release(Optional.of(held.reference()), key()));
        assertInstanceOf(Done.class, release(Optional.of(held.reference()), key()));
    }

    @Test
    void gateway_5_5_aReleaseLeavesOtherAuthorizationsAlone() {
        MerchantReference another = newReference();
        Approved other = assertInstanceOf(Approved.class, authorize(another, CaptureMode.LATER, approvedCard()));
        Approved held = hold();

        release(Optional.of(held.reference()), key());

        assertInstanceOf(Done.class, opened().capture(new CaptureRequest(another, other.reference(), key(), AMOUNT)));
    }

    private Approved approved(Money amount) {
        MerchantReference one = newReference();
        return assertInstanceOf(
                Approved.class, opened().authorize(request(one, amount, CaptureMode.LATER, presented(approvedCard()))));
    }
}
