package dev.onecent.quickstart;

import dev.onecent.payment.PaymentGroup;
import dev.onecent.payment.PaymentInstrument;
import dev.onecent.payment.PaymentPeriod;
import dev.onecent.payment.PaymentStatistics;
import dev.onecent.payment.Tally;
import dev.onecent.store.ShopperId;
import dev.onecent.text.Texts;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Function;

/** The payments through the wallet: W9. */
final class Statistics {
    private final Wallet wallet;
    private final ShopperId owner;
    private final Transcript tell;

    Statistics(Wallet wallet, ShopperId owner, Transcript tell) {
        this.wallet = wallet;
        this.owner = owner;
        this.tell = tell;
    }

    void show() {
        YearMonth month = YearMonth.now(Clock.systemUTC());
        PaymentStatistics counted = wallet.onecent()
                .payments()
                .statistics(owner, PaymentPeriod.of(month.minusMonths(11), month, ZoneOffset.UTC));
        Texts texts = wallet.onecent().languages().in(Locale.UK);
        tell.step("W9", "The wallet's statistics, after the card was removed.");
        show("By shop", counted, PaymentGroup::payee, String::valueOf);
        show("By card", counted, PaymentGroup::card, Statistics::look);
        show("By month", counted, PaymentGroup::month, texts::month);
        show("By currency", counted, PaymentGroup::currency, Currency::getCurrencyCode);
    }

    private <K> void show(
            String title, PaymentStatistics counted, Function<PaymentGroup, K> key, Function<K, String> name) {
        tell.say("%s:", title);
        counted.by(key).forEach((group, tallies) -> tallies.values().forEach(tally -> show(name.apply(group), tally)));
    }

    private void show(String name, Tally tally) {
        tell.say(
                "   %-25s %d paid %s, given back %s, left %s",
                name, tally.payments(), tally.paid(), tally.refunded(), tally.net());
    }

    private static String look(PaymentInstrument instrument) {
        return instrument.masked().map(String::valueOf).orElse("beyond cards");
    }
}
