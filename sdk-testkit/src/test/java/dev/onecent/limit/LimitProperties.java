package dev.onecent.limit;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardSource;
import dev.onecent.card.CardToken;
import dev.onecent.checkout.Pay;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a shopper links, edits, names, removes and repeats, in any order, the gateway is asked no more than the limit (R21). */
class LimitProperties {
    private static final int MOST = 4;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    @Property(tries = 150)
    void theGatewayIsAskedNoMoreThanTheLimit(
            @ForAll KeptAs kept,
            @ForAll @Size(min = 20, max = 60) List<@IntRange(min = 0, max = 99_999) Integer> steps) {
        Run run = new Run(TestShop.with(Validation.FACTORY, kept), kept);

        for (int step : steps) {
            run.perform(step);
            assertThat(run.withinTheWindow()).isLessThanOrEqualTo(MOST);
        }
    }

    /** One shopper who gives few ids to many commands. */
    private static final class Run {
        private final TestShop shop;
        private final KeptAs kept;
        private final OneCent onecent;
        private final List<Instant> asked = new ArrayList<>();
        private int free;

        Run(TestShop shop, KeptAs kept) {
            this.shop = shop;
            this.kept = kept;
            this.onecent = shop.open(
                    new InMemoryStorage(),
                    new EphemeralCardSafe(),
                    shop.gateway(),
                    any -> any.attempts(AttemptPolicy.unlimited().with(AttemptSubject.SHOPPER, Limit.of(MOST, HOUR))));
            shop.startCheckout(onecent, CHECKOUT.value());
            onecent.cards().link(ANN, shop.link("first", TestCards.MASTERCARD));
            asked.add(shop.clock().instant());
        }

        void perform(int step) {
            int kind = step % 10;
            int drawn = step / 10;
            if (drawn % 3 != 0) {
                shop.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);
            }
            int before = calls();
            if (kind < 4) {
                link(drawn);
            } else if (kind < 6) {
                change(drawn);
            } else if (kind < 8) {
                flood();
            } else if (kind == 8) {
                pay(drawn);
            } else if (drawn % 10 == 0) {
                onecent.cards().remove(ANN, new HashSet<>(cards()));
            } else {
                shop.clock().advance(Duration.ofMinutes(drawn % 20));
            }
            asked.addAll(Collections.nCopies(calls() - before, shop.clock().instant()));
        }

        long withinTheWindow() {
            Instant from = shop.clock().instant().minus(HOUR);
            return asked.stream().filter(at -> at.isAfter(from)).count();
        }

        private void link(int drawn) {
            CommandId command = CommandId.of("link-" + drawn % 2);
            onecent.cards().link(ANN, LinkCard.of(command, source(drawn), shop.consent()));
        }

        private void change(int drawn) {
            String expiry = String.format(Locale.ROOT, "%02d/%02d", 1 + drawn % 12, 30 + drawn % 50);
            cards().stream()
                    .findFirst()
                    .ifPresent(card ->
                            edit("edit-" + drawn % 2, card, CardEdit.nothing().withExpiry(expiry)));
        }

        /** As many free commands as a vault remembers, and one more. */
        private void flood() {
            cards().stream().findFirst().ifPresent(card -> {
                for (int n = 0; n < 33; n++) {
                    edit("free-" + free++, card, CardEdit.nothing().withNickname("Card " + n));
                }
            });
        }

        private void pay(int drawn) {
            onecent.checkouts().pay(ANN, CHECKOUT, Pay.once(CommandId.of("pay-" + drawn % 2), source(drawn)));
        }

        private void edit(String command, CardId card, CardEdit edit) {
            onecent.cards().edit(ANN, EditCard.of(CommandId.of(command), card, edit));
        }

        private CardSource source(int drawn) {
            String number = drawn % 4 == 0 ? TestCards.VISA : TestCards.INSUFFICIENT_FUNDS;
            CardForm form =
                    CardForm.of(number, "12/29", String.format(Locale.ROOT, "%03d", drawn % 1_000), "Ann Shopper");
            if (kept != KeptAs.GATEWAY_TOKEN) {
                return form;
            }
            CardToken token = shop.gateway().tokenize(form);
            return CardToken.of(token.revealToken(), token.masked(), token.expiry());
        }

        private List<CardId> cards() {
            return onecent.cards().of(ANN).cards().stream().map(SavedCard::id).toList();
        }

        private int calls() {
            return Collections.frequency(shop.gateway().calls(), Call.AUTHORIZE);
        }
    }
}
