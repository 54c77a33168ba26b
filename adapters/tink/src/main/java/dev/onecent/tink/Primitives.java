package dev.onecent.tink;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.security.GeneralSecurityException;

/**
 * The two kinds of Tink's primitives that are used here, made known to it: once, because it goes through all its key types each
 * time. Its registry is one a process, so is this flag. Safe for use by many threads; two may both register, which changes nothing.
 */
final class Primitives {
    private static volatile boolean known;

    private Primitives() {}

    static Configuration configuration() throws GeneralSecurityException {
        if (!known) {
            AeadConfig.register();
            PrfConfig.register();
            known = true;
        }
        return RegistryConfiguration.get();
    }
}
