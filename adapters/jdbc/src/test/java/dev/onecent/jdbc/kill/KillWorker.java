package dev.onecent.jdbc.kill;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Purpose;
import dev.onecent.jdbc.JdbcStorage;
import dev.onecent.jdbc.Lab;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentResult;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.OneCentException;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.Deployment;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.Consent;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * A process of the host's that serves shoppers until it is killed. What it says on its standard output, it was told by the
 * SDK: that must still be true when all is over.
 */
final class KillWorker {
    static final GatewayTerms TERMS = new GatewayTerms(
            Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofDays(30), true);
    static final List<ShopperId> SHOPPERS =
            List.of(ShopperId.of("toys", "ann"), ShopperId.of("toys", "bob"), ShopperId.of("toys", "cid"));

    private static final List<String> CARDS = List.of(TestCards.VISA, TestCards.MASTERCARD, TestCards.VISA_STRIPE);
    private static final int MOST_JOURNEYS = 100_000;

    private final OneCent onecent;
    private final FastClock clock;
    private final Random random;

    private KillWorker(OneCent onecent, FastClock clock, Random random) {
        this.onecent = onecent;
        this.clock = clock;
        this.random = random;
    }

    /** @param arguments the database, the keys, the gateway's port, the clock's start, a seed */
    public static void main(String[] arguments) {
        FastClock clock = new FastClock(Long.parseLong(arguments[3]));
        PaymentGateway gateway = new RemoteGateway(Integer.parseInt(arguments[2]), TERMS);
        try (JdbcStorage storage = Lab.open(arguments[0])) {
            OneCent onecent = open(storage, gateway, Path.of(arguments[1]), clock);
            KillWorker worker = new KillWorker(onecent, clock, new Random(Long.parseLong(arguments[4])));
            for (int journeys = 0; journeys < MOST_JOURNEYS; journeys++) {
                worker.serve();
            }
        }
    }

    static OneCent open(JdbcStorage storage, PaymentGateway gateway, Path keys, InstantSource clock) {
        return OneCent.builder()
                .storage(storage)
                .gateway(gateway)
                .cardSafe(TinkCardSafe.of(TinkKeys.ofDevelopmentFile(keys, Deployment.DEVELOPMENT)))
                .validation(jakarta.validation.Validation.byProvider(HibernateValidator.class)
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory())
                .payee("toys")
                .currency("EUR")
                .clock(clock)
                .listener((key, event) -> {})
                .attempts(AttemptPolicy.unlimited())
                .build();
    }

    /** Half of the journeys have the name of the minute, so that the other process may be at the same one. */
    private void serve() {
        long minute = clock.instant().getEpochSecond() / 20;
        String name = random.nextBoolean() ? "m-" + minute : "r-" + Long.toHexString(random.nextLong());
        try {
            journey(SHOPPERS.get(Math.floorMod(name.hashCode(), SHOPPERS.size())), name);
            onecent.runDue(SHOPPERS.get(0).tenant());
        } catch (OneCentException e) {
            say("SORRY " + e.getClass().getSimpleName());
        }
    }

    private void journey(ShopperId shopper, String name) {
        CheckoutId checkout = CheckoutId.of(name);
        CartLine ball = CartLine.of("BALL", "Ball", Money.of("EUR", 2_500), 1);
        onecent.carts().put(shopper, ball);
        onecent.carts().tick(shopper, ball.sku());
        onecent.checkouts().start(shopper, checkout, Channel.DESKTOP);
        if (random.nextInt(3) == 0) {
            link(shopper, checkout, name);
        }
        PayResult paid = onecent.checkouts().pay(shopper, checkout, pay(shopper, name));
        if (paid instanceof PayResult.Paid) {
            say("PAID " + shopper.shopper() + " " + name + " .");
            refund(shopper, checkout);
        }
        if (random.nextInt(8) == 0) {
            onecent.cards().of(shopper).cards().stream()
                    .findFirst()
                    .ifPresent(card -> onecent.cards().remove(shopper, Set.of(card.id())));
        }
    }

    private void link(ShopperId shopper, CheckoutId checkout, String name) {
        Consent consent = new Consent("v1", Locale.UK, clock.instant(), Channel.DESKTOP, Purpose.ONE_CLICK);
        LinkCard link = LinkCard.of(CommandId.of("link-" + name), form(random.nextInt(CARDS.size())), consent);
        LinkCardResult result = onecent.checkouts().addCard(shopper, checkout, link);
        if (result instanceof LinkCardResult.Linked linked) {
            say("LINKED " + shopper.shopper() + " " + linked.card().id() + " .");
        }
    }

    private Pay pay(ShopperId shopper, String name) {
        CommandId command = CommandId.of("pay-" + name);
        return onecent.cards().of(shopper).linkedCards().stream()
                .findFirst()
                .map(SavedCard::id)
                .map(card -> Pay.with(command, card))
                .orElseGet(() -> Pay.once(command, form(0)));
    }

    private void refund(ShopperId shopper, CheckoutId checkout) {
        if (random.nextInt(4) == 0) {
            PaymentId first =
                    onecent.checkouts().find(shopper, checkout).orElseThrow().payment(1);
            PaymentResult result =
                    onecent.payments().refund(shopper, first, CommandId.of("refund"), Money.of("EUR", 100));
            if (result instanceof PaymentResult.Done) {
                say("REFUNDED " + shopper.shopper() + " " + checkout + " .");
            }
        }
    }

    private static CardForm form(int card) {
        return CardForm.of(CARDS.get(card), "12/29", "737", "Ann Shopper");
    }

    /** Ends by itself once nobody listens any more: the test that started it is gone. */
    private static void say(String line) {
        System.out.println(line);
        if (System.out.checkError()) {
            throw new IllegalStateException("nobody listens");
        }
    }
}
