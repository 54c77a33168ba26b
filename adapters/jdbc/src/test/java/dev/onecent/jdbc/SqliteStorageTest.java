package dev.onecent.jdbc;

import dev.onecent.Storage;
import dev.onecent.store.Key;
import dev.onecent.testkit.contract.Capability;
import dev.onecent.testkit.contract.StorageContract;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stores on an SQLite file hold what stores must (STORE-1 to STORE-12, R22). That saves outlive a power cut no contract can
 * see, so in the ordinary build none waits for the disk; {@link SqliteOpenTest} asks the engine whether it does.
 */
class SqliteStorageTest extends StorageContract {
    @TempDir
    private static Path folder = Path.of("");

    private static JdbcStorage shared;

    private final List<JdbcStorage> opened = new ArrayList<>();

    @BeforeAll
    static void open() {
        shared = opened();
    }

    @AfterAll
    static void closeShared() {
        shared.close();
    }

    @AfterEach
    void close() {
        opened.forEach(JdbcStorage::close);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.PROMPT_DUE,
                Capability.PROMPT_REFERENCES,
                Capability.CERTAIN_ANSWERS,
                Capability.RESTART,
                Capability.SEVERAL_PROCESSES,
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
        JdbcStorage other = opened();
        opened.add(other);
        return other;
    }

    @Override
    protected void damage(Key key) {
        Damage.of(() -> DriverManager.getConnection("jdbc:sqlite:" + file()), key);
    }

    private static Path file() {
        return folder.resolve("a.db");
    }

    private static JdbcStorage opened() {
        Path file = file();
        return Proof.isWhole() ? JdbcStorage.sqlite(file) : Unsynced.sqlite(file);
    }
}
