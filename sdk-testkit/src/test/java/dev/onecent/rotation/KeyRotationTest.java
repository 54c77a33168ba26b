package dev.onecent.rotation;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.DueReport;
import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.audit.Action;
import dev.onecent.audit.AuditRecord;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardNumber;
import dev.onecent.checkout.PayResult;
import dev.onecent.method.Usability;
import dev.onecent.safe.CardSafe;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.EntryUnreadableException;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import dev.onecent.support.Interposed;
import dev.onecent.support.MortalStorage;
import dev.onecent.support.UnreachableSafe;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.StuckCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cards on file follow the safe's keys, page by page, whatever dies or runs twice in between (R20, R25). */
class KeyRotationTest {
    private static final TenantId TENANT = ANN.tenant();
    private static final ShopperId BOB = ShopperId.of("toys", "bob");
    private static final Duration DAY = Duration.ofHours(25);

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final EphemeralCardSafe before = new EphemeralCardSafe();
    private final EphemeralCardSafe after = before.rotated();

    @Test
    void bringsEveryCardToTheCurrentKeysPageByPage() {
        Storage storage = new InMemoryStorage();
        OneCent old = open(storage, before);
        List<ShopperId> shoppers = IntStream.range(0, 205)
                .mapToObj(n -> ShopperId.of("toys", "shopper-" + n))
                .toList();
        shoppers.forEach(shopper -> link(old, shopper, TestCards.VISA));
        link(old, shoppers.get(0), TestCards.MASTERCARD);

        List<Integer> left = runs(3).map(run -> {
                    DueReport report = open(storage, after).runDue(TENANT); // each run by a process of its own
                    assertThat(report.more()).isEqualTo(run < 2);
                    return open(storage, after).cardKeys().use(TENANT).left();
                })
                .toList();

        assertThat(left.get(0)).isBetween(105, 106);
        assertThat(left.get(1)).isBetween(5, 6);
        assertThat(left.get(2)).isZero();
        assertThat(shop.audit())
                .filteredOn(told -> told.by().equals(Caller.dueWork()) && told.outcome() == Outcome.DONE)
                .extracting(AuditRecord::action)
                .hasSize(206)
                .containsOnly(Action.REVEAL);
        OneCent destroyed = open(storage, after.withoutOlderKeys());
        assertThat(shoppers).allSatisfy(shopper -> assertReveals(destroyed, after.withoutOlderKeys(), shopper));
    }

    /** SAFE-5: a safe that fails is told in the log by its kinds of failure; what it says may hold what it was given (R18). */
    @Test
    void aPageThatFailsIsLoggedWithoutTheSafesWords() throws IOException {
        Storage storage = new InMemoryStorage();
        link(open(storage, before), ANN, TestCards.VISA);
        CardSafe failing = Interposed.each(CardSafe.class, after, (name, arguments, call) -> {
            if (name.equals("reveal")) {
                throw new IllegalStateException("told of " + TestCards.VISA, new UnsupportedOperationException("so"));
            }
            return call.go();
        });

        open(storage, failing).runDue(TENANT);

        String log = Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile")));
        assertThat(log)
                .contains("key rotation of toys failed with java.lang.IllegalStateException by"
                        + " java.lang.UnsupportedOperationException")
                .doesNotContain("told of");
    }

    @Test
    void tellsAnOperatorWhichKeysAreInUse() {
        Storage storage = new InMemoryStorage();
        link(open(storage, before), ANN, TestCards.VISA);
        OneCent onecent = open(storage, after);
        link(onecent, BOB, TestCards.VISA);
        String old = before.keys().current().sealing();

        KeyUse use = onecent.cardKeys().use(TENANT);
        assertThat(use.oldest()).contains(old);
        assertThat(use.left()).isEqualTo(1);
        assertThat(use.sealed()).containsOnlyKeys(old, after.keys().current().sealing());
        assertThat(use.isInUse(old)).isTrue();
        assertThat(use.missing()).isEmpty();
        assertThat(open(storage, after.withoutOlderKeys())
                        .cardKeys()
                        .use(TENANT)
                        .missing())
                .containsExactly(old);

        onecent.runDue(TENANT);
        KeyUse later = onecent.cardKeys().use(TENANT);
        assertThat(later.oldest()).contains(after.keys().current().sealing());
        assertThat(later.isInUse(old)).isFalse();
        assertThat(later.isInUse(before.keys().current().fingerprinting())).isFalse();
    }

