package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.money.Money;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever free text of an adapter's could end in a row, an answer or an event, one after the other carries the number
 * and the security code; none of it is there afterwards, in the database, in what was answered, or in what was told (R18, R19).
 */
class BabblingAdapterTest {
    private static final Canary CANARY = new Canary(List.of(TestCards.VISA, TestCards.MASTERCARD), CanaryTest.CODES);
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("places")
    void nothingThatAnAdapterRepeatsIsKept(KeptAs kept, Babble place) {
        TestShop shop = TestShop.with(Validation.FACTORY, kept);
        BabblingAdapter adapter = new BabblingAdapter(shop.gateway(), place);
        List<Object> seen = new ArrayList<>();
        try (JdbcStorage storage = Unsynced.sqlite(folder.resolve("a.db"))) {
            OneCent onecent = shop.open(storage, TinkCardSafe.of(TinkKeys.generate()), adapter, any -> any);
            seen.add(onecent.cards().link(ANN, shop.link("link", TestCards.VISA)));
            seen.add(shop.startCheckout(onecent, "c-1"));
            seen.add(onecent.checkouts().pay(ANN, CHECKOUT, TestShop.payOnce("pay", TestCards.MASTERCARD)));
            assertThat(CANARY.in(folder)).isEmpty();

            shop.pass(onecent, Duration.ofHours(2), 4);
            seen.add(onecent.payments().capture(ANN, TestShop.payment(onecent, CHECKOUT, 1)));
            seen.add(onecent.payments()
                    .refund(ANN, TestShop.payment(onecent, CHECKOUT, 1), CommandId.of("refund"), Money.of("EUR", 100)));
            shop.pass(onecent, Duration.ofHours(2), 4);
            seen.add(onecent.cards().of(ANN));
            seen.add(onecent.checkouts().find(ANN, CHECKOUT));
            assertThat(CANARY.in(folder)).isEmpty();
        }
        seen.addAll(shop.events());
        seen.addAll(shop.audit());

        assertThat(CANARY.in(seen.toString())).isEmpty();
    }

    private static Stream<Arguments> places() {
        return Stream.of(KeptAs.SEALED_NUMBER, KeptAs.EXCHANGED_TOKEN)
                .flatMap(kept -> Stream.of(Babble.values()).map(place -> Arguments.of(kept, place)));
    }
}
