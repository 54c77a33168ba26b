package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.gateway.AttachedToken;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.DetachRequest;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.ExchangeRequest;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.gateway.TokenInquiryAnswer;
import dev.onecent.testkit.gateway.Call;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link CardTokens}, with the {@link dev.onecent.gateway.PaymentGateway} that takes the tokens. Extend it over
 * your adapter and its provider's test system; the approved and the declined card are two cards of it. Each test uses references
 * of its own.
 *
 * <p>Beyond what a test can see from here: what the adapter writes into logs of its own (TOKEN-8), and that a key is remembered
 * for as long as the terms say (TOKEN-1).
 */
public abstract class CardTokensContract extends GatewayFixture {
    private @Nullable CardTokens tokens;

    /** Returns the promises of the gateway; {@link Capability#LOST_ANSWERS} is the only one asked for here. */
    @Override
    public abstract Set<Capability> capabilities();

    /** The tokens; shared or new for each test, as you like. Asked for once in each test, after the gateway. */
    protected abstract CardTokens tokens();

    @BeforeEach
    void openTheTokens() {
        tokens = tokens();
    }

    @Test
    void token_1_1_aRepeatedExchangeRepeatsItsToken() {
        assertEquals(attach(reference, approvedCard()), attach(reference, approvedCard()));
    }

    @Test
    void token_1_2_aRepeatedExchangeAttachesOnce() {
        AttachedToken token = attach(reference, approvedCard());
        attach(reference, approvedCard());
        detach(reference, token);

        assertInstanceOf(TokenInquiryAnswer.NotFound.class, look(reference));
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void token_2_1_aLostAnswerIsNeitherYesNorNoAndIsFound() {
        loseNextAnswer(Call.EXCHANGE);

        assertTrue(isUnknown(() -> exchange(reference, approvedCard())));
        assertInstanceOf(TokenInquiryAnswer.Found.class, look(reference));
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void token_2_2_aLostExchangeIsNeitherYesNorNoAndNotThere() {
        loseNextRequest(Call.EXCHANGE);

        assertTrue(isUnknown(() -> exchange(reference, approvedCard())));
        assertInstanceOf(TokenInquiryAnswer.NotFound.class, look(reference));
    }

    @Test
    @Needs(Capability.LOST_ANSWERS)
    void token_2_3_aLostDetachmentIsNeitherYesNorNo() {
        AttachedToken token = attach(reference, approvedCard());
        loseNextRequest(Call.DETACH);

        assertTrue(isUnknown(() -> detach(reference, token)));
        assertInstanceOf(TokenInquiryAnswer.Found.class, look(reference));
    }

    @Test
    void token_3_1_anAttachedTokenIsFoundByOurReference() {
        AttachedToken token = attach(reference, approvedCard());

        assertEquals(new TokenInquiryAnswer.Found(token), look(reference));
        assertEquals(new TokenInquiryAnswer.Found(token), look(reference));
    }

    @Test
    void token_3_2_whatWasNeverExchangedIsNotFound() {
        assertInstanceOf(TokenInquiryAnswer.NotFound.class, look(reference));
    }

    @Test
    void token_3_3_aDetachedTokenIsNotFound() {
        detach(reference, attach(reference, approvedCard()));

        assertInstanceOf(TokenInquiryAnswer.NotFound.class, look(reference));
    }

    @Test
    void token_4_1_aRepeatedDetachmentIsDoneEachTime() {
        AttachedToken token = attach(reference, approvedCard());

        assertInstanceOf(OperationAnswer.Done.class, detach(reference, token));
        assertInstanceOf(OperationAnswer.Done.class, detach(reference, token));
    }

    @Test
    void token_4_2_detachingWhatWasNeverAttachedIsDone() {
        assertInstanceOf(OperationAnswer.Done.class, detach(reference, AttachedToken.of("token-that-nobody-made")));
    }

    @Test
    void token_4_3_aDetachedTokenPaysNothing() {
        AttachedToken token = attach(reference, approvedCard());
        detach(reference, token);

        assertFalse(paid(token) instanceof Approved);
    }

    @Test
    void token_5_1_theSameNumberTwiceIsTwoTokens() {
        AttachedToken one = attach(reference, approvedCard());

        assertNotEquals(one.token(), attach(newReference(), approvedCard()).token());
    }

    @Test
    void token_5_2_detachingOneLeavesTheOther() {
        AttachedToken one = attach(reference, approvedCard());
        MerchantReference second = newReference();
        AttachedToken other = attach(second, approvedCard());
        detach(reference, one);

        assertInstanceOf(Approved.class, paid(other));
        assertInstanceOf(TokenInquiryAnswer.Found.class, look(second));
    }

    @Test
    void token_6_1_theSameNumberHasTheSameFingerprint() {
        assertEquals(
                attach(reference, approvedCard()).fingerprint(),
                attach(newReference(), approvedCard()).fingerprint());
    }

    @Test
    void token_6_2_differentNumbersHaveDifferentFingerprints() {
        AttachedToken one = attach(reference, approvedCard());
        AttachedToken other = attach(newReference(), declinedCard());

        assertTrue(one.fingerprint().isEmpty() || !one.fingerprint().equals(other.fingerprint()));
    }

    @Test
    void token_7_1_everyCallEndsInTime() {
        Duration limit = opened().terms().callLimit();

        AttachedToken token = assertTimeout(limit, () -> attach(reference, approvedCard()));
        assertTimeout(limit, () -> wired().find(reference));
        assertTimeout(limit, () -> detach(reference, token));
    }

    @Test
    void token_8_1_noAnswerShowsTheNumber() {
        AttachedToken token = attach(reference, approvedCard());
        String shown = token.token() + token.fingerprint() + List.of(look(reference), detach(reference, token));

        assertFalse(shown.contains(approvedCard()), "the number");
    }

    @Test
    void token_8_2_theCardIsNotNeededAfterItsCall() {
        PresentedNumber card = card(approvedCard());
        AttachedToken token = assertInstanceOf(
                        ExchangeAnswer.Attached.class, wired().exchange(new ExchangeRequest(reference, card)))
                .token();
        card.close();

        assertInstanceOf(Approved.class, paid(token));
    }

    @Test
    void token_9_1_anAttachedTokenPays() {
        assertInstanceOf(Approved.class, paid(attach(reference, approvedCard())));
    }

    private CardTokens wired() {
        return Objects.requireNonNull(tokens);
    }

    private ExchangeAnswer exchange(MerchantReference of, String number) {
        return wired().exchange(new ExchangeRequest(of, card(number)));
    }

    private AttachedToken attach(MerchantReference of, String number) {
        return assertInstanceOf(ExchangeAnswer.Attached.class, exchange(of, number))
                .token();
    }

    private OperationAnswer detach(MerchantReference of, AttachedToken token) {
        return wired().detach(new DetachRequest(of, token.token()));
    }

    /** Asks after the visibility lag. */
    private TokenInquiryAnswer look(MerchantReference of) {
        pass(opened().terms().visibilityLag().plusSeconds(1));
        return wired().find(of);
    }

    private AuthorizationAnswer paid(AttachedToken token) {
        return opened().authorize(request(newReference(), AMOUNT, CaptureMode.LATER, PresentedToken.of(token.token())));
    }
}
