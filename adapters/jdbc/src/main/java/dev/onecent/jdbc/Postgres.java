package dev.onecent.jdbc;

import dev.onecent.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL: how the host's data source is used, and what failures mean, told by their SQLSTATE. */
final class Postgres implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
    private static final String DUPLICATE = "23505";

    /** Serialization failure, deadlock detected. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    /**
     * Classes with which the server says that it gave a statement up: data, constraint, transaction state, authorization,
     * syntax or access, resources, limits, object state. Not among them: 08 (connection), 40003 (completion unknown), 57P
     * (shutdown, which may end a session that has just committed), and whatever nobody has heard of.
     */
    private static final Set<String> GIVEN_UP =
            Set.of("22", "23", "25", "28", "3D", "3F", "42", "53", "54", "55", "58");

    private static final String SETTINGS =
            "SELECT current_setting('server_encoding'), current_setting('synchronous_commit'), current_setting('fsync')";
    private static final String OFF = "off";
    private static final String CANCELED = "57014";
    private static final int CLASS = 2;

    @Override
    public String folder() {
        return "postgresql";
    }

    @Override
    public String findsSchemaTable() {
        return "SELECT 1 WHERE to_regclass('onecent_schema') IS NOT NULL";
    }

    @Override
    public Failure failure(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() < CLASS) {
            return Failure.UNCERTAIN;
        }
        if (state.equals(DUPLICATE)) {
            return Failure.DUPLICATE;
        }
        if (CONFLICTS.contains(state)) {
            return Failure.CONFLICT;
        }
        boolean givenUp = GIVEN_UP.contains(state.substring(0, CLASS)) || state.equals(CANCELED);
        return givenUp ? Failure.NO_EFFECT : Failure.UNCERTAIN;
    }

    /** The host's data source, with the schema of its database brought up to date. */
    Pool open(DataSource dataSource, SchemaUpdate update) {
        try (Connection connection = dataSource.getConnection()) {
            requireKeeping(connection);
            Schema.of(this).bring(connection, update);
        } catch (SQLException e) {
            throw new StoreUnavailableException("cannot open the database: " + e.getMessage(), e);
        }
        return new Pool(dataSource);
    }

    /**
     * Requires settings under which saved data is kept, to the last character: STORE-4, STORE-6. Whether the server
     * synchronises its files is a setting of the whole server, off where tests run on one that may lose everything;
     * that is warned of.
     */
    private static void requireKeeping(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet settings = statement.executeQuery(SETTINGS)) {
            settings.next();
            String encoding = settings.getString(1);
            if (!encoding.equals("UTF8")) {
                throw new StoreUnavailableException(
                        "the encoding is " + encoding + "; make the database with UTF8", null);
            }
            if (settings.getString(2).equals(OFF)) {
                throw new StoreUnavailableException(
                        "synchronous_commit is off, and a payment that was saved could be lost; turn it on for this role or database",
                        null);
            }
            if (settings.getString(3).equals(OFF)) {
                LOG.warn("fsync is off: a power cut loses payments that were saved, or the whole database");
            }
        }
    }
}
