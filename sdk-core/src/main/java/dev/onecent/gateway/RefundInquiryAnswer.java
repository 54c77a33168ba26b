package dev.onecent.gateway;

import dev.onecent.money.Money;
import java.util.Objects;

/** The answer of a gateway that is asked for a refund by its key. */
public sealed interface RefundInquiryAnswer permits RefundInquiryAnswer.Found, RefundInquiryAnswer.NotFound, Unknown {
    /** The state of a refund that exists. */
    enum Status {
        /** The refund took effect. */
        DONE,
        /** The gateway works on it. */
        PENDING,
        /** The refund did not and will not take effect. */
        REFUSED
    }

    /**
     * The refund exists under exactly this key.
     *
     * @param amount of the refund
     */
    record Found(Status status, Money amount) implements RefundInquiryAnswer {
        public Found {
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /**
     * No refund is there under this key, whatever else was refunded; it counts only after the key's window and the declared
     * visibility lag (R17).
     */
    record NotFound() implements RefundInquiryAnswer {}
}
