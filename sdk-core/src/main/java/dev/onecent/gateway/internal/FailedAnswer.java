package dev.onecent.gateway.internal;

import dev.onecent.card.CardNumber;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.Unknown;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator's log, once for each answer that came to nothing, why: in the words of whoever answered. */
final class FailedAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int LONGEST = 256;
    private static final String WITHHELD = "*";

    /** What could begin a line or hide what stands there (CWE-117). */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private FailedAnswer() {}

    /**
     * Answers what it was given.
     *
     * @param secretGiven whether the call carried card data, or what a client brought back from a challenge: its words may hold
     *     some of that and are withheld (R18, R19)
     */
    static <T> @Nullable T told(String call, boolean secretGiven, @Nullable T answer) {
        if (answer instanceof Unknown unknown) {
            log(call, "Unknown", secretGiven ? WITHHELD : unknown.cause());
        } else if (answer instanceof OperationAnswer.Refused refused) {
            log(call, "Refused", secretGiven ? WITHHELD : refused.cause());
        }
        return answer;
    }

    private static void log(String call, String kind, String cause) {
        LOG.warn("call {} was answered {}: {}", call, kind, printable(cause));
    }

    /** What may be stored of it, and printed by whoever reads it. */
    static String printable(String cause) {
        if (CardNumber.isIn(cause) || CardNumber.isIn(UNSAFE.matcher(cause).replaceAll(" "))) {
            return WITHHELD;
        }
        String start = cause.substring(0, Math.min(cause.length(), LONGEST));
        return UNSAFE.matcher(start).replaceAll("?");
    }
}
