package dev.onecent.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.card.CardExpiry;
import dev.onecent.money.Money;
import dev.onecent.store.TenantId;
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

    @Test
    void presentedTokensAreEqualByTokenAndExpiry() {
        PresentedToken token = PresentedToken.of("tok-1");

        assertThat(token).isEqualTo(PresentedToken.of("tok-1")).hasSameHashCodeAs(PresentedToken.of("tok-2"));
        assertThat(token).isNotEqualTo(PresentedToken.of("tok-2")).isNotEqualTo(PresentedToken.of("tok-10"));
        assertThat(token)
                .isNotEqualTo(token.withExpiry(CardExpiry.of(2029, 12)))
                .hasToString("PresentedToken[*]");
    }
}
