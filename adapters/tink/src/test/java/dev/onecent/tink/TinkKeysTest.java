package dev.onecent.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import dev.onecent.card.CardNumber;
import dev.onecent.safe.CardSafeException;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
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
        assertThat(open(file).fingerprints(ANN, number)).isEqualTo(open(file).fingerprints(ANN, number));
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

        assertThatThrownBy(() -> TinkKeys.ofDevelopmentFile(file, Deployment.DEVELOPMENT))
                .isInstanceOf(CardSafeException.class)
                .hasMessageContaining("damaged");
        assertThat(Files.readString(file)).isEqualTo("{}");
    }

    @Test
    void saysThatAFileIsDamagedWhoseKeysAreAllDisabled() throws IOException {
        Path file = folder.resolve("keys");
        open(file);
        Files.writeString(file, Files.readString(file).replace("ENABLED", "DISABLED"));

        assertThatThrownBy(() -> TinkKeys.ofDevelopmentFile(file, Deployment.DEVELOPMENT))
                .isInstanceOf(CardSafeException.class)
                .hasMessageContaining("damaged");
    }

    /** There is no way to clear text but by saying that it is for development (R20). */
    @Test
    void refusesAClearFileAnywhereElse() {
        Path file = folder.resolve("keys");

        assertThatThrownBy(() -> TinkKeys.ofDevelopmentFile(file, Deployment.PRODUCTION))
                .isInstanceOf(CardSafeException.class)
                .hasMessageContaining("development");
        assertThat(file).doesNotExist();
    }

    @Test
    void unwrapsWhatAKeyServiceWrapped() throws GeneralSecurityException {
        TinkKeys keys = TinkKeys.generate();
        Aead kms = kms();
        CardNumber number = CardNumber.parse("4111111111111111");
        SealedNumber sealed = TinkCardSafe.of(keys).seal(ANN, CARD, number);

        TinkKeys json = TinkKeys.unwrap(
                kms, json(keys.cardKeys(), kms), json(keys.fingerprintKey(), kms), json(keys.attemptKey(), kms));
        TinkKeys binary = TinkKeys.unwrap(
                kms, binary(keys.cardKeys(), kms), binary(keys.fingerprintKey(), kms), binary(keys.attemptKey(), kms));

        assertThat(TinkCardSafe.of(json).reveal(ANN, CARD, sealed)).isEqualTo(number);
        assertThat(TinkCardSafe.of(binary).reveal(ANN, CARD, sealed)).isEqualTo(number);
    }

    /** Another master key, clear text, nothing at all, a megabyte: refused, and none of it repeated. */
    @Test
    void unwrapsNothingElse() throws GeneralSecurityException {
        TinkKeys keys = TinkKeys.generate();
        Aead kms = kms();
        byte[] good = json(keys.cardKeys(), kms);
        byte[] clear = TinkJsonProtoKeysetFormat.serializeKeyset(
                        keys.cardKeys(), Primitives.configuration(), InsecureSecretKeyAccess.get())
                .getBytes(StandardCharsets.UTF_8);
        byte[] clearBinary = TinkProtoKeysetFormat.serializeKeyset(
                keys.cardKeys(), InsecureSecretKeyAccess.get(), Primitives.configuration());

        for (byte[] wrong : List.of(
                json(keys.cardKeys(), kms()),
                clear,
                clearBinary,
                new byte[0],
                "{}".getBytes(StandardCharsets.UTF_8),
                new byte[1_000_000])) {
            assertThatThrownBy(() -> TinkKeys.unwrap(kms, wrong, good, good))
                    .isInstanceOf(CardSafeException.class)
                    .hasMessageContaining("keyset of cards");
        }
    }

    @Test
    void refusesOneKeyForTwoUses() {
        TinkKeys keys = TinkKeys.generate();

        assertThatThrownBy(() -> TinkKeys.of(keys.cardKeys(), keys.attemptKey(), keys.attemptKey()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Neither another name nor another primary key beside it makes it another key. */
    @Test
    void refusesOneKeyForTwoUsesInKeysetsThatDiffer() throws GeneralSecurityException {
        TinkKeys keys = TinkKeys.generate();
        KeysetHandle prints = keys.fingerprintKey();
        KeysetHandle renamed = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(prints.getPrimary().getKey())
                        .withRandomId()
                        .makePrimary())
                .build();
        KeysetHandle promoted = Rotation.plus(renamed, PredefinedPrfParameters.HMAC_SHA256_PRF);

        for (KeysetHandle attempts : List.of(renamed, promoted)) {
            assertThatThrownBy(() -> TinkKeys.of(keys.cardKeys(), prints, attempts))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> TinkKeys.of(keys.cardKeys(), attempts, prints))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesKeysetsInEachOthersPlace() {
        TinkKeys keys = TinkKeys.generate();
        KeysetHandle hashing = keys.fingerprintKey();
        KeysetHandle sealing = keys.cardKeys();
        TinkKeys mixed = TinkKeys.of(hashing, sealing, keys.attemptKey());

        assertThatThrownBy(() -> TinkCardSafe.of(mixed)).isInstanceOf(CardSafeException.class);
    }

    @Test
    void printsNoKey() {
        assertThat(TinkKeys.generate()).hasToString("TinkKeys[*]");
    }

    private static TinkCardSafe open(Path file) {
        return TinkCardSafe.of(TinkKeys.ofDevelopmentFile(file, Deployment.DEVELOPMENT));
    }

    private static Aead kms() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Primitives.configuration())
                .getPrimitive(Primitives.configuration(), Aead.class);
    }

    private static byte[] json(KeysetHandle keys, Aead kms) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keys, kms, new byte[0], Primitives.configuration())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] binary(KeysetHandle keys, Aead kms) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, kms, new byte[0], Primitives.configuration());
    }
}
