package dev.onecent.gateway.internal;

import dev.onecent.gateway.Unknown;
import dev.onecent.gateway.UnknownReason;
import dev.onecent.store.internal.Failures;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a host's SPI and always gets an answer: whatever it throws, and {@code null}, becomes the one that says that nobody
 * knows. An {@code Error} of the adapter (a class not found, a failed assertion) says as little about the money as an
 * exception, so it counts as one; only what leaves the machine in doubt is thrown on ({@link Failures#rethrowFatal}). The kind of
 * failure is logged, not its message, which may echo the request.
 */
public final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private Guard() {}

    /** @param unknown makes the answer from what is known of the failure */
    public static <T> T ask(String call, Supplier<@Nullable T> spi, Function<Unknown, T> unknown) {
        return ask(call, spi, any -> true, unknown);
    }

    /** Asks the gateway where not every answer can be one to its question. */
    @SuppressWarnings("CatchingUnchecked") // an adapter may throw what it does not declare
    static <T> T ask(String call, Supplier<@Nullable T> spi, Predicate<T> sound, Function<Unknown, T> unknown) {
        try {
            @Nullable T answer = spi.get();
            if (answer != null && sound.test(answer)) {
                return answer;
            }
            String what = answer == null ? "nothing" : "something else";
            LOG.warn("call {} answered {}; its outcome is unknown", call, what);
            UnknownReason reason = answer == null ? UnknownReason.NO_ANSWER : UnknownReason.UNSOUND_ANSWER;
            return unknown.apply(new Unknown(call + " answered " + what, reason));
        } catch (Throwable failure) {
            Failures.rethrowFatal(failure);
            String kind = failure.getClass().getName();
            LOG.warn("call {} ended in {}; its outcome is unknown", call, kind);
            return unknown.apply(
                    new Unknown(call + " ended in " + failure.getClass().getSimpleName(), UnknownReason.EXCEPTION));
        }
    }
}