    @Test
    void aPassADayLaterFindsWhatAnOlderProcessPutOnFile() {
        Storage storage = new InMemoryStorage();
        OneCent old = open(storage, before);
        link(old, ANN, TestCards.VISA);
        OneCent onecent = open(storage, after);
        onecent.runDue(TENANT);
        link(old, BOB, TestCards.VISA);
        old.runDue(TENANT);
        assertThat(rotation(onecent).keys()).isEqualTo(after.keys().current());
        onecent.runDue(TENANT);
        assertThat(onecent.cardKeys().use(TENANT).left()).isEqualTo(1);

        shop.clock().advance(DAY);
        onecent.runDue(TENANT);
        assertThat(onecent.cardKeys().use(TENANT).left()).isZero();
        assertThat(rotation(onecent).isOver()).isFalse();

        shop.clock().advance(DAY);
        onecent.runDue(TENANT);
        assertThat(rotation(onecent).isOver()).isTrue();
    }

    /** A rotation that is over costs one read a run, however many vaults there are. */
    @Test
    void whatIsOverIsNotLookedForAgain() {
        Storage storage = new InMemoryStorage();
        OneCent onecent = open(storage, before);
        onecent.runDue(TENANT);
        shop.clock().advance(DAY);
        onecent.runDue(TENANT);
        assertThat(rotation(onecent).isOver()).isTrue();
        Stored<KeyRotation> kept =
                storage.keyRotations().find(KeyRotation.key(TENANT)).orElseThrow();

        shop.clock().advance(DAY);
        onecent.runDue(TENANT);

        assertThat(storage.keyRotations().find(KeyRotation.key(TENANT))).contains(kept);
    }

    /** A process that was not restarted yet, with or without the new key in its keyset. */
    @Test
    void anOlderProcessDoesNotTurnItBack() {
        Storage storage = new InMemoryStorage();
        CardSafe prepared = new Preferring(after, before);
        link(open(storage, before), ANN, TestCards.VISA);
        open(storage, before).runDue(TENANT);
        open(storage, after).runDue(TENANT);

        open(storage, before).runDue(TENANT);
        open(storage, prepared).runDue(TENANT);

        assertThat(rotation(open(storage, after)).keys()).isEqualTo(after.keys().current());
        assertThat(open(storage, after).cardKeys().use(TENANT).left()).isZero();
    }

    /** A caller who goes back to the former key for good is followed a day later. */
    @Test
    void goingBackIsFollowed() {
        Storage storage = new InMemoryStorage();
        CardSafe back = new Preferring(after, before);
        link(open(storage, before), ANN, TestCards.VISA);
        open(storage, before).runDue(TENANT);
        open(storage, after).runDue(TENANT);

        shop.clock().advance(DAY);
        open(storage, back).runDue(TENANT);

        assertThat(open(storage, back).cardKeys().use(TENANT).left()).isZero();
    }

    /** Where all keys were lost and new ones made, later rotations work again; what the lost ones sealed is told. */
    @Test
    void lostKeysAreFollowedByOthersADayLater() {
        Storage storage = new InMemoryStorage();
        EphemeralCardSafe fresh =
                new EphemeralCardSafe().rotated().rotated().rotated().withoutOlderKeys();
        link(open(storage, before), ANN, TestCards.VISA);
        open(storage, before).runDue(TENANT);
        OneCent onecent = open(storage, fresh);
        onecent.runDue(TENANT);
        assertThat(rotation(onecent).keys()).isEqualTo(before.keys().current());

        shop.clock().advance(DAY);
        onecent.runDue(TENANT);

        assertThat(rotation(onecent).keys()).isEqualTo(fresh.keys().current());
        assertThat(onecent.cardKeys().use(TENANT).missing()).containsExactly("card-1");
    }

