package dev.onecent.quickstart;

import dev.onecent.card.CardForm;
import dev.onecent.card.CardNumber;
import dev.onecent.erasure.ErasureReport;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.TestCards;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TreeMap;

/** A shopper who is new, has no wallet, buys something and wants to be forgotten. */
final class Guest {
    private final Shop shop;
    private final ShopperId shopper;
    private final Transcript tell;

    Guest(Shop shop, Transcript tell) {
        this.shop = shop;
        this.shopper = shop.guest();
        this.tell = tell;
    }

    void walk() {
        CardForm form = Demo.form(TestCards.MASTERCARD_2_SERIES);
        DesktopJourney desktop = new DesktopJourney(shop, shopper, tell);
        desktop.addACard(form, CardNumber.parse(TestCards.MASTERCARD_2_SERIES).masked());
        desktop.payWithTheCardOnFile();
        form.wipe();
    }

    void erase() {
        tell.title("Erasing " + shopper);
        ErasureReport report = shop.onecent().erase(shopper);
        show(report);
        tell.say(
                "Cards on file: %d.", shop.onecent().cards().of(shopper).cards().size());
        shop.onecent().runDue(shopper.tenant());
        tell.say("After due work:");
        report.pseudonym().flatMap(shop.onecent()::erasure).ifPresent(this::show);
        tell.events();
    }

    private void show(ErasureReport report) {
        tell.say("Does anything still name the shopper? %s.", report.complete() ? "No" : "Yes, due work goes on");
        new TreeMap<>(report.deleted()).forEach((kind, count) -> tell.movement("deleted", count + " x " + kind));
        report.owed().forEach(owed -> tell.movement("owed", owed.kind() + ": " + owed.why()));
        report.retained()
                .forEach(kept -> tell.movement("retained", kept.kind() + ", without card data, until " + day(kept)));
    }

    private String day(ErasureReport.Retained kept) {
        return shop.onecent().languages().in(Locale.UK).date(kept.until(), ZoneOffset.UTC);
    }
}
