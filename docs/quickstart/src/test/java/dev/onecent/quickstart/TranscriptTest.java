package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardNumber;
import dev.onecent.card.MaskedCard;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption.SavedCardOption;
import dev.onecent.method.PaymentOption.WalletCardOption;
import dev.onecent.method.Usability;
import dev.onecent.store.CardId;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.wallet.WalletCardId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final MaskedCard VISA = CardNumber.parse(TestCards.VISA).masked();
    private static final CardExpiry EXPIRY = CardExpiry.parse(Demo.EXPIRY);

    @Test
    void tellsTheSameCardAtTheShopAndAtTheWalletApart() {
        SavedCardOption here = new SavedCardOption(
                CardId.of("card-1"), VISA, EXPIRY, Optional.empty(), Usability.USABLE, true, "Visa 1111", "");
        WalletCardOption there = new WalletCardOption(
                Wallet.ID,
                WalletCardId.of("card-2"),
                VISA,
                EXPIRY,
                Optional.empty(),
                Usability.USABLE,
                true,
                "Visa 1111",
                "");
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        new Transcript(new PrintStream(told, true, StandardCharsets.UTF_8))
                .block(new PaymentMethodsBlock(
                        List.of(there, here), Optional.of(there.id()), false, List.of(), List.of()));

        assertThat(told.toString(StandardCharsets.UTF_8).lines().map(String::strip))
                .containsExactly("Payment methods", "(o) Visa 1111 (PayWell)  (primary)", "( ) Visa 1111");
    }
}