    /** A process that was forgotten for days puts a card on file: the count shows it, and the operator has it fetched. */
    @Test
    void everythingIsPassedAgainWhenAnOperatorSaysSo() {
        Storage storage = new InMemoryStorage();
        OneCent onecent = open(storage, after);
        for (int days = 0; days < 3; days++) {
            onecent.runDue(TENANT);
            shop.clock().advance(DAY);
        }
        link(open(storage, before), ANN, TestCards.VISA);
        onecent.runDue(TENANT);
        assertThat(rotation(onecent).isOver()).isTrue();
        assertThat(onecent.cardKeys().use(TENANT).isInUse("card-1")).isTrue();

        onecent.cardKeys().again(TENANT);
        onecent.runDue(TENANT);

        assertThat(onecent.cardKeys().use(TENANT).isInUse("card-1")).isFalse();
    }

    /** A card is recognised whichever key was the current one when it was put on file (R11). */
    @Test
    void theSameNumberIsOneCardAcrossARotation() {
        Storage storage = new InMemoryStorage();
        SavedCard card = link(open(storage, before), ANN, TestCards.VISA);
        OneCent onecent = open(storage, after);

        assertThat(onecent.cards().link(ANN, shop.link("again", TestCards.VISA)))
                .isInstanceOfSatisfying(
                        LinkCardResult.AlreadyLinked.class,
                        found -> assertThat(found.existing().id()).isEqualTo(card.id()));
        onecent.runDue(TENANT);
        assertThat(open(storage, after.withoutOlderKeys()).cards().link(ANN, shop.link("third", TestCards.VISA)))
                .isInstanceOf(LinkCardResult.AlreadyLinked.class);
        assertThat(onecent.cards().of(ANN).cards()).hasSize(1);
    }

    /** Whatever write the process dies at, the next one goes on (R22, R25). */
    @Test
    void diesAtEachPlaceAndGoesOn() {
        int places = 0;
        boolean died = true;
        while (died) {
            MortalStorage storage = new MortalStorage();
            twoVaults(storage);
            storage.dieAt(++places);
            run(open(storage, after));
            died = storage.isDead();
            storage.revive();

            OneCent next = open(storage, after);
            run(next);
            assertThat(next.cardKeys().use(TENANT).left())
                    .as("place %s", places)
                    .isZero();
            assertThat(rotation(next).state()).isInstanceOf(KeyRotationState.Waiting.class);
            assertThat(List.of(ANN, BOB)).allSatisfy(shopper -> assertReveals(next, after.withoutOlderKeys(), shopper));
        }
        assertThat(places).isGreaterThan(6);
    }

    /** Another process does the same at any place in between (R22, R25). */
    @Test
    void twoAtOnceAreHarmlessAtEachPlace() {
        int place = 0;
        boolean interrupted = true;
        while (interrupted) {
            MortalStorage storage = new MortalStorage();
            twoVaults(storage);
            OneCent one = open(storage, after);
            OneCent other = open(storage, after);
            int at = ++place;
            storage.interruptAt(at, () -> other.runDue(TENANT));
            one.runDue(TENANT);
            interrupted = storage.places() >= at;

            one.runDue(TENANT);
            assertThat(one.cardKeys().use(TENANT).left()).isZero();
            assertThat(one.cards().of(ANN).cards()).hasSize(2);
            assertThat(List.of(ANN, BOB)).allSatisfy(shopper -> assertReveals(one, after.withoutOlderKeys(), shopper));
        }
        assertThat(place).isGreaterThan(10);
    }

    /** A card that is removed while it is sealed anew stays removed (R10, R22). */
    @Test
    void aRemovalWinsAtEachPlace() {
        int place = 0;
        boolean interrupted = true;
        while (interrupted) {
            MortalStorage storage = new MortalStorage();
            twoVaults(storage);
            OneCent onecent = open(storage, after);
            SavedCard gone = onecent.cards().of(ANN).cards().get(0);
            int at = ++place;
            storage.interruptAt(at, () -> onecent.cards().remove(ANN, Set.of(gone.id())));
            onecent.runDue(TENANT);
            interrupted = storage.places() >= at;
            if (interrupted) {
                assertThat(onecent.cards().of(ANN).find(gone.id())).isEmpty();
            }
        }
        assertThat(place).isGreaterThan(6);
    }

