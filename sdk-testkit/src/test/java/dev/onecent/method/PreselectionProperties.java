package dev.onecent.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.MaskedCard;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.method.PaymentOption.AddCardOption;
import dev.onecent.method.PaymentOption.HostMethodOption;
import dev.onecent.method.PaymentOption.SavedCardOption;
import dev.onecent.method.PaymentOption.WalletCardOption;
import dev.onecent.money.Money;
import dev.onecent.payment.MethodId;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.testkit.SettableClock;
import dev.onecent.testkit.arbitrary.AggregateArbitraries;
import dev.onecent.testkit.arbitrary.Cards;
import dev.onecent.testkit.arbitrary.WalletArbitraries;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.text.Languages;
import dev.onecent.vault.CardState;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.PrimaryChoice;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** R6 and R7 with everything a block is made from: cards, wallets, other methods, and what the shop accepts. */
class PreselectionProperties {
    private static final CheckoutId CHECKOUT = CheckoutId.of("checkout-1");
    private static final Instant NEVER_YET = Instant.parse("2048-01-01T00:00:00Z");
    private static final Money TOTAL = Money.of("EUR", 2_500);
    private static final PaymentGateway GATEWAY = SimulatedGateway.of(SettableClock.at("2026-11-24T12:00:00Z"));

    /** The order of what comes in means nothing (R6). */
    @Property
    void reorderingTheInputChangesNothing(@ForAll("inputs") SelectorInput input) {
        CardVault vault = input.vault();
        List<SavedCard> cards = reversed(vault.cards());
        List<WalletView> wallets = reversed(input.wallets()).stream()
                .map(wallet -> new WalletView(
                        wallet.wallet(),
                        wallet.connectedAt(),
                        wallet.reachable(),
                        reversed(wallet.cards()),
                        wallet.primary()))
                .toList();

        SelectorInput reordered = new SelectorInput(
                new CardVault(vault.owner(), cards, vault.choice(), vault.standIn(), vault.removedCards()),
                input.keys(),
                wallets,
                reversed(input.methods()),
                input.order(),
                input.acceptance(),
                input.checkout(),
                input.channel(),
                input.total(),
                input.texts(),
                input.now());

        assertThat(select(reordered)).isEqualTo(select(input)).isEqualTo(select(input));
    }

    /** Exactly one usable option is preselected; none only if none is usable, and then every option says why (R6). */
    @Property
    void exactlyOneUsableOptionIsPreselectedIfThereIsOne(@ForAll("inputs") SelectorInput input) {
        PaymentMethodsBlock block = select(input);

        assertThat(block.preselected().isPresent())
                .isEqualTo(block.options().stream().anyMatch(PaymentOption::isUsable));
        assertThat(block.options()).extracting(PaymentOption::id).doesNotHaveDuplicates();
        if (block.preselected().isEmpty()) {
            assertThat(block.options()).allMatch(option -> !option.note().isEmpty());
            assertThat(block.notices()).contains("None of your payment methods can be used for this order.");
        }
    }

    /** Cards first, usable ones before the others; then add card; then the rest; alone, add card is first (R6). */
    @Property
    void cardsComeFirstThenAddCardThenTheRest(@ForAll("inputs") SelectorInput input) {
        List<PaymentOption> options = select(input).options();

        List<Integer> kinds = options.stream().map(PreselectionProperties::kind).toList();
        assertThat(kinds).isSorted();
        assertThat(options).filteredOn(AddCardOption.class::isInstance).hasSize(1);
        List<PaymentOption> cards =
                options.stream().filter(option -> kind(option) == 0).toList();
        assertThat(cards).isSortedAccordingTo(Comparator.comparing(option -> !option.isUsable()));
        assertThat(options.get(cards.size()))
                .isInstanceOfSatisfying(
                        AddCardOption.class,
                        add -> assertThat(add.formOpen())
                                .isEqualTo(add.isUsable() && cards.stream().noneMatch(PaymentOption::isUsable)));
    }

