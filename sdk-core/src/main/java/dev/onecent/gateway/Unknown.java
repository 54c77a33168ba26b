package dev.onecent.gateway;

import java.util.Objects;

/**
 * Nobody knows: a time-out, a lost connection, an answer that makes no sense. Never a decline, never a success (R17).
 *
 * @param cause for the operator, who reads its first 256 characters in the log, unless the call carried card data or what a client
 *     brought back; of an authorization it is kept until the outcome is known. For example {@code read timed out}; never card data
 */
public record Unknown(String cause)
        implements AuthorizationAnswer, OperationAnswer, InquiryAnswer, ExchangeAnswer, TokenInquiryAnswer {
    public Unknown {
        Objects.requireNonNull(cause, "cause");
    }
}
