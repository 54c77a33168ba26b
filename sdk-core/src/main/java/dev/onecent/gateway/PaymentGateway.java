package dev.onecent.gateway;

/**
 * The gateway to the card networks; the host implements it over its provider's client. Safe for use by many threads.
 * The testkit's {@code GatewayContract} tests each rule; the finer numbers stand in {@code docs/spi.md}.
 *
 * <ul>
 *   <li>GATEWAY-1 A request repeated with the same reference or key within {@link GatewayTerms#idempotencyWindow()} has no
 *       further effect and repeats the first answer; while the first is still under way it may say so ({@link Pending},
 *       {@link Unknown}).
 *   <li>GATEWAY-2 Whatever is not certain is {@link Unknown}. An exception counts as that too; never answer
 *       {@code Declined} or {@code Refused} for a time-out.
 *   <li>GATEWAY-3 {@code find} knows every request that was accepted, from {@link GatewayTerms#visibilityLag()} on, by our
 *       reference alone, with what was captured, released and refunded of it; asking changes nothing.
 *   <li>GATEWAY-4 An approval is for exactly the amount asked for, in the minor units of its currency.
 *   <li>GATEWAY-5 {@code release} of something never accepted, or released before, is {@code Done}.
 *   <li>GATEWAY-6 A call ends within {@link GatewayTerms#callLimit()}.
 *   <li>GATEWAY-7 Number and security code go to the wire and nowhere else: no log, no exception, no cache (R18, R19). The
 *       card is wiped after its call and not needed any more.
 *   <li>GATEWAY-8 One authorization has one {@link GatewayReference}, the same in every answer about it; an answer that names
 *       another is {@link Unknown} to us.
 *   <li>GATEWAY-9 Nobody is challenged without a client; an open challenge is found open, and one that was released is never
 *       approved.
 *   <li>GATEWAY-10 {@code findRefund} knows every refund that was accepted, from {@link GatewayTerms#visibilityLag()} on, by its key and
 *       never by its amount: what the merchant refunds at the gateway's dashboard is none of ours. Asking changes nothing. A
 *       gateway that cannot says so ({@link GatewayTerms#findsRefunds()}), and answers {@link Unknown}.
 * </ul>
 */
public interface PaymentGateway {
    /** The promises about time, and what can be found; constant. */
    GatewayTerms terms();

    /** Asks the issuer to set an amount aside, or to take it. */
    AuthorizationAnswer authorize(AuthorizationRequest request);

    /** Takes an authorized amount. */
    OperationAnswer capture(CaptureRequest request);

    /** Gives an authorized amount back, or cancels what there is under our reference. */
    OperationAnswer release(ReleaseRequest request);

    /** Gives captured money back. */
    OperationAnswer refund(RefundRequest request);

    /** Finds the outcome of an authorization; changes nothing but what a returned challenge completes. */
    InquiryAnswer find(Inquiry inquiry);

    /** Finds the outcome of a refund, by its key; changes nothing. Called only if the terms say that it can. */
    RefundInquiryAnswer findRefund(RefundInquiry inquiry);
}
