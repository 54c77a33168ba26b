package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.Deployment;
import dev.onecent.tink.TinkKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A data folder that cannot be used is refused with what to do, and stays as it was. */
class DataFolderTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"''", "' '"})
    void refusesABlankName(String name) {
        assertRefused(name, "the data folder has no name");
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "");

        assertRefused(file.toString(), "the folder " + file + " cannot be made or written");
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        TinkKeys.ofDevelopmentFile(folder.resolve("keys"), Deployment.DEVELOPMENT);
        Files.writeString(folder.resolve("onecent.db"), "no database ".repeat(100));

        assertRefused(folder.toString(), "cannot open onecent.db");
    }

    @ParameterizedTest
    @CsvSource({"onecent.db, keys", "wallet.db, wallet-keys"})
    void refusesADatabaseWhoseKeysAreLost(String database, String keys) throws IOException {
        Files.createFile(folder.resolve(database));

        assertRefused(folder.toString(), "restore " + folder.resolve(keys) + ", or name another folder");
        assertThat(folder.resolve(keys)).doesNotExist();
    }

    @Test
    void refusesTheFolderOfAnotherRun() {
        try (DataFolder first = DataFolder.open(folder.toString())) {
            assertRefused(first.toString(), "another run uses the folder " + folder + "; wait until it ends, or name");
        }
        try (DataFolder next = DataFolder.open(folder.toString())) {
            assertThat(next.files()).isEmpty();
        }
    }

    @Test
    void looksForCardNumbersInFilesAlone() throws IOException {
        Files.createDirectory(folder.resolve("older"));

        try (DataFolder data = DataFolder.open(folder.toString())) {
            DatabaseView view = new DatabaseView(data, new Transcript(nowhere()));
            view.search(TestCards.all());
            Path found = Files.writeString(folder.resolve("found"), "a card: " + TestCards.VISA);

            assertThatThrownBy(() -> view.search(TestCards.all()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("card numbers in clear text in " + List.of(found));
        }
    }

    private static void assertRefused(String data, String message) {
        String[] arguments = {TestCards.VISA, "shop.json", data};

        assertThatThrownBy(() -> Quickstart.run(arguments, nowhere()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("name another folder with -Ddata=...");
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream());
    }
}
