package dev.onecent.limit;

import static dev.onecent.testkit.TestShop.ANN;
import static dev.onecent.testkit.TestWallet.PAYWELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.card.CardEdit;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.support.Interposed;
import dev.onecent.support.Numbers;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.EditCardResult;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.wallet.WalletCardId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R21 where limits meet the rest: exchanges, wallets, edits that overtake each other. No way to the gateway goes round them. */
class LimitHolesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final AttemptKey KEY = AttemptKey.of(new byte[32]);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final TestShop exchanging = TestShop.with(Validation.FACTORY, KeptAs.EXCHANGED_TOKEN);

    /** A refused exchange leaves no receipt, so the same command must not be taken for a retry. */
    @Test
    void countsEachExchangeUnderOneCommand() {
        OneCent onecent = exchanging(new InMemoryStorage(), only(AttemptSubject.SHOPPER, 3));
        exchanging
                .gateway()
                .next(Call.EXCHANGE, Collections.nCopies(9, Reaction.REFUSE).toArray(Reaction[]::new));

        List<LinkCardResult> results = IntStream.range(0, 6)
                .mapToObj(n -> onecent.cards().link(ANN, exchanging.link("one", Numbers.of("424242", n))))
                .toList();

        assertThat(results.subList(3, 6)).allMatch(LinkCardResult.TryLater.class::isInstance);
        assertThat(exchanging.gateway().calls())
                .filteredOn(call -> call == Call.EXCHANGE)
                .hasSize(3);
    }

    /** Without a card safe numbers and BINs are counted under the host's key. */
    @ParameterizedTest
    @EnumSource(names = {"NUMBER", "BIN"})
    void countsNumbersThatAreExchanged(AttemptSubject subject) {
        OneCent onecent = exchanging(new InMemoryStorage(), only(subject, 2));

        List<LinkCardResult> results = IntStream.range(0, 4)
                .mapToObj(n -> onecent.cards()
                        .link(
                                ShopperId.of("toys", "shopper-" + n),
                                exchanging.link(
                                        "one",
                                        subject == AttemptSubject.BIN ? Numbers.of("411111", n) : TestCards.VISA)))
                .toList();

        assertThat(results.subList(0, 2)).noneMatch(LinkCardResult.TryLater.class::isInstance);
        assertThat(results.subList(2, 4)).allMatch(LinkCardResult.TryLater.class::isInstance);
        assertThat(onecent.cards()
                        .link(ShopperId.of("toys", "zoe"), exchanging.link("one", TestCards.AMERICAN_EXPRESS)))
                .isInstanceOf(LinkCardResult.Linked.class);
        assertThat(onecent.cards().link(ShopperId.of("tools", "ann"), exchanging.link("one", TestCards.VISA)))
                .isInstanceOf(LinkCardResult.Linked.class);
    }

    /** What is counted by its number needs a key for that; never a silent gap. */
    @Test
    void exchangesNoNumbersThatItCannotCount() {
        assertThatThrownBy(() -> exchanging.open(
                        new InMemoryStorage(),
                        new EphemeralCardSafe(),
                        exchanging.gateway(),
                        any -> any.attempts(AttemptPolicy.standard())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("attemptKey");
    }

    /** A caller who reads the counters cannot try out addresses against them. */
    @Test
    void originsAreHashedUnderTheHostsKey() {
        List<Key> plain = originCounters(Optional.empty());
        List<Key> keyed = originCounters(Optional.of(KEY));
        byte[] secret = new byte[32];
        secret[0] = 1;
        List<Key> otherwise = originCounters(Optional.of(AttemptKey.of(secret)));

        assertThat(originCounters(Optional.of(KEY))).isEqualTo(keyed).hasSize(1);
        assertThat(keyed).isNotEqualTo(plain).isNotEqualTo(otherwise);
    }

    @Test
    void aKeyIsLongEnoughAndTellsNothing() {
        assertThatThrownBy(() -> AttemptKey.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThat(KEY).hasToString("AttemptKey[*]");
    }

    /** An expiry that was being verified when the edit was looked at, and no longer is when it is saved, is an attempt. */
    @Test
    void countsAnEditThatBecameAnAttemptMeanwhile() {
        AtomicInteger reads = new AtomicInteger(Integer.MIN_VALUE);
        OneCent[] other = new OneCent[1];
        InMemoryStorage stores = new InMemoryStorage();
        Storage storage = Interposed.storage(stores, (name, arguments, call) -> {
            if (name.equals("vaults.find") && reads.incrementAndGet() == 2) {
                other[0].runDue(ANN.tenant());
            }
            return call.go();
        });
        EphemeralCardSafe safe = new EphemeralCardSafe();
        AttemptPolicy policy = only(AttemptSubject.CARD_ON_FILE, 1);
        OneCent onecent = shop.open(storage, safe, shop.gateway(), any -> any.attempts(policy));
        other[0] = shop.open(stores, safe, shop.gateway(), any -> any.attempts(policy));
        onecent.cards().link(ANN, shop.link("link", TestCards.VISA));
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_REQUEST);
        CardId card = onecent.cards().of(ANN).cards().get(0).id();
        assertThat(edit(onecent, "edit-1", card)).isInstanceOf(EditCardResult.BeingVerified.class);
        int seen = authorizations();
        shop.clock().advance(Duration.ofMinutes(10));

        reads.set(0);
        EditCardResult second = edit(onecent, "edit-2", card);

        assertThat(second).isInstanceOf(EditCardResult.TryLater.class);
        assertThat(authorizations()).isEqualTo(seen);
    }

    /** A wallet's card is counted in the shop as a card on file is. */
    @Test
    void limitsPaymentsWithAWalletsCard() {
        TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
        OneCent onecent = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                any -> any.wallet(wallet.provider()).attempts(only(AttemptSubject.CARD_ON_FILE, 1)));
        WalletCardId card = connected(wallet, onecent);

        assertThat(pay(onecent, "c-1", card)).isInstanceOf(PayResult.Paid.class);
        assertThat(pay(onecent, "c-2", card)).isInstanceOf(PayResult.TryLater.class);
        assertThat(wallet.gateway().authorizations()).hasSize(2);
    }

    /** And in the wallet, whatever its shops allow: its issuers are asked no more often. */
    @Test
    void limitsWhatShopsChargeThroughTheWallet() {
        TestWallet wallet = TestWallet.over(
                new InMemoryStorage(),
                shop,
                Validation.FACTORY,
                any -> any.attempts(only(AttemptSubject.CARD_ON_FILE, 1)));
        OneCent onecent = shop.open(
                new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), any -> any.wallet(wallet.provider()));
        WalletCardId card = connected(wallet, onecent);

        assertThat(pay(onecent, "c-1", card)).isInstanceOf(PayResult.Paid.class);
        assertThat(pay(onecent, "c-2", card))
                .isInstanceOfSatisfying(
                        PayResult.Declined.class,
                        declined -> assertThat(declined.reason()).isEqualTo(DeclineReason.TOO_MANY_ATTEMPTS));
        assertThat(wallet.gateway().authorizations()).hasSize(2);
    }

    private WalletCardId connected(TestWallet wallet, OneCent onecent) {
        wallet.link("there-1", TestCards.VISA);
        wallet.connect(onecent, ANN);
        return onecent.wallets().view(ANN, PAYWELL).orElseThrow().cards().get(0).id();
    }

    private PayResult pay(OneCent onecent, String checkout, WalletCardId card) {
        shop.startCheckout(onecent, checkout);
        return onecent.checkouts()
                .pay(ANN, CheckoutId.of(checkout), Pay.withWallet(CommandId.of("pay-" + checkout), PAYWELL, card));
    }

    private static EditCardResult edit(OneCent onecent, String command, CardId card) {
        CardEdit edit = CardEdit.nothing().withExpiry("06/33");
        return onecent.cards().edit(ANN, EditCard.of(CommandId.of(command), card, edit));
    }

    private List<Key> originCounters(Optional<AttemptKey> key) {
        TestShop anew = TestShop.with(Validation.FACTORY);
        InMemoryStorage storage = new InMemoryStorage();
        OneCent onecent = anew.open(storage, new EphemeralCardSafe(), anew.gateway(), any -> {
            any.attempts(only(AttemptSubject.ORIGIN, 3));
            return key.map(any::attemptKey).orElse(any);
        });
        onecent.cards().link(ANN, anew.link("one", TestCards.VISA).from(Origin.ofAddress("203.0.113.9")));
        return storage.attemptCounters().sweep(ANN.tenant(), Optional.empty(), 10);
    }

    private OneCent exchanging(Storage storage, AttemptPolicy policy) {
        return exchanging.open(
                storage,
                new EphemeralCardSafe(),
                exchanging.gateway(),
                any -> any.attempts(policy).attemptKey(KEY));
    }

    private int authorizations() {
        return (int) shop.gateway().calls().stream()
                .filter(call -> call == Call.AUTHORIZE)
                .count();
    }

    private static AttemptPolicy only(AttemptSubject subject, int most) {
        return AttemptPolicy.unlimited().with(subject, Limit.of(most, HOUR));
    }
}
