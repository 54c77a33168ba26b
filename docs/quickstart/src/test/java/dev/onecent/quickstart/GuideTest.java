package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.onecent.DueReport;
import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardToken;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.BrowserData;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.ClientAction;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Purpose;
import dev.onecent.limit.AttemptKey;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption;
import dev.onecent.method.Usability;
import dev.onecent.money.Money;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentResult;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.SettableClock;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.text.Texts;
import dev.onecent.vault.Consent;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

/** The samples of the guide: they run, and the guide shows exactly these lines. */
class GuideTest {
    private static final List<String> SAMPLES =
            List.of("GuideTest", "GuidePhoneTest", "GuideWalletTest", "GuideCardsTest", "GuideKeysTest");
    private static final ShopperId SHOPPER = ShopperId.of("tea-house", "ann");
    private static final CheckoutId CHECKOUT = CheckoutId.of("checkout-1");
    private static final CardForm FORM = form(TestCards.VISA);

    private final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");
    private final SimulatedGateway gateway = SimulatedGateway.of(clock);
    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final List<String> page = new ArrayList<>();
    private final Storage kept = new InMemoryStorage();
    private final OneCent onecent = wire(kept, gateway, new EphemeralCardSafe(), validators());
    private final ClientContext client = client("203.0.113.7", "Test/1.0", "text/html");

    @Test
    void theGuideShowsTheseLines() throws IOException {
        List<String> guide = Files.readAllLines(Path.of("../guide.md"));

        assertThat(blocks(guide, "```java", "```", 0)).isNotEmpty().containsExactlyInAnyOrderElementsOf(regions());
    }

    @Test
    void aCardIsLinkedAndPays() {
        startCheckout();
        showMethods();
        CardId card = addCard().orElseThrow();
        String told = pay(Pay.with(CommandId.of("pay-1"), card));
        work();

        assertThat(page).containsExactly("add-card");
        assertThat(told).isEqualTo("paid");
        assertThat(orders.values()).extracting(Order::buyer).containsExactly(SHOPPER);
    }

    @Test
    void theShopperIsSeenByTheIssuer() {
        startCheckout();
        Pay command = Pay.once(CommandId.of("pay-1"), form(TestCards.CHALLENGED));

        assertThat(pay(command)).startsWith("redirect:https://");
        PayResult.ChallengeRequired required =
                (PayResult.ChallengeRequired) onecent.checkouts().pay(SHOPPER, CHECKOUT, command);
        gateway.completeChallenge(required.reference(), true);
        clock.advance(gateway.terms().visibilityLag());

        assertThat(returned(required.reference(), Map.of(), command)).isInstanceOf(PayResult.Paid.class);
    }

    @Test
    void whatDoesNotPayIsToldToTheShopper() {
        startCheckout();

        assertThat(pay(Pay.once(CommandId.of("pay-1"), form(TestCards.INSUFFICIENT_FUNDS))))
                .isEqualTo(onecent.languages().in(Locale.UK).decline(DeclineReason.INSUFFICIENT_FUNDS));
        assertThat(pay(Pay.once(CommandId.of("pay-2"), form("4111111111111112"))))
                .isEqualTo("nothing was charged; choose again");
        onecent.carts().untick(SHOPPER, Sku.of("TEA-100"));
        assertThat(pay(Pay.once(CommandId.of("pay-3"), FORM))).isEqualTo("redirect:/cart");
    }

    @Test
    void theSameCommandIsAnsweredAgainAndItsIdWithAnotherCardPaysNothing() {
        startCheckout();
        Pay declined = Pay.once(CommandId.of("pay-1"), form(TestCards.DECLINED));
        onecent.checkouts().pay(SHOPPER, CHECKOUT, declined);

        assertThat(onecent.checkouts().pay(SHOPPER, CHECKOUT, declined)).isInstanceOf(PayResult.Declined.class);
        assertThat(onecent.checkouts().pay(SHOPPER, CHECKOUT, Pay.once(CommandId.of("pay-1"), FORM)))
                .isInstanceOf(PayResult.CommandReused.class);
        assertThat(gateway.ledger().captured(Currency.getInstance("EUR")))
                .isEqualTo(Money.zero(Currency.getInstance("EUR")));
        assertThat(onecent.checkouts().pay(SHOPPER, CHECKOUT, Pay.once(CommandId.of("pay-2"), FORM)))
                .isInstanceOf(PayResult.Paid.class);
    }

