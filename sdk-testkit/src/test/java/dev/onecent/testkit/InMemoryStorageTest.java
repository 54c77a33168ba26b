package dev.onecent.testkit;

import dev.onecent.Storage;
import dev.onecent.testkit.contract.StorageContract;

/** The stores in memory hold what stores must (STORE-1 to STORE-12, R22). */
class InMemoryStorageTest extends StorageContract {
    @Override
    protected Storage open() {
        return new InMemoryStorage();
    }
}
