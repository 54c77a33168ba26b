package dev.onecent.gateway;

import java.util.Objects;

/** What a gateway knows of an exchange when it is asked by our reference. */
public sealed interface TokenInquiryAnswer permits TokenInquiryAnswer.Found, TokenInquiryAnswer.NotFound, Unknown {
    /** The card is attached. */
    record Found(AttachedToken token) implements TokenInquiryAnswer {
        public Found {
            Objects.requireNonNull(token, "token");
        }
    }

    /** Nothing is attached under our reference, or no longer; it counts only after the declared visibility lag (R17). */
    record NotFound() implements TokenInquiryAnswer {}
}
