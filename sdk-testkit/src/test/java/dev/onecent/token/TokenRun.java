package dev.onecent.token;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardEdit;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.support.MortalStorage;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A shop that exchanges its numbers, a shopper with one linked card and an open checkout, and a process that can die. */
final class TokenRun {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");
    private static final List<Duration> HOURS = List.of(
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(22),
            Duration.ofHours(2),
            Duration.ofHours(24));

    final TestShop shop = TestShop.with(Validation.FACTORY, KeptAs.EXCHANGED_TOKEN);
    final MortalStorage storage = new MortalStorage();
    final OneCent onecent =
            shop.open(storage, new EphemeralCardSafe(), shop.gateway(), builder -> builder.mostCards(2));
    final CardId card;

    TokenRun() {
        shop.startCheckout(onecent, "c-1");
        LinkCardResult linked = onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link-0", TestCards.VISA));
        card = ((LinkCardResult.Linked) linked).card().id();
        onecent.runDue(ANN.tenant());
    }

    TokenRun reacting(Call call, Reaction... reactions) {
        shop.gateway().next(call, reactions);
        return this;
    }

    void link(String number) {
        onecent.cards().link(ANN, shop.link("link-1", number));
    }

    void linkTooMany() {
        link(TestCards.MASTERCARD);
        onecent.cards().link(ANN, shop.link("link-2", TestCards.AMERICAN_EXPRESS));
    }

    void remove() {
        onecent.cards().remove(ANN, Set.of(card));
    }

    void edit() {
        CardEdit edit = CardEdit.nothing().withExpiry("06/33");
        onecent.cards().edit(ANN, EditCard.of(CommandId.of("edit"), card, edit));
    }

    void pay() {
        onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", card));
    }

    void erase() {
        onecent.erase(ANN);
    }

    void dueWork() {
        onecent.runDue(ANN.tenant());
    }

    /** What another process does after the first one seemed to have died. */
    void dueWorkMuchLater() {
        shop.clock().advance(Duration.ofMinutes(5));
        onecent.runDue(ANN.tenant());
    }

    /** Two days, in which whatever was held back arrives. */
    void settle() {
        dueWork();
        shop.clock().advance(Duration.ofMinutes(1));
        dueWork();
        shop.gateway().deliverHeldBack();
        for (Duration wait : HOURS) {
            shop.clock().advance(wait);
            dueWork();
        }
    }

    /** No token is attached that no card names, and none named that is not; no hold is held; nothing is charged twice. */
    void assertSettled(String when) {
        List<MerchantReference> named = onecent.cards().of(ANN).cards().stream()
                .map(saved -> reference(saved))
                .toList();
        assertThat(shop.gateway().attachedTokens()).as(when).containsExactlyInAnyOrderElementsOf(named);
        assertThat(onecent.cards().of(ANN).cards()).as(when).allMatch(SavedCard::isLinked);
        assertThat(onecent.cards().of(ANN).removedCards()).as(when).isEmpty();
        assertThat(exchanges()).as(when).allMatch(exchange -> exchange.due().isEmpty());
        assertThat(exchanges()).as(when).filteredOn(TokenExchange::isOwed).hasSize(named.size());
        assertThat(shop.gateway().ledger().held(EURO)).as(when).isEqualTo(Money.zero(EURO));
        assertThat(shop.gateway().ledger().captured(EURO).minorUnits()).as(when).isIn(0L, 2_500L);
    }

    List<TokenExchange> exchanges() {
        return storage.tokenExchanges().sweep(ANN.tenant(), Optional.empty(), 100).stream()
                .map(key -> storage.tokenExchanges().find(key).orElseThrow().value())
                .toList();
    }

    static MerchantReference reference(SavedCard saved) {
        return reference(ANN, saved.id());
    }

    static MerchantReference reference(ShopperId owner, CardId card) {
        return MerchantReference.of("token-exchange", new Key(owner, card.value()));
    }
}