    @Test
    void theSixthCardWithinAnHourComesLater() {
        startCheckout();
        for (int card = 1; card <= 5; card++) {
            pay(Pay.once(CommandId.of("pay-" + card), form(TestCards.DECLINED)));
        }

        assertThat(pay(Pay.once(CommandId.of("pay-6"), FORM)))
                .isEqualTo(onecent.languages().in(Locale.UK).tryAgainIn(Duration.ofHours(1)));
    }

    @Test
    void anEndedCheckoutComesBackAsItEnded() {
        startCheckout();
        onecent.checkouts().abandon(SHOPPER, CHECKOUT);
        startCheckout();
        showMethods();

        assertThat(page).isEmpty();
        assertThat(addCard()).isEmpty();
        assertThat(pay(Pay.once(CommandId.of("pay-1"), FORM))).isEqualTo("redirect:/cart");
    }

    @Test
    void aSealedNumberNeedsItsSafe() {
        startCheckout();
        CardId card = addCard().orElseThrow();
        OneCent numberless = OneCent.builder()
                .storage(kept)
                .gateway(gateway)
                .withoutCardNumbers()
                .validation(validators())
                .payee("tea-house")
                .currency("EUR")
                .clock(clock)
                .listener((key, event) -> {})
                .build();
        Pay command = Pay.with(CommandId.of("pay-1"), card);

        assertThat(numberless
                        .checkouts()
                        .findMethods(SHOPPER, CHECKOUT)
                        .orElseThrow()
                        .options())
                .filteredOn(option -> option.id().contains(card.value()))
                .extracting(PaymentOption::usability)
                .containsExactly(Usability.MUST_BE_ENTERED_AGAIN);
        assertThat(numberless.checkouts().pay(SHOPPER, CHECKOUT, command)).isInstanceOf(PayResult.NotUsable.class);
        assertThat(pay(command)).isEqualTo("paid");
    }

    @Test
    void aTokenIsLinkedLikeAForm() {
        startCheckout();

        assertThat(addToken(gateway.tokenize(FORM))).isInstanceOf(LinkCardResult.Linked.class);
    }