    /** A shopper who is erased while the numbers are sealed anew has none left, under no name and no key (R10). */
    @Test
    void anErasureWinsAtEachPlace() {
        int place = 0;
        boolean interrupted = true;
        while (interrupted) {
            MortalStorage storage = new MortalStorage();
            twoVaults(storage);
            OneCent onecent = open(storage, after);
            int at = ++place;
            storage.interruptAt(at, () -> onecent.erase(ANN));
            onecent.runDue(TENANT);
            interrupted = storage.places() >= at;
            if (interrupted) {
                onecent.runDue(TENANT);
                assertThat(storage.vaults().sweep(TENANT, Optional.empty(), 100).stream()
                                .map(key ->
                                        storage.vaults().find(key).orElseThrow().value())
                                .filter(vault -> !vault.cards().isEmpty()))
                        .extracting(CardVault::owner)
                        .as("erased at place %s", at)
                        .containsExactly(BOB);
            }
        }
        assertThat(place).isGreaterThan(6);
    }

    /** What is edited while it is sealed anew stays edited, and is under the current keys in the end (R12, R22). */
    @Test
    void anEditStandsAtEachPlace() {
        int place = 0;
        boolean interrupted = true;
        while (interrupted) {
            MortalStorage storage = new MortalStorage();
            twoVaults(storage);
            OneCent onecent = open(storage, after);
            CardId edited = onecent.cards().of(ANN).cards().get(0).id();
            CardEdit edit = CardEdit.nothing().withNickname("Travel").withExpiry("06/33");
            int at = ++place;
            storage.interruptAt(at, () -> onecent.cards().edit(ANN, EditCard.of(CommandId.of("edit"), edited, edit)));
            onecent.runDue(TENANT);
            interrupted = storage.places() >= at;
            storage.interruptAt(0, () -> {});

            onecent.runDue(TENANT);
            SavedCard card = onecent.cards().of(ANN).find(edited).orElseThrow();
            assertThat(card.nickname().isPresent()).as("edited at place %s", at).isEqualTo(interrupted);
            assertThat(card.expiry().equals(CardExpiry.of(2033, 6))).isEqualTo(interrupted);
            assertThat(onecent.cardKeys().use(TENANT).left()).isZero();
            assertReveals(onecent, after.withoutOlderKeys(), ANN);
        }
        assertThat(place).isGreaterThan(6);
    }

    /** What cannot be opened is told, holds up nobody, and is tried again (R25). */
    @Test
    void aForgedCardAndAMissingKeyHoldUpNobody() {
        Storage storage = new InMemoryStorage();
        SavedCard card = link(open(storage, before), ANN, TestCards.VISA);
        link(open(storage, before), BOB, TestCards.VISA);
        SavedCard strange = link(open(storage, new EphemeralCardSafe().rotated().rotated()), BOB, TestCards.MASTERCARD);
        forge(storage, card);
        OneCent onecent = open(storage, after);

        onecent.runDue(TENANT);

        KeyRotationState.Waiting waiting =
                (KeyRotationState.Waiting) rotation(onecent).state();
        assertThat(waiting.left()).isEqualTo(2);
        assertThat(waiting.resealed()).isEqualTo(1);
        assertThat(waiting.stuck())
                .containsExactlyInAnyOrder(
                        new StuckCard(
                                Key.sole(ANN), Optional.of(card.id()), Optional.of("card-1"), StuckCard.Reason.FORGED),
                        new StuckCard(
                                Key.sole(BOB),
                                Optional.of(strange.id()),
                                Optional.of("card-3"),
                                StuckCard.Reason.KEY_MISSING));
        shop.clock().advance(DAY);
        onecent.runDue(TENANT);
        assertThat(rotation(onecent).isOver()).isFalse();
        assertThat(onecent.cardKeys().use(TENANT).missing()).containsExactly("card-3");
    }

    /** A vault that cannot be read is passed over and told (R25). */
    @Test
    void anUnreadableVaultHoldsUpNobody() {
        Storage storage = new InMemoryStorage();
        twoVaults(storage);
        Storage broken = Interposed.storage(storage, (name, arguments, call) -> {
            if (name.equals("vaults.find") && arguments[0].equals(Key.sole(ANN))) {
                throw new EntryUnreadableException("a bad page", null);
            }
            return call.go();
        });
        OneCent onecent = open(broken, after);

        onecent.runDue(TENANT);

        assertThat(((KeyRotationState.Waiting) rotation(onecent).state()).stuck())
                .containsExactly(StuckCard.unreadable(Key.sole(ANN)));
        assertThat(onecent.cardKeys().use(TENANT).unreadable()).containsExactly(Key.sole(ANN));
        assertThat(onecent.cardKeys().use(TENANT).isInUse("card-1")).isTrue();
        assertThat(open(storage, after).cardKeys().use(TENANT).left()).isEqualTo(2);
    }

