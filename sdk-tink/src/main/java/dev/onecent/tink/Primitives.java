package dev.onecent.tink;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.security.GeneralSecurityException;

/** The two kinds of Tink's primitives that are used here, made known to it. */
final class Primitives {
    private static volatile boolean known;

    private Primitives() {}

    static Configuration configuration() throws GeneralSecurityException {
        if (!known) { // Tink looks at every key type again at each call
            AeadConfig.register();
            PrfConfig.register();
            known = true;
        }
        return RegistryConfiguration.get();
    }
}