    @Test
    void aPaymentIsRefunded() {
        startCheckout();
        pay(Pay.once(CommandId.of("pay-1"), FORM));

        assertThat(refund()).isInstanceOf(PaymentResult.Done.class);
        assertThat(refund("refund-2", Money.of("EUR", 2_001))).isInstanceOf(PaymentResult.NotAllowed.class);
        assertThatIllegalArgumentException().isThrownBy(() -> refund("refund-3", Money.of("USD", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> refund("refund-4", Money.of("EUR", 0)));
    }

    @Test
    void aLostAnswerIsFoundOut() {
        startCheckout();
        lostAnswer();
    }

    @Test
    void aNoticeMayComeAnyTime() {
        assertThat(notice("oc-0")).isEqualTo(200);
        assertThat(notice("")).isEqualTo(400);
    }

    private ValidatorFactory validators() {
        // guide
        ValidatorFactory validatorFactory = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory();
        // end
        return validatorFactory;
    }

    private OneCent wire(
            Storage storage, PaymentGateway provider, CardSafe cardSafe, ValidatorFactory validatorFactory) {
        // guide
        OneCent onecent = OneCent.builder()
                .storage(storage)
                .gateway(provider)
                .cardSafe(cardSafe)
                .validation(validatorFactory)
                .payee("tea-house")
                .currency("EUR")
                .clock(clock)
                .capture(CaptureMode.AT_ONCE)
                .releaseAfter(Duration.ZERO)
                .checkoutLife(Duration.ofHours(1))
                .mostCards(20)
                .listener((key, event) -> {
                    if (event.event() instanceof CheckoutPaid paid) {
                        orders.putIfAbsent(event.id(), new Order(key.owner(), paid));
                    }
                })
                .build();
        // end
        return onecent;
    }

    private void startCheckout() {
        // guide
        onecent.carts().put(SHOPPER, CartLine.of("TEA-100", "Green tea", Money.of("EUR", 1_250), 2));
        onecent.carts().tick(SHOPPER, Sku.of("TEA-100"));
        StartCheckoutResult started = onecent.checkouts().start(SHOPPER, CHECKOUT, Channel.DESKTOP);
        // end
        assertThat(started).isInstanceOf(StartCheckoutResult.Started.class);
    }

    private void showMethods() {
        // guide
        Optional<PaymentMethodsBlock> block = onecent.checkouts().findMethods(SHOPPER, CHECKOUT);
        for (PaymentOption option : block.map(PaymentMethodsBlock::options).orElseGet(List::of)) {
            page.add(option.id());
        }
        // end
    }

    private static ClientContext client(String ip, String userAgent, String accept) {
        // guide
        BrowserData browser = new BrowserData(ip, userAgent, accept, "en-GB", 1920, 1080, 24, 0);
        ClientContext client = new ClientContext(URI.create("https://tea.example/return"), browser);
        // end
        return client;
    }

    private Optional<CardId> addCard() {
        // guide
        Consent tick = new Consent("save-card-2026-11", Locale.UK, clock.instant(), Channel.DESKTOP, Purpose.ONE_CLICK);
        LinkCard command = LinkCard.of(CommandId.of("add-1"), FORM, tick).withClient(client);
        LinkCardResult result = onecent.checkouts().addCard(SHOPPER, CHECKOUT, command);
        if (result instanceof LinkCardResult.Invalid invalid) {
            invalid.violations().stream().map(FormViolation::text).forEach(page::add);
        }
        // end
        return result instanceof LinkCardResult.Linked linked
                ? Optional.of(linked.card().id())
                : Optional.empty();
    }

    private LinkCardResult addToken(CardToken token) {
        Consent tick = new Consent("save-card-2026-11", Locale.UK, clock.instant(), Channel.DESKTOP, Purpose.ONE_CLICK);
        return onecent.checkouts().addCard(SHOPPER, CHECKOUT, LinkCard.of(CommandId.of("add-1"), token, tick));
    }

    private String pay(Pay chosen) {
        // guide
        Pay command = chosen.withClient(client);
        PayResult result = onecent.checkouts().pay(SHOPPER, CHECKOUT, command);
        Texts texts = onecent.languages().in(Locale.UK);
        if (result instanceof PayResult.Paid) {
            return "paid";
        }
        if (result instanceof PayResult.ChallengeRequired required) {
            return required.challenge().action() instanceof ClientAction.Redirect issuer
                    ? "redirect:" + issuer.address()
                    : "run the gateway's script";
        }
        if (result instanceof PayResult.InProgress || result instanceof PayResult.PaymentInProgress) {
            return "the bank has not answered yet; we will tell you";
        }
        if (result instanceof PayResult.Declined declined) {
            return texts.decline(declined.reason());
        }
        if (result instanceof PayResult.TryLater later) {
            return texts.tryAgainIn(Duration.between(clock.instant(), later.notBefore()));
        }
        boolean over = result instanceof PayResult.Closed || result instanceof PayResult.NotFound;
        return over || result instanceof PayResult.CartChanged ? "redirect:/cart" : "nothing was charged; choose again";
        // end
    }

    private PayResult returned(MerchantReference reference, Map<String, String> returned, Pay command) {
        // guide
        onecent.accept(new GatewayNotice(TenantId.of("tea-house"), reference, returned));
        PayResult now = onecent.checkouts().pay(SHOPPER, CHECKOUT, command);
        // end
        return now;
    }

    private void work() {
        // guide
        DueReport report = onecent.runDue(TenantId.of("tea-house"));
        boolean somethingIsStuck = !report.postponed().isEmpty();
        // end
        assertThat(somethingIsStuck).isFalse();
    }

    @Test
    void noNumberIsKept() {
        assertThat(withoutNumbers(new InMemoryStorage(), gateway, Quickstart.validation()))
                .isInstanceOf(LinkCardResult.Linked.class);
        assertThat(exchanged(new InMemoryStorage(), gateway, new byte[32], Quickstart.validation()))
                .isInstanceOf(LinkCardResult.Linked.class);
    }

    private LinkCardResult withoutNumbers(
            Storage storage, SimulatedGateway simulated, ValidatorFactory validatorFactory) {
        Consent tick = new Consent("save-card-2026-11", Locale.UK, clock.instant(), Channel.DESKTOP, Purpose.ONE_CLICK);
        String text = simulated.tokenize(FORM).revealToken();
        PaymentGateway provider = simulated;
        // guide
        OneCent numberless = OneCent.builder()
                .storage(storage)
                .gateway(provider)
                .withoutCardNumbers()
                .validation(validatorFactory)
                .payee("tea-house")
                .currency("EUR")
                .clock(clock)
                .listener((key, event) -> {})
                .build();
        CardToken token = CardToken.of(
                        text, new MaskedCard(CardBrand.VISA, LastFour.of("1111")), CardExpiry.of(2029, 12))
                .withFingerprint("reported-by-the-gateway");
        LinkCard command = LinkCard.of(CommandId.of("add-1"), token, tick);
        // end
        return numberless.cards().link(SHOPPER, command);
    }

    private LinkCardResult exchanged(
            Storage storage, SimulatedGateway adapter, byte[] secret, ValidatorFactory validatorFactory) {
        // guide
        OneCent exchanging = OneCent.builder()
                .storage(storage)
                .gateway(adapter)
                .cardTokens(adapter)
                .attemptKey(AttemptKey.of(secret))
                .validation(validatorFactory)
                .payee("tea-house")
                .currency("EUR")
                .clock(clock)
                .listener((key, event) -> {})
                .build();
        // end
        Consent tick = new Consent("save-card-2026-11", Locale.UK, clock.instant(), Channel.DESKTOP, Purpose.ONE_CLICK);
        return exchanging.cards().link(SHOPPER, LinkCard.of(CommandId.of("add-1"), FORM, tick));
    }

    private int notice(String referenceInTheWebhook) {
        // guide
        try {
            MerchantReference reference = MerchantReference.of(referenceInTheWebhook);
            onecent.accept(GatewayNotice.of(TenantId.of("tea-house"), reference));
            return 200;
        } catch (IllegalArgumentException e) {
            return 400;
        }
        // end
    }

    private PaymentResult refund(String command, Money amount) {
        PaymentId payment =
                onecent.checkouts().find(SHOPPER, CHECKOUT).orElseThrow().payment(1);
        return onecent.payments().refund(SHOPPER, payment, CommandId.of(command), amount);
    }

    private static CardForm form(String number) {
        return CardForm.of(number, "12/29", "737", "Ann Shopper");
    }

    private PaymentResult refund() {
        // guide
        Checkout checkout = onecent.checkouts().find(SHOPPER, CHECKOUT).orElseThrow();
        PaymentId payment = checkout.payment(1);
        PaymentResult result =
                onecent.payments().refund(SHOPPER, payment, CommandId.of("refund-1"), Money.of("EUR", 500));
        // end
        return result;
    }

    private void lostAnswer() {
        // guide
        gateway.next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        PayResult unknown = onecent.checkouts().pay(SHOPPER, CHECKOUT, Pay.once(CommandId.of("pay-1"), FORM));
        assertThat(unknown).isInstanceOf(PayResult.InProgress.class);

        clock.advance(Duration.ofMinutes(5));
        onecent.runDue(SHOPPER.tenant());
        assertThat(gateway.ledger().captured(Currency.getInstance("EUR"))).isEqualTo(Money.of("EUR", 2_500));
        // end
    }

    private static List<String> regions() throws IOException {
        List<String> regions = new ArrayList<>();
        for (String name : SAMPLES) {
            Path source = Path.of("src/test/java/dev/onecent/quickstart/" + name + ".java");
            regions.addAll(blocks(Files.readAllLines(source), "// guide", "// end", 8));
        }
        return regions;
    }

    private static List<String> blocks(List<String> lines, String start, String end, int indent) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        boolean inside = false;
        for (String line : lines) {
            if (inside && line.strip().equals(end)) {
                blocks.add(block.toString());
                block.setLength(0);
                inside = false;
            }
            if (inside) {
                block.append(line.substring(Math.min(indent, line.length()))).append('\n');
            }
            inside |= line.strip().equals(start);
        }
        return blocks;
    }

    /** An order of the shop's. */
    private record Order(ShopperId buyer, CheckoutPaid paid) {}
}
