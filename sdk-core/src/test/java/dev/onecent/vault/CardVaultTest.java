package dev.onecent.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardholderName;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.card.Nickname;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.gateway.Purpose;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SealedNumber;
import dev.onecent.safe.WorkingKeys;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.ShopperId;
import dev.onecent.vault.CardState.BeingVerified;
import dev.onecent.vault.CardState.Linked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The states of the cards in a vault, and the primary card: what changes them, and what changes nothing. */
class CardVaultTest {
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant CHECK_AT = NOW.plus(Duration.ofMinutes(2));
    private static final CardExpiry NEXT_YEAR = CardExpiry.of(2027, 11);
    private static final CardExpiry LAST_MONTH = CardExpiry.of(2026, 10);
    private static final CardExpiry NEW_EXPIRY = CardExpiry.of(2031, 5);
    private static final WorkingKeys ALL = WorkingKeys.all();
    private static final WorkingKeys NO_KEYS = WorkingKeys.none();
    private static final int LIMIT = 2;
    private static final CheckoutId CHECKOUT = CheckoutId.of("order-1");
    private static final CardId VISA = CardId.of("visa");
    private static final CardId OTHER = CardId.of("other");
    private static final CardId THIRD = CardId.of("third");
    private static final Optional<NetworkTransactionId> NETWORK = Optional.of(NetworkTransactionId.of("net-1"));

    @Nested
    class AnEmptyVault {
        private final CardVault vault = CardVault.empty(ANN);

        @Test
        void hasNothingToDoAndNoPrimary() {
            assertThat(vault.cards()).isEmpty();
            assertThat(vault.due()).isEmpty();
            assertThat(vault.endedAt()).isEmpty();
            assertThat(vault.primaryAt(NOW)).isEmpty();
        }

        @Test
        void ignoresWhateverIsSaidOfACardItDoesNotHave() {
            assertIgnores(vault, vault.approved(VISA));
            assertIgnores(vault, vault.tryingAgain(VISA, CHECK_AT));
            assertIgnores(vault, vault.checkedAgain(VISA, CHECK_AT));
            assertIgnores(vault, vault.linked(VISA, NOW, NETWORK, ALL));
            assertIgnores(vault, vault.changing(VISA, NEW_EXPIRY, CHECK_AT));
            assertIgnores(vault, vault.changed(VISA, NOW, ALL));
            assertIgnores(vault, vault.unchanging(VISA));
            assertIgnores(vault, vault.used(VISA, NOW, ALL));
            assertIgnores(vault, vault.without(Set.of(VISA)));
        }
    }

    @Nested
    class Reserving {
        @Test
        void putsTheCardLast() {
            Reservation reservation = reserve(vault(linked(OTHER)), pending(VISA));

            assertThat(reservation)
                    .isEqualTo(new Reservation.Reserved(vault(linked(OTHER), pending(VISA)), Optional.empty()));
        }

        @Test
        void answersWithTheCardThatIsThereAlready() {
            SavedCard again =
                    new Card(CardId.of("again")).withFingerprint("visa").build();

            assertThat(reserve(vault(linked(VISA)), again)).isEqualTo(new Reservation.Present(linked(VISA)));
            assertThat(reserve(vault(pending(VISA)), again)).isEqualTo(new Reservation.Present(pending(VISA)));
        }

        @Test
        void recognisesTheCardUnderAnOlderKey() {
            Reservation reservation = vault(linked(VISA))
                    .reserve(pending(OTHER), List.of(Fingerprint.of("new-key"), Fingerprint.of("visa")), LIMIT, ALL);

            assertThat(reservation).isEqualTo(new Reservation.Present(linked(VISA)));
        }

        @Test
        void refusesMoreCardsThanTheLimitPendingOnesCounted() {
            CardVault full = vault(linked(VISA), pending(OTHER));

            assertThat(reserve(full, pending(THIRD))).isEqualTo(new Reservation.Full(LIMIT));
        }

        @Test
        void recognisesTheSameCardInAFullVault() {
            CardVault full = vault(linked(VISA), pending(OTHER));
            SavedCard again =
                    new Card(CardId.of("again")).withFingerprint("other").build();

            assertThat(reserve(full, again)).isEqualTo(new Reservation.Present(pending(OTHER)));
        }