    /** A key service that is away costs nothing but time: the page is done again, and the run says so. */
    @Test
    void aSafeThatDoesNotWorkEndsThePage() {
        Storage storage = new InMemoryStorage();
        twoVaults(storage);
        DueReport report = open(storage, UnreachableSafe.of(after)).runDue(TENANT);

        assertThat(report.postponed()).contains(new DueReport.Item("key-rotation", KeyRotation.key(TENANT)));
        open(storage, after).runDue(TENANT);
        assertThat(open(storage, after).cardKeys().use(TENANT).left()).isZero();
    }

    /** A card whose key was destroyed too early cannot pay, and the use of keys names the key (R20). */
    @Test
    void aDestroyedKeyIsNamed() {
        Storage storage = new InMemoryStorage();
        SavedCard card = link(open(storage, before), ANN, TestCards.VISA);
        OneCent onecent = open(storage, after.withoutOlderKeys());
        shop.startCheckout(onecent, "c-1");

        assertThat(onecent.checkouts().pay(ANN, CheckoutId.of("c-1"), TestShop.pay("pay", card.id())))
                .isInstanceOfSatisfying(
                        PayResult.NotUsable.class,
                        not -> assertThat(not.why()).isEqualTo(Usability.MUST_BE_ENTERED_AGAIN));
        assertThat(onecent.cardKeys().use(TENANT).missing()).containsExactly("card-1");
    }

    private void twoVaults(Storage storage) {
        OneCent old = open(storage, before);
        link(old, ANN, TestCards.VISA);
        link(old, ANN, TestCards.MASTERCARD);
        link(old, BOB, TestCards.VISA);
    }

    private SavedCard link(OneCent onecent, ShopperId shopper, String number) {
        return ((LinkCardResult.Linked) onecent.cards().link(shopper, shop.link("link-" + number, number))).card();
    }

    private OneCent open(Storage storage, CardSafe safe) {
        return shop.open(storage, safe, shop.gateway(), any -> any);
    }

    private static void run(OneCent onecent) {
        try {
            onecent.runDue(TENANT);
        } catch (MortalStorage.Died e) {
            return; // as a kill: nothing is cleaned up
        }
    }

    private static KeyRotation rotation(OneCent onecent) {
        return onecent.cardKeys().of(TENANT).orElseThrow();
    }

    private static void assertReveals(OneCent onecent, CardSafe safe, ShopperId shopper) {
        for (SavedCard card : onecent.cards().of(shopper).cards()) {
            CardNumber number =
                    safe.reveal(shopper, card.id(), card.sealedNumber().orElseThrow());
            assertThat(number.masked()).isEqualTo(card.masked());
            assertThat(card.fingerprint())
                    .contains(safe.fingerprints(shopper, number).get(0));
        }
    }

    private static void forge(Storage storage, SavedCard card) {
        Key key = Key.sole(ANN);
        Stored<CardVault> stored = storage.vaults().find(key).orElseThrow();
        SealedNumber forged = new SealedNumber("card-1", "bm90aGluZw==");
        SavedCard changed = new SavedCard(
                card.id(),
                card.masked(),
                card.details(),
                new CardCredential.Sealed(forged),
                card.fingerprint(),
                card.consent(),
                card.enteredIn(),
                card.addedAt(),
                card.lastUsedAt(),
                card.network(),
                card.state());
        Entry<CardVault> entry = stored.entry()
                .withValue(new CardVault(ANN, List.of(changed), Optional.empty(), Optional.empty(), List.of()))
                .writtenAs("forged");
        assertThat(storage.vaults().save(key, entry, stored.version())).isEqualTo(SaveAnswer.SAVED);
    }

    private static Stream<Integer> runs(int count) {
        return IntStream.range(0, count).boxed();
    }
}
