package dev.onecent.testkit;

import dev.onecent.store.IdSource;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers that are the same in every run: {@code id-1}, {@code id-2}. Safe for use by many threads. */
public final class CountedIds implements IdSource {
    private final String prefix;
    private final AtomicLong count = new AtomicLong();

    private CountedIds(String prefix) {
        this.prefix = prefix;
    }

    /** Returns a source of ids with a prefix and a number from 1. */
    public static CountedIds of(String prefix) {
        return new CountedIds(prefix);
    }

    @Override
    public String next() {
        return prefix + "-" + count.incrementAndGet();
    }
}
