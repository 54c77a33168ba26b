package dev.onecent.jdbc;

/** The party that brings a database up to the schema of this version. */
public enum SchemaUpdate {
    /** Opening does, before anything is read; several processes may open at once. */
    ON_OPEN,
    /**
     * The host does, with the files {@code dev/onecent/jdbc/sqlite/V*.sql} or {@code dev/onecent/jdbc/postgresql/V*.sql} of
     * the jar, in Flyway's naming; opening only checks, and refuses what is missing.
     */
    BY_HAND
}
