package dev.onecent.vault;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardForm;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.SeenAuthorization;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVaultEvent.CardExpiryChanged;
import dev.onecent.vault.CardVaultEvent.CardExpiryNotChanged;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cards are changed without their numbers, and a changed expiry counts once it is verified (R11, R12, W3). */
@SuppressWarnings("this-escape") // a subclass only says what is used, and has no state of its own
public class EditingTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final CardExpiry OLD = CardExpiry.parse("12/29");
    private static final CardExpiry NEW = CardExpiry.parse("06/33");

    private final TestShop shop = newShop();
    private final OneCent onecent = shop.open();
    private final CardId card = link("link-1", form("12/29"));

    @Test
    void holderAndNicknameAreChangedAtOnceAndNothingIsFrozen() {
        int calls = shop.gateway().calls().size();

        EditCardResult result =
                edit("e1", CardEdit.nothing().withHolder("Ann B. Shopper").withNickname("Travel"));

        assertThat(result).isInstanceOf(EditCardResult.Edited.class);
        assertThat(card().nickname()).contains("Travel");
        assertThat(card().holder().orElseThrow().value()).isEqualTo("Ann B. Shopper");
        assertThat(shop.gateway().calls()).hasSize(calls);
    }

    @Test
    void anEmptyNicknameTakesItAwayAndWhatIsNotNamedStays() {
        edit("e1", CardEdit.nothing().withNickname("Travel"));
        edit("e2", CardEdit.nothing().withHolder("Ann Other"));
        assertThat(card().nickname()).contains("Travel");

        edit("e3", CardEdit.nothing().withNickname(""));

        assertThat(card().nickname()).isEmpty();
        assertThat(card().holder().orElseThrow().value()).isEqualTo("Ann Other");
    }

    @Test
    void aChangedExpiryIsVerifiedWithoutTheSecurityCodeAndThenCounts() {
        EditCardResult result = edit("e1", CardEdit.nothing().withExpiry("06/33"));
        onecent.runDue(ANN.tenant());

        assertThat(result).isInstanceOf(EditCardResult.Edited.class);
        assertThat(card().expiry()).isEqualTo(NEW);
        assertThat(card().expiryChange()).isEmpty();
        assertThat(lastAuthorization().securityCode()).isFalse();
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
        assertThat(shop.events()).anyMatch(CardExpiryChanged.class::isInstance);
    }

    @Test
    void untilItIsVerifiedTheOldExpiryCounts() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);

        EditCardResult result =
                edit("e1", CardEdit.nothing().withExpiry("06/33").withNickname("Travel"));

        assertThat(result).isInstanceOf(EditCardResult.BeingVerified.class);
        assertThat(card().expiry()).isEqualTo(OLD);
        assertThat(card().nickname()).contains("Travel");
        assertThat(card().isUsableAt(shop.clock().instant())).isTrue();
        shop.pass(onecent, Duration.ofHours(1));
        assertThat(card().expiry()).isEqualTo(NEW);
    }

    @Test
    void aRefusedExpiryLeavesTheOldOne() {
        shop.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);

        EditCardResult result = edit("e1", CardEdit.nothing().withExpiry("06/33"));
        onecent.runDue(ANN.tenant());

        assertThat(result)
                .isInstanceOfSatisfying(
                        EditCardResult.ExpiryRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(DeclineReason.DO_NOT_HONOR));
        assertThat(card().expiry()).isEqualTo(OLD);
        assertThat(card().expiryChange()).isEmpty();
        assertThat(shop.events()).anyMatch(CardExpiryNotChanged.class::isInstance);
    }

    @Test
    void anotherExpirySupersedesOneThatIsBeingVerified() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        edit("e1", CardEdit.nothing().withExpiry("01/31"));

        edit("e2", CardEdit.nothing().withExpiry("06/33"));
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(card().expiry()).isEqualTo(NEW);
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
    }

    /** The shopper types the effective expiry back; what was being verified no longer counts (R12). */
    @Test
    void theOldExpiryTypedBackWithdrawsTheOneThatIsBeingVerified() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        edit("e1", CardEdit.nothing().withExpiry("06/33"));

        EditCardResult back = edit("e2", CardEdit.nothing().withExpiry("12/29"));
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(back).isInstanceOf(EditCardResult.Edited.class);
        assertThat(card().expiry()).isEqualTo(OLD);
        assertThat(card().expiryChange()).isEmpty();
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
    }

    @Test
    void theSameCommandTakesEffectOnce() {
        edit("e1", CardEdit.nothing().withExpiry("06/33"));
        int calls = shop.gateway().calls().size();

        EditCardResult again = edit("e1", CardEdit.nothing().withExpiry("06/33"));

        assertThat(again).isInstanceOf(EditCardResult.Edited.class);
        assertThat(shop.gateway().calls()).hasSize(calls);
    }

    /** An old command repeated says what became of it, not that it holds (R22). */
    @Test
    void aCommandWhoseExpiryWasChangedAgainSaysSo() {
        edit("e1", CardEdit.nothing().withExpiry("01/31"));
        edit("e2", CardEdit.nothing().withExpiry("06/33"));

        assertThat(edit("e1", CardEdit.nothing().withExpiry("01/31"))).isEqualTo(new EditCardResult.Superseded(card()));
        assertThat(edit("e2", CardEdit.nothing().withExpiry("06/33"))).isEqualTo(new EditCardResult.Edited(card()));
    }

    @Test
    void aCommandWhoseExpiryWasTypedBackSaysSo() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        edit("e1", CardEdit.nothing().withExpiry("06/33"));
        edit("e2", CardEdit.nothing().withExpiry("12/29"));

        assertThat(edit("e1", CardEdit.nothing().withExpiry("06/33"))).isEqualTo(new EditCardResult.Superseded(card()));
        shop.pass(onecent, Duration.ofHours(2));
        assertThat(edit("e1", CardEdit.nothing().withExpiry("06/33"))).isEqualTo(new EditCardResult.Superseded(card()));
    }

    /** What is being verified already is not verified twice (R12). */
    @Test
    void theSameExpiryTypedAgainFreezesNoSecondHold() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        edit("e1", CardEdit.nothing().withExpiry("06/33"));
        int authorizations = shop.gateway().authorizations().size();

        EditCardResult again = edit("e2", CardEdit.nothing().withExpiry("06/33").withNickname("Travel"));

        assertThat(again).isEqualTo(new EditCardResult.BeingVerified(card()));
        assertThat(card().nickname()).contains("Travel");
        assertThat(shop.gateway().authorizations()).hasSize(authorizations);
        shop.pass(onecent, Duration.ofHours(1));
        assertThat(edit("e2", CardEdit.nothing().withExpiry("06/33").withNickname("Travel")))
                .isEqualTo(new EditCardResult.Edited(card()));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceInTheShoppersLanguage() {
        EditCard wrong = EditCard.of(
                        CommandId.of("e1"),
                        card,
                        CardEdit.nothing()
                                .withHolder("4111 1111 1111 1111")
                                .withExpiry("13/29")
                                .withNickname("4111111111111111"))
                .in(new Locale("es"));

        assertThat(onecent.cards().edit(ANN, wrong)).isInstanceOfSatisfying(EditCardResult.Invalid.class, invalid -> {
            assertThat(invalid.violations())
                    .extracting(FormViolation::field)
                    .containsExactly("expiry", "holder", "nickname");
            assertThat(invalid.violations())
                    .extracting(FormViolation::text)
                    .noneMatch(text -> text.contains("4111"))
                    .anyMatch(text -> text.contains("tarjeta"));
        });
        assertThat(card().expiry()).isEqualTo(OLD);
    }

    @Test
    void whatIsNamedMustNotBeEmpty() {
        assertThat(edit("e1", CardEdit.nothing().withHolder("").withExpiry("")))
                .isInstanceOfSatisfying(
                        EditCardResult.Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(FormViolation::messageKey)
                                .containsExactly(
                                        "dev.onecent.card.expiry.required", "dev.onecent.card.holder.required"));
    }

    @Test
    void anExpiredCardIsMadeUsableByItsNewExpiry() {
        shop.clock().advance(Duration.ofDays(4 * 366));
        assertThat(onecent.cards().of(ANN).primaryAt(shop.clock().instant())).isEmpty();

        edit("e1", CardEdit.nothing().withExpiry("06/33"));

        assertThat(onecent.cards().of(ANN).primaryAt(shop.clock().instant()).map(SavedCard::id))
                .contains(card);
    }

    @Test
    void anotherShoppersCardIsNotFound() {
        EditCard command = EditCard.of(CommandId.of("e1"), CardId.of("nobodys"), CardEdit.nothing());

        assertThat(onecent.cards().edit(ANN, command)).isEqualTo(new EditCardResult.NoSuchCard());
    }

    /** A number that is on file already makes no second card (R11). */
    @Test
    void theSameNumberWithANewerExpiryIsTakenOverOnceItIsVerified() {
        LinkCardResult result = onecent.cards().link(ANN, command("link-2", form("06/33")));

        assertThat(result)
                .isInstanceOfSatisfying(
                        LinkCardResult.AlreadyLinked.class,
                        already -> assertThat(already.existing().id()).isEqualTo(card));
        assertThat(onecent.cards().of(ANN).cards()).hasSize(1);
        assertThat(card().expiry()).isEqualTo(NEW);
        assertThat(shop.gateway().securityCodes()).isEqualTo(2);
        assertThat(onecent.cards().link(ANN, command("link-2", form("06/33"))))
                .isInstanceOf(LinkCardResult.AlreadyLinked.class);
    }

    /** An older expiry of the same number changes nothing and holds nothing (R11). */
    @Test
    void theSameNumberWithAnOlderExpiryChangesNothing() {
        int asked = shop.gateway().authorizations().size();

        assertThat(onecent.cards().link(ANN, command("link-2", form("01/28"))))
                .isInstanceOf(LinkCardResult.AlreadyLinked.class);

        assertThat(card().expiry()).isEqualTo(OLD);
        assertThat(shop.gateway().authorizations()).hasSize(asked);
    }

    /** A card that goes while its new expiry is being verified: the hold is released, and nothing comes of it (R10). */
    @Test
    void aRemovedCardsHoldIsStillGivenBack() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        edit("e1", CardEdit.nothing().withExpiry("06/33"));

        onecent.cards().remove(ANN, java.util.Set.of(card));
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(shop.gateway().ledger().held(EURO)).isEqualTo(Money.zero(EURO));
    }

    /** One id is one command; what it did as another kind says nothing about this one (R22). */
    @Test
    void theIdOfALinkIsNoEdits() {
        assertThat(edit("link-1", CardEdit.nothing().withNickname("Travel")))
                .isEqualTo(new EditCardResult.CommandReused());
        assertThat(card().nickname()).isEmpty();
    }

    /** The same of a link that found the card on file and renewed it (R11, R22). */
    @Test
    void theIdOfALinkThatRenewedIsNoEdits() {
        onecent.cards().link(ANN, command("link-2", form("06/33")));

        assertThat(edit("link-2", CardEdit.nothing().withNickname("Travel")))
                .isEqualTo(new EditCardResult.CommandReused());
    }

    /** Nobody is told that a card could not be verified which was never tried (R22). */
    @Test
    void theIdOfAnEditIsNoLinks() {
        edit("e1", CardEdit.nothing().withNickname("Travel"));
        int asked = shop.gateway().authorizations().size();

        assertThat(onecent.cards().link(ANN, shop.link("e1", TestCards.MASTERCARD)))
                .isEqualTo(new LinkCardResult.CommandReused());
        assertThat(onecent.cards().answerTo(ANN, CommandId.of("e1"))).contains(new LinkCardResult.CommandReused());
        assertThat(shop.gateway().authorizations()).hasSize(asked);
    }

    private EditCardResult edit(String command, CardEdit edit) {
        return onecent.cards().edit(ANN, EditCard.of(CommandId.of(command), card, edit));
    }

    private SavedCard card() {
        return onecent.cards().of(ANN).find(card).orElseThrow();
    }

    private SeenAuthorization lastAuthorization() {
        return Optional.of(shop.gateway().authorizations())
                .map(all -> all.get(all.size() - 1))
                .orElseThrow();
    }

    private CardId link(String command, CardForm form) {
        return ((LinkCardResult.Linked) onecent.cards().link(ANN, command(command, form)))
                .card()
                .id();
    }

    private LinkCard command(String command, CardForm form) {
        return LinkCard.of(CommandId.of(command), form, shop.consent());
    }

    private static CardForm form(String expiry) {
        return CardForm.of(TestCards.VISA, expiry, "737", "Ann Shopper");
    }

    /** Seals its numbers, unless a subclass says otherwise. */
    protected TestShop newShop() {
        return TestShop.with(Validation.FACTORY);
    }
}
