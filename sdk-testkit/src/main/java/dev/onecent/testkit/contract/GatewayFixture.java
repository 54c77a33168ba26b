package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardholderName;
import dev.onecent.card.SecurityCode;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.BrowserData;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.gateway.Purpose;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import dev.onecent.money.Money;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.Call;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tools with which the rules about gateways are written. Each test has references of its own, so a gateway may be
 * shared by all.
 */
@ExtendWith(ContractReport.class)
abstract class GatewayFixture implements Claims {
    static final Money AMOUNT = Money.of("EUR", 1_234);

    private static final CardExpiry EXPIRY = CardExpiry.of(2034, 12);
    private static final ShopperId SHOPPER = ShopperId.of("contract", "shopper");

    final MerchantReference reference = newReference();

    /** The numbers and tokens that the gateway was shown, to be found nowhere else. */
    private final List<String> shown = new ArrayList<>();

    private @Nullable PaymentGateway opened;

    /** The gateway; shared or new for each test, as you like. Asked for once in each test. */
    protected abstract PaymentGateway gateway();

    /** Lets so much time pass as the gateway sees it: a clock that is set, or a wait. */
    protected abstract void pass(Duration time);

    /** The number of a card that is approved, or whatever {@link #presented} knows it by. */
    protected abstract String approvedCard();

    /** The number of a card that its issuer declines, or whatever {@link #presented} knows it by. */
    protected abstract String declinedCard();

    /** The card as it is given to the gateway: typed in, unless it takes only what it has given out itself. */
    protected PresentedCard presented(String card) {
        return card(card);
    }

    /** To whom the gateway lets these tests pay. */
    protected PayeeId payee() {
        return PayeeId.of("contract");
    }

    /** {@link Capability#CHALLENGES}: the number of a card whose issuer wants to see the shopper. */
    protected String challengedCard() {
        throw unsaid(Capability.CHALLENGES);
    }

    /** {@link Capability#CHALLENGES}: the shopper passes the challenge, or fails it. */
    protected void completeChallenge(MerchantReference challenged, boolean passed) {
        throw unsaid(Capability.CHALLENGES);
    }

    /** {@link Capability#TOKENS}: a token for the card that is approved. */
    protected PresentedCard token() {
        throw unsaid(Capability.TOKENS);
    }

    /** {@link Capability#LOST_ANSWERS}: the next such call takes effect, and its answer gets lost. */
    protected void loseNextAnswer(Call call) {
        throw unsaid(Capability.LOST_ANSWERS);
    }

    /** {@link Capability#LOST_ANSWERS}: the next such call gets lost on its way. */
    protected void loseNextRequest(Call call) {
        throw unsaid(Capability.LOST_ANSWERS);
    }

    @BeforeEach
    void openTheGateway() {
        opened = gateway();
    }

    final PaymentGateway opened() {
        return Objects.requireNonNull(opened);
    }

    final void assertShowsNoCard(String text) {
        assertFalse(shown.isEmpty());
        assertTrue(shown.stream().noneMatch(text::contains), "a number or a token");
    }

    static MerchantReference newReference() {
        return MerchantReference.of(
                "contract", new Key(SHOPPER, UUID.randomUUID().toString()));
    }

    final PresentedNumber card(String number) {
        return new PresentedNumber(
                CardNumber.parse(number),
                EXPIRY,
                CardholderName.of("Ann Shopper"),
                Optional.of(SecurityCode.parse((number.startsWith("3") ? "7373" : "737").toCharArray())));
    }

    final AuthorizationRequest request(MerchantReference of, Money amount, CaptureMode capture, PresentedCard card) {
        return new AuthorizationRequest(
                of, payee(), amount, card, capture, CredentialUse.first(Purpose.ONE_CLICK), Optional.of(client()));
    }

    static ClientContext client() {
        return new ClientContext(
                URI.create("https://shop.example/return"),
                new BrowserData("203.0.113.7", "Test/1.0", "text/html", "en-GB", 1920, 1080, 24, 0));
    }

    final AuthorizationAnswer authorize(MerchantReference of, CaptureMode capture, String number) {
        PresentedCard card = presented(number);
        shown.add(card instanceof PresentedToken token ? token.revealToken() : number);
        return opened().authorize(request(of, AMOUNT, capture, card));
    }

    /** Sets the amount aside. */
    final Approved hold() {
        return assertInstanceOf(Approved.class, authorize(reference, CaptureMode.LATER, approvedCard()));
    }

    /** Takes the amount at once. */
    final Approved take() {
        return assertInstanceOf(Approved.class, authorize(reference, CaptureMode.AT_ONCE, approvedCard()));
    }

    final OperationAnswer capture(Approved held, String key) {
        return capture(held.reference(), key, AMOUNT);
    }

    final OperationAnswer capture(GatewayReference gateway, String key, Money amount) {
        return opened().capture(new CaptureRequest(reference, gateway, key, amount));
    }

    final OperationAnswer release(Optional<GatewayReference> gateway, String key) {
        return opened().release(new ReleaseRequest(reference, gateway, key, AMOUNT));
    }

    final OperationAnswer refund(Approved taken, String key, Money amount) {
        return opened().refund(new RefundRequest(reference, taken.reference(), key, amount));
    }

    /** Asks for a refund after the visibility lag. */
    final RefundInquiryAnswer findRefund(String key, Money amount) {
        InquiryAnswer payment = find();
        GatewayReference name = payment instanceof InquiryAnswer.Found found && found.answer() instanceof Approved taken
                ? taken.reference()
                : GatewayReference.of("none");
        return opened().findRefund(new RefundInquiry(reference, name, key, amount, Instant.EPOCH));
    }

    /** Asks after the visibility lag. */
    final InquiryAnswer find() {
        pass(opened().terms().visibilityLag().plusSeconds(1));
        return inquire(Optional.empty());
    }

    final InquiryAnswer inquire(Optional<GatewayReference> gateway) {
        return opened().find(new Inquiry(reference, gateway, AMOUNT, Map.of()));
    }

    final InquiryAnswer.Found found() {
        return assertInstanceOf(InquiryAnswer.Found.class, find());
    }

    final Approved foundApproved() {
        return assertInstanceOf(Approved.class, found().answer());
    }

    /** Returns whether nobody could take the answer, or the exception, for a yes or a no. */
    static boolean isUnknown(Supplier<?> call) {
        try {
            Object answer = call.get();
            return answer instanceof Unknown || answer instanceof Pending;
        } catch (RuntimeException e) {
            return true;
        }
    }

    static String key() {
        return "key-" + UUID.randomUUID();
    }

    static IllegalStateException unsaid(Capability capability) {
        return new IllegalStateException(capability + " was claimed; override what it needs");
    }
}
