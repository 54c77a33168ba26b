package dev.onecent.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.onecent.Storage;
import dev.onecent.store.Key;
import dev.onecent.testkit.contract.Capability;
import dev.onecent.testkit.contract.StorageContract;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The stores on PostgreSQL hold what stores must (STORE-1 to STORE-12, R22). */
class PostgresStorageTest extends StorageContract {
    private static String database = "";
    private static HikariDataSource pool;
    private static FaultyDataSource source;
    private static JdbcStorage shared;

    private final List<HikariDataSource> opened = new ArrayList<>();

    @BeforeAll
    static void open() {
        database = database.isEmpty() ? PostgresServer.shared().createDatabase() : database;
        pool = PostgresServer.shared().pool(database, 10);
        source = new FaultyDataSource(pool);
        shared = JdbcStorage.postgres(source);
    }

    @AfterAll
    static void closeShared() {
        if (pool != null) {
            shared.close();
            pool.close();
        }
    }

    @AfterEach
    void close() {
        opened.forEach(HikariDataSource::close);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.PROMPT_DUE,
                Capability.PROMPT_REFERENCES,
                Capability.CERTAIN_ANSWERS,
                Capability.RESTART,
                Capability.SEVERAL_PROCESSES,
                Capability.LOST_ANSWERS,
                Capability.OUTAGES,
                Capability.DAMAGE);
    }

    @Override
    protected Storage storage() {
        return shared;
    }

    @Override
    protected Storage restarted() {
        closeShared();
        open();
        return shared;
    }

    @Override
    protected Storage another() {
        HikariDataSource other = PostgresServer.shared().pool(database, 2);
        opened.add(other);
        return JdbcStorage.postgres(other, SchemaUpdate.BY_HAND);
    }

    @Override
    protected void loseNextAnswer() {
        source.loseAnswer("08006");
    }

    @Override
    protected void damage(Key key) {
        Damage.of(pool::getConnection, key);
    }

    @Override
    protected void outage(boolean down) {
        source.down(down);
    }
}
