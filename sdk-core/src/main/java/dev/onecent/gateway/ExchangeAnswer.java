package dev.onecent.gateway;

import java.util.Objects;

/** The gateway's answer to an {@link ExchangeRequest}. */
public sealed interface ExchangeAnswer permits ExchangeAnswer.Attached, ExchangeAnswer.Refused, Unknown {
    /** The gateway keeps the card. */
    record Attached(AttachedToken token) implements ExchangeAnswer {
        public Attached {
            Objects.requireNonNull(token, "token");
        }
    }

    /**
     * The gateway does not take the card; nothing is attached.
     *
     * @param reason as far as the shopper can act on it
     * @param retryable whether the same card may be tried again later
     */
    record Refused(DeclineReason reason, boolean retryable) implements ExchangeAnswer {
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
