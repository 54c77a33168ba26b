package dev.onecent.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import dev.onecent.safe.CardSafeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever lies in a key file or comes as a wrapped keyset: keys, or a typed refusal that repeats nothing of it. */
class ClearKeysProperties {
    private static final String GOOD = written();

    @Property(tries = 300)
    void aFileIsReadOrRefused(@ForAll("files") String text) {
        try {
            assertThat(ClearKeys.read(text)).hasToString("TinkKeys[*]");
        } catch (CardSafeException e) {
            assertThat(e).hasNoCause().hasMessageContaining("damaged");
            assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(200).doesNotContain("keyData", "AES");
        }
    }

    @Property(tries = 300)
    void aWrappedKeysetIsRefused(@ForAll byte[] bytes) throws GeneralSecurityException {
        AeadConfig.register();
        Aead kms = TinkKeys.generate().cardKeys().getPrimitive(Primitives.configuration(), Aead.class);

        assertThatThrownBy(() -> TinkKeys.unwrap(kms, bytes, bytes, bytes)).isInstanceOf(CardSafeException.class);
    }

    /** A megabyte is refused by its size. */
    @Example
    void anEndlessFileIsNotRead() throws IOException {
        Path file = Files.writeString(Files.createTempFile("keys", ".txt"), "{".repeat(1_000_000));
        try {
            assertThatThrownBy(() -> TinkKeys.ofDevelopmentFile(file, Deployment.DEVELOPMENT))
                    .isInstanceOf(CardSafeException.class)
                    .hasMessageContaining("damaged;");
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> changed = Combinators.combine(
                        Arbitraries.integers().between(0, GOOD.length() - 1), Arbitraries.chars())
                .as((at, character) -> GOOD.substring(0, at) + character + GOOD.substring(at + 1));
        Arbitrary<String> cut = Arbitraries.integers().between(0, GOOD.length()).map(at -> GOOD.substring(0, at));
        return Arbitraries.oneOf(List.of(
                Arbitraries.strings().ofMaxLength(200),
                Arbitraries.strings().withChars("{}[]\":,0123456789ekypimar\n").ofMaxLength(200),
                changed,
                cut,
                Arbitraries.of("{}\n{}\n{}", "[".repeat(5_000) + "\n\n\n", "\ufeff" + GOOD, "null\nnull\nnull")));
    }

    private static String written() {
        try {
            Path folder = Files.createTempDirectory("keys");
            Path file = folder.resolve("keys");
            TinkKeys.ofDevelopmentFile(file, Deployment.DEVELOPMENT);
            String written = Files.readString(file);
            Files.delete(file);
            Files.delete(folder);
            return written;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
