package dev.onecent.rules;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.address.AddAddressResult;
import dev.onecent.address.AddressBookEvent.AddressAdded;
import dev.onecent.card.CardEdit;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.ReviewResult;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.Event;
import dev.onecent.store.Key;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVaultEvent.CardEdited;
import dev.onecent.vault.CardVaultEvent.CardLinked;
import dev.onecent.vault.CardVaultEvent.CardRemoved;
import dev.onecent.vault.CardVaultEvent.PrimaryCardChosen;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.EditCardResult;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.VaultResult;
import dev.onecent.wallet.ConnectResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** While the host's listener fails no shopper makes an entry grow without end, and no event of money or linking is lost (R23). */
class UndeliveredEventsTest {
    private static final Currency EURO = Currency.getInstance("EUR");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final List<Event> heard = new ArrayList<>();
    private final TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
    private boolean failing = true;
    private final OneCent onecent = shop.open(
            storage,
            new EphemeralCardSafe(),
            shop.gateway(),
            any -> any.wallet(wallet.provider()).listener((key, event) -> {
                if (failing) {
                    throw new IllegalStateException("the host's queue is down");
                }
                heard.add(event.event());
            }));

    @Test
    void editsOfACardAreOneEventUntilItIsDelivered() {
        SavedCard visa = link("visa", TestCards.VISA);
        SavedCard other = link("other", TestCards.MASTERCARD);

        for (int n = 0; n < 300; n++) {
            assertThat(edit(n, n % 2 == 0 ? visa : other)).isInstanceOf(EditCardResult.Edited.class);
            assertThat(onecent.cards().makePrimary(ANN, n % 2 == 0 ? visa.id() : other.id()))
                    .isInstanceOf(VaultResult.Done.class);
            onecent.runDue(ANN.tenant());
        }

        assertThat(undelivered(Key.sole(ANN)))
                .containsExactly(
                        new CardLinked(visa.id(), visa.masked()),
                        new CardLinked(other.id(), other.masked()),
                        new CardEdited(visa.id(), visa.masked()),
                        new CardEdited(other.id(), other.masked()),
                        new PrimaryCardChosen());
    }

    @Test
    void whatIsMergedIsToldInItsOrderOnceTheListenerIsBack() {
        SavedCard visa = link("visa", TestCards.VISA);
        edit(1, visa);
        onecent.cards().makePrimary(ANN, visa.id());
        edit(2, visa);
        onecent.cards().remove(ANN, Set.of(visa.id()));
        shop.pass(onecent, Duration.ofHours(3));

        failing = false;
        shop.pass(onecent, Duration.ofHours(3));

        assertThat(heard.stream().filter(event -> event.getClass().getName().contains("CardVaultEvent")))
                .containsExactly(
                        new CardLinked(visa.id(), visa.masked()),
                        new PrimaryCardChosen(),
                        new CardEdited(visa.id(), visa.masked()),
                        new CardRemoved(visa.id(), visa.masked()));
        assertThat(undelivered(Key.sole(ANN))).isEmpty();
    }

    /**
     * A process tells what it read; meanwhile another edit replaces an event, and another process tells all. What then comes late says
     * nothing that was not told before.
     */
    @Test
    void anEventThatWasReplacedWhileItWasToldMisleadsNobody() {
        SavedCard visa = link("visa", TestCards.VISA);
        SavedCard other = link("other", TestCards.MASTERCARD);
        onecent.cards().makePrimary(ANN, other.id());
        failing = false;
        boolean[] between = {true};
        OneCent slow = shop.open(
                storage,
                new EphemeralCardSafe(),
                shop.gateway(),
                settings -> settings.listener((key, event) -> {
                    if (between[0] && event.event() instanceof CardLinked) {
                        between[0] = false;
                        onecent.cards().makePrimary(ANN, visa.id());
                        onecent.cards().makePrimary(ANN, other.id());
                        onecent.runDue(ANN.tenant());
                    }
                    heard.add(event.event());
                }));

        slow.runDue(ANN.tenant());

        assertThat(heard)
                .filteredOn(PrimaryCardChosen.class::isInstance)
                .hasSize(2)
                .containsOnly(new PrimaryCardChosen());
        assertThat(heard)
                .filteredOn(CardLinked.class::isInstance)
                .contains(new CardLinked(visa.id(), visa.masked()), new CardLinked(other.id(), other.masked()));
        assertThat(undelivered(Key.sole(ANN))).isEmpty();
    }

