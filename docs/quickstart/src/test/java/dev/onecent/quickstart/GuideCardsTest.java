package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.OneCentBuilder;
import dev.onecent.audit.AuditTrail;
import dev.onecent.audit.Caller;
import dev.onecent.card.CardBrand;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardNumberInput;
import dev.onecent.erasure.ErasureReport;
import dev.onecent.form.FormViolation;
import dev.onecent.limit.Origin;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentGroup;
import dev.onecent.payment.PaymentPage;
import dev.onecent.payment.PaymentPeriod;
import dev.onecent.payment.PaymentStatistics;
import dev.onecent.payment.Tally;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.text.Languages;
import dev.onecent.text.TextKeys;
import dev.onecent.text.Texts;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.EditCardResult;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.VaultResult;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The guide's samples of everything around the checkout: cards, languages, statistics, erasure. */
class GuideCardsTest {
    private static final ShopperId SHOPPER = TestShop.ANN;
    private static final CheckoutId CHECKOUT = CheckoutId.of("checkout-1");

    private final TestShop shop = TestShop.with(Quickstart.validation());
    private final OneCent onecent = shop.open();
    private final List<String> page = new ArrayList<>();
    private final List<String> audit = new ArrayList<>();

    @Test
    void theTrailTellsWhoDidWhat() {
        OneCent recorded =
                shop.open(new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), any -> any.audit(trail()));

        recorded.cards().remove(SHOPPER, Set.of(CardId.of("another")), Caller.operator("kim"));

