package dev.onecent.gateway.internal;

import dev.onecent.card.CardNumber;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.Unknown;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the reason of each failed answer once, in the provider's words. */
final class FailedAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int LONGEST = 256;
    private static final String WITHHELD = "*";

    /** Characters that could begin a line or hide other characters (CWE-117). */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private FailedAnswer() {}

    /**
     * Logs the answer if it failed.
     *
     * @param secretGiven whether the call carried card data, or what a client brought back from a challenge: its words may hold
     *     some of that and are withheld (R18, R19)
     * @return the answer, its words as they may be printed
     */
    static <T> @Nullable T logged(Class<T> answers, String call, boolean secretGiven, @Nullable T answer) {
        if (answer instanceof Unknown unknown) {
            String words = secretGiven ? WITHHELD : printable(unknown.cause());
            log(call, "Unknown", words);
            return answers.cast(new Unknown(words, unknown.reason()));
        }
        if (answer instanceof OperationAnswer.Refused refused) {
            String words = secretGiven ? WITHHELD : printable(refused.cause());
            log(call, "Refused", words);
            return answers.cast(new OperationAnswer.Refused(words));
        }
        return answer;
    }

    /** Logs that an answer repeats what it was given; the answer is none. */
    static void repeats(String call) {
        LOG.warn("call {} answered with card data that it was given", call);
    }

    private static void log(String call, String kind, String words) {
        LOG.warn("call {} was answered {}: {}", call, kind, words);
    }

    /** Returns the part of it that may be printed. */
    private static String printable(String cause) {
        if (CardNumber.isIn(cause) || CardNumber.isIn(UNSAFE.matcher(cause).replaceAll(" "))) {
            return WITHHELD;
        }
        String start = cause.substring(0, Math.min(cause.length(), LONGEST));
        return UNSAFE.matcher(start).replaceAll("?");
    }
}
