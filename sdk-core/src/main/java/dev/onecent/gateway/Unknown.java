package dev.onecent.gateway;

import java.util.Objects;

/**
 * Nobody knows: a time-out, a lost connection, an answer that makes no sense. Never a decline, never a success (R17).
 *
 * @param cause for the operator, for example {@code read timed out}; never card data
 */
public record Unknown(String cause)
        implements AuthorizationAnswer, OperationAnswer, InquiryAnswer, ExchangeAnswer, TokenInquiryAnswer {
    public Unknown {
        Objects.requireNonNull(cause, "cause");
    }
}
