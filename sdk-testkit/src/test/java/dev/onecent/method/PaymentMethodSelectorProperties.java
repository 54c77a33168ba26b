package dev.onecent.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.method.PaymentOption.AddCardOption;
import dev.onecent.method.PaymentOption.SavedCardOption;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.testkit.arbitrary.AggregateArbitraries;
import dev.onecent.text.Languages;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.SavedCard;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The block, for any vault at any time (R6, R9, R24). */
class PaymentMethodSelectorProperties {
    private static final CheckoutId CHECKOUT = CheckoutId.of("checkout-1");

    /** Same input, same block; every card and <em>add card</em> once (R6). */
    @Property
    void sameInputSameBlock(@ForAll("vaults") CardVault vault, @ForAll Channel channel, @ForAll("times") Instant now) {
        PaymentMethodsBlock block = select(vault, channel, now);

        assertThat(block).isEqualTo(select(vault, channel, now));
        assertThat(cards(block)).containsExactlyInAnyOrderElementsOf(ids(vault.cards()));
        assertThat(block.options()).filteredOn(AddCardOption.class::isInstance).hasSize(1);
        assertThat(block.options()).last().isInstanceOf(AddCardOption.class);
    }

    /** The form is open exactly if no card can be chosen, and then <em>add card</em> is (D7). */
    @Property
    void theFormIsOpenIfNoCardCanBeChosen(
            @ForAll("vaults") CardVault vault, @ForAll Channel channel, @ForAll("times") Instant now) {
        PaymentMethodsBlock block = select(vault, channel, now);
        boolean payable = vault.cards().stream().anyMatch(card -> card.canPayIn(CHECKOUT, now));

        assertThat(block.options())
                .last()
                .isInstanceOfSatisfying(
                        AddCardOption.class, add -> assertThat(add.formOpen()).isEqualTo(!payable));
        assertThat(block.preselected().filter("add-card"::equals).isPresent()).isEqualTo(!payable);
    }

    /** What is preselected can pay (R6). */
    @Property
    void whatIsPreselectedCanPay(
            @ForAll("vaults") CardVault vault, @ForAll Channel channel, @ForAll("times") Instant now) {
        PaymentMethodsBlock block = select(vault, channel, now);

        assertThat(block.preselectedOption().orElseThrow().isUsable()).isTrue();
        assertThat(block.options())
                .filteredOn(option -> option.id().equals(block.preselected().orElseThrow()))
                .hasSize(1);
    }

    /** At most one primary; if any card is usable, exactly one, and it is preselected and first (R9). */
    @Property
    void thePrimaryIsPreselectedAndFirst(
            @ForAll("vaults") CardVault vault, @ForAll Channel channel, @ForAll("times") Instant now) {
        PaymentMethodsBlock block = select(vault, channel, now);
        List<SavedCardOption> primaries = block.options().stream()
                .filter(SavedCardOption.class::isInstance)
                .map(SavedCardOption.class::cast)
                .filter(SavedCardOption::primary)
                .toList();

        boolean usable = vault.cards().stream().anyMatch(card -> card.isUsableAt(now));
        assertThat(primaries).hasSize(usable ? 1 : 0);
        primaries.forEach(primary -> {
            assertThat(block.preselectedOption()).contains(primary);
            assertThat(block.options().get(0)).isEqualTo(primary);
        });
    }

    /** A choice stands as long as its card is usable (R9). */
    @Property
    void theShoppersChoiceIsThePrimaryWhileItIsUsable(@ForAll("vaults") CardVault vault, @ForAll("times") Instant now) {
        vault.choice()
                .flatMap(choice -> vault.find(choice.card()))
                .filter(card -> card.isUsableAt(now))
                .ifPresent(card -> assertThat(vault.primaryAt(now)).contains(card));
    }

    /** An expired card is shown with its reason, never usable (R24). */
    @Property
    void anExpiredCardIsShownAndNeverUsable(@ForAll("vaults") CardVault vault, @ForAll("times") Instant now) {
        PaymentMethodsBlock block = select(vault, Channel.DESKTOP, now);

        vault.cards().stream()
                .filter(card -> card.expiry().isPastAt(now))
                .forEach(
                        card -> assertThat(option(block, card.id()).usability()).isEqualTo(Usability.EXPIRED));
    }

    /** Folded on a desktop exactly if a usable card is linked (R6, D4). */
    @Property
    void foldsOnADesktopIfACardIsLinked(@ForAll("vaults") CardVault vault, @ForAll("times") Instant now) {
        boolean usable = vault.cards().stream().anyMatch(card -> card.isUsableAt(now));

        assertThat(select(vault, Channel.DESKTOP, now).folded()).isEqualTo(usable);
        assertThat(select(vault, Channel.MOBILE, now).folded()).isFalse();
    }

    @Provide
    Arbitrary<CardVault> vaults() {
        return AggregateArbitraries.vaults();
    }

    @Provide
    Arbitrary<Instant> times() {
        long first = Instant.parse("2026-06-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("2047-01-01T00:00:00Z").getEpochSecond();
        return Arbitraries.longs().between(first, last).map(Instant::ofEpochSecond);
    }

    private static PaymentMethodsBlock select(CardVault vault, Channel channel, Instant now) {
        return PaymentMethodSelector.select(SelectorInput.of(
                vault,
                CHECKOUT,
                channel,
                Money.of("EUR", 2_500),
                Languages.standard().in(Locale.ENGLISH),
                now));
    }

    private static List<CardId> ids(List<SavedCard> cards) {
        return cards.stream().map(SavedCard::id).toList();
    }

    private static List<CardId> cards(PaymentMethodsBlock block) {
        return block.options().stream()
                .filter(SavedCardOption.class::isInstance)
                .map(option -> ((SavedCardOption) option).card())
                .toList();
    }

    private static SavedCardOption option(PaymentMethodsBlock block, CardId card) {
        return block.options().stream()
                .filter(SavedCardOption.class::isInstance)
                .map(SavedCardOption.class::cast)
                .filter(option -> option.card().equals(card))
                .findFirst()
                .orElseThrow();
    }
}
