package dev.onecent.tink;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.ProtoKeySerialization;
import com.google.crypto.tink.ProtoKeySerialization.KeyMaterialType;
import com.google.crypto.tink.ProtoKeySerialization.OutputPrefixType;
import com.google.crypto.tink.aead.KmsEnvelopeAeadKeyManager;
import com.google.crypto.tink.aead.LegacyKmsAeadParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.internal.LegacyProtoKey;
import com.google.crypto.tink.proto.KmsAeadKey;
import com.google.crypto.tink.proto.KmsAeadKeyFormat;
import dev.onecent.safe.CardSafeException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SAFE-2: an outage must never look like a forgery, so no key of the cards is elsewhere. */
class SealingKeysTest {
    private static final String URI = "fake-kms://key";

    private final TinkKeys keys = TinkKeys.generate();

    @Test
    void refusesKeysOfARemoteService() throws GeneralSecurityException {
        for (Parameters remote : remote()) {
            assertRefused(KeysetHandle.generateNew(remote, Primitives.configuration()));
        }
    }

    /** One that only opens what it sealed long ago. */
    @Test
    void refusesAnOlderKeyOfARemoteService() throws GeneralSecurityException {
        for (Parameters remote : remote()) {
            KeysetHandle older = KeysetHandle.generateNew(remote, Primitives.configuration());

            assertRefused(Rotation.plus(older, PredefinedAeadParameters.AES256_GCM));
        }
    }

    /** As a key is that was read before Tink was told of its kind; its parameters then say nothing. */
    @Test
    void refusesAKeyOfARemoteServiceThatTinkDidNotRecognise() throws GeneralSecurityException {
        LegacyProtoKey unrecognised = new LegacyProtoKey(
                ProtoKeySerialization.create(
                        "type.googleapis.com/google.crypto.tink.KmsAeadKey",
                        KmsAeadKey.newBuilder()
                                .setParams(KmsAeadKeyFormat.newBuilder().setKeyUri(URI))
                                .build()
                                .toByteString(),
                        KeyMaterialType.REMOTE,
                        OutputPrefixType.RAW,
                        null),
                null);

        assertRefused(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(unrecognised).withRandomId().makePrimary())
                .build());
    }

    private void assertRefused(KeysetHandle cards) {
        TinkKeys remote = TinkKeys.of(cards, keys.fingerprintKey(), keys.attemptKey());

        assertThatThrownBy(() -> TinkCardSafe.of(remote))
                .isInstanceOf(CardSafeException.class)
                .hasMessageContaining("unwrap a keyset of local keys");
    }

    private static List<Parameters> remote() throws GeneralSecurityException {
        return List.of(
                LegacyKmsAeadParameters.create(URI),
                KmsEnvelopeAeadKeyManager.createKeyTemplate(URI, KeyTemplates.get("AES256_GCM"))
                        .toParameters());
    }
}
