package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.Pay;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Purpose;
import dev.onecent.jdbc.JdbcStorage;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.tink.Deployment;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.Consent;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample of the README: it runs, and the README shows exactly these lines. */
class FirstSuccessTest {
    private static final int MOST_LINES = 20;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void linksACardAndPaysWithIt() {
        PaymentGateway gateway = SimulatedGateway.of(InstantSource.system());
        try (JdbcStorage storage = JdbcStorage.sqlite(folder.resolve("shop.db"));
                ValidatorFactory validation = validation()) {
            TinkKeys keys = TinkKeys.ofDevelopmentFile(folder.resolve("keys"), Deployment.DEVELOPMENT);

            assertThat(firstSuccess(storage, gateway, keys, validation))
                    .singleElement()
                    .satisfies(payment -> assertThat(payment.pays()).isTrue());
        }
    }

    @Test
    void theReadmeShowsTheseLines() throws IOException {
        List<String> region =
                Files.readAllLines(Path.of("src/test/java/dev/onecent/quickstart/FirstSuccessTest.java")).stream()
                        .dropWhile(line -> !line.strip().equals("// first success"))
                        .skip(1)
                        .takeWhile(line -> !line.strip().equals("// end of first success"))
                        .map(line -> line.substring(Math.min(8, line.length())))
                        .toList();
        List<String> shown = Files.readAllLines(Path.of("../../README.md")).stream()
                .dropWhile(line -> !line.equals("```java"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .toList();

        assertThat(region).hasSizeLessThanOrEqualTo(MOST_LINES).isNotEmpty();
        assertThat(shown).isEqualTo(region);
    }

    private static List<Payment> firstSuccess(
            JdbcStorage storage, PaymentGateway gateway, TinkKeys keys, ValidatorFactory validation) {
        // first success
        OneCent onecent = OneCent.builder()
                .storage(storage)
                .gateway(gateway)
                .cardSafe(TinkCardSafe.of(keys))
                .validation(validation)
                .payee("tea-house")
                .currency("EUR")
                .listener((key, event) -> System.out.println(event.event()))
                .build();
        ShopperId ann = ShopperId.of("tea-house", "ann");
        onecent.carts().put(ann, CartLine.toBuy("TEA-100", "Green tea", Money.of("EUR", 1_250), 1));
        CheckoutId checkout = CheckoutId.of("checkout-1");
        onecent.checkouts().start(ann, checkout, Channel.DESKTOP);
        CardForm form = CardForm.of("4111 1111 1111 1111", "12/29", "737", "Ann Shopper");
        Consent tick = new Consent("save-card-1", Locale.UK, Instant.now(), Channel.DESKTOP, Purpose.ONE_CLICK);
        LinkCard add = LinkCard.of(CommandId.of("add-1"), form, tick);
        if (onecent.checkouts().addCard(ann, checkout, add) instanceof LinkCardResult.Linked linked) {
            Pay pay = Pay.with(CommandId.of("pay-1"), linked.card().id());
            System.out.println(onecent.checkouts().pay(ann, checkout, pay));
        }
        // end of first success
        return onecent.payments().of(ann, "", 10).items();
    }

    private static ValidatorFactory validation() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory();
    }
}
