package dev.onecent.jdbc;

/** Who brings a database up to the schema of this version. */
public enum SchemaUpdate {
    /** Opening does, before anything is read. */
    ON_OPEN,
    /** The host does, with the files {@code dev/onecent/jdbc/sqlite/V*.sql}; opening only checks and refuses what is missing. */
    BY_HAND
}
