package dev.onecent.payment;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.PayResult;
import dev.onecent.money.Money;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Statistics are what the payments add up to, whatever is refunded, declined or removed; histories leave nothing out (W9). */
class StatisticsProperties {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final PaymentPeriod EVER =
            PaymentPeriod.of(YearMonth.of(2026, 1), YearMonth.of(2040, 12), ZoneOffset.UTC);

    @Property(tries = 200)
    void theyAreWhatTheShopperPaid(@ForAll("purchases") List<Purchase> purchases) {
        Ledger ledger = new Ledger();
        purchases.forEach(ledger::buy);
        ledger.removeTheCard();

        PaymentStatistics statistics = ledger.onecent.payments().statistics(ANN, EVER);

        assertThat(statistics.totals().getOrDefault(EURO, nothing())).isEqualTo(ledger.total());
        assertThat(net(statistics)).isEqualTo(ledger.shop.gateway().ledger().captured(EURO));
        assertThat(sums(statistics.by(PaymentGroup::month))).isEqualTo(ledger.byMonth());
        assertThat(sums(statistics.by(PaymentGroup::payee)).values().stream().reduce(0L, Long::sum))
                .isEqualTo(ledger.total().paid().minorUnits());
        assertThat(sums(statistics.by(PaymentGroup::brand)).values().stream().reduce(0L, Long::sum))
                .isEqualTo(ledger.total().paid().minorUnits());
    }

    /** A period takes what falls into it: its parts add up to the whole. */
    @Property(tries = 50)
    void partsOfAPeriodAddUp(@ForAll("purchases") List<Purchase> purchases) {
        Ledger ledger = new Ledger();
        purchases.forEach(ledger::buy);

        long parts = 0;
        for (YearMonth month = YearMonth.of(2026, 11);
                month.isBefore(YearMonth.of(2030, 1));
                month = month.plusMonths(1)) {
            parts += count(ledger, PaymentPeriod.of(month, month, ZoneOffset.UTC));
        }

        assertThat(parts).isEqualTo(count(ledger, EVER));
    }

    @Property(tries = 50)
    void pagesOfAHistoryAreItsPaymentsNewestFirst(
            @ForAll("purchases") List<Purchase> purchases, @ForAll("sizes") int size) {
        Ledger ledger = new Ledger();
        purchases.forEach(ledger::buy);
        List<Payment> all = new ArrayList<>();
        List<Payment> page =
                ledger.onecent.payments().history(ANN, Optional.empty(), size).payments();
        while (!page.isEmpty()) {
            all.addAll(page);
            PaymentCursor end = PaymentCursor.of(page.get(page.size() - 1));
            page = ledger.onecent
                    .payments()
                    .history(ANN, Optional.of(end), size)
                    .payments();
        }

        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        ledger.onecent.payments().of(ANN, "", 1_000).items())
                .isSortedAccordingTo((one, other) -> other.requestedAt().compareTo(one.requestedAt()));
    }

    @Provide
    Arbitrary<List<Purchase>> purchases() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 100_000),
                        Arbitraries.of(Way.class),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(0, 0, 1, 50, 100))
                .as(Purchase::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.integers().between(1, 5);
    }

    private static long count(Ledger ledger, PaymentPeriod period) {
        return ledger.onecent.payments().statistics(ANN, period).totals().values().stream()
                .mapToLong(Tally::payments)
                .sum();
    }

    private static Money net(PaymentStatistics statistics) {
        return statistics.totals().getOrDefault(EURO, nothing()).net();
    }

    private static <K> Map<K, Long> sums(Map<K, Map<Currency, Tally>> all) {
        return all.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue()
                                .getOrDefault(EURO, nothing())
                                .paid()
                                .minorUnits()));
    }

    private static Tally nothing() {
        return new Tally(0, Money.zero(EURO), Money.zero(EURO), Money.zero(EURO));
    }

    /** How it is paid. */
    enum Way {
        ONCE,
        ON_FILE,
        /** Set aside; that it is to be taken is still under way, so the checkout is not paid. */
        HOLD_ONLY,
        DECLINED
    }

    /**
     * @param days how long after the one before
     * @param refunded how many percent are voided or refunded
     */
    record Purchase(long verifications, Way way, int days, int refunded) {}

    /** A shop, and what a shopper paid there by our own reckoning. */
    private static final class Ledger {
        private final TestShop shop = TestShop.with(Validation.FACTORY);
        private final OneCent onecent = shop.open();
        private final Map<YearMonth, Long> months = new HashMap<>();
        private int checkouts;
        private long count;
        private long refunded;

        Ledger() {
            onecent.cards().link(ANN, shop.link("link", TestCards.MASTERCARD));
        }

        void buy(Purchase purchase) {
            shop.clock().advance(Duration.ofDays(purchase.days()).plusSeconds(1));
            CheckoutId checkout = CheckoutId.of("c-" + checkouts++);
            onecent.carts().put(ANN, CartLine.of("TEA", "Tea", Money.of(EURO, purchase.verifications()), 1));
            onecent.carts().tick(ANN, Sku.of("TEA"));
            onecent.checkouts().start(ANN, checkout, Channel.DESKTOP);
            if (pay(checkout, purchase) instanceof PayResult.Paid paid) {
                count++;
                months.merge(
                        YearMonth.from(shop.clock().instant().atZone(ZoneOffset.UTC)),
                        purchase.verifications(),
                        Long::sum);
                refund(paid, purchase.verifications() * purchase.refunded() / 100);
            }
        }

        void removeTheCard() {
            onecent.cards()
                    .remove(
                            ANN,
                            onecent.cards().of(ANN).cards().stream()
                                    .map(SavedCard::id)
                                    .collect(Collectors.toSet()));
        }

        Tally total() {
            return new Tally(
                    count,
                    Money.of(
                            EURO,
                            months.values().stream().mapToLong(Long::longValue).sum()),
                    Money.of(EURO, refunded),
                    Money.zero(EURO));
        }

        Map<YearMonth, Long> byMonth() {
            return months;
        }

        private PayResult pay(CheckoutId checkout, Purchase purchase) {
            String command = "pay-" + checkout;
            switch (purchase.way()) {
                case ON_FILE:
                    SavedCard card = onecent.cards().of(ANN).cards().get(0);
                    return onecent.checkouts().pay(ANN, checkout, TestShop.pay(command, card.id()));
                case HOLD_ONLY:
                    shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_ONLY);
                    shop.gateway().next(Call.CAPTURE, Reaction.LOSE_REQUEST);
                    return onecent.checkouts().pay(ANN, checkout, TestShop.payOnce(command, TestCards.VISA));
                case DECLINED:
                    return onecent.checkouts().pay(ANN, checkout, TestShop.payOnce(command, TestCards.DECLINED));
                case ONCE:
                default:
                    return onecent.checkouts().pay(ANN, checkout, TestShop.payOnce(command, TestCards.VISA));
            }
        }

        private void refund(PayResult.Paid paid, long verifications) {
            if (verifications > 0) {
                onecent.payments()
                        .refund(
                                ANN,
                                paid.payment(),
                                CommandId.of("r-" + paid.payment()),
                                Money.of(EURO, verifications));
                refunded += verifications;
            }
        }
    }
}
