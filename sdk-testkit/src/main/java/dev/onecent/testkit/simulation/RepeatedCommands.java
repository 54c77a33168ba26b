package dev.onecent.testkit.simulation;

import dev.onecent.OneCent;
import dev.onecent.card.CardEdit;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentState.Captured;
import dev.onecent.payment.PaymentState.Refunding;
import dev.onecent.payment.Refund;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.Stored;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Ids that are given twice: to another command (R22), and behind a flood of commands that cost nothing (R21). */
final class RepeatedCommands {
    /** Another number than {@link TestCards#VISA}, with the same last four digits. */
    private static final String TWIN = "4111000200001111";

    /** One command more than an aggregate remembers. */
    private static final int FLOOD = Entry.REMEMBERED + 1;

    private RepeatedCommands() {}

    /** A command's id is given again with another amount, card or checkout: it is answered by its type, and nothing is done (R22). */
    static SimulatedAction reuse() {
        return Actions.of("an id is given again with other contents", visit -> {
            switch (visit.draw().below(3)) {
                case 0 ->
                    Actions.payment(visit)
                            .filter(payment -> payment.state() instanceof Captured)
                            .ifPresent(payment -> refund(visit, payment));
                case 1 -> Actions.checkout(visit).ifPresent(checkout -> pay(visit, checkout));
                default -> link(visit);
            }
        });
    }

    /** A card is typed again under its first id behind a flood of free edits, where attempts are limited (R21). */
    static SimulatedAction flood() {
        return Actions.of("a flood of free edits", visit -> {
            List<SavedCard> cards =
                    visit.onecent().cards().of(visit.shopper().id()).linkedCards();
            if (visit.limitsAttempts() && !cards.isEmpty()) {
                CommandId id = visit.shopper().newLink();
                Function<OneCent, Object> link = onecent -> link(visit, onecent, id, TestCards.INSUFFICIENT_FUNDS);
                Actions.command(visit, "link " + id + " before the flood", link);
                for (int edit = 0; edit < FLOOD; edit++) {
                    name(visit, cards.get(0), "Card " + edit);
                }
                visit.say(link.apply(visit.onecent()));
            }
        });
    }

    private static void name(ActionContext visit, SavedCard card, String nickname) {
        Object result = visit.onecent()
                .cards()
                .edit(
                        visit.shopper().id(),
                        EditCard.of(
                                visit.shopper().newEdit(),
                                card.id(),
                                CardEdit.nothing().withNickname(nickname)));
        if (visit.draw().chance(5)) {
            visit.say(result);
        }
    }

    private static void refund(ActionContext visit, Payment payment) {
        CommandId id = CommandId.of(visit.shopper().newName());
        long part = payment.amount().minorUnits() / 10;
        reuse(
                visit,
                "refund " + part + " of " + payment.id() + " by " + id,
                onecent -> refund(onecent, payment, id, part),
                onecent -> refund(onecent, payment, id, part + 1),
                () -> isRefunded(visit, payment, id) ? Optional.of("") : Optional.empty());
    }

    private static Object refund(OneCent onecent, Payment payment, CommandId id, long minorUnits) {
        return onecent.payments().refund(payment.owner(), payment.id(), id, Money.of("EUR", minorUnits));
    }

    private static boolean isRefunded(ActionContext visit, Payment payment, CommandId id) {
        return visit.find("payments", payment.key())
                        .map(Stored::value)
                        .filter(found -> begun((Payment) found)
                                .anyMatch(refund -> refund.command().equals(id)))
                        .isPresent()
                || lifeOf(visit, "payments", payment.key(), id).isPresent();
    }

    private static Stream<Refund> begun(Payment payment) {
        Stream<Refund> running =
                payment.state() instanceof Refunding refunding ? Stream.of(refunding.refund()) : Stream.empty();
        return Stream.concat(payment.state().refunds().stream(), running);
    }

    private static void pay(ActionContext visit, CheckoutId checkout) {
        Shopper shopper = visit.shopper();
        CommandId id = shopper.newPayment(checkout);
        reuse(
                visit,
                "pay " + checkout + " by " + id,
                onecent -> pay(visit, onecent, checkout, id, TestCards.VISA),
                onecent -> pay(visit, onecent, checkout, id, TestCards.MASTERCARD),
                () -> lifeOf(visit, "checkouts", new Key(shopper.id(), checkout.value()), id));
    }

