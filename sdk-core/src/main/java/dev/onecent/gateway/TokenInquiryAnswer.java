package dev.onecent.gateway;

import java.util.Objects;

/** The gateway's answer to an inquiry about an exchange, by our reference. */
public sealed interface TokenInquiryAnswer permits TokenInquiryAnswer.Found, TokenInquiryAnswer.NotFound, Unknown {
    /** The card is attached. */
    record Found(AttachedToken token) implements TokenInquiryAnswer {
        public Found {
            Objects.requireNonNull(token, "token");
        }
    }

    /**
     * The gateway has no token under our reference, or no longer; the answer counts only after the declared visibility
     * lag (R17).
     */
    record NotFound() implements TokenInquiryAnswer {}
}
