package dev.onecent.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardholderName;
import dev.onecent.card.SecurityCode;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.ClientAction;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import dev.onecent.gateway.UnknownReason;
import dev.onecent.money.Money;
import dev.onecent.store.PayeeId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An exception, a time-out or nonsense is unknown: never a decline, never a success (R17). */
class GuardedGatewayTest {
    private static final MerchantReference REFERENCE = MerchantReference.of("oc-1");
    private static final String NUMBER = "4111111111111111";
    private static final Money CENT = Money.of("EUR", 1);

    @Test
    void anExceptionIsUnknownAndItsMessageIsForgotten() {
        PaymentGateway gateway = guarded(() -> {
            throw new IllegalStateException("4111111111111111");
        });

        assertThat(authorize(gateway))
                .isEqualTo(new Unknown("authorize ended in IllegalStateException", UnknownReason.EXCEPTION));
        assertThat(find(gateway)).isInstanceOf(Unknown.class);
        assertThat(gateway.capture(new CaptureRequest(REFERENCE, GatewayReference.of("g"), "k", CENT)))
                .isInstanceOf(Unknown.class);
        assertThat(gateway.release(new ReleaseRequest(REFERENCE, Optional.empty(), "k", CENT)))
                .isInstanceOf(Unknown.class);
        assertThat(gateway.refund(new RefundRequest(REFERENCE, GatewayReference.of("g"), "k", CENT)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void noAnswerIsUnknown() {
        assertThat(authorize(guarded(() -> null))).isInstanceOf(Unknown.class);
        assertThat(find(guarded(() -> null))).isInstanceOf(Unknown.class);
    }

    /** No search recognises a security code, so no words of a call that carried one are kept (R18, R19). */
    @Test
    void ofAnUnknownAuthorizationTheKindOfFailureIsKept() {
        assertThat(authorize(guarded(() -> new Unknown("wrong code 737"))))
                .isEqualTo(new Unknown("*", UnknownReason.NOT_KNOWN));
        assertThat(authorize(guarded(() -> null)))
                .isEqualTo(new Unknown("authorize answered nothing", UnknownReason.NO_ANSWER));
        assertThat(authorize(guarded(() -> approved(Money.of("EUR", 2)))))
                .isEqualTo(new Unknown("authorize answered something else", UnknownReason.UNSOUND_ANSWER));
        assertThat(kept(new Unknown("wrong code 737")))
                .isEqualTo(new Authorization.Unresolved(Instant.EPOCH, UnknownReason.NOT_KNOWN));
        assertThat(kept(new Pending())).isEqualTo(new Authorization.Unresolved(Instant.EPOCH, UnknownReason.PENDING));
    }

    private static Authorization kept(AuthorizationAnswer answer) {
        return new Authorization.Requested(Instant.EPOCH).answered(answer, Instant.EPOCH, Instant.EPOCH);
    }

    /** What was found and is not known is not found. */
    @Test
    void aNestedUnknownIsUnknown() {
        InquiryAnswer nested = new InquiryAnswer.Found(new Unknown("wrong code 737"), false, Money.of("EUR", 0));
        InquiryAnswer pending = new InquiryAnswer.Found(new Pending(), false, Money.of("EUR", 0));

        assertThat(find(guarded(() -> nested))).isEqualTo(new Unknown("wrong code 737"));
        assertThat(guarded(() -> nested)
                        .find(new Inquiry(REFERENCE, Optional.empty(), CENT, Map.of("PaRes", "code 737"))))
                .isEqualTo(new Unknown("*"));
        assertThat(find(guarded(() -> pending))).isEqualTo(pending);
    }

    /** The number and the code that were given with the call, in each text that would be kept (R18, R19). */
    @Test
    void anAnswerThatRepeatsTheCardIsUnknown() {
        Approved sound = approved(CENT);

        assertThat(authorizeNumber(sound)).isEqualTo(sound);
        for (String text : List.of(NUMBER, "ch-4111-1111-1111-1111-9", "4 1 1 1.1111|1111x1111", "ch_737", "737")) {
            assertThat(authorizeNumber(new Approved(GatewayReference.of(text), CENT, false, Optional.empty())))
                    .as(text)
                    .isInstanceOf(Unknown.class);
            assertThat(authorizeNumber(
                            new Approved(sound.reference(), CENT, false, Optional.of(NetworkTransactionId.of(text)))))
                    .as(text)
                    .isInstanceOf(Unknown.class);
            assertThat(authorizeNumber(challenged(text, Map.of()))).as(text).isInstanceOf(Unknown.class);
            assertThat(authorizeNumber(challenged("g-1", Map.of("data", text))))
                    .as(text)
                    .isInstanceOf(Unknown.class);
            assertThat(authorizeNumber(challenged("g-1", Map.of(text, "data"))))
                    .as(text)
                    .isInstanceOf(Unknown.class);
        }
        assertThat(authorizeNumber(redirect("https://issuer.example/?pan=4111%201111%201111%201111")))
                .isInstanceOf(Unknown.class);
        assertThat(authorizeNumber(redirect("https://issuer.example/?cvc=737"))).isInstanceOf(Unknown.class);
    }

    /** Gateways name what they authorize by digits as well; another number of sixteen digits is a name like any other. */
    @Test
    void anAnswerThatOnlyLooksLikeACardIsTaken() {
        for (String text : List.of("5555555555554444", "41111111111111112", "7370", "a737", "73 7")) {
            Approved answer = new Approved(GatewayReference.of(text), CENT, false, Optional.empty());

            assertThat(text.startsWith("41") ? authorize(guarded(() -> answer)) : authorizeNumber(answer))
                    .as(text)
                    .isEqualTo(answer);
        }
    }

    /** An adapter that closes what it was given after use does no harm. */
    @Test
    void aCardThatTheAdapterWipedIsRecognisedStill() {
        PresentedNumber card = number();
        PaymentGateway gateway = guarded(() -> {
            card.close();
            return new Approved(GatewayReference.of(NUMBER), CENT, false, Optional.empty());
        });

        assertThat(gateway.authorize(request(card)))
                .isEqualTo(new Unknown("authorize answered something else", UnknownReason.UNSOUND_ANSWER));
    }

    @Test
    void anEndlessChallengeIsUnknown() {
        assertThat(authorizeNumber(challenged("g-1", Map.of("data", "x".repeat(60_000)))))
                .isInstanceOf(AuthorizationAnswer.Challenged.class);
        assertThat(authorizeNumber(challenged("g-1", Map.of("data", "x".repeat(66_000)))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void anApprovalOfAnotherAmountIsUnknown() {
        assertThat(authorize(guarded(() -> approved(Money.of("EUR", 2))))).isInstanceOf(Unknown.class);
        assertThat(authorize(guarded(() -> approved(Money.of("USD", 1))))).isInstanceOf(Unknown.class);
        assertThat(authorize(guarded(() -> approved(CENT)))).isEqualTo(approved(CENT));
    }

    @Test
    void findingAnotherAmountIsUnknown() {
        Money none = Money.of("EUR", 0);
        InquiryAnswer other = new InquiryAnswer.Found(approved(Money.of("EUR", 2)), false, none);
        InquiryAnswer right = new InquiryAnswer.Found(approved(CENT), false, none);

        assertThat(find(guarded(() -> other))).isInstanceOf(Unknown.class);
        assertThat(find(guarded(() -> right))).isEqualTo(right);
    }

    @Test
    void anErrorIsUnknownUnlessTheMachineIsInDoubt() {
        assertThat(authorize(throwing(new NoClassDefFoundError("x")))).isInstanceOf(Unknown.class);
        assertThat(authorize(throwing(new StackOverflowError()))).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> authorize(throwing(new OutOfMemoryError()))).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void anAnswerAboutAnotherAuthorizationIsUnknown() {
        InquiryAnswer other = new InquiryAnswer.Found(approved(CENT), false, Money.of("EUR", 0));
        Inquiry known = new Inquiry(REFERENCE, Optional.of(GatewayReference.of("g-2")), CENT, Map.of());
        Inquiry same = new Inquiry(REFERENCE, Optional.of(GatewayReference.of("g-1")), CENT, Map.of());

        assertThat(guarded(() -> other).find(known)).isInstanceOf(Unknown.class);
        assertThat(guarded(() -> other).find(same)).isEqualTo(other);
    }

    @Test
    @SuppressWarnings("NullAway") // such answers break the contract on purpose
    void anIncompleteAnswerIsUnknown() {
        GatewayReference reference = GatewayReference.of("g-1");

        assertThat(authorize(guarded(() -> new Approved(null, CENT, false, Optional.empty()))))
                .isInstanceOf(Unknown.class);
        assertThat(authorize(guarded(() -> new Approved(reference, null, false, Optional.empty()))))
                .isInstanceOf(Unknown.class);
        assertThat(authorize(guarded(() -> new AuthorizationAnswer.Challenged(reference, null))))
                .isInstanceOf(Unknown.class);
        assertThat(authorize(guarded(() -> new AuthorizationAnswer.Declined(null, false))))
                .isInstanceOf(Unknown.class);
        assertThat(find(guarded(() -> new InquiryAnswer.Found(null, false, CENT))))
                .isInstanceOf(Unknown.class);
        assertThat(find(guarded(() -> new InquiryAnswer.Found(approved(CENT), false, null))))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void anAmountTakenThatWasOnlyToBeSetAsideIsUnknown() {
        Approved taken = new Approved(GatewayReference.of("g-1"), CENT, true, Optional.empty());

        assertThat(authorize(guarded(() -> taken))).isInstanceOf(Unknown.class);
    }

    @Test
    void moreRefundedThanChargedIsUnknown() {
        assertThat(find(guarded(() -> new InquiryAnswer.Found(approved(CENT), false, Money.of("EUR", 2)))))
                .isInstanceOf(Unknown.class);
        assertThat(find(guarded(() -> new InquiryAnswer.Found(approved(CENT), false, Money.of("USD", 1)))))
                .isInstanceOf(Unknown.class);
    }

    /** The operator reads once why a call that carries no card failed. */
    @Test
    void whyAnOperationCameToNothingIsLoggedOnce() throws IOException {
        release(guarded(() -> new OperationAnswer.Refused("it lapsed, says log-canary-1")));
        find(guarded(() -> new Unknown("read timed out, says log-canary-2")));
        find(guarded(() -> null));
        authorize(guarded(() -> approved(Money.of("EUR", 3))));

        assertThat(log())
                .containsOnlyOnce("call release was answered Refused: it lapsed, says log-canary-1")
                .containsOnlyOnce("call find was answered Unknown: read timed out, says log-canary-2")
                .contains("call find answered nothing; its outcome is unknown")
                .contains("call authorize answered something else; its outcome is unknown");
    }

    /** A caller who was given card data, or what a client brought back, is not quoted (R18, R19). */
    @Test
    void theWordsOfWhoWasGivenASecretAreNotLogged() throws IOException {
        authorize(guarded(() -> new Unknown("log-canary-3: wrong code 737")));
        guarded(() -> new Unknown("log-canary-4"))
                .find(new Inquiry(REFERENCE, Optional.empty(), CENT, Map.of("PaRes", "log-canary-4")));

        assertThat(log())
                .contains("call authorize was answered Unknown: *", "call find was answered Unknown: *")
                .doesNotContain("log-canary-3", "log-canary-4");
    }

    /** CWE-117: words that hold a card number are left out, others cannot begin a line or fill the disk (R18). */
    @Test
    void foreignWordsDoTheLogNoHarm() throws IOException {
        release(guarded(() -> new Unknown("log-canary-5 of 4111 1111 1111 1111")));
        release(guarded(() -> new Unknown("log-canary-6\nforged" + "x".repeat(1_000_000))));

        assertThat(log())
                .doesNotContain("log-canary-5")
                .contains("log-canary-6?forgedx")
                .doesNotContain("x".repeat(300));
    }

    private static String log() throws IOException {
        return Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile")));
    }

    private static void release(PaymentGateway gateway) {
        gateway.release(new ReleaseRequest(REFERENCE, Optional.empty(), "k", CENT));
    }

    private static PaymentGateway throwing(Error error) {
        return guarded(() -> {
            throw error;
        });
    }

    private static AuthorizationAnswer authorize(PaymentGateway gateway) {
        return gateway.authorize(request(PresentedToken.of("tok")));
    }

    private static AuthorizationAnswer authorizeNumber(AuthorizationAnswer answer) {
        return guarded(() -> answer).authorize(request(number()));
    }

    private static PresentedNumber number() {
        return new PresentedNumber(
                CardNumber.parse(NUMBER),
                CardExpiry.parse("12/29"),
                CardholderName.of("Ann Shopper"),
                Optional.of(SecurityCode.parse("737".toCharArray())));
    }

    private static AuthorizationRequest request(PresentedCard card) {
        return new AuthorizationRequest(
                REFERENCE, PayeeId.of("toys"), CENT, card, CaptureMode.LATER, CredentialUse.oneOff(), Optional.empty());
    }

    private static AuthorizationAnswer challenged(String reference, Map<String, String> data) {
        return challenged(reference, new ClientAction.Script(data));
    }

    private static AuthorizationAnswer redirect(String address) {
        return challenged("g-1", new ClientAction.Redirect(URI.create(address)));
    }

    private static AuthorizationAnswer challenged(String reference, ClientAction action) {
        return new AuthorizationAnswer.Challenged(
                GatewayReference.of(reference), new Challenge(action, Instant.parse("2026-11-24T12:00:00Z")));
    }

    private static InquiryAnswer find(PaymentGateway gateway) {
        return gateway.find(new Inquiry(REFERENCE, Optional.empty(), CENT, Map.of()));
    }

    private static Approved approved(Money amount) {
        return new Approved(GatewayReference.of("g-1"), amount, false, Optional.empty());
    }

    private static PaymentGateway guarded(Supplier<@Nullable Object> answer) {
        return new GuardedGateway(new Answering(answer));
    }

    /** A gateway that says whatever it was given, even nothing. */
    @SuppressWarnings("NullAway") // it breaks the contract on purpose
    private record Answering(Supplier<@Nullable Object> answer) implements PaymentGateway {
        @Override
        public GatewayTerms terms() {
            return new GatewayTerms(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, true);
        }

        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            return (AuthorizationAnswer) answer.get();
        }

        @Override
        public OperationAnswer capture(CaptureRequest request) {
            return (OperationAnswer) answer.get();
        }

        @Override
        public OperationAnswer release(ReleaseRequest request) {
            return (OperationAnswer) answer.get();
        }

        @Override
        public OperationAnswer refund(RefundRequest request) {
            return (OperationAnswer) answer.get();
        }

        @Override
        public InquiryAnswer find(Inquiry inquiry) {
            return (InquiryAnswer) answer.get();
        }

        @Override
        public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
            return (RefundInquiryAnswer) answer.get();
        }
    }
}
