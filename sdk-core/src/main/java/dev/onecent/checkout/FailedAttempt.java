package dev.onecent.checkout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onecent.gateway.DeclineReason;
import java.util.Objects;

/** The reason why the last attempt did not pay; the shopper may choose again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "setback")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FailedAttempt.Declined.class, name = "declined"),
    @JsonSubTypes.Type(value = FailedAttempt.NotCharged.class, name = "not-charged")
})
public sealed interface FailedAttempt {
    /**
     * The issuer refused.
     *
     * @param retryable whether the same card may be tried again later
     */
    record Declined(DeclineReason reason, boolean retryable) implements FailedAttempt {
        public Declined {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The attempt did not come about, or came too late: whatever it took is voided or refunded. */
    record NotCharged() implements FailedAttempt {}
}