    private static Object pay(ActionContext visit, OneCent onecent, CheckoutId checkout, CommandId id, String number) {
        PayResult result = onecent.checkouts().pay(visit.shopper().id(), checkout, Pay.once(id, visit.form(number)));
        if (result instanceof PayResult.ChallengeRequired required) {
            Actions.challenged(visit.shopper(), required.reference());
        }
        return result;
    }

    /** Two numbers with the same last four digits are told apart as long as the card is on file, and where numbers are kept. */
    private static void link(ActionContext visit) {
        Shopper shopper = visit.shopper();
        CommandId id = shopper.newLink();
        Optional<CheckoutId> checkout = Actions.checkout(visit);
        boolean elsewhere = checkout.isPresent() && visit.draw().chance(30);
        boolean duplicate =
                !elsewhere && !visit.exchangesNumbers() && visit.draw().chance(70);
        String other = duplicate ? TWIN : TestCards.MASTERCARD;
        reuse(
                visit,
                "link " + id,
                onecent -> link(visit, onecent, id, TestCards.VISA),
                onecent -> elsewhere
                        ? onecent.checkouts().addCard(shopper.id(), checkout.get(), link(visit, id, TestCards.VISA))
                        : link(visit, onecent, id, other),
                () -> lifeOf(visit, "vaults", Key.sole(shopper.id()), id)
                        .filter(any -> !duplicate || isOnFile(visit, id)));
    }

    /** Returns whether the card that the receipt of a link names is on file; the name stands last in it. */
    private static boolean isOnFile(ActionContext visit, CommandId id) {
        Key vault = Key.sole(visit.shopper().id());
        return visit.find("vaults", vault)
                .filter(stored -> stored.entry()
                        .receiptOf(id)
                        .map(receipt ->
                                receipt.subject().substring(receipt.subject().lastIndexOf(':') + 1))
                        .flatMap(card -> ((CardVault) stored.value()).find(CardId.of(card)))
                        .isPresent())
                .isPresent();
    }

    private static Object link(ActionContext visit, OneCent onecent, CommandId id, String number) {
        LinkCardResult result = onecent.cards().link(visit.shopper().id(), link(visit, id, number));
        if (result instanceof LinkCardResult.ChallengeRequired required) {
            Actions.challenged(visit.shopper(), required.reference());
        }
        return result;
    }

    private static LinkCard link(ActionContext visit, CommandId id, String number) {
        return LinkCard.of(id, visit.form(number), visit.consent());
    }

    /** Tells the life of the entry that remembers a command, if one does. */
    private static Optional<String> lifeOf(ActionContext visit, String kind, Key key, CommandId id) {
        return visit.find(kind, key)
                .filter(stored -> stored.entry().receiptOf(id).isPresent())
                .map(stored -> stored.entry().firstWriteId());
    }

    /**
     * Gives a command, then other contents under its id. What one life remembers before and after the second command was there when
     * the second one was looked at. An id that a former life left behind has contents of its own: then the first command was refused,
     * and the second is not given.
     */
    private static void reuse(
            ActionContext visit,
            String name,
            Function<OneCent, Object> first,
            Function<OneCent, Object> other,
            Supplier<Optional<String>> remembered) {
        AtomicBoolean began = new AtomicBoolean();
        Actions.command(visit, name, onecent -> {
            Object answer = first.apply(onecent);
            began.compareAndSet(false, !isReused(answer) && !isPutOff(answer));
            return answer;
        });
        Optional<String> life = remembered.get();
        if (began.get() && life.isPresent()) {
            Object answer = other.apply(visit.onecent());
            visit.say(answer);
            if (!isReused(answer) && !isPutOff(answer) && remembered.get().equals(life)) {
                visit.broken("R22", "other contents were answered " + answer.getClass() + ": " + name);
            }
        }
    }

    /** Numbers that are compared with a card on file count as attempts, of which there may be no more for now (R21). */
    private static boolean isPutOff(Object answer) {
        return answer.getClass().getSimpleName().equals("TryLater");
    }

    private static boolean isReused(Object answer) {
        return answer.getClass().getSimpleName().equals("CommandReused");
    }
}
