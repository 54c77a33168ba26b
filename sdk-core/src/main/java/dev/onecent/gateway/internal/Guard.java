package dev.onecent.gateway.internal;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a host's SPI and always gets an answer: an exception or {@code null} becomes the one that says that nobody knows. Only
 * the kind of failure is logged, not its message, which may echo the request.
 */
public final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private Guard() {}

    /** @param unknown makes the answer from a cause for the operator */
    public static <T> T ask(String call, Supplier<@Nullable T> spi, Function<String, T> unknown) {
        try {
            @Nullable T answer = spi.get();
            return answer == null ? unknown.apply(call + " answered nothing") : answer;
        } catch (Exception failure) {
            String kind = failure.getClass().getName();
            LOG.warn("call {} ended in {}; its outcome is unknown", call, kind);
            return unknown.apply(call + " ended in " + failure.getClass().getSimpleName());
        }
    }
}
