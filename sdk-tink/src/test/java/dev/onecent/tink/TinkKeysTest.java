package dev.onecent.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.card.CardNumber;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keysets of development, and that no key is printed. */
class TinkKeysTest {
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final CardId CARD = CardId.of("card-1");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void findsItsKeysAgain() {
        Path file = folder.resolve("keys");
        CardNumber number = CardNumber.parse("4111111111111111");
        SealedNumber sealed = open(file).seal(ANN, CARD, number);

        assertThat(open(file).reveal(ANN, CARD, sealed)).isEqualTo(number);
        assertThat(open(file).fingerprint(ANN, number)).isEqualTo(open(file).fingerprint(ANN, number));
        assertThat(open(file).attemptTrace(ANN.tenant(), number, 16))
                .isEqualTo(open(file).attemptTrace(ANN.tenant(), number, 16));
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        open(folder.resolve("keys"));

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("keys"));
        }
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        Path file = folder.resolve("keys");
        open(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void saysThatAFileIsDamagedAndLeavesItAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), "{}");

        assertThatThrownBy(() -> TinkKeys.ofDevelopmentFile(file))
                .isInstanceOf(CardSafeException.class)
                .hasMessageContaining("damaged");
        assertThat(Files.readString(file)).isEqualTo("{}");
    }

    @Test
    void printsNoKey() {
        assertThat(TinkKeys.generate()).hasToString("TinkKeys[*]");
    }

    private static TinkCardSafe open(Path file) {
        return TinkCardSafe.of(TinkKeys.ofDevelopmentFile(file));
    }
}
