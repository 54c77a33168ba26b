package dev.onecent.store;

import java.util.UUID;

/** The source of new identifiers: unguessable in production, repeatable in a test. Safe for use by many threads. */
@FunctionalInterface
public interface IdSource {
    /** A new identifier that nobody had before, 1 to 64 visible ASCII characters. */
    String next();

    /** Random identifiers of 122 bits from a cryptographically strong generator. */
    static IdSource random() {
        return () -> UUID.randomUUID().toString();
    }
}