    /** A card that was added and taken out leaves nothing held, and each is told. */
    @Test
    void linkingAndRemovingAreNeverRefusedNorDropped() {
        for (int n = 0; n < 2 * Entry.MOST_UNDELIVERED; n++) {
            SavedCard card = link("link-" + n, TestCards.VISA);
            assertThat(onecent.cards().remove(ANN, Set.of(card.id()))).isInstanceOf(VaultResult.Done.class);
        }

        assertThat(undelivered(Key.sole(ANN)))
                .filteredOn(CardLinked.class::isInstance)
                .hasSize(2 * Entry.MOST_UNDELIVERED);
        assertThat(undelivered(Key.sole(ANN)))
                .filteredOn(CardRemoved.class::isInstance)
                .hasSize(2 * Entry.MOST_UNDELIVERED);
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    @Test
    void anAddressIsRefusedUntilTheListenerIsBack() {
        int added = 0;
        AddAddressResult result = add(0);
        while (result instanceof AddAddressResult.Added one) {
            onecent.addresses().remove(ANN, one.address().id());
            added++;
            assertThat(added).as("refused in the end").isLessThanOrEqualTo(Entry.MOST_UNDELIVERED);
            result = add(added);
        }

        assertThat(result).isInstanceOf(AddAddressResult.TryLater.class);
        assertThat(undeliveredAddresses().size()).isLessThanOrEqualTo(Entry.MOST_UNDELIVERED + 1);

        failing = false;
        shop.pass(onecent, Duration.ofHours(3));
        assertThat(add(added)).isInstanceOf(AddAddressResult.Added.class);
        assertThat(heard.stream().filter(AddressAdded.class::isInstance)).hasSize(added);
    }

    /** The checkout itself goes on with an address that is not kept. */
    @Test
    void aReviewSaysSoWhenTheAddressCannotBeKeptNow() {
        fillTheOutboxOfTheBook();
        shop.startCheckout(onecent, "c-1", Channel.MOBILE);
        CheckoutId checkout = CheckoutId.of("c-1");

        ReviewResult kept = onecent.checkouts().deliverTo(ANN, checkout, AddressChoice.kept(TestShop.address(999)));
        ReviewResult once = onecent.checkouts().deliverTo(ANN, checkout, AddressChoice.once(TestShop.address(999)));

        assertThat(kept).isInstanceOf(ReviewResult.TryLater.class);
        assertThat(once).isInstanceOf(ReviewResult.UnderReview.class);
    }

    @Test
    void aWalletIsConnectedAnewUntilTheOutboxIsFullAndCanAlwaysBeDisconnected() {
        int connected = 0;
        ConnectResult result = wallet.connect(onecent, ANN);
        while (result instanceof ConnectResult.Connected) {
            assertThat(onecent.wallets().disconnect(ANN, TestWallet.PAYWELL)).isTrue();
            connected++;
            assertThat(connected).as("refused in the end").isLessThanOrEqualTo(Entry.MOST_UNDELIVERED);
            result = wallet.connect(onecent, ANN);
        }

        assertThat(result).isInstanceOf(ConnectResult.TryLater.class);
    }

    private void fillTheOutboxOfTheBook() {
        int n = 0;
        while (add(n) instanceof AddAddressResult.Added one) {
            onecent.addresses().remove(ANN, one.address().id());
            n++;
        }
    }

    private AddAddressResult add(int number) {
        return onecent.addresses().add(ANN, CommandId.of("address-" + number), TestShop.address(number + 1));
    }

    private SavedCard link(String command, String number) {
        return ((LinkCardResult.Linked) onecent.cards().link(ANN, shop.link(command, number))).card();
    }

    private EditCardResult edit(int n, SavedCard card) {
        return onecent.cards()
                .edit(
                        ANN,
                        EditCard.of(
                                CommandId.of("edit-" + n),
                                card.id(),
                                CardEdit.nothing().withNickname("N" + n)));
    }

    private List<Event> undelivered(Key key) {
        return events(storage.vaults().find(key).orElseThrow().entry());
    }

    private List<Event> undeliveredAddresses() {
        return events(storage.addresses().find(Key.sole(ANN)).orElseThrow().entry());
    }

    private static List<Event> events(Entry<?> entry) {
        return entry.outbox().stream().map(pending -> pending.event()).toList();
    }
}
