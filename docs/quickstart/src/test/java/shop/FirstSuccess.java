package shop;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.Pay;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Purpose;
import dev.onecent.jdbc.JdbcStorage;
import dev.onecent.money.Money;
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
import java.util.Locale;
import java.util.UUID;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Saves a card after its micro-authorization, and pays with it. */
public final class FirstSuccess {
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments.length == 0 ? "data" : arguments[0]));
        PaymentGateway gateway = SimulatedGateway.of(InstantSource.system());
        TinkKeys keys = TinkKeys.ofDevelopmentFile(folder.resolve("keys"), Deployment.DEVELOPMENT);
        try (JdbcStorage storage = JdbcStorage.sqlite(folder.resolve("shop.db"));
                ValidatorFactory validation = Validation.byProvider(HibernateValidator.class)
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory()) {
            OneCent onecent = OneCent.builder()
                    .storage(storage)
                    .gateway(gateway)
                    .cardSafe(TinkCardSafe.of(keys))
                    .validation(validation)
                    .payee("tea-house")
                    .currency("EUR")
                    .listener((key, event) -> System.out.println("Event: " + event.event()))
                    .build();
            buy(onecent, ShopperId.of("tea-house", "ann"), CheckoutId.of("checkout-" + UUID.randomUUID()));
        }
    }

    private static void buy(OneCent onecent, ShopperId ann, CheckoutId checkout) {
        onecent.carts().put(ann, CartLine.toBuy("TEA-100", "Green tea", Money.of("EUR", 1_250), 1));
        onecent.checkouts().start(ann, checkout, Channel.DESKTOP);
        CardForm form = CardForm.of("4111 1111 1111 1111", "12/29", "737", "Ann Shopper");
        Consent tick = new Consent("save-card-1", Locale.UK, Instant.now(), Channel.DESKTOP, Purpose.ONE_CLICK);
        LinkCard add = LinkCard.of(CommandId.of("add-" + checkout.value()), form, tick);
        LinkCardResult added = onecent.checkouts().addCard(ann, checkout, add);
        System.out.println("Card: " + added);
        added.about().ifPresent(card -> {
            Pay pay = Pay.with(CommandId.of("pay-1"), card.id());
            System.out.println("Payment: " + onecent.checkouts().pay(ann, checkout, pay));
        });
        onecent.runDue(ann.tenant());
    }
}
