package dev.onecent.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.card.CardExpiry;
import dev.onecent.money.Money;
import dev.onecent.store.TenantId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the gateway's requests show of themselves. */
class GatewayValuesTest {
    private static final MerchantReference REFERENCE = MerchantReference.of("oc-1");
    private static final Map<String, String> RETURNED = Map.of("PaRes", "canary");

    @Test
    void whatAClientBroughtBackIsNotPrinted() {
        Inquiry inquiry = new Inquiry(REFERENCE, Optional.empty(), Money.of("EUR", 1), RETURNED);

        assertThat(inquiry.toString()).contains("oc-1", "EUR 0.01").doesNotContain("PaRes", "canary");
        assertThat(new GatewayNotice(TenantId.of("toys"), REFERENCE, RETURNED).toString())
                .doesNotContain("PaRes", "canary");
    }

    /** What the gateway hands to the shopper's client opens the challenge to the one who reads it (R18). */
    @Test
    void whatIsForTheClientIsNotPrinted() {
        ClientAction script = new ClientAction.Script(Map.of("client_secret", "canary"));
        ClientAction redirect = new ClientAction.Redirect(URI.create("https://acs.example:8443/canary?creq=canary"));
        ClientAction opaque = new ClientAction.Redirect(URI.create("bank:canary"));

        assertThat(script).hasToString("Script[*]");
        assertThat(redirect).hasToString("Redirect[acs.example]");
        assertThat(opaque).hasToString("Redirect[*]");
        assertThat(new Challenge(script, Instant.EPOCH).toString()).doesNotContain("client_secret", "canary");
    }

    @Test
    void presentedTokensAreEqualByTokenAndExpiry() {
        PresentedToken token = PresentedToken.of("tok-1");

        assertThat(token).isEqualTo(PresentedToken.of("tok-1")).hasSameHashCodeAs(PresentedToken.of("tok-2"));
        assertThat(token).isNotEqualTo(PresentedToken.of("tok-2")).isNotEqualTo(PresentedToken.of("tok-10"));
        assertThat(token)
                .isNotEqualTo(token.withExpiry(CardExpiry.of(2029, 12)))
                .hasToString("PresentedToken[*]");
    }

    /** A key that is forgotten before its answer can have come would be sent again, and the money given twice (R17). */
    @Test
    void aKeyIsRememberedForTwoCallsAtLeast() {
        Duration call = Duration.ofSeconds(30);
        assertThatThrownBy(() -> terms(call, call.multipliedBy(2).minusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("idempotencyWindow");

        GatewayTerms shortest = terms(call, call.multipliedBy(2));

        assertThat(shortest.repeatableUntil(Instant.EPOCH)).isEqualTo(Instant.EPOCH.plus(call));
    }

    private static GatewayTerms terms(Duration call, Duration window) {
        return new GatewayTerms(call, Duration.ofMinutes(1), window, Duration.ofDays(30), true);
    }
}
