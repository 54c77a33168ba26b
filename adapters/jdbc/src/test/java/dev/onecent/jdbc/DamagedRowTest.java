package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.jdbc.Lab.Which;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentPage;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.TestCards;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** STORE-9, STORE-11, R25: one damaged row in a database hides itself alone, and the error names it. */
class DamagedRowTest {
    @TempDir
    private Path folder = Path.of("");

    private final TestShop shop = TestShop.with(Validation.FACTORY);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SQLITE | '\"minorUnits\":2500' | '\"minorUnits\":null'",
                "SQLITE | '\"minorUnits\":2500' | '\"units\":2500'",
                "SQLITE | '{\"format\":1,' | '{'",
                "SQLITE | '\"attempt\":1' | '\"attempt\":1.5'",
                "POSTGRESQL | '\"minorUnits\":2500' | '\"minorUnits\":\"2500\"'"
            })
    void aDamagedPaymentIsNamedAndHidesNoOther(Which which, String part, String damage) throws SQLException {
        Lab lab = Lab.of(which, folder);
        try (JdbcStorage storage = lab.open()) {
            OneCent onecent = shop.open(storage, new AlikeSafe(), shop.gateway(), any -> any);
            List.of("c-1", "c-2", "c-3").forEach(id -> buy(onecent, id));
            PaymentId second = TestShop.payment(onecent, CheckoutId.of("c-2"), 1);
            Key damaged = second.of(ANN);
            int changed = lab.update(
                    "UPDATE onecent_payment SET body = replace(body, ?, ?) WHERE id = ?", part, damage, damaged.id());

            PaymentPage page = onecent.payments().history(ANN, Optional.empty(), 10);

            assertThat(changed).isOne();
            assertThat(page.payments()).hasSize(2);
            assertThat(page.unreadable()).containsExactly(damaged);
            assertThatThrownBy(() -> onecent.payments().find(ANN, second))
                    .isInstanceOf(EntryUnreadableException.class)
                    .hasMessageContaining("onecent_payment")
                    .hasMessageContaining(damaged.toString());
        }
    }

    private void buy(OneCent onecent, String checkout) {
        shop.startCheckout(onecent, checkout);
        onecent.checkouts().pay(ANN, CheckoutId.of(checkout), TestShop.payOnce("pay-" + checkout, TestCards.VISA));
        onecent.runDue(ANN.tenant());
    }
}
