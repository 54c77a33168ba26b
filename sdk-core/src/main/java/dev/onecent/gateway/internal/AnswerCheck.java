package dev.onecent.gateway.internal;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Challenged;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.ClientAction;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.money.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * The check whether an answer can be one to its question (R17): for exactly the amount, for the authorization asked about, complete.
 * What cannot is no answer. Throws {@link NullPointerException} for an answer with a part missing.
 */
final class AnswerCheck {
    /** More than the longest address that browsers take, and more than client libraries are handed; it is kept with the attempt. */
    private static final int LONGEST_ACTION = 65_536;

    private AnswerCheck() {}

    /** An amount taken that was only to be held is believed when the gateway is asked for it, not at once. */
    static boolean isSound(AuthorizationRequest request, AuthorizationAnswer answer) {
        boolean taken = answer instanceof Approved approved && approved.captured();
        return isSound(request.amount(), Optional.empty(), answer)
                && !(taken && request.capture() == CaptureMode.LATER);
    }

    static boolean isSound(Inquiry inquiry, InquiryAnswer answer) {
        return !(answer instanceof InquiryAnswer.Found found)
                || (isSound(inquiry.amount(), inquiry.gateway(), found.answer())
                        && isShareOf(inquiry.amount(), found.refunded()));
    }

    /** A refund of another amount is another refund, under whatever key. */
    static boolean isSound(RefundInquiry inquiry, RefundInquiryAnswer answer) {
        return !(answer instanceof RefundInquiryAnswer.Found found)
                || found.amount().equals(inquiry.amount());
    }

    private static boolean isSound(Money amount, Optional<GatewayReference> known, AuthorizationAnswer answer) {
        Objects.requireNonNull(answer, "answer");
        if (answer instanceof Approved approved) {
            Objects.requireNonNull(approved.network(), "network");
            return approved.amount().equals(amount) && isSame(known, approved.reference());
        }
        if (answer instanceof Challenged challenged) {
            Objects.requireNonNull(challenged.challenge().action(), "action");
            Objects.requireNonNull(challenged.challenge().deadline(), "deadline");
            return isSame(known, challenged.reference())
                    && length(challenged.challenge().action()) <= LONGEST_ACTION;
        }
        return !(answer instanceof AuthorizationAnswer.Declined declined) || declined.reason() != null;
    }

    private static boolean isSame(Optional<GatewayReference> known, GatewayReference answered) {
        Objects.requireNonNull(answered, "reference");
        return known.isEmpty() || known.get().equals(answered);
    }

    private static long length(ClientAction action) {
        return AnswerTexts.of(action).mapToLong(String::length).sum();
    }

    private static boolean isShareOf(Money amount, Money refunded) {
        return refunded.currency().equals(amount.currency())
                && !refunded.isNegative()
                && refunded.compareTo(amount) <= 0;
    }
}
