package dev.onecent.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import dev.onecent.money.Money;
import dev.onecent.store.PayeeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R17: an exception, a time-out or nonsense is unknown: never a decline, never a success. */
class GuardedGatewayTest {
    private static final MerchantReference REFERENCE = MerchantReference.of("oc-1");
    private static final Money CENT = Money.of("EUR", 1);

    @Test
    void anExceptionIsUnknownAndItsMessageIsForgotten() {
        PaymentGateway gateway = guarded(() -> {
            throw new IllegalStateException("4111111111111111");
        });

        assertThat(authorize(gateway)).isEqualTo(new Unknown("authorize ended in IllegalStateException"));
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

    /** R18: what a gateway says of a lost authorization is stored until its outcome is known. */
    @Test
    void whatIsKeptOfAnUnknownAuthorizationIsShortAndHoldsNoCardNumber() {
        assertThat(authorize(guarded(() -> new Unknown("timed out with 4111111111111111"))))
                .isEqualTo(new Unknown("*"));
        assertThat(authorize(guarded(() -> new Unknown("4111\n1111\n1111\n1111"))))
                .isEqualTo(new Unknown("*"));
        assertThat(authorize(guarded(() -> new Unknown("x".repeat(1_000))))).isEqualTo(new Unknown("x".repeat(256)));
        assertThat(authorize(guarded(() -> new Unknown("read timed out")))).isEqualTo(new Unknown("read timed out"));
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

    /** The operator reads once why a call that carries no card came to nothing. */
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

    /** R18, R19: whoever was given card data, or what a client brought back, is not quoted. */
    @Test
    void theWordsOfWhoWasGivenASecretAreNotLogged() throws IOException {
        authorize(guarded(() -> new Unknown("log-canary-3: wrong code 737")));
        guarded(() -> new Unknown("log-canary-4"))
                .find(new Inquiry(REFERENCE, Optional.empty(), CENT, Map.of("PaRes", "log-canary-4")));

        assertThat(log())
                .contains("call authorize was answered Unknown: *", "call find was answered Unknown: *")
                .doesNotContain("log-canary-3", "log-canary-4");
    }

    /** R18, CWE-117: words that hold a card number are left out, others cannot begin a line or fill the disk. */
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
        return gateway.authorize(new AuthorizationRequest(
                REFERENCE,
                PayeeId.of("toys"),
                CENT,
                PresentedToken.of("tok"),
                CaptureMode.LATER,
                CredentialUse.oneOff(),
                Optional.empty()));
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
            return new GatewayTerms(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
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
    }
}
