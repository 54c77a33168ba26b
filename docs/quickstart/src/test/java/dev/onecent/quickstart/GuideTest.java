package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.checkout.StartCheckoutResult;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Purpose;
import dev.onecent.limit.AttemptKey;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption;
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
import dev.onecent.vault.Consent;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The samples of the guide: they run, and the guide shows exactly these lines. */
class GuideTest {
    private static final List<String> SAMPLES =
            List.of("GuideTest", "GuidePhoneTest", "GuideWalletTest", "GuideCardsTest", "GuideKeysTest");
    private static final ShopperId SHOPPER = ShopperId.of("tea-house", "ann");
    private static final CheckoutId CHECKOUT = CheckoutId.of("checkout-1");
    private static final CardForm FORM = CardForm.of(TestCards.VISA, "12/29", "737", "Ann Shopper");

    private final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");
    private final SimulatedGateway gateway = SimulatedGateway.of(clock);
    private final List<CheckoutPaid> orders = new ArrayList<>();
    private final List<String> page = new ArrayList<>();
    private final OneCent onecent =
            wire(new InMemoryStorage(), gateway, new EphemeralCardSafe(), Quickstart.validation());

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
        assertThat(orders).hasSize(1);
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
    }

    @Test
    void aLostAnswerIsFoundOut() {
        startCheckout();
        lostAnswer();
    }

    @Test
    void aNoticeMayComeAnyTime() {
        notice("oc-0");
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
                        orders.add(paid);
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
        PaymentMethodsBlock block =
                onecent.checkouts().findMethods(SHOPPER, CHECKOUT).orElseThrow();
        for (PaymentOption option : block.options()) {
            page.add(option.id());
        }
        // end
        assertThat(block.folded()).isFalse();
    }

    private Optional<CardId> addCard() {
        // guide
        Consent tick = new Consent("save-card-2026-11", Locale.UK, clock.instant(), Channel.DESKTOP, Purpose.ONE_CLICK);
        LinkCard command = LinkCard.of(CommandId.of("add-1"), FORM, tick);
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

    private String pay(Pay command) {
        // guide
        PayResult result = onecent.checkouts().pay(SHOPPER, CHECKOUT, command);
        if (result instanceof PayResult.Paid) {
            return "paid";
        }
        if (result instanceof PayResult.InProgress) {
            return "the bank has not answered yet; we will tell you";
        }
        if (result instanceof PayResult.Declined declined) {
            return "refused: " + declined.reason();
        }
        return "choose again: " + result;
        // end
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

    private void notice(String referenceInTheWebhook) {
        // guide
        MerchantReference reference = MerchantReference.of(referenceInTheWebhook);
        onecent.accept(GatewayNotice.of(TenantId.of("tea-house"), reference));
        // end
    }

    private PaymentResult refund() {
        // guide
        PaymentId payment = new PaymentId(CHECKOUT, 1);
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
        assertThat(gateway.ledger().taken(Currency.getInstance("EUR"))).isEqualTo(Money.of("EUR", 2_500));
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
}
