package dev.onecent.gateway.internal;

import dev.onecent.card.CardNumber;
import dev.onecent.card.MaskedCard;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.Authorization.Open;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import dev.onecent.gateway.UnknownReason;
import dev.onecent.money.Money;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Resolves an authorization whose outcome is unknown (R17): asks by our own reference; believes "not
 * found" only after the visibility lag; gives up a challenge at its deadline and everything else when it has been open for
 * too long; cancels what was given up.
 */
public final class Resolver {
    private final PaymentGateway gateway;
    private final InstantSource clock;

    /** Makes a resolver of one gateway's authorizations. */
    public Resolver(PaymentGateway gateway, InstantSource clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    /** Takes one step nearer to the outcome; returns the same value if nothing new is known. */
    public Authorization resolve(Asked asked, Open open, Map<String, String> returned) {
        Authorization next = afterInquiry(asked, open, find(asked, open.reference(), returned));
        return next instanceof Open still ? pressed(asked, still) : next;
    }

    /** Asks once more about something believed absent; empty if nobody can say. */
    public Optional<LastLook> lookAgain(Asked asked) {
        InquiryAnswer answer = find(asked, Optional.empty(), Map.of());
        if (answer instanceof InquiryAnswer.Found found) {
            return looked(found);
        }
        return answer instanceof InquiryAnswer.NotFound ? Optional.of(LastLook.NOTHING) : Optional.empty();
    }

    /** Asks the gateway about it; an answer whose texts hold a number of the card's brand and last four is none (R18). */
    public InquiryAnswer find(Asked asked, Optional<GatewayReference> known, Map<String, String> returned) {
        InquiryAnswer answer = gateway.find(new Inquiry(asked.reference(), known, asked.amount(), returned));
        return answer instanceof InquiryAnswer.Found found && isLikeCard(asked, found) ? unsound() : answer;
    }

    /** The card is looked up only where a text has the form of a number at all. */
    private static boolean isLikeCard(Asked asked, InquiryAnswer.Found found) {
        return AnswerTexts.of(found.answer())
                .filter(CardNumber::isIn)
                .anyMatch(text -> asked.card()
                        .get()
                        .filter(card -> CardLook.isIn(text, card))
                        .isPresent());
    }

    private static InquiryAnswer unsound() {
        FailedAnswer.repeats("find");
        return new Unknown("find answered with card data", UnknownReason.UNSOUND_ANSWER);
    }

    /**
     * Returns whether what was approved is back with the shopper: released, dropped by the issuer, or taken and
     * refunded in full.
     */
    public static boolean isReversed(InquiryAnswer.Found found) {
        return found.answer() instanceof AuthorizationAnswer.Approved approved
                && (approved.captured()
                        ? approved.amount().isPositive() && found.refunded().equals(approved.amount())
                        : found.released());
    }

    /** Returns whether the amount was captured. */
    public static boolean isTaken(InquiryAnswer.Found found) {
        return found.answer() instanceof AuthorizationAnswer.Approved approved && approved.captured();
    }

    private Optional<LastLook> looked(InquiryAnswer.Found found) {
        if (isReversed(found) || found.answer() instanceof AuthorizationAnswer.Declined) {
            return Optional.of(LastLook.NOTHING);
        }
        return found.answer() instanceof AuthorizationAnswer.Approved approved
                ? Optional.of(new LastLook(Optional.of(Authorization.Approval.of(approved, clock.instant()))))
                : Optional.empty();
    }

    private Authorization afterInquiry(Asked asked, Open open, InquiryAnswer answer) {
        if (answer instanceof InquiryAnswer.Found found) {
            return isReversed(found)
                    ? Authorization.Absent.forEver(clock.instant())
                    : open.answered(found.answer(), asked.giveUpAt(), clock.instant());
        }
        boolean absent = answer instanceof InquiryAnswer.NotFound && isVisible(asked);
        return absent ? Authorization.Absent.at(clock.instant()) : open;
    }

    private boolean isVisible(Asked asked) {
        return !clock.instant().isBefore(gateway.terms().visibleFrom(asked.at()));
    }

    private Authorization pressed(Asked asked, Open open) {
        Instant now = clock.instant();
        boolean missed = open instanceof Authorization.Challenged && !now.isBefore(open.inquireAt());
        if (missed || (open.wanted() && !now.isBefore(asked.giveUpAt()))) {
            return open.withdrawn(now);
        }
        return open instanceof Authorization.Withdrawing ? cancelled(asked, open) : open;
    }

    private Authorization cancelled(Asked asked, Open open) {
        String key = asked.reference() + ".release";
        OperationAnswer answer =
                gateway.release(new ReleaseRequest(asked.reference(), open.reference(), key, asked.amount()));
        return answer instanceof OperationAnswer.Done ? Authorization.Absent.at(clock.instant()) : open;
    }

    /**
     * The request that was made of the gateway, and its instant.
     *
     * @param giveUpAt from when on nobody waits for an approval any more
     * @param card what its card looks like, as far as that is still known
     */
    public record Asked(
            MerchantReference reference,
            Money amount,
            Instant at,
            Instant giveUpAt,
            Supplier<Optional<MaskedCard>> card) {}

    /** The result of the last look: nothing that holds money, or an approval after all. */
    public record LastLook(Optional<Authorization.Approval> approval) {
        static final LastLook NOTHING = new LastLook(Optional.empty());
    }
}
