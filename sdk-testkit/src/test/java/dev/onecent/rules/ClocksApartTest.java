package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.money.Money;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** Processes whose clocks stand apart by up to {@link GatewayTerms#CLOCK_TOLERANCE} (R17). */
class ClocksApartTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final Storage storage = new InMemoryStorage();
    private final CardSafe safe = new EphemeralCardSafe();

    /** A clock that is behind does not make a key last longer at the gateway. */
    @Test
    void sendsNoRefundAgainWhoseKeyTheGatewayHasForgotten() {
        OneCent onTime = open(Duration.ZERO);
        shop.startCheckout(onTime, "c-1");
        onTime.checkouts().pay(ANN, CHECKOUT, shop.paysOnce("pay-1", TestCards.VISA));
        shop.gateway().next(Call.REFUND, Reaction.LOSE_REQUEST);
        onTime.payments()
                .refund(ANN, TestShop.payment(onTime, CHECKOUT, 1), CommandId.of("refund-1"), Money.of("EUR", 500));
        OneCent behind = open(GatewayTerms.CLOCK_TOLERANCE);
        Duration window = shop.gateway().terms().idempotencyWindow();
        shop.clock().advance(window.plusSeconds(1));

        behind.runDue(ANN.tenant());

        assertThat(shop.gateway().ledger().captured(EURO)).isEqualTo(Money.of("EUR", 2_500));
    }

    private OneCent open(Duration behind) {
        return shop.open(
                storage,
                safe,
                shop.gateway(),
                builder -> builder.clock(() -> shop.clock().instant().minus(behind)));
    }
}
