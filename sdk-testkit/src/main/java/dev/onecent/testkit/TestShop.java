package dev.onecent.testkit;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.Storage;
import dev.onecent.address.AddressForm;
import dev.onecent.audit.AuditRecord;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardSource;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.gateway.BrowserData;
import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Purpose;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.limit.AttemptSubject;
import dev.onecent.limit.Limit;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentId;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Event;
import dev.onecent.store.IdSource;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.vault.Consent;
import dev.onecent.vault.LinkCard;
import jakarta.validation.ValidatorFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A whole shop for a test: the SDK wired to a simulated gateway and a clock that stands still, and short words for what a
 * shopper does. It opens on 2026-11-24 at noon UTC, sells in euros, and remembers the events it was told. Attempts are limited
 * so widely that no other test meets the limits. Safe for use by many threads.
 */
public final class TestShop {
    /** The shopper of whom the short words speak. */
    public static final ShopperId ANN = ShopperId.of("toys", "ann");

    /** So wide that a test whose subject is another one never meets it (R21). */
    public static final AttemptPolicy WIDE = AttemptPolicy.unlimited()
            .with(AttemptSubject.SHOPPER, Limit.of(1_000_000, Duration.ofHours(1)))
            .with(AttemptSubject.CARD_ON_FILE, Limit.of(1_000_000, Duration.ofHours(1)));

    private static final int STEPS = 20;

    private final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");
    private final SimulatedGateway gateway = SimulatedGateway.of(clock);
    private final IdSource ids = CountedIds.of("id");
    private final List<PendingEvent> events = new CopyOnWriteArrayList<>();
    private final List<AuditRecord> audit = new CopyOnWriteArrayList<>();
    private final ValidatorFactory validation;
    private final KeptAs kept;

    private TestShop(ValidatorFactory validation, KeptAs kept) {
        this.validation = validation;
        this.kept = kept;
    }

    /** A shop that seals the numbers of its cards. */
    public static TestShop with(ValidatorFactory validation) {
        return with(validation, KeptAs.SEALED_NUMBER);
    }

    /** A shop that keeps its cards in that way. */
    public static TestShop with(ValidatorFactory validation, KeptAs kept) {
        return new TestShop(validation, kept);
    }

    /** The SDK over stores in memory. */
    public OneCent open() {
        return open(new InMemoryStorage(), new EphemeralCardSafe(), gateway, any -> any);
    }

    /**
     * The SDK over what the test brings; opened again over the same storage it is the same shop after a restart. A shop that keeps
     * tokens leaves the safe aside; it exchanges numbers at the provider, or at its own gateway if the provider cannot.
     */
    public OneCent open(
            Storage storage, CardSafe safe, PaymentGateway provider, UnaryOperator<OneCentBuilder> settings) {
        return settings.apply(keeping(OneCent.builder(), safe, provider)
                        .storage(storage)
                        .gateway(provider)
                        .validation(validation)
                        .payee("toys")
                        .currency("EUR")
                        .clock(clock)
                        .ids(ids)
                        .attempts(WIDE)
                        .checkoutStarts(Limit.of(1_000_000, Duration.ofHours(1)))
                        .audit(audit::add)
                        .listener((key, event) -> events.add(event)))
                .build();
    }

    private OneCentBuilder keeping(OneCentBuilder builder, CardSafe safe, PaymentGateway provider) {
        switch (kept) {
            case EXCHANGED_TOKEN:
                return builder.cardTokens(provider instanceof CardTokens tokens ? tokens : gateway);
            case GATEWAY_TOKEN:
                return builder.withoutCardNumbers();
            case SEALED_NUMBER:
            default:
                return builder.cardSafe(safe);
        }
    }

    /** Returns the clock of the shop. */
    public SettableClock clock() {
        return clock;
    }

    /** Returns the gateway of the shop. */
    public SimulatedGateway gateway() {
        return gateway;
    }

    /** The events that were delivered until now, oldest first. */
    public List<Event> events() {
        return events.stream().map(PendingEvent::event).toList();
    }

    /** Returns the audit records of the commands given until now, oldest first. */
    public List<AuditRecord> audit() {
        return List.copyOf(audit);
    }

