package dev.onecent.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.safe.CardSafeException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key file is whole or not there, wherever it is to be. */
class KeyFileTest {
    @TempDir
    private Path folder = Path.of("");

    /** A zip file is such a file system. */
    @Test
    void refusesAFileSystemWithoutHardLinks() throws IOException {
        URI zip = URI.create("jar:" + folder.resolve("files.zip").toUri());
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path file = files.getPath("/keys");

            assertThatThrownBy(() -> TinkKeys.ofDevelopmentFile(file, Deployment.DEVELOPMENT))
                    .isInstanceOf(CardSafeException.class)
                    .hasMessageContaining("key file keys")
                    .cause()
                    .hasMessage("its file system has no hard links");
            try (var left = Files.list(files.getPath("/"))) {
                assertThat(left).isEmpty();
            }
        }
    }
}
