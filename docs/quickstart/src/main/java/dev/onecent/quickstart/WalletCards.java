package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardNumber;
import dev.onecent.card.MaskedCard;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.text.TextKeys;
import dev.onecent.text.Texts;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.EditCardResult;
import dev.onecent.vault.SavedCard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shopper's own cards at the wallet: W3 to W6. One stays for the next run, the others are removed. */
final class WalletCards {
    private static final List<String> ADDED =
            List.of(TestCards.VISA, TestCards.AMERICAN_EXPRESS, TestCards.DISCOVER, TestCards.JCB);

    private final OneCent onecent;
    private final Wallet wallet;
    private final ShopperId owner;
    private final Transcript tell;

    WalletCards(Wallet wallet, ShopperId owner, Transcript tell) {
        this.wallet = wallet;
        this.onecent = wallet.onecent();
        this.owner = owner;
        this.tell = tell;
    }

    void add() {
        tell.step("W3", "The cards kept in the wallet, and what can be done with them.");
        list();
        tell.say("( %s )", texts().text(TextKeys.CARD_ADD));
        add(ADDED.get(0));
        ADDED.stream().skip(1).forEach(this::addAnother);
        tell.step("W6", "A freeze that is refused links nothing.");
        link(TestCards.INSUFFICIENT_FUNDS);
        tell.say("Cards in the wallet: %d.", vault().cards().size());
    }

    /** A card whose link is still under way since an earlier run was broken off is passed over. */
    void manage() {
        linked(TestCards.AMERICAN_EXPRESS).ifPresent(this::makePrimary);
        linked(TestCards.DISCOVER).ifPresent(this::remove);
        list();
    }

    void removeSeveral() {
        List<SavedCard> gone = Stream.of(TestCards.AMERICAN_EXPRESS, TestCards.JCB)
                .flatMap(number -> linked(number).stream())
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        tell.step("W3", texts().text(TextKeys.CARD_REMOVE_SELECTED) + ": " + looks(gone));
        tell.say("%s.", PaySteps.name(onecent.cards().remove(owner, ids(gone))));
        tell.say("The primary card is gone, and another one follows:");
        list();
    }

    private void makePrimary(SavedCard chosen) {
        tell.step("W3", texts().text(TextKeys.CARD_MAKE_PRIMARY) + ": " + chosen.masked() + ".");
        tell.say("%s.", PaySteps.name(onecent.cards().makePrimary(owner, chosen.id())));
        edit(chosen.id());
    }

    private void remove(SavedCard gone) {
        tell.step("W3", texts().text(TextKeys.CARD_REMOVE) + ": " + gone.masked() + ".");
        tell.say("%s.", PaySteps.name(onecent.cards().remove(owner, Set.of(gone.id()))));
    }

    private void add(String number) {
        tell.step("W4", texts().text(TextKeys.CARD_ADD) + ": the shopper enters the data.");
        tell.form(look(number), texts().text(TextKeys.BUTTON_SAVE));
        tell.step("W5", "The wallet says:");
        tell.say("\"%s\"", texts().holdNotice(Demo.held(look(number).brand(), wallet.currency())));
        tell.step("W6", "Held, given back, linked.");
        link(number);
    }

    private void addAnother(String number) {
        tell.step("W4", texts().text(TextKeys.CARD_ADD) + ": " + look(number) + ".");
        link(number);
    }

    private void link(String number) {
        CardForm form = Demo.form(number);
        new LinkSteps(onecent, wallet.gateway(), owner, tell)
                .show(onecent.cards().link(owner, Demo.link(form, Channel.DESKTOP)), look(number));
        form.wipe();
    }

    private void edit(CardId card) {
        tell.step("W3", texts().text(TextKeys.CARD_EDIT) + ": another nickname and expiry; a wrong one first.");
        edited(card, CardEdit.nothing().withExpiry("13/31"));
        edited(card, CardEdit.nothing().withNickname("For travel").withExpiry("11/31"));
        tell.say("The new expiry counts once a verification proved it:");
        onecent.cards()
                .of(owner)
                .find(card)
                .ifPresent(new LinkSteps(onecent, wallet.gateway(), owner, tell)::verification);
    }

    private void edited(CardId card, CardEdit edit) {
        EditCardResult result = onecent.cards().edit(owner, EditCard.of(Demo.command(), card, edit));
        tell.say("%s.", PaySteps.name(result));
        if (result instanceof EditCardResult.Invalid invalid) {
            invalid.violations().forEach(wrong -> tell.say("   %-10s %s", wrong.field(), wrong.text()));
        }
    }

    private void list() {
        CardVault vault = vault();
        Optional<SavedCard> primary = onecent.cards().primary(owner);
        if (vault.cards().isEmpty()) {
            tell.say("(no card yet)");
        }
        for (SavedCard card : vault.linkedCards()) {
            tell.say(
                    "[ ] %-25s %s  %s%s",
                    card.masked(),
                    card.expiry(),
                    card.nickname().orElse(""),
                    primary.filter(card::equals).isPresent() ? " (primary)" : "");
        }
    }

    private Optional<SavedCard> linked(String number) {
        Optional<SavedCard> card = vault().linkedCards().stream()
                .filter(saved -> saved.masked().equals(look(number)))
                .findFirst();
        if (card.isEmpty()) {
            tell.say("%s is not linked yet, so nothing can be done with it.", look(number));
        }
        return card;
    }

    private static String looks(List<SavedCard> cards) {
        return cards.stream().map(SavedCard::masked).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Set<CardId> ids(List<SavedCard> cards) {
        return cards.stream().map(SavedCard::id).collect(Collectors.toSet());
    }

    private static MaskedCard look(String number) {
        return CardNumber.parse(number).masked();
    }

    private CardVault vault() {
        return onecent.cards().of(owner);
    }

    private Texts texts() {
        return onecent.languages().in(Locale.UK);
    }
}
