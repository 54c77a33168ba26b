package dev.onecent.limit;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.onecent.OneCent;
import dev.onecent.cart.CartLine;
import dev.onecent.money.Money;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is counted for a whole tenant lies under names that no shopper has, so that nobody erases it or writes there (R21). */
class ReservedNamesTest {
    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final OneCent onecent =
            shop.open(storage, new EphemeralCardSafe(), shop.gateway(), any -> any.attempts(AttemptPolicy.standard()));

    /** A shopper who signs up under the name of a counter, and asks to be erased. */
    @Test
    void nobodyErasesWhatIsCountedForAll() {
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        List<ShopperId> counters = counters();
        assertThat(counters).isNotEmpty();

        for (ShopperId name : counters) {
            assertThatIllegalArgumentException().isThrownBy(() -> onecent.erase(name));
        }

        assertThat(counters()).isEqualTo(counters);
    }

    @Test
    void noShopperHasSuchAName() {
        ShopperId reserved = ShopperId.of("toys", "~bob");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> onecent.carts().put(reserved, CartLine.of("A", "A", Money.of("EUR", 1), 1)))
                .withMessage("no shopper's name begins with ~");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> onecent.cards().link(reserved, shop.link("link", TestCards.VISA)));
        assertThat(shop.gateway().calls()).isEmpty();
        assertThat(counters()).isEmpty();
    }

    private List<ShopperId> counters() {
        return storage.attemptCounters().sweep(ANN.tenant(), Optional.empty(), 100).stream()
                .map(Key::owner)
                .filter(owner -> owner.shopper().startsWith("~"))
                .distinct()
                .sorted((one, other) -> one.shopper().compareTo(other.shopper()))
                .toList();
    }
}