    /** Told another way: who decides, by name (R7). */
    @Property(tries = 3_000)
    void theWalletsPrimaryIsPreselectedUnlessTheShopperChoseSince(@ForAll("inputs") SelectorInput input) {
        PaymentMethodsBlock block = select(input);
        Optional<WalletView> deciding = input.wallets().stream()
                .filter(wallet -> walletPrimary(block, wallet).isPresent())
                .max(Comparator.comparing(WalletView::connectedAt)
                        .thenComparing(wallet -> wallet.wallet().value()));
        Optional<String> chosen = input.vault()
                .choice()
                .filter(choice -> deciding.flatMap(WalletView::primary)
                        .filter(seen -> !choice.at().isAfter(seen.since()))
                        .isEmpty())
                .flatMap(choice -> usable(block, "card:" + choice.card()))
                .filter(id -> input.vault()
                        .find(input.vault().choice().orElseThrow().card())
                        .orElseThrow()
                        .isUsableAt(input.now()));
        Optional<String> shops =
                input.vault().primaryAt(input.now()).flatMap(card -> usable(block, "card:" + card.id()));

        Optional<String> expected = deciding.isPresent()
                ? chosen.or(() -> deciding.flatMap(wallet -> walletPrimary(block, wallet)))
                : shops;

        expected.ifPresent(id -> assertThat(block.preselected()).contains(id));
    }

    /** A wallet that does not answer has no say and no cards, and is named (R7). */
    @Property
    void aWalletThatDoesNotAnswerIsNamedAndHasNoSay(@ForAll("inputs") SelectorInput input) {
        PaymentMethodsBlock block = select(input);

        input.wallets().forEach(wallet -> {
            assertThat(block.unreachable().contains(wallet.wallet())).isEqualTo(!wallet.reachable());
            if (!wallet.reachable()) {
                assertThat(block.options())
                        .noneMatch(option -> option instanceof WalletCardOption card
                                && card.wallet().equals(wallet.wallet()));
            }
        });
    }

    /** What the shop does not take is shown with its reason and never usable (R6). */
    @Property
    void whatIsNotAcceptedSaysSo(@ForAll("inputs") SelectorInput input) {
        for (PaymentOption option : select(input).options()) {
            Optional<CardBrand> brand = option instanceof SavedCardOption card
                    ? Optional.of(card.masked().brand())
                    : option instanceof WalletCardOption wallet
                            ? Optional.of(wallet.masked().brand())
                            : Optional.empty();
            brand.filter(refused -> input.acceptance().refused().contains(refused))
                    .ifPresent(refused -> assertThat(option.isUsable()).isFalse());
            if (!option.isUsable()) {
                assertThat(option.note()).isNotEmpty();
            }
        }
    }

    /** A card that is added, linked or not yet, changes nothing about which existing card is preselected (R6, R9). */
    @Property
    void anAddedCardChangesNoPreselection(@ForAll("inputs") SelectorInput input, @ForAll("cards") SavedCard card) {
        SavedCard added = isNew(card);
        CardVault vault = input.vault();
        Assume.that(vault.find(added.id()).isEmpty());
        Assume.that(!added.isLinked() || vault.primaryAt(input.now()).isPresent()); // else R9 makes it the primary
        Assume.that(hasUsableCard(input));

        assertThat(select(with(input, holding(vault, added, input.now()), input.wallets()))
                        .preselected())
                .isEqualTo(select(input).preselected());
    }

    /** The same of a card that is added in a wallet. */
    @Property
    void aCardAddedInAWalletChangesNoPreselection(
            @ForAll("inputs") SelectorInput input, @ForAll("masks") MaskedCard mask) {
        Assume.that(hasUsableCard(input));
        List<WalletView> wallets = input.wallets().stream()
                .map(wallet -> wallet.reachable() ? with(wallet, newCard(mask)) : wallet)
                .toList();

        assertThat(select(with(input, input.vault(), wallets)).preselected())
                .isEqualTo(select(input).preselected());
    }

    private static boolean hasUsableCard(SelectorInput input) {
        return select(input).options().stream().anyMatch(option -> kind(option) == 0 && option.isUsable());
    }

    /** Newer than everything that is there, and never used. */
    private static SavedCard isNew(SavedCard card) {
        CardState state = card.isLinked() ? new CardState.Linked(NEVER_YET, 1, Optional.empty()) : card.state();
        return new SavedCard(
                card.id(),
                card.masked(),
                card.details(),
                card.credential(),
                card.fingerprint(),
                card.consent(),
                card.enteredIn(),
                NEVER_YET,
                Optional.empty(),
                card.network(),
                state);
    }

