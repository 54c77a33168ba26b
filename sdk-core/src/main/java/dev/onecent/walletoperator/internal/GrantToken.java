package dev.onecent.walletoperator.internal;

import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.SecretHash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A code or an account as it travels: which grant, and the secret that proves it. Three parts in URL-safe base64, separated by
 * dots: shopper, grant, secret.
 */
record GrantToken(Key grant, String secret) {
    private static final int PARTS = 3;
    private static final int LONGEST = 2_048;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Empty if it cannot be a token of that tenant's. */
    static Optional<GrantToken> parse(TenantId tenant, String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", PARTS + 1);
        try {
            return parts.length == PARTS
                    ? Optional.of(new GrantToken(
                            new Key(new ShopperId(tenant, decoded(parts[0])), decoded(parts[1])), decoded(parts[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return encoded(grant.owner().shopper()) + "." + encoded(grant.id()) + "." + encoded(secret);
    }

    String secretHash() {
        return SecretHash.of(secret);
    }

    @Override
    public String toString() {
        return "GrantToken[*]";
    }

    private static String encoded(String part) {
        return ENCODER.encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