        assertThat(audit)
                .containsExactly("2026-11-24T12:00:00Z " + SHOPPER + " operator kim - REMOVE DENIED card/another");
    }

    @Test
    void cardsAreManaged() {
        CardId first = link("link-1", TestCards.VISA);
        CardId second = link("link-2", TestCards.MASTERCARD);

        assertThat(makePrimary(second)).isInstanceOf(VaultResult.Done.class);
        assertThat(edit(second, "13/31")).isInstanceOf(EditCardResult.Invalid.class);
        assertThat(edit(second, "12/31")).isInstanceOf(EditCardResult.Edited.class);
        assertThat(remove(first, second)).isInstanceOf(VaultResult.Done.class);
        assertThat(onecent.cards().of(SHOPPER).cards()).isEmpty();
        assertThat(page).hasSize(1);
    }

    @Test
    void aNumberIsShownWhileItIsTyped() {
        showWhileTyping("37828");
        showWhileTyping("5555555555554445");

        assertThat(page)
                .containsExactly(
                        "American Express",
                        "3782 8",
                        "Mastercard",
                        "5555 5555 5555 4445",
                        "Check the number against the card.");
    }

    @Test
    void theShopperReadsTheOwnLanguage() {
        shop.startCheckout(onecent, CHECKOUT.value());

        assertThat(speak()).isNotEmpty();
        assertThat(blockIn(Locale.forLanguageTag("es")).options().get(0).label())
                .isEqualTo("Añadir tarjeta");
        assertThat(decisiveVerification(OneCent.builder())).isNotNull();
    }

    @Test
    void paymentsAreCounted() {
        shop.startCheckout(onecent, CHECKOUT.value());
        onecent.checkouts().pay(SHOPPER, CHECKOUT, TestShop.payOnce("pay-1", TestCards.VISA));

        assertThat(statistics())
                .hasEntrySatisfying(
                        PayeeId.of("toys"),
                        tallies -> assertThat(tallies.values())
                                .extracting(Tally::paid)
                                .containsExactly(Money.of("EUR", 2_500)));
        assertThat(history()).isEmpty();
    }

    @Test
    void aShopperIsErased() {
        link("link-1", TestCards.VISA);
        onecent.runDue(SHOPPER.tenant());

        ErasureReport report = erase();

        assertThat(report.complete()).isTrue();
        assertThat(onecent.cards().of(SHOPPER).cards()).isEmpty();
    }

    private void showWhileTyping(String typed) {
        // guide
        CardNumberInput input = CardNumberInput.of(typed);
        input.brand().map(CardBrand::displayName).ifPresent(page::add);
        page.add(CardNumberInput.grouped(typed));
        if (input.hasWrongDigit() && input.isFull()) {
            page.add("Check the number against the card.");
        }
        // end
    }

    private VaultResult makePrimary(CardId card) {
        // guide
        VaultResult primary = onecent.cards().makePrimary(SHOPPER, card);
        // end
        return primary;
    }

    private EditCardResult edit(CardId card, String typedExpiry) {
        // guide
        CardEdit changes = CardEdit.nothing().withNickname("For travel").withExpiry(typedExpiry);
        EditCardResult edited = onecent.cards().edit(SHOPPER, EditCard.of(CommandId.of("edit-1"), card, changes));
        if (edited instanceof EditCardResult.Invalid invalid) {
            invalid.violations().stream().map(FormViolation::text).forEach(page::add);
        }
        // end
        return edited;
    }

    private VaultResult remove(CardId card, CardId another) {
        // guide
        VaultResult removed = onecent.cards().remove(SHOPPER, Set.of(card, another));
        // end
        return removed;
    }

    private String speak() {
        // guide
        Texts texts = onecent.languages().in(Locale.forLanguageTag("ar"));
        String notice = texts.holdNotice(Money.of("EUR", 1));
        boolean fromTheRight = texts.isRightToLeft();
        // end
        assertThat(fromTheRight).isTrue();
        return notice;
    }

    private PaymentMethodsBlock blockIn(Locale shoppers) {
        // guide
        PaymentMethodsBlock block =
                onecent.checkouts().findMethods(SHOPPER, CHECKOUT, shoppers).orElseThrow();
        // end
        return block;
    }

    private OneCentBuilder decisiveVerification(OneCentBuilder builder) {
        // guide
        Languages spoken = Languages.standard()
                .with(Locale.ENGLISH, Map.of(TextKeys.CARD_SAVE, "Remember this card"))
                .with(Locale.FRENCH, Map.of(TextKeys.BUTTON_PAY, "Payer"));
        builder.languages(spoken);
        // end
        return builder;
    }

    private Map<PayeeId, Map<Currency, Tally>> statistics() {
        // guide
        PaymentPeriod autumn =
                PaymentPeriod.of(YearMonth.of(2026, 9), YearMonth.of(2026, 11), ZoneId.of("Europe/Berlin"));
        PaymentStatistics counted = onecent.payments().statistics(SHOPPER, autumn);
        Map<PayeeId, Map<Currency, Tally>> byShop = counted.by(PaymentGroup::payee);
        // end
        return byShop;
    }

    private AuditTrail trail() {
        // guide
        AuditTrail trail = record ->
                audit.add(record.at() + " " + record.owner() + " " + record.by().actor() + " "
                        + record.by().origin().map(Origin::value).orElse("-") + " "
                        + record.action() + " " + record.outcome() + " " + record.resource());
        // end
        return trail;
    }

    private List<Payment> history() {
        // guide
        PaymentPage newest = onecent.payments().history(SHOPPER, Optional.empty(), 20);
        Optional<PaymentPage> older =
                newest.next().map(place -> onecent.payments().history(SHOPPER, Optional.of(place), 20));
        newest.unreadable().forEach(damaged -> page.add("cannot be read: " + damaged));
        // end
        return older.map(PaymentPage::payments).orElse(List.of());
    }

    private ErasureReport erase() {
        // guide
        ErasureReport report = onecent.erase(SHOPPER);
        report.owed().forEach(owed -> page.add(owed.kind() + ": " + owed.why()));
        report.retained().forEach(kept -> page.add(kept.kind() + " until " + kept.until()));
        // end
        return report;
    }

    private CardId link(String command, String number) {
        LinkCardResult result = onecent.cards().link(SHOPPER, shop.link(command, number));
        return ((LinkCardResult.Linked) result).card().id();
    }
}
