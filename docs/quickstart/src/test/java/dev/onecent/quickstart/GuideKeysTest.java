package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import dev.onecent.DueReport;
import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.rotation.KeyUse;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The guide's samples about keys. */
class GuideKeysTest {
    private final TestShop shop = TestShop.with(Quickstart.validation());
    private final Storage storage = new InMemoryStorage();
    private final List<String> page = new ArrayList<>();

    @BeforeAll
    static void registerPrimitives() throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
    }

    @Test
    void aKeyIsRotatedAndMayBeDisabled() throws GeneralSecurityException {
        Aead masterKey = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        KeysetHandle cards = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        byte[] fingerprints = wrapped(
                KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, RegistryConfiguration.get()),
                masterKey);
        byte[] attempts = wrapped(
                KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, RegistryConfiguration.get()),
                masterKey);
        CardSafe before = unwrapped(masterKey, wrapped(cards, masterKey), fingerprints, attempts);
        OneCent old = open(before);
        old.cards().link(TestShop.ANN, shop.link("link", TestCards.VISA));
        String oldKey = before.keys().current().sealing();

        OneCent onecent = open(unwrapped(masterKey, wrapped(promoted(cards), masterKey), fingerprints, attempts));
        assertThat(mayBeDisabled(onecent, TestShop.ANN.tenant(), oldKey)).isFalse();
        for (int days = 0; days < 3; days++) {
            DueReport report = onecent.runDue(TestShop.ANN.tenant());
            assertThat(report.more()).isFalse();
            shop.clock().advance(Duration.ofHours(25));
        }

        assertThat(mayBeDisabled(onecent, TestShop.ANN.tenant(), oldKey)).isTrue();
        assertThat(page.get(0)).isEqualTo("1 cards are under an older key, the oldest in use is " + oldKey);
        assertThat(page.get(1)).startsWith("0 cards");
    }

    private static CardSafe unwrapped(
            Aead masterKey, byte[] cardKeyset, byte[] fingerprintKeyset, byte[] attemptKeyset) {
        // guide
        TinkKeys keys = TinkKeys.unwrap(masterKey, cardKeyset, fingerprintKeyset, attemptKeyset);
        CardSafe safe = TinkCardSafe.of(keys);
        // end
        return safe;
    }

    private boolean mayBeDisabled(OneCent onecent, TenantId tenant, String oldKey) {
        // guide
        KeyUse use = onecent.cardKeys().use(tenant);
        page.add(use.left() + " cards are under an older key, the oldest in use is "
                + use.oldest().orElse("none"));
        boolean over = onecent.cardKeys().of(tenant).filter(KeyRotation::isOver).isPresent();
        boolean mayBeDisabled = over && !use.isInUse(oldKey);
        // end
        return mayBeDisabled;
    }

    private OneCent open(CardSafe safe) {
        return shop.open(storage, safe, shop.gateway(), any -> any);
    }

    private static KeysetHandle promoted(KeysetHandle keys) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
    }

    private static byte[] wrapped(KeysetHandle keys, Aead masterKey) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                        keys, masterKey, new byte[0], RegistryConfiguration.get())
                .getBytes(StandardCharsets.UTF_8);
    }
}
