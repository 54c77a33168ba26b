package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.Storage;
import dev.onecent.card.CardBrand;
import dev.onecent.card.CardForm;
import dev.onecent.gateway.BrowserData;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Purpose;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.microauth.VerificationAmountPolicy;
import dev.onecent.money.Money;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.Channel;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.vault.Consent;
import dev.onecent.vault.LinkCard;
import jakarta.validation.ValidatorFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;

/** The input of a shopper and a browser. */
final class Demo {
    static final String NAME = "Ann Shopper";
    static final String EXPIRY = "12/29";

    private static final GatewayTerms PROMPT =
            new GatewayTerms(Duration.ofSeconds(30), Duration.ZERO, Duration.ofHours(24), Duration.ofDays(30), true);
    private static final String CODE = "737";
    private static final String FOUR_DIGIT_CODE = "7373";

    private Demo() {}

    /**
     * Returns the settings that shop and wallet share; each run enters one card again and again, so attempts are not
     * limited as a shop's are.
     */
    static OneCentBuilder sdk(
            Storage storage, PaymentGateway gateway, CardSafe safe, ValidatorFactory validation, String currency) {
        return OneCent.builder()
                .storage(storage)
                .gateway(gateway)
                .cardSafe(safe)
                .validation(validation)
                .currency(currency)
                .attempts(AttemptPolicy.unlimited());
    }

    /** Returns a gateway whose ledger shows at once what happened. */
    static SimulatedGateway gateway() {
        return SimulatedGateway.of(InstantSource.system(), PROMPT);
    }

    static CardForm form(String number) {
        boolean american = number.startsWith("34") || number.startsWith("37");
        return CardForm.of(number, EXPIRY, american ? FOUR_DIGIT_CODE : CODE, NAME);
    }

    static LinkCard link(CardForm form, Channel channel) {
        Consent tick = new Consent("save-card-2026-11", Locale.UK, Instant.now(), channel, Purpose.ONE_CLICK);
        return LinkCard.of(command(), form, tick).withClient(client());
    }

    /** Returns the amount that is held to verify a card: the builder's default. */
    static Money held(CardBrand brand, Currency currency) {
        return VerificationAmountPolicy.oneMinorUnit().amountFor(brand, currency);
    }

    static ClientContext client() {
        return new ClientContext(
                URI.create("https://shop.example/return"),
                new BrowserData("203.0.113.7", "Quickstart/1.0", "text/html", "en-GB", 1920, 1080, 24, 0));
    }

    static CommandId command() {
        return CommandId.of(fresh());
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }
}
