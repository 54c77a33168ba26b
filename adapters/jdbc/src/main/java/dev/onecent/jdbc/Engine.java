package dev.onecent.jdbc;

import java.sql.SQLException;

/** What differs from one database engine to the next: where its schema lies and what its failures mean. */
interface Engine {
    /** The folder of its schema files, beside this package. */
    String folder();

    /** A query that answers a row if the table {@code onecent_schema} is there. */
    String findsSchemaTable();

    /** What a failed statement did. */
    Failure failure(SQLException failure);

    /** What is known of a statement that failed. */
    enum Failure {
        /** A row with that key was there already; nothing was changed. */
        DUPLICATE,
        /** It lost against others and certainly changed nothing: the whole of it may be done again at once. */
        CONFLICT,
        /** It certainly changed nothing. */
        NO_EFFECT,
        /** Nobody knows: the answer got lost, perhaps after the commit. */
        UNCERTAIN
    }
}
