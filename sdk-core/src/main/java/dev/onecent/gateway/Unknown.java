package dev.onecent.gateway;

import java.util.Objects;

/**
 * The unknown outcome: a time-out, a lost connection, an answer that makes no sense. Never a decline, never a success
 * (R17).
 *
 * @param cause for the operator, who reads its first 256 characters in the log, unless the call carried card data or what a client
 *     brought back; stored nowhere. For example {@code read timed out}; never card data
 * @param reason the kind of failure, which is all that is stored
 */
public record Unknown(String cause, UnknownReason reason)
        implements AuthorizationAnswer,
                OperationAnswer,
                InquiryAnswer,
                RefundInquiryAnswer,
                ExchangeAnswer,
                TokenInquiryAnswer {
    public Unknown {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(reason, "reason");
    }

    /** Creates the answer of an adapter, for the reason {@link UnknownReason#NOT_KNOWN}. */
    public Unknown(String cause) {
        this(cause, UnknownReason.NOT_KNOWN);
    }
}
