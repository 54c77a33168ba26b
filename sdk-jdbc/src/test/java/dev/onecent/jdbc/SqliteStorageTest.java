package dev.onecent.jdbc;

import dev.onecent.Storage;
import dev.onecent.testkit.contract.StorageContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The stores on an SQLite file hold what stores must (STORE-1 to STORE-12, R22). */
class SqliteStorageTest extends StorageContract {
    @TempDir
    private Path folder = Path.of("");

    private final List<JdbcStorage> opened = new ArrayList<>();

    @Override
    protected Storage open() {
        JdbcStorage storage = JdbcStorage.sqlite(folder.resolve(opened.size() + ".db"));
        opened.add(storage);
        return storage;
    }

    @AfterEach
    void close() {
        opened.forEach(JdbcStorage::close);
    }
}
