package dev.onecent.vault;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardBrand;
import dev.onecent.card.CardEdit;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.VerificationAmountPolicy;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever amounts the policy names, whatever the network refuses, wherever the process dies (R14, R16, R19). */
class SecondTryProperties {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Property
    void thereIsOneSecondTryAtMostAndNothingStaysFrozen(
            @ForAll("amounts") long first,
            @ForAll("secondAmounts") Optional<Long> second,
            @ForAll("cards") String number,
            @ForAll boolean zeroIsRefused,
            @ForAll @IntRange(max = 40) int death) { // 0: it does not die
        TestShop shop = TestShop.with(Validation.FACTORY);
        MortalStorage storage = new MortalStorage();
        if (zeroIsRefused) {
            shop.gateway().withoutZeroFor(CardBrand.VISA);
        }
        OneCent onecent = shop.open(
                storage,
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> any.verificationAmount(new Named(first, second)));

        boolean died = isDeath(() -> {
            storage.dieAt(death == 0 ? Integer.MAX_VALUE : death);
            onecent.cards().link(ANN, shop.link("link", number));
        });
        storage.revive();
        List<MicroAuthorization> tries =
                onecent.microAuthorizations().of(ANN, "", 10).items();
        shop.pass(onecent, Duration.ofHours(30));

        boolean refused = first == 0 && zeroIsRefused;
        boolean again = refused && second.filter(amount -> amount != first).isPresent();
        boolean approved = TestCards.approved().contains(number) && (!refused || again);
        assertThat(tries).hasSizeLessThanOrEqualTo(again ? 2 : 1);
        assertThat(tries).extracting(MicroAuthorization::amount).doesNotHaveDuplicates();
        assertThat(tries).extracting(MicroAuthorization::reference).doesNotHaveDuplicates();
        assertThat(shop.gateway().authorizations()).hasSizeLessThanOrEqualTo(again ? 2 : 1);
        assertThat(shop.gateway().securityCodes()).isLessThanOrEqualTo(1);
        assertThat(shop.gateway().ledger().held(EUR)).isEqualTo(Money.zero(EUR));
        assertThat(onecent.cards().of(ANN).linkedCards()).hasSizeLessThanOrEqualTo(approved ? 1 : 0);
        if (!died) {
            assertThat(tries).hasSize(again ? 2 : 1);
            assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(approved ? 1 : 0);
        }
    }

    /** The same for an expiry that is verified again, of a card that was linked by the first try or by the second. */
    @Property
    void anExpiryHasOneSecondTryAtMostToo(
            @ForAll("amounts") long first,
            @ForAll("secondAmounts") Optional<Long> second,
            @ForAll boolean zeroIsRefusedFromTheBeginning,
            @ForAll @IntRange(max = 40) int death) { // 0: it does not die
        TestShop shop = TestShop.with(Validation.FACTORY);
        MortalStorage storage = new MortalStorage();
        OneCent onecent = shop.open(
                storage,
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> any.verificationAmount(new Named(first, second)));
        if (zeroIsRefusedFromTheBeginning) {
            shop.gateway().withoutZeroFor(CardBrand.VISA);
        }
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        Optional<SavedCard> linked =
                onecent.cards().of(ANN).linkedCards().stream().findFirst();
        Assume.that(linked.isPresent());
        CardId card = linked.get().id();
        int before = onecent.microAuthorizations().of(ANN, "", 10).items().size();
        shop.gateway().withoutZeroFor(CardBrand.VISA);
        EditCard edit =
                EditCard.of(CommandId.of("edit"), card, CardEdit.nothing().withExpiry("06/33"));

        storage.dieAt(death == 0 ? Integer.MAX_VALUE : death);
        boolean died = isDeath(() -> onecent.cards().edit(ANN, edit));
        storage.revive();
        int tries = onecent.microAuthorizations().of(ANN, "", 10).items().size() - before;
        shop.pass(onecent, Duration.ofHours(30));
        String expiry =
                onecent.cards().of(ANN).find(card).orElseThrow().expiry().toString();
        EditCardResult told = onecent.cards().edit(ANN, edit);

        boolean again = first == 0 && second.filter(amount -> amount != first).isPresent();
        boolean proven = first != 0 || again;
        assertThat(tries).isLessThanOrEqualTo(again ? 2 : 1);
        assertThat(shop.gateway().ledger().held(EUR)).isEqualTo(Money.zero(EUR));
        assertThat(shop.gateway().securityCodes()).isEqualTo(1);
        assertThat(expiry).isIn(proven ? List.of("12/29", "06/33") : List.of("12/29"));
        if (!died) {
            assertThat(tries).isEqualTo(again ? 2 : 1);
            assertThat(expiry).isEqualTo(proven ? "06/33" : "12/29");
            assertThat(told).isInstanceOf(proven ? EditCardResult.Edited.class : EditCardResult.ExpiryRefused.class);
        }
    }

    private static boolean isDeath(Runnable command) {
        try {
            command.run();
            return false;
        } catch (MortalStorage.Died e) {
            return true;
        }
    }

    @Provide
    Arbitrary<Long> amounts() {
        return Arbitraries.of(0L, 1L, 100L);
    }

    @Provide
    Arbitrary<Optional<Long>> secondAmounts() {
        return amounts().optional(0.8);
    }

    @Provide
    Arbitrary<String> cards() {
        return Arbitraries.of(TestCards.VISA, TestCards.VISA_STRIPE, TestCards.DECLINED, TestCards.LOST);
    }

    private record Named(long first, Optional<Long> second) implements VerificationAmountPolicy {
        @Override
        public Money amountFor(CardBrand brand, Currency currency) {
            return Money.of(currency, first);
        }

        @Override
        public Optional<Money> secondAmountFor(CardBrand brand, Money refused) {
            return second.map(amount -> Money.of(refused.currency(), amount));
        }
    }
}
