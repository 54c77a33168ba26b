package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Challenged;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.OperationAnswer.Done;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.PresentedToken;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The contract of a {@link dev.onecent.gateway.PaymentGateway}. Extend it over your adapter and its provider's test system,
 * name two test cards, and say what the gateway promises; the rest of the methods are asked for by those promises. Each test
 * uses references of its own.
 *
 * <p>Beyond what a test can see from here: what the adapter writes into logs of its own (GATEWAY-7), and that a key is
 * remembered for as long as {@link GatewayTerms#idempotencyWindow()} says (GATEWAY-1).
 */
public abstract class GatewayContract extends RefundRules {
    /**
     * Returns the promises of the gateway beyond those of every gateway; rules that need more are listed as not
     * claimed.
     */
    @Override
    public abstract Set<Capability> capabilities();

    @Test
    void gateway_6_1_theTermsAreConstant() {
        GatewayTerms before = opened().terms();
        hold();

        assertEquals(before, opened().terms());
    }

    @Test
    void gateway_6_2_theTermsAreOfUse() {
        GatewayTerms terms = opened().terms();

        assertTrue(terms.callLimit().compareTo(Duration.ZERO) > 0, "callLimit");
        assertTrue(terms.holdLife().compareTo(Duration.ofDays(1)) >= 0, "holdLife");
    }

    @Test
    void gateway_6_3_everyCallEndsInTime() {
        Duration limit = opened().terms().callLimit();

        Approved held = assertTimeout(limit, this::hold);
        assertTimeout(limit, () -> inquire(Optional.empty()));
        assertTimeout(limit, () -> capture(held, key()));
        assertTimeout(limit, () -> refund(held, key(), AMOUNT));
        assertTimeout(limit, () -> release(Optional.empty(), key()));
        if (opened().terms().findsRefunds()) {
            assertTimeout(limit, () -> findRefund(key(), AMOUNT));
        }
    }

    @Test
    void gateway_7_1_noAnswerShowsTheCard() {
        String answers = List.of(hold(), authorize(newReference(), CaptureMode.LATER, declinedCard()), find())
                .toString();

        assertShowsNoCard(answers);
    }

    @Test
    void gateway_7_2_nothingIsPrinted() {
        String printed = printed(() -> {
            hold();
            authorize(newReference(), CaptureMode.LATER, declinedCard());
        });

        assertShowsNoCard(printed);
    }

    @Test
    void gateway_7_3_noExceptionShowsTheCard() {
        PresentedCard nonsense = PresentedToken.of("token-that-nobody-made");
        String thrown = thrown(() -> opened().authorize(request(reference, AMOUNT, CaptureMode.LATER, nonsense)));

        assertFalse(thrown.contains("token-that-nobody-made"), "the token");
    }

    @Test
    void gateway_7_4_theCardIsNotNeededAfterItsCall() {
        PresentedCard card = presented(approvedCard());
        AuthorizationRequest request = request(reference, AMOUNT, CaptureMode.LATER, card);

        Approved held = assertInstanceOf(Approved.class, opened().authorize(request));
        card.close();

        assertEquals(held.reference(), foundApproved().reference());
        assertInstanceOf(Done.class, capture(held, key()));
    }

    @Test
    void gateway_7_5_aCardWithoutItsSecurityCodeIsAnswered() {
        PresentedCard without = withoutCode(presented(approvedCard()));

        AuthorizationAnswer answer = opened().authorize(request(reference, AMOUNT, CaptureMode.LATER, without));

        assertTrue(answer instanceof Approved || answer instanceof Declined, answer.toString());
    }

    @Test
    void gateway_8_1_aCaptureLeavesTheNameAsItIs() {
        Approved held = hold();
        capture(held, key());

        assertEquals(held.reference(), foundApproved().reference());
    }

    @Test
    void gateway_8_2_aReleaseLeavesTheNameAsItIs() {
        Approved held = hold();
        release(Optional.of(held.reference()), key());

        assertEquals(held.reference(), foundApproved().reference());
    }

    @Test
    void gateway_8_3_aRefundLeavesTheNameAsItIs() {
        Approved taken = take();
        refund(taken, key(), AMOUNT);

        assertEquals(taken.reference(), foundApproved().reference());
    }

    @Test
    void gateway_8_4_anotherNameIsNoNameOfOurs() {
        Approved held = hold();
        capture(GatewayReference.of("of-another"), key(), AMOUNT);

        assertEquals(held.reference(), foundApproved().reference());
    }

    @Test
    @Needs(Capability.CHALLENGES)
    void gateway_8_5_aPassedChallengeLeavesTheNameAsItIs() {
        AuthorizationAnswer first = authorize(reference, CaptureMode.LATER, challengedCard());
        completeChallenge(reference, true);

        assertEquals(
                assertInstanceOf(Challenged.class, first).reference(),
                foundApproved().reference());
    }

    @Test
    @Needs(Capability.CHALLENGES)
    void gateway_9_1_aChallengeHasADeadlineAndAName() {
        Challenged challenged =
                assertInstanceOf(Challenged.class, authorize(reference, CaptureMode.LATER, challengedCard()));

        assertFalse(challenged.reference().value().isBlank());
        assertFalse(challenged.challenge().action().toString().contains(challengedCard()));
    }

    @Test
    @Needs(Capability.CHALLENGES)
    void gateway_9_2_withoutAClientNobodyIsChallenged() {
        AuthorizationRequest with = request(reference, AMOUNT, CaptureMode.LATER, presented(challengedCard()));
        AuthorizationRequest without = new AuthorizationRequest(
                with.reference(),
                with.payee(),
                with.amount(),
                with.card(),
                with.capture(),
                with.use(),
                Optional.empty());

        assertFalse(opened().authorize(without) instanceof Challenged);
    }

    @Test
    @Needs(Capability.CHALLENGES)
    void gateway_9_3_aPassedChallengeIsFoundApproved() {
        authorize(reference, CaptureMode.LATER, challengedCard());
        completeChallenge(reference, true);

        assertEquals(AMOUNT, foundApproved().amount());
    }

    @Test
    @Needs(Capability.CHALLENGES)
    void gateway_9_4_aFailedChallengeIsFoundDeclined() {
        authorize(reference, CaptureMode.LATER, challengedCard());
        completeChallenge(reference, false);

        assertInstanceOf(Declined.class, found().answer());
    }

    @Test
    @Needs(Capability.CHALLENGES)
    void gateway_9_5_anOpenChallengeIsFoundOpen() {
        AuthorizationAnswer first = authorize(reference, CaptureMode.LATER, challengedCard());

        assertEquals(first, found().answer());
    }

    @Test
    @Needs(Capability.CHALLENGES)
    void gateway_9_6_aRepeatedAuthorizationRepeatsItsChallenge() {
        AuthorizationAnswer first = authorize(reference, CaptureMode.LATER, challengedCard());

        assertEquals(first, authorize(reference, CaptureMode.LATER, challengedCard()));
    }

    @Test
    @Needs(Capability.CHALLENGES)
    void gateway_9_7_aReleasedChallengeIsNeverApproved() {
        authorize(reference, CaptureMode.LATER, challengedCard());

        assertInstanceOf(Done.class, release(Optional.empty(), key()));
        completeChallenge(reference, true);

        assertFalse(found().answer() instanceof Approved);
    }

    /** With nothing but what is kept of it: no security code, and of a token not what the shopper may have changed. */
    private static PresentedCard withoutCode(PresentedCard card) {
        if (card instanceof PresentedToken token) {
            return PresentedToken.of(token.revealToken());
        }
        PresentedNumber typed = (PresentedNumber) card;
        return new PresentedNumber(typed.number(), typed.expiry(), typed.holder(), Optional.empty());
    }

    private static String printed(Runnable calls) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            calls.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String thrown(Supplier<?> call) {
        try {
            return String.valueOf(call.get());
        } catch (RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }
}