    private static WalletCard newCard(MaskedCard mask) {
        return new WalletCard(
                WalletCardId.of("0"),
                PresentedToken.of("token"),
                mask,
                CardExpiry.parse("12/49"),
                Optional.empty(),
                false,
                Optional.empty(),
                NEVER_YET);
    }

    private static WalletView with(WalletView wallet, WalletCard added) {
        List<WalletCard> cards = new ArrayList<>(wallet.cards());
        cards.add(added);
        return new WalletView(wallet.wallet(), wallet.connectedAt(), true, cards, wallet.primary());
    }

    /** As a vault takes a card: the primary that stood in is noted (R9). */
    private static CardVault holding(CardVault vault, SavedCard added, Instant now) {
        List<SavedCard> cards = new ArrayList<>(vault.cards());
        cards.add(added);
        Optional<CardId> primary = vault.primaryAt(now).map(SavedCard::id);
        boolean chosen = primary.equals(vault.choice().map(PrimaryChoice::card));
        return new CardVault(
                vault.owner(), cards, vault.choice(), chosen ? Optional.empty() : primary, vault.removedCards());
    }

    private static SelectorInput with(SelectorInput input, CardVault vault, List<WalletView> wallets) {
        return new SelectorInput(
                vault,
                input.keys(),
                wallets,
                input.methods(),
                input.order(),
                input.acceptance(),
                input.checkout(),
                input.channel(),
                input.total(),
                input.texts(),
                input.now());
    }

    @Provide
    Arbitrary<SelectorInput> inputs() {
        return Combinators.combine(
                        AggregateArbitraries.vaults(),
                        WalletArbitraries.views(),
                        acceptances(),
                        Arbitraries.of(Channel.class),
                        times())
                .as((vault, wallets, acceptance, channel, now) -> SelectorInput.of(
                                vault,
                                CHECKOUT,
                                channel,
                                TOTAL,
                                Languages.standard().in(Locale.ENGLISH),
                                now)
                        .withWallets(wallets)
                        .withMethods(methods(), List.of(MethodId.of("voucher")))
                        .accepting(acceptance));
    }

    @Provide
    Arbitrary<SavedCard> cards() {
        return AggregateArbitraries.savedCards();
    }

    @Provide
    Arbitrary<MaskedCard> masks() {
        return Cards.masked();
    }

    private static Arbitrary<Acceptance> acceptances() {
        Acceptance all = Acceptance.everything();
        return Arbitraries.of(
                all,
                all,
                all.without(CardBrand.VISA).without(CardBrand.MASTERCARD),
                all.in("USD"),
                all.in("EUR"),
                all.from(Money.of("EUR", 2_501)),
                all.upTo(Money.of("EUR", 2_499)),
                all.from(TOTAL).upTo(TOTAL));
    }

    private static List<HostMethod> methods() {
        return List.of(
                HostMethod.of("cash", GATEWAY).accepting(Acceptance.everything().upTo(Money.of("EUR", 100))),
                HostMethod.of("voucher", GATEWAY)
                        .accepting(Acceptance.everything().in("USD")));
    }

    private static Arbitrary<Instant> times() {
        long first = Instant.parse("2026-06-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("2047-01-01T00:00:00Z").getEpochSecond();
        return Arbitraries.longs().between(first, last).map(Instant::ofEpochSecond);
    }

    private static PaymentMethodsBlock select(SelectorInput input) {
        return PaymentMethodSelector.select(input);
    }

    private static int kind(PaymentOption option) {
        if (option instanceof HostMethodOption) {
            return 2;
        }
        return option instanceof AddCardOption ? 1 : 0;
    }

    private static Optional<String> walletPrimary(PaymentMethodsBlock block, WalletView wallet) {
        return wallet.primary().flatMap(seen -> usable(block, "wallet:" + wallet.wallet() + ":" + seen.card()));
    }

    private static Optional<String> usable(PaymentMethodsBlock block, String id) {
        return block.find(id).filter(PaymentOption::isUsable).map(PaymentOption::id);
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }
}
