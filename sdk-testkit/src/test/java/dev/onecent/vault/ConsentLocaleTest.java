package dev.onecent.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.onecent.OneCent;
import dev.onecent.gateway.Purpose;
import dev.onecent.store.Channel;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.wallet.LeaveConfirmation;
import dev.onecent.wallet.WalletId;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The locale of a consent comes from a client and is kept with the card (R18). */
class ConsentLocaleTest {
    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final OneCent onecent = shop.open();

    @Test
    void aLocaleThatHoldsANumberIsRefusedWithoutShowingIt() {
        assertRefused(new Locale(TestCards.VISA));
        assertRefused(new Locale("en", "GB", "4111_1111_1111_1111"));
        assertRefused(Locale.forLanguageTag("en-x-41111111-11111111"));
    }

    @Test
    void anEndlessLocaleIsRefused() {
        assertRefused(new Locale("x".repeat(1_000_000)));
        assertRefused(new Locale("en", "", "x".repeat(101)));
    }

    @Test
    void theLocalesThatThereAreAreTaken() {
        for (Locale locale : Locale.getAvailableLocales()) {
            assertThat(link(locale).consent().locale()).isEqualTo(locale);
        }
        assertThat(link(Locale.forLanguageTag("de-DE-u-co-phonebk-nu-latn-ca-gregory")))
                .isNotNull();
    }

    private void assertRefused(Locale locale) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> link(locale))
                .withMessage("locale needs at most 100 characters, no card number");
        LeaveConfirmation leaving =
                new LeaveConfirmation("leave", locale, shop.clock().instant(), Channel.DESKTOP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> onecent.wallets()
                        .connect(TestShop.ANN, WalletId.of("paywell"), leaving, URI.create("https://toys.example")))
                .withMessage("locale needs at most 100 characters, no card number");
    }

    private LinkCard link(Locale locale) {
        Consent consent = new Consent("save-card", locale, shop.clock().instant(), Channel.DESKTOP, Purpose.ONE_CLICK);
        return LinkCard.of(CommandId.of("link"), TestShop.form(TestCards.VISA), consent);
    }
}
