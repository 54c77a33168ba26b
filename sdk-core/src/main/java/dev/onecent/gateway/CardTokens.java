package dev.onecent.gateway;

/**
 * Keeps card numbers at the gateway, so that none is kept here: exchanges a typed number for a token, finds the outcome of
 * an exchange, and detaches the token when its card goes. The host implements it over its provider's client, often in one class
 * with {@link PaymentGateway}. Safe for use by many threads. The testkit's {@code CardTokensContract} tests each rule; the
 * finer numbers stand in {@code docs/spi.md}.
 *
 * <ul>
 *   <li>TOKEN-1 An exchange repeated with the same reference within {@link GatewayTerms#idempotencyWindow()} attaches nothing
 *       more and repeats the first answer.
 *   <li>TOKEN-2 Whatever is not certain is {@link Unknown}. An exception counts as that too; never answer {@code Refused} for
 *       a time-out.
 *   <li>TOKEN-3 {@code find} knows every token that is attached, from {@link GatewayTerms#visibilityLag()} on, by our reference
 *       alone; one that was detached, or never made, is {@code NotFound}. Asking changes nothing.
 *   <li>TOKEN-4 {@code detach} of what is detached already, or was never attached, is {@code Done}. A detached token pays
 *       nothing.
 *   <li>TOKEN-5 Each reference has a token of its own, also for the same number: detaching one leaves every other.
 *   <li>TOKEN-6 A fingerprint, where one is reported, is the same for the same number and differs for different ones.
 *   <li>TOKEN-7 A call ends within {@link GatewayTerms#callLimit()}.
 *   <li>TOKEN-8 Number and security code go to the wire and nowhere else: no log, no exception, no answer (R18, R19). The card
 *       is wiped after its call and not needed any more.
 *   <li>TOKEN-9 An attached token is a card to {@link PaymentGateway#authorize}, with the expiry that it was made with unless
 *       the request names another.
 * </ul>
 */
public interface CardTokens {
    /** The promises about time; constant. {@code holdLife} says nothing here. */
    GatewayTerms terms();

    /** Attaches the number at the gateway and returns the token that stands for it; the issuer need not be asked. */
    ExchangeAnswer exchange(ExchangeRequest request);

    /** Says what is attached under our reference. */
    TokenInquiryAnswer find(MerchantReference reference);

    /** Makes the gateway forget the card. */
    OperationAnswer detach(DetachRequest request);
}
