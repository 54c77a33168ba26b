package dev.onecent.gateway;

import java.util.Objects;

/** The gateway's answer to a capture, a release or a refund. */
public sealed interface OperationAnswer permits OperationAnswer.Done, OperationAnswer.Refused, Pending, Unknown {
    /**
     * The operation took effect, now or at an earlier request with the same key; a capture or a release under whatever
     * key.
     */
    record Done() implements OperationAnswer {}

    /**
     * The operation did not and will not take effect, for example a capture of an authorization that has lapsed.
     *
     * @param cause for the operator, who reads its first 256 characters in the log, for example {@code the authorization has
     *     lapsed}; never card data
     */
    record Refused(String cause) implements OperationAnswer {
        public Refused {
            Objects.requireNonNull(cause, "cause");
        }
    }
}