    /** Lets time pass in twenty steps, with due work after each. */
    public void pass(OneCent onecent, Duration time) {
        pass(onecent, time, STEPS);
    }

    /** Lets time pass in so many steps. */
    public void pass(OneCent onecent, Duration time, int steps) {
        for (int step = 0; step < steps; step++) {
            clock.advance(time.dividedBy(steps));
            onecent.runDue(ANN.tenant());
        }
    }

    /** A ball for 25.00 and a kite for 12.50 in the cart, the ball ticked (D1, D2). */
    public void fillCart(OneCent onecent) {
        CartLine ball = CartLine.of("BALL", "Red ball", Money.of("EUR", 2_500), 1);
        CartLine kite = CartLine.of("KITE", "Kite", Money.of("EUR", 1_250), 1);
        onecent.carts().put(ANN, ball);
        onecent.carts().put(ANN, kite);
        onecent.carts().tick(ANN, ball.sku());
    }

    /** A checkout of the filled cart on a desktop (D3). */
    public Checkout startCheckout(OneCent onecent, String id) {
        return startCheckout(onecent, id, Channel.DESKTOP);
    }

    /** A checkout of the filled cart; on a mobile it is under review (M3). */
    public Checkout startCheckout(OneCent onecent, String id, Channel channel) {
        fillCart(onecent);
        StartCheckoutResult result = onecent.checkouts().start(ANN, CheckoutId.of(id), channel);
        return ((StartCheckoutResult.Started) result).checkout();
    }

    /** The id of a payment of Ann's: what the attempt with that number to pay a checkout makes, from 1. */
    public static PaymentId payment(OneCent onecent, CheckoutId checkout, int attempt) {
        return onecent.checkouts().find(ANN, checkout).orElseThrow().payment(attempt);
    }

    /** A delivery address in order, at that number of the street (M3). */
    public static AddressForm address(int number) {
        return AddressForm.of("Ann Shopper", number + " High Street", "London", "GB")
                .withPostalCode("SW1A 1AA")
                .withPhone("+44 20 7946 0000");
    }

    /** A form in order, with that number (D6). */
    public static CardForm form(String number) {
        boolean americanExpress = number.startsWith("34") || number.startsWith("37");
        return CardForm.of(number, "12/29", americanExpress ? "7373" : "737", "Ann Shopper");
    }

    /** The shopper's tick beside the form on a desktop. */
    public Consent consent() {
        return consent(Channel.DESKTOP);
    }

    /** The shopper's tick beside the form; on a mobile it is a switch (M5). */
    public Consent consent(Channel channel) {
        return new Consent("save-card-2026-11", Locale.UK, clock.instant(), channel, Purpose.ONE_CLICK);
    }

    /** Asks for a card to be kept, on a desktop. */
    public LinkCard link(String command, String number) {
        return link(command, number, Channel.DESKTOP);
    }

    /** Asks for a card to be kept. */
    public LinkCard link(String command, String number, Channel channel) {
        return LinkCard.of(CommandId.of(command), source(number), consent(channel))
                .withClient(client());
    }

    /** Pays with a card on file. */
    public static Pay pay(String command, CardId card) {
        return Pay.with(CommandId.of(command), card).withClient(client());
    }

    /** Pays with a card that is not kept (D9). */
    public static Pay payOnce(String command, String number) {
        return Pay.once(CommandId.of(command), form(number)).withClient(client());
    }

    /** Pays with a card that is not kept, as a shopper of this shop would. */
    public Pay paysOnce(String command, String number) {
        return Pay.once(CommandId.of(command), source(number)).withClient(client());
    }

    /** A card as this shop gets it: typed, or made into a token by the gateway's client-side fields. */
    public CardSource source(String number) {
        return kept == KeptAs.GATEWAY_TOKEN ? gateway.tokenize(form(number)) : form(number);
    }

    /** A shopper's browser. */
    public static ClientContext client() {
        return new ClientContext(
                URI.create("https://toys.example/return"),
                new BrowserData("203.0.113.7", "Test/1.0", "text/html", "en-GB", 1920, 1080, 24, 0));
    }
}
