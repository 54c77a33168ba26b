package dev.onecent.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.card.CardBrand;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.CardVaultEvent.CardRemoved;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final CardVault leaving = new CardVault(
            ShopperId.of("toys", "ann"), List.of(), Optional.empty(), Optional.empty(), List.of(CardId.of("c-1")));
    private final Entry<CardVault> due = Entry.fresh(leaving)
            .withOutbox(List.of(new PendingEvent(
                    "e-1",
                    NOW,
                    new CardRemoved(CardId.of("c-1"), new MaskedCard(CardBrand.VISA, LastFour.of("1111"))))));

    /** A sweep comes by what is on its way to another owner as well; it is nobody's work here any more (R25). */
    @Test
    void whatIsSetAsideIsDueNowhere() {
        Entry<CardVault> aside = due.lockedAs("w-1");

        assertThat(due.isWorkDueAt(NOW)).isTrue();
        assertThat(due.isDeliveryDueAt(NOW)).isTrue();
        assertThat(aside.due()).isEmpty();
        assertThat(aside.isWorkDueAt(NOW)).isFalse();
        assertThat(aside.isDeliveryDueAt(NOW)).isFalse();
    }
}
