package dev.onecent.gateway;

import dev.onecent.store.TenantId;
import java.util.Map;
import java.util.Objects;

/**
 * The notice that something happened to one of our intents: a webhook, or the shopper's return from a challenge. It is
 * a hint and never proof: we ask the gateway itself, so a forged, repeated or misordered notice does no harm (R17).
 *
 * @param tenant whose intent it is
 * @param reference our name of the intent, as the gateway echoes it
 * @param returned what the client brought back from a challenge, if the gateway wants it handed in
 */
public record GatewayNotice(TenantId tenant, MerchantReference reference, Map<String, String> returned) {
    public GatewayNotice {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(returned, "returned");
        returned = Map.copyOf(returned);
    }

    /** Returns a notice without returned values. */
    public static GatewayNotice of(TenantId tenant, MerchantReference reference) {
        return new GatewayNotice(tenant, reference, Map.of());
    }

    @Override
    public String toString() {
        return "GatewayNotice[" + tenant + ", " + reference + "]";
    }
}
