package dev.onecent.tink;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import dev.onecent.safe.CardSafeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keysets in clear text, a line each: for cards, for fingerprints, for attempts. */
final class ClearKeys {
    private static final long MOST_BYTES = 1 << 16;

    private ClearKeys() {}

    static TinkKeys readOrMake(Path file) throws IOException {
        if (Files.notExists(file)) {
            TinkKeys made = TinkKeys.generate();
            KeyFile.write(file, List.of(json(made.cardKeys()), json(made.fingerprintKey()), json(made.attemptKey())));
        }
        if (Files.size(file) > MOST_BYTES) {
            throw damaged(null);
        }
        return read(Files.readString(file));
    }

    /** @throws CardSafeException if it is not what was written; never with a part of it */
    static TinkKeys read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 3) {
            throw damaged(null);
        }
        try {
            return TinkKeys.of(parse(lines.get(0)), parse(lines.get(1)), parse(lines.get(2)));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw damaged(e.getClass().getSimpleName());
        }
    }

    private static CardSafeException damaged(@Nullable String how) {
        String cause = how == null ? "" : " (" + how + ")";
        return new CardSafeException(
                "the key file is damaged" + cause + "; restore it, or the cards on file are lost", null);
    }

    private static String json(KeysetHandle keys) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                            keys, Primitives.configuration(), InsecureSecretKeyAccess.get())
                    .lines()
                    .map(String::strip)
                    .reduce("", String::concat);
        } catch (GeneralSecurityException e) {
            throw new CardSafeException("cannot write the keys", e);
        }
    }

    private static KeysetHandle parse(String json) throws GeneralSecurityException {
        KeysetHandle keys =
                TinkJsonProtoKeysetFormat.parseKeyset(json, Primitives.configuration(), InsecureSecretKeyAccess.get());
        KeyNames.of(keys); // refuses what can make nothing new, as no file of ours is
        return keys;
    }
}
