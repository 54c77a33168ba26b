package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.address.AddressBook;
import dev.onecent.address.AddressForm;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.statistics.Statistics;

/** A shopper, a gateway and a clock that do whatever they are told, and what must hold once everything has settled. */
final class RandomJourney {
    private static final Currency EURO = Currency.getInstance("EUR");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final CheckoutRecorder recorder;
    private final OneCent onecent;
    private final Channel channel;
    private final List<MerchantReference> challenges = new ArrayList<>();
    private int checkouts;
    private int commands;
    private Optional<Pay> latest = Optional.empty();

    RandomJourney(Channel channel) {
        this(channel, new InMemoryStorage());
    }

    /** On a storage of one's own. */
    RandomJourney(Channel channel, Storage storage) {
        recorder = new CheckoutRecorder(storage);
        onecent = shop.open(recorder, new EphemeralCardSafe(), shop.gateway(), any -> any);
        this.channel = channel;
        start();
    }

    TestShop shop() {
        return shop;
    }

    void start() {
        shop.fillCart(onecent);
        CheckoutId next = CheckoutId.of("c-" + (checkouts + 1));
        if (onecent.checkouts().start(ANN, next, channel) instanceof StartCheckoutResult.Started) {
            checkouts++;
        }
    }

    void deliverTo(int number, boolean kept) {
        AddressForm form = TestShop.address(number);
        AddressChoice choice = kept ? AddressChoice.kept(form) : AddressChoice.once(form);
        onecent.checkouts().deliverTo(ANN, current(), choice);
    }

    void deliverToFirstAddress() {
        onecent.addresses().of(ANN).addresses().stream()
                .findFirst()
                .ifPresent(address -> onecent.checkouts().deliverTo(ANN, current(), AddressChoice.saved(address.id())));
    }

    void confirm() {
        onecent.checkouts().confirm(ANN, current());
    }

    void review() {
        onecent.checkouts().review(ANN, current());
    }

    void link(String number) {
        LinkCardResult result = onecent.checkouts().addCard(ANN, current(), shop.link("link-" + commands++, number));
        if (result instanceof LinkCardResult.ChallengeRequired required) {
            challenges.add(required.reference());
        }
    }

    void payOnce(String number) {
        pay(TestShop.payOnce("pay-" + commands++, number));
    }

    void payWithFirstCard() {
        cards().findFirst().ifPresent(card -> pay(TestShop.pay("pay-" + commands++, card.id())));
    }

    void payAgain() {
        latest.ifPresent(this::pay);
    }

    /** Leaving changes neither cards nor addresses (M6, R5). */
    void abandon() {
        CardVault cards = onecent.cards().of(ANN);
        AddressBook addresses = onecent.addresses().of(ANN);

        onecent.checkouts().abandon(ANN, current());

        assertThat(onecent.cards().of(ANN)).isEqualTo(cards);
        assertThat(onecent.addresses().of(ANN)).isEqualTo(addresses);
    }

    void removeAddresses() {
        onecent.addresses()
                .of(ANN)
                .addresses()
                .forEach(saved -> onecent.addresses().remove(ANN, saved.id()));
    }

    void removeCards() {
        onecent.cards().remove(ANN, cards().map(SavedCard::id).collect(Collectors.toSet()));
    }

    void answerChallenges(boolean passed) {
        for (MerchantReference challenge : challenges) {
            shop.gateway().completeChallenge(challenge, passed);
            onecent.accept(GatewayNotice.of(ANN.tenant(), challenge));
        }
    }

    /** What is held back arrives late, and never so late that its caller is dead. */
    void wait(int minutes) {
        shop.clock().advance(Duration.ofMinutes(minutes));
        onecent.runDue(ANN.tenant());
        shop.gateway().deliverHeldBack();
    }

    void settle() {
        shop.gateway().deliverHeldBack();
        shop.pass(onecent, Duration.ofDays(2));
    }

    /** Nothing stays held, and every hold's life has ended (R16). */
    void assertEveryHoldWasReleased() {
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
        assertThat(onecent.microAuthorizations().of(ANN, "", 100).items()).noneMatch(MicroAuthorization::isOpen);
        assertThat(onecent.microAuthorizations().overdue(ANN.tenant(), 100).overdue())
                .isEmpty();
    }

    /** What was taken is what the paid checkouts cost, and each was paid by one payment (R4). */
    void assertEveryPaidCheckoutWasChargedOnce() {
        assertThat(shop.gateway().ledger().captured(EURO))
                .isEqualTo(paid().map(Checkout::total).reduce(Money.zero(EURO), Money::plus));
        all().forEach(checkout -> assertThat(paying(checkout)).isEqualTo(isPaid(checkout) ? 1 : 0));
    }

    /** Nothing is left open; R23: every paid checkout was told (R3). */
    void assertEveryCheckoutEnded() {
        assertThat(all()).noneMatch(checkout -> checkout.due().isPresent());
        assertThat(shop.events())
                .filteredOn(CheckoutPaid.class::isInstance)
                .extracting(event -> ((CheckoutPaid) event).checkout())
                .containsExactlyInAnyOrderElementsOf(paid().map(Checkout::id).toList());
    }

    /** Every single step that was saved is one of the drawn ones, and the address is there when it must be (R3). */
    void assertEveryStepWasAllowed() {
        recorder.assertEveryStepWasAllowed();
    }

    /** Whatever came before, a checkout that waits for its shopper expires in one run of due work (R3). */
    void assertTheOpenCheckoutExpires() {
        Checkout before = onecent.checkouts().find(ANN, current()).orElseThrow();
        boolean waits = before.state() instanceof CheckoutState.Reviewing
                || before.state() instanceof CheckoutState.ChoosingMethod;
        Statistics.label("waits for the shopper").collect(before.channel(), waits);

        shop.clock().advance(Duration.ofHours(1));
        onecent.runDue(ANN.tenant());

        if (waits) {
            assertThat(before.due()).contains(before.expiresAt());
            assertThat(onecent.checkouts().find(ANN, current()).orElseThrow().state())
                    .isEqualTo(new CheckoutState.Expired(shop.clock().instant()));
        }
    }

    /** What is linked was proven, and nothing hangs (R15). */
    void assertEveryCardIsLinkedOrGone() {
        assertThat(cards()).allMatch(SavedCard::isLinked);
        assertThat(cards())
                .allMatch(card -> onecent.microAuthorizations()
                        .find(ANN, card.id(), 1)
                        .orElseThrow()
                        .state()
                        .proves());
    }

    private void pay(Pay pay) {
        latest = Optional.of(pay);
        if (onecent.checkouts().pay(ANN, current(), pay) instanceof PayResult.ChallengeRequired required) {
            challenges.add(required.reference());
        }
    }

    private CheckoutId current() {
        return CheckoutId.of("c-" + checkouts);
    }

    private Stream<SavedCard> cards() {
        return onecent.cards().of(ANN).cards().stream();
    }

    private List<Checkout> all() {
        return IntStream.rangeClosed(1, checkouts)
                .mapToObj(n ->
                        onecent.checkouts().find(ANN, CheckoutId.of("c-" + n)).orElseThrow())
                .toList();
    }

    private Stream<Checkout> paid() {
        return all().stream().filter(RandomJourney::isPaid);
    }

    private static boolean isPaid(Checkout checkout) {
        return checkout.state() instanceof CheckoutState.Paid;
    }

    private long paying(Checkout checkout) {
        return onecent.payments().of(ANN, "", 1_000).items().stream()
                .filter(payment -> payment.id().checkout().equals(checkout.id()))
                .filter(Payment::pays)
                .count();
    }
}
