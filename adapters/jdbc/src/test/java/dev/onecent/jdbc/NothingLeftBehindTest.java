package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lies in the database's files after each way to go, searched byte by byte (D8, D9, R8, R10, R18, R19). */
class NothingLeftBehindTest {
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    @TempDir
    private Path folder = Path.of("");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final CardSafe safe = TinkCardSafe.of(TinkKeys.generate());

    /** The shopper saves a card and does not pay (D8). */
    @Test
    void afterAbandoningTheCardIsThereAndNoPaymentExists() throws SQLException {
        Loot loot = after("a.db", onecent -> {
            link(onecent);
            onecent.checkouts().abandon(ANN, CHECKOUT);
        });

        assertThat(loot.rows("onecent_card_vault")).singleElement().asString().contains("linked", "sealed-number");
        assertThat(loot.rows("onecent_payment")).isEmpty();
        assertThat(loot.bytes()).doesNotContain(TestCards.VISA);
    }

    /** A closed tab (D8). */
    @Test
    void afterExpiringTheCardIsThereAndNoPaymentExists() throws SQLException {
        Loot loot = after("a.db", onecent -> {
            link(onecent);
            shop.pass(onecent, Duration.ofHours(2));
        });

        assertThat(loot.rows("onecent_card_vault")).singleElement().asString().contains("linked", "sealed-number");
        assertThat(loot.rows("onecent_checkout")).singleElement().asString().contains("expired");
        assertThat(loot.rows("onecent_payment")).isEmpty();
    }

    /** A card without consent serves one payment (D9). */
    @Test
    void withoutTheTickNoNumberAndNoSealedNumberStays() throws SQLException {
        Loot loot = after("a.db", onecent -> payOnce(onecent, TestCards.VISA, "737"));

        assertThat(loot.rows("onecent_card_vault")).isEmpty();
        assertThat(loot.rows("onecent_payment")).singleElement().asString().contains("VISA", "1111", "sim-oc-");
        assertThat(loot.bytes()).doesNotContain(TestCards.VISA, "sealed-number", "ciphertext", "\"fingerprint\"");
    }

    /** Also if the answer got lost and due work had to find out (D9). */
    @Test
    void withoutTheTickNothingStaysAfterARecovery() throws SQLException {
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);
        Loot loot = after("a.db", onecent -> {
            payOnce(onecent, TestCards.VISA, "737");
            shop.pass(onecent, Duration.ofHours(2));
        });

