package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.card.CardBrand;
import dev.onecent.checkout.Checkout;
import dev.onecent.method.PaymentOption;
import dev.onecent.store.ShopperId;
import dev.onecent.text.TextKeys;
import dev.onecent.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The block in the shopper's language: W10. */
final class Speech {
    private static final List<Locale> SPOKEN = Stream.of("en-GB", "ar", "ru", "es", "zh-CN")
            .map(Locale::forLanguageTag)
            .toList();

    private final Shop shop;
    private final OneCent onecent;
    private final ShopperId shopper;
    private final Transcript tell;

    Speech(Shop shop, ShopperId shopper, Transcript tell) {
        this.shop = shop;
        this.onecent = shop.onecent();
        this.shopper = shopper;
        this.tell = tell;
    }

    void show() {
        Checkout checkout = new CartSteps(shop, shopper, tell).quietly();
        tell.step("W10", "The same block and notice in the shopper's language.");
        SPOKEN.forEach(locale -> show(checkout, locale));
        onecent.checkouts().abandon(shopper, checkout.id());
    }

    private void show(Checkout checkout, Locale locale) {
        Texts texts = onecent.languages().in(locale);
        tell.say("%s, %s", locale.toLanguageTag(), texts.isRightToLeft() ? "right to left" : "left to right");
        tell.say("   %s", texts.text(TextKeys.BLOCK_TITLE));
        onecent.checkouts()
                .findMethods(shopper, checkout.id(), locale)
                .orElseThrow()
                .options()
                .forEach(this::show);
        tell.say("   %s", texts.text(TextKeys.BUTTON_PAY_AMOUNT, checkout.total()));
        tell.say(
                "   %s",
                texts.holdNotice(Demo.held(CardBrand.VISA, checkout.total().currency())));
    }

    private void show(PaymentOption option) {
        tell.say("   ( ) %s %s", Transcript.name(option), option.note());
    }
}
