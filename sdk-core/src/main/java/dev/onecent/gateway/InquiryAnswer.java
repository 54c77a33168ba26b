package dev.onecent.gateway;

import dev.onecent.money.Money;
import java.util.Objects;

/** The gateway's answer to an inquiry by our reference. */
public sealed interface InquiryAnswer permits InquiryAnswer.Found, InquiryAnswer.NotFound, Unknown {
    /**
     * The authorization exists.
     *
     * @param answer where the authorization stands, with {@code captured} as it is now
     * @param released whether the amount was released, or lapsed
     * @param refunded how much of what was captured was released
     */
    record Found(AuthorizationAnswer answer, boolean released, Money refunded) implements InquiryAnswer {
        public Found {
            Objects.requireNonNull(answer, "answer");
            Objects.requireNonNull(refunded, "refunded");
        }
    }

    /** The gateway has nothing under our reference; the answer counts only after the declared visibility lag (R17). */
    record NotFound() implements InquiryAnswer {}
}