        @Test
        void givesThePlaceOfALinkedCardThatCannotBeOpenedToTheSameCard() {
            SavedCard lost =
                    new Card(VISA).sealedWith("lost-key").nicknamed("Daily").linked();
            SavedCard again = new Card(THIRD).withFingerprint("visa").build();
            CardVault full = vault(lost, linked(OTHER)).choosing(VISA, NOW);

            Reservation reservation = full.reserve(again, List.of(Fingerprint.of("visa")), LIMIT, NO_KEYS);

            SavedCard renamed =
                    new Card(THIRD).withFingerprint("visa").nicknamed("Daily").build();
            CardVault replaced = vault(renamed, linked(OTHER)).choosing(THIRD, NOW);
            assertThat(reservation).isEqualTo(new Reservation.Reserved(replaced, Optional.of(lost)));
        }

        @Test
        void refusesAPlaceToTheSameCardWhileTheFirstIsBeingVerified() {
            SavedCard lost = new Card(VISA).sealedWith("lost-key").build();
            SavedCard again = new Card(THIRD).withFingerprint("visa").build();

            assertThat(vault(lost).reserve(again, List.of(Fingerprint.of("visa")), LIMIT, NO_KEYS))
                    .isEqualTo(new Reservation.Present(lost));
        }

        @Test
        void neverHasACardTwice() {
            assertThatThrownBy(() -> vault(pending(VISA), linked(VISA)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("each card once");
        }

        private Reservation reserve(CardVault vault, SavedCard card) {
            return vault.reserve(card, card.fingerprint().stream().toList(), LIMIT, ALL);
        }
    }

    @Nested
    class ACardBeingVerified {
        private final CardVault vault = vault(pending(VISA));

        @Test
        void isLookedAfterAtItsCheck() {
            assertThat(vault.due()).contains(CHECK_AT);
            assertThat(vault.checkedAgain(VISA, CHECK_AT.plusSeconds(60)).due()).contains(CHECK_AT.plusSeconds(60));
        }

        @Test
        void isNeitherLinkedNorPrimary() {
            assertThat(vault.linkedCards()).isEmpty();
            assertThat(vault.usableAt(NOW, ALL)).isEmpty();
            assertThat(vault.primaryAt(NOW)).isEmpty();
        }

        @Test
        void paysInItsOwnCheckoutOnceTheHoldIsApproved() {
            SavedCard approved = card(vault.approved(VISA), VISA);

            assertThat(card(vault, VISA).canPayIn(CHECKOUT, NOW)).isFalse();
            assertThat(approved.canPayIn(CHECKOUT, NOW)).isTrue();
            assertThat(approved.canPayIn(CheckoutId.of("order-2"), NOW)).isFalse();
            assertThat(approved.isUsableAt(NOW)).isFalse();
            assertThat(approved.state()).isEqualTo(new BeingVerified(1, true, CHECK_AT));
        }

        @Test
        void awaitsASecondTryWithItsNextNumber() {
            CardVault again = vault.approved(VISA).tryingAgain(VISA, CHECK_AT.plusSeconds(60));

            assertThat(card(again, VISA).state()).isEqualTo(new BeingVerified(2, false, CHECK_AT.plusSeconds(60)));
            assertThat(card(again, VISA).awaitsSecondTryOf(1)).isTrue();
            assertThat(card(again, VISA).awaitsSecondTryOf(2)).isFalse();
            assertThat(card(vault, VISA).awaitsSecondTry()).isFalse();
        }

        @Test
        void isLinkedWithTheNetworksIdAndItsNumberOfProofs() {
            CardVault linked = vault.tryingAgain(VISA, CHECK_AT).linked(VISA, NOW, NETWORK, ALL);

            assertThat(card(linked, VISA).state()).isEqualTo(new Linked(NOW, 2, Optional.empty()));
            assertThat(card(linked, VISA).network()).isEqualTo(NETWORK);
            assertThat(linked.due()).isEmpty();
            assertThat(linked.primaryAt(NOW)).contains(card(linked, VISA));
        }

        @Test
        void hasNoExpiryToVerify() {
            assertIgnores(vault, vault.changing(VISA, NEW_EXPIRY, CHECK_AT.plusSeconds(60)));
            assertIgnores(vault, vault.changed(VISA, NOW, ALL));
            assertIgnores(vault, vault.unchanging(VISA));
        }
    }

    @Nested
    class ALinkedCard {
        private final CardVault vault = vault(linked(VISA));

        @Test
        void hasNothingToDo() {
            assertThat(vault.due()).isEmpty();
            assertThat(vault.linkedCards()).containsExactly(linked(VISA));
        }

        @Test
        void ignoresALateAnswerAboutItsFirstProof() {
            assertIgnores(vault, vault.approved(VISA));
            assertIgnores(vault, vault.tryingAgain(VISA, CHECK_AT));
            assertIgnores(vault, vault.checkedAgain(VISA, CHECK_AT));
            assertThat(card(vault.linked(VISA, NOW.plusSeconds(5), NETWORK, ALL), VISA))
                    .isEqualTo(linked(VISA));
        }

        @Test
        void takesHolderAndNicknameAtOnce() {
            CardDetails details = new CardDetails(
                    NEXT_YEAR, Optional.of(CardholderName.of("ANN BELL")), Optional.of(Nickname.of("Daily")));

            assertThat(card(vault.edited(VISA, details), VISA).details()).isEqualTo(details);
        }

        @Test
        void keepsTheLatestTimeOfItsPayments() {
            CardVault used = vault.used(VISA, NOW.plusSeconds(9), ALL);

            assertThat(card(used, VISA).lastUsedAt()).contains(NOW.plusSeconds(9));
            assertIgnores(used, used.used(VISA, NOW.plusSeconds(3), ALL));
        }

        @Test
        void isUsableUntilItExpires() {
            CardVault expired = vault(new Card(VISA).expiring(LAST_MONTH).linked());

            assertThat(vault.usableAt(NOW, ALL)).containsExactly(linked(VISA));
            assertThat(expired.usableAt(NOW, ALL)).isEmpty();
            assertThat(card(expired, VISA).canPayIn(CHECKOUT, NOW)).isFalse();
        }

        @Test
        void isUsableOnlyIfItsNumberCanBeOpened() {
            CardVault lost = vault(new Card(VISA).sealedWith("lost-key").linked());

            assertThat(lost.primaryAt(NOW, NO_KEYS)).isEmpty();
            assertThat(lost.primaryAt(NOW, ALL)).isPresent();
            assertThat(vault.primaryAt(NOW, NO_KEYS)).isPresent();
        }

        @Test
        void isSealedAnewOnlyWhereItStillLiesAsItWas() {
            CardCredential before = new CardCredential.Sealed(new SealedNumber("key-1", "old"));
            CardCredential after = new CardCredential.Sealed(new SealedNumber("key-2", "new"));
            CardCredential stale = new CardCredential.Sealed(new SealedNumber("key-0", "older"));
            CardVault sealed = vault(new Card(VISA).with(before).linked());
            Fingerprint fingerprint = Fingerprint.of("visa-2");

            CardVault anew = sealed.resealed(List.of(new Resealed(VISA, before, after, fingerprint)));

            assertThat(card(anew, VISA).credential()).isEqualTo(after);
            assertThat(card(anew, VISA).fingerprint()).contains(fingerprint);
            assertIgnores(sealed, sealed.resealed(List.of(new Resealed(VISA, stale, after, fingerprint))));
            assertIgnores(sealed, sealed.resealed(List.of(new Resealed(OTHER, before, after, fingerprint))));
        }
    }

    @Nested
    class AnExpiryBeingVerified {
        private final CardVault vault = vault(linked(VISA)).changing(VISA, NEW_EXPIRY, CHECK_AT);

        @Test
        void leavesTheOldOneEffectiveAndIsLookedAfter() {
            assertThat(card(vault, VISA).expiry()).isEqualTo(NEXT_YEAR);
            assertThat(card(vault, VISA).expiryChange()).contains(new ExpiryChange(NEW_EXPIRY, 2, false, CHECK_AT));
            assertThat(vault.due()).contains(CHECK_AT);
            assertThat(vault.checkedAgain(VISA, CHECK_AT.plusSeconds(60)).due()).contains(CHECK_AT.plusSeconds(60));
        }

        @Test
        void isEffectiveOnceItIsVerified() {
            SavedCard changed = card(vault.changed(VISA, NOW, ALL), VISA);

            assertThat(changed.expiry()).isEqualTo(NEW_EXPIRY);
            assertThat(changed.state()).isEqualTo(new Linked(NOW, 2, Optional.empty()));
        }

        @Test
        void isDroppedIfItIsNotVerified() {
            SavedCard unchanged = card(vault.unchanging(VISA), VISA);

            assertThat(unchanged.expiry()).isEqualTo(NEXT_YEAR);
            assertThat(unchanged.state()).isEqualTo(new Linked(NOW, 2, Optional.empty()));
        }

        @Test
        void givesWayToALaterOneWithANumberOfItsOwn() {
            CardExpiry later = CardExpiry.of(2032, 1);

            assertThat(card(vault.changing(VISA, later, CHECK_AT), VISA).expiryChange())
                    .contains(new ExpiryChange(later, 3, false, CHECK_AT));
        }

        @Test
        void awaitsASecondTryOfTheSameExpiry() {
            SavedCard again = card(vault.tryingAgain(VISA, CHECK_AT.plusSeconds(60)), VISA);

            assertThat(again.expiryChange()).contains(new ExpiryChange(NEW_EXPIRY, 3, true, CHECK_AT.plusSeconds(60)));
            assertThat(again.awaitsSecondTryOf(2)).isTrue();
        }

        @Test
        void countsOnlyWhileItIsAwaited() {
            CardVault done = vault.unchanging(VISA);

            assertThat(card(done.changed(VISA, NOW, ALL), VISA)).isEqualTo(card(done, VISA));
        }
    }

    @Nested
    class ThePrimaryCard {
        private final SavedCard older = new Card(VISA).linkedAt(NOW.minusSeconds(60));
        private final SavedCard newer = new Card(OTHER).linkedAt(NOW);
        private final CardVault vault = vault(older, newer);

        @Test
        void isTheLatestLinkedIfNoneWasEverUsed() {
            assertThat(vault.primaryAt(NOW)).contains(newer);
        }

        @Test
        void isTheLatestUsedBeforeTheLatestLinked() {
            SavedCard used = older.usedAt(NOW.minusSeconds(10));

            assertThat(vault(used, newer).primaryAt(NOW)).contains(used);
            assertThat(vault(used, newer).usableAt(NOW, ALL)).containsExactly(used, newer);
        }

        @Test
        void isTheShoppersChoice() {
            CardVault chosen = vault.choosing(VISA, NOW);

            assertThat(chosen.primaryAt(NOW)).contains(older);
            assertThat(chosen.choice()).contains(new PrimaryChoice(VISA, NOW));
        }

        @Test
        void staysWhatItWasWhenAnotherCardPays() {
            CardVault used = vault.used(VISA, NOW, ALL);

            assertThat(used.primaryAt(NOW)).contains(newer);
            assertThat(used.standIn()).contains(OTHER);
        }

        @Test
        void staysWhatItWasWhenAnotherCardIsLinked() {
            CardVault linked = vault(older, pending(OTHER)).linked(OTHER, NOW, NETWORK, ALL);

            assertThat(linked.primaryAt(NOW)).contains(older);
            assertThat(linked.standIn()).contains(VISA);
        }

        @Test
        void staysWhatItWasWhenTheExpiryOfAnotherCardIsVerified() {
            SavedCard expired = new Card(THIRD).expiring(LAST_MONTH).linkedAt(NOW.plusSeconds(5));
            CardVault changing = vault(older, expired).changing(THIRD, NEW_EXPIRY, CHECK_AT);

            assertThat(changing.changed(THIRD, NOW, ALL).primaryAt(NOW)).contains(older);
        }

        @Test
        void isAStandInWhileTheChosenCardCannotPay() {
            SavedCard expired = new Card(VISA).expiring(LAST_MONTH).linked();

            CardVault chosen = vault(expired, newer).choosing(VISA, NOW);

            assertThat(chosen.primaryAt(NOW)).contains(newer);
            assertThat(chosen.choice()).contains(new PrimaryChoice(VISA, NOW));
        }

        @Test
        void isNoStandInOnceTheShopperHasChosen() {
            CardVault chosen = vault.used(VISA, NOW, ALL).choosing(VISA, NOW);

            assertThat(chosen.standIn()).isEmpty();
        }

        @Test
        void isAnotherOnceItIsRemoved() {
            CardVault chosen = vault.choosing(VISA, NOW);
            CardVault stoodIn = vault.used(VISA, NOW, ALL);

            assertThat(chosen.without(Set.of(VISA)).primaryAt(NOW)).contains(newer);
            assertThat(chosen.without(Set.of(VISA)).choice()).isEmpty();
            assertThat(stoodIn.without(Set.of(OTHER)).standIn()).isEmpty();
            assertThat(vault.without(Set.of(VISA, OTHER)).primaryAt(NOW)).isEmpty();
        }
    }

    @Nested
    class ARemovedCard {
        private final CardVault vault = vault(linked(VISA), pending(OTHER)).without(Set.of(VISA));

        @Test
        void leavesOnlyItsId() {
            assertThat(vault.cards()).containsExactly(pending(OTHER));
            assertThat(vault.find(VISA)).isEmpty();
            assertThat(vault.removedCards()).containsExactly(VISA);
        }

        @Test
        void makesTheVaultDueAtOnceUntilItsTokenIsHandedOver() {
            assertThat(vault.due()).contains(Instant.EPOCH);
            assertThat(vault.withoutRemoved(List.of(VISA)).due()).contains(CHECK_AT);
            assertThat(vault.withoutRemoved(List.of(OTHER)).removedCards()).containsExactly(VISA);
        }

        @Test
        void isNotRemovedTwice() {
            assertIgnores(vault, vault.without(Set.of(VISA)));
            assertThat(vault.without(Set.of(OTHER)).removedCards()).containsExactly(VISA, OTHER);
        }
    }

    private static void assertIgnores(CardVault before, CardVault after) {
        assertThat(after).isEqualTo(before);
    }

    private static CardVault vault(SavedCard... cards) {
        return new CardVault(ANN, List.of(cards), Optional.empty(), Optional.empty(), List.of());
    }

    private static SavedCard card(CardVault vault, CardId id) {
        return vault.find(id).orElseThrow();
    }

    private static SavedCard pending(CardId id) {
        return new Card(id).build();
    }

    private static SavedCard linked(CardId id) {
        return new Card(id).linked();
    }

    /** A card that is being verified, or linked: a token that expires next year, unless it is said otherwise. */
    private record Card(
            CardId id, String fingerprint, CardExpiry expiry, CardCredential credential, Optional<Nickname> nickname) {
        Card(CardId id) {
            this(id, id.value(), NEXT_YEAR, new CardCredential.Token("token"), Optional.empty());
        }

        Card withFingerprint(String value) {
            return new Card(id, value, expiry, credential, nickname);
        }

        Card expiring(CardExpiry month) {
            return new Card(id, fingerprint, month, credential, nickname);
        }

        Card with(CardCredential kept) {
            return new Card(id, fingerprint, expiry, kept, nickname);
        }

        Card sealedWith(String keyId) {
            return with(new CardCredential.Sealed(new SealedNumber(keyId, "ciphertext")));
        }

        Card nicknamed(String name) {
            return new Card(id, fingerprint, expiry, credential, Optional.of(Nickname.of(name)));
        }

        SavedCard linked() {
            return linkedAt(NOW);
        }

        SavedCard linkedAt(Instant at) {
            return build(new Linked(at, 1, Optional.empty()));
        }

        SavedCard build() {
            return build(new BeingVerified(1, false, CHECK_AT));
        }

        private SavedCard build(CardState state) {
            return new SavedCard(
                    id,
                    new MaskedCard(CardBrand.VISA, LastFour.of("1111")),
                    new CardDetails(expiry, Optional.empty(), nickname),
                    credential,
                    Optional.of(Fingerprint.of(fingerprint)),
                    new Consent("save-card-2026-11", Locale.UK, NOW, Channel.DESKTOP, Purpose.ONE_CLICK),
                    Optional.of(CHECKOUT),
                    NOW,
                    Optional.empty(),
                    Optional.empty(),
                    state);
        }
    }
}
