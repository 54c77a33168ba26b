package dev.onecent.safe;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardExpiry;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.support.Interposed;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.EditCardResult;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CardSafeFailureTest {
    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final EphemeralCardSafe safe = new EphemeralCardSafe();
    private final OneCent onecent = shop.open(storage, safe, shop.gateway(), any -> any);

    /** The edit was saved before the card safe failed; that is the answer, and due work ends it (R17). */
    @Test
    void anEditWhoseCardCannotBeRevealedIsBeingVerified() {
        SavedCard card = ((LinkCardResult.Linked) onecent.cards().link(ANN, shop.link("link", TestCards.VISA))).card();

        EditCardResult result = failing().cards().edit(ANN, newExpiry(card.id()));

        assertThat(result).isInstanceOf(EditCardResult.BeingVerified.class);
        shop.pass(onecent, Duration.ofHours(1));
        SavedCard after = onecent.cards().of(ANN).find(card.id()).orElseThrow();
        assertThat(after.expiryChange()).isEmpty();
        assertThat(after.expiry()).isEqualTo(card.expiry()).isNotEqualTo(CardExpiry.parse("06/33"));
    }

    private OneCent failing() {
        CardSafe away = Interposed.each(CardSafe.class, safe, (name, arguments, call) -> {
            throw new CardSafeException("the key service does not answer", null);
        });
        return shop.open(storage, away, shop.gateway(), any -> any);
    }

    private static EditCard newExpiry(CardId card) {
        return EditCard.of(CommandId.of("edit"), card, CardEdit.nothing().withExpiry("06/33"));
    }
}
