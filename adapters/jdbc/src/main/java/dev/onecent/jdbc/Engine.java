package dev.onecent.jdbc;

import java.sql.SQLException;

/** The differences between database engines: where the schema lies and what failures mean. */
interface Engine {
    /** The folder of its schema files, beside this package. */
    String folder();

    /** A query that answers a row if the table {@code onecent_schema} is there. */
    String findsSchemaTable();

    /** Returns what a failed statement did. */
    Failure failure(SQLException failure);

    /** The known effect of a statement that failed. */
    enum Failure {
        /** A row with that key was there already; nothing was changed. */
        DUPLICATE,
        /** The statement lost against others and certainly changed nothing: it may be repeated whole at once. */
        CONFLICT,
        /** The statement certainly changed nothing. */
        NO_EFFECT,
        /** The effect is unknown: the answer got lost, perhaps after the commit. */
        UNCERTAIN
    }
}