        assertThat(loot.rows("onecent_checkout")).singleElement().asString().contains("\"paid\"");
        assertThat(loot.bytes()).doesNotContain(TestCards.VISA, "sealed-number", "ciphertext", "\"fingerprint\"");
    }

    /** Two journeys that differ in the security code alone leave the same rows (R19). */
    @Test
    void theSecurityCodeMakesNoDifferenceToWhatIsStored() throws SQLException {
        List<String> one = rowsAfter("one.db", TestCards.VISA, "737");
        List<String> other = rowsAfter("other.db", TestCards.VISA, "841");

        assertThat(one).isNotEmpty().isEqualTo(other);
    }

    /** The comparison above would see a difference if there were one. */
    @Test
    void anotherCardMakesADifferenceToWhatIsStored() throws SQLException {
        List<String> one = rowsAfter("one.db", TestCards.VISA, "737");
        List<String> other = rowsAfter("other.db", TestCards.MASTERCARD, "737");

        assertThat(one).isNotEqualTo(other);
    }

    /** A removed card takes its sealed number and fingerprint with it (R10). */
    @Test
    void aRemovedCardLeavesNoSealedNumber() throws SQLException {
        String[] sealed = new String[1];
        Loot loot = after("a.db", onecent -> {
            SavedCard card = link(onecent);
            sealed[0] = card.credential() instanceof CardCredential.Sealed kept
                    ? kept.number().ciphertext()
                    : "";
            onecent.cards().remove(ANN, Set.of(card.id()));
        });

        assertThat(sealed[0]).isNotEmpty();
        assertThat(loot.rows("onecent_card_vault")).singleElement().asString().doesNotContain("sealed-number");
        assertThat(loot.bytes()).doesNotContain(sealed[0]);
    }

    /** Kept as tokens, no number is in any file, not even sealed; and a removed card takes its token with it (R10). */
    @ParameterizedTest
    @EnumSource(names = {"GATEWAY_TOKEN", "EXCHANGED_TOKEN"})
    void aCardKeptAsATokenLeavesNoNumberAndOnceRemovedNoToken(KeptAs kept) throws SQLException {
        TestShop keeping = TestShop.with(Validation.FACTORY, kept);
        String[] token = new String[1];
        Loot linked = after("linked.db", keeping, onecent -> {
            SavedCard card = link(keeping, onecent);
            token[0] = ((CardCredential.Token) card.credential()).token();
            onecent.checkouts().pay(ANN, CHECKOUT, TestShop.pay("pay", card.id()));
        });
        String files = linked.bytes();
        Loot removed = after("removed.db", keeping, onecent -> {
            SavedCard card = link(keeping, onecent);
            onecent.cards().remove(ANN, Set.of(card.id()));
        });

        assertThat(files).contains("\"" + token[0] + "\"").doesNotContain(TestCards.VISA, "\"737\"", "ciphertext");
        assertThat(removed.rows("onecent_token_exchange")).isEmpty();
        assertThat(removed.rows("onecent_card_vault"))
                .singleElement()
                .asString()
                .doesNotContain("gateway-token");
    }

    /** An address that was not to be kept is gone with the checkout that it was typed for (M6). */
    @Test
    void anAbandonedReviewLeavesNoAddress() throws SQLException {
        Loot loot = after("a.db", onecent -> {
            review(onecent, AddressChoice.once(TestShop.address(1)));
            onecent.checkouts().abandon(ANN, CHECKOUT);
        });

        assertThat(loot.rows("onecent_checkout")).singleElement().asString().contains("\"abandoned\"");
        assertThat(loot.rows("onecent_address_book")).isEmpty();
        assertThat(loot.bytes()).doesNotContain("High Street");
    }

    /** The same if nobody comes back; and a kept one goes when the shopper takes it out (M6). */
    @Test
    void anExpiredReviewAndARemovedAddressLeaveNoAddress() throws SQLException {
        Loot loot = after("a.db", onecent -> {
            review(onecent, AddressChoice.kept(TestShop.address(1)));
            shop.pass(onecent, Duration.ofHours(2));
            onecent.addresses()
                    .of(ANN)
                    .addresses()
                    .forEach(saved -> onecent.addresses().remove(ANN, saved.id()));
        });

        assertThat(loot.rows("onecent_checkout")).singleElement().asString().contains("\"expired\"");
        assertThat(loot.rows("onecent_address_book")).singleElement().asString().contains("\"addresses\":[]");
        assertThat(loot.bytes()).doesNotContain("High Street");
    }

    /** A refused card leaves nothing but the fact (R8). */
    @Test
    void aRefusedCardLeavesNoSealedNumber() throws SQLException {
        Loot loot = after("a.db", onecent -> {
            shop.startCheckout(onecent, "c-1");
            onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link", TestCards.DECLINED));
        });

        assertThat(loot.rows("onecent_card_vault")).singleElement().asString().doesNotContain("sealed-number");
        assertThat(loot.bytes()).doesNotContain(TestCards.DECLINED, "ciphertext");
    }

    /** Rows after a link and a payment, with a safe that seals every number alike and a shop of its own. */
    private List<String> rowsAfter(String file, String number, String code) throws SQLException {
        TestShop same = TestShop.with(Validation.FACTORY);
        try (JdbcStorage storage = JdbcStorage.sqlite(folder.resolve(file))) {
            OneCent onecent = same.open(storage, new AlikeSafe(), same.gateway(), any -> any);
            same.startCheckout(onecent, "c-1");
            CardForm form = CardForm.of(number, "12/29", code, "Ann Shopper");
            onecent.checkouts().addCard(ANN, CHECKOUT, LinkCard.of(CommandId.of("link"), form, same.consent()));
            onecent.checkouts().pay(ANN, CHECKOUT, Pay.once(CommandId.of("pay"), form));
            onecent.runDue(ANN.tenant());
        }
        return new Loot(folder, folder.resolve(file)).rows();
    }

    private Loot after(String name, Consumer<OneCent> journey) {
        return after(name, shop, journey);
    }

    private Loot after(String name, TestShop shop, Consumer<OneCent> journey) {
        Path file = folder.resolve(name);
        try (JdbcStorage storage = JdbcStorage.sqlite(file)) {
            PaymentGateway gateway = shop.gateway();
            OneCent onecent = shop.open(storage, safe, gateway, any -> any);
            journey.accept(onecent);
            onecent.runDue(ANN.tenant());
        }
        return new Loot(folder, file);
    }

    private void review(OneCent onecent, AddressChoice choice) {
        shop.startCheckout(onecent, "c-1", Channel.MOBILE);
        onecent.checkouts().deliverTo(ANN, CHECKOUT, choice);
    }

    private SavedCard link(OneCent onecent) {
        return link(shop, onecent);
    }

    private static SavedCard link(TestShop shop, OneCent onecent) {
        shop.startCheckout(onecent, "c-1");
        LinkCardResult result = onecent.checkouts().addCard(ANN, CHECKOUT, shop.link("link", TestCards.VISA));
        return ((LinkCardResult.Linked) result).card();
    }

    private PayResult payOnce(OneCent onecent, String number, String code) {
        shop.startCheckout(onecent, "c-1");
        CardForm form = CardForm.of(number, "12/29", code, "Ann Shopper");
        return onecent.checkouts().pay(ANN, CHECKOUT, Pay.once(CommandId.of("pay"), form));
    }
}
