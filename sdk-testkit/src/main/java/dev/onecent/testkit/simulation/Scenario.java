package dev.onecent.testkit.simulation;

import dev.onecent.OneCent;
import dev.onecent.card.CardEdit;
import dev.onecent.checkout.PaymentChoice;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.TestCards;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A script for the {@link CrashMatrix}: what one shopper and the host do, one thing after the other.
 *
 * @param name for the trace and for repeating, one word
 * @param capture when an approved amount is taken
 * @param zeroFirst whether cards are verified with zero first, and with one cent where the network takes no zero (R14)
 * @param comesBack whether who was cut off gives the same command again; else due work alone goes on. Run the same scenario
 *     without as well: faults of which nobody dies are in its runs only
 */
public record Scenario(
        String name, CaptureMode capture, boolean zeroFirst, boolean comesBack, List<SimulatedAction> script) {
    public Scenario {
        script = List.copyOf(script);
    }

    /** A card is linked in a checkout, its hold held and released (D6, W6). */
    public static Scenario linking() {
        return of("linking", CaptureMode.AT_ONCE, List.of(start(), link()));
    }

    /** A card is linked that cannot be verified with zero, and its expiry changed: each time a second try holds the hold (R12, R14, R19). */
    public static Scenario tryingAgain() {
        return of(
                "trying-again",
                CaptureMode.AT_ONCE,
                true,
                List.of(start(), link(TestCards.MASTERCARD), step("edit the expiry", Scenario::edit)));
    }

    /** A checkout is paid with a card that is not kept, and the event is delivered (D9). */
    public static Scenario paying() {
        return of("paying", CaptureMode.AT_ONCE, List.of(start(), pay()));
    }

    /** A payment is captured later, and part of it refunded. */
    public static Scenario refunding() {
        return of("refunding", CaptureMode.LATER, List.of(start(), pay(), Actions.capture(), refund(), refund()));
    }

    /** A card is linked, pays, and is removed (W3); its hold is released all the same (R10). */
    public static Scenario removing() {
        return of(
                "removing",
                CaptureMode.AT_ONCE,
                List.of(start(), link(), payWithSaved(), step("remove all cards", Scenario::remove)));
    }

    /** A card is linked and pays, and its shopper is erased; who comes back starts a checkout under the first one's id. */
    public static Scenario erasing() {
        return of(
                "erasing",
                CaptureMode.AT_ONCE,
                List.of(start(), link(), payWithSaved(), Actions.erase(), start(), pay()));
    }

    /** The six of them. */
    public static List<Scenario> all() {
        return List.of(linking(), tryingAgain(), paying(), refunding(), removing(), erasing());
    }

    /** Returns the scenario in which a command that was cut off is given again. */
    public Scenario comingBack() {
        return new Scenario(name + "-again", capture, zeroFirst, true, script);
    }

    private static Scenario of(String name, CaptureMode capture, List<SimulatedAction> script) {
        return of(name, capture, false, script);
    }

    private static Scenario of(String name, CaptureMode capture, boolean zeroFirst, List<SimulatedAction> script) {
        List<SimulatedAction> all = new ArrayList<>(script);
        all.addAll(Collections.nCopies(2, recover()));
        return new Scenario(name, capture, zeroFirst, false, all);
    }

    private static SimulatedAction start() {
        return Actions.startCheckout(0);
    }

    private static SimulatedAction link() {
        return link(TestCards.VISA);
    }

    private static SimulatedAction link(String number) {
        return step("link", visit -> current(visit).ifPresent(id -> Actions.link(visit, number, Optional.of(id))));
    }

    private static SimulatedAction pay() {
        return step("pay", visit -> current(visit).ifPresent(id -> Actions.payOnce(visit, id, TestCards.MASTERCARD)));
    }

    private static SimulatedAction payWithSaved() {
        return step(
                "pay with the card",
                visit -> visit.onecent().cards().of(visit.shopper().id()).cards().stream()
                        .findFirst()
                        .ifPresent(card -> current(visit)
                                .ifPresent(id -> Actions.pay(visit, id, new PaymentChoice.WithSavedCard(card.id())))));
    }

    private static SimulatedAction refund() {
        return step(
                "refund a part",
                visit -> current(visit).ifPresent(checkout -> {
                    CommandId command = CommandId.of(visit.shopper().newName());
                    Money part = Money.of("EUR", 50);
                    Actions.command(
                            visit,
                            "refund " + part,
                            onecent -> refund(onecent, visit.shopper().id(), checkout, command, part));
                }));
    }

    private static Object refund(
            OneCent onecent, ShopperId shopper, CheckoutId checkout, CommandId command, Money part) {
        return onecent.checkouts()
                .find(shopper, checkout)
                .<Object>map(found -> onecent.payments().refund(shopper, found.payment(1), command, part))
                .orElse("no such checkout");
    }

    private static void edit(ActionContext visit) {
        visit.onecent().cards().of(visit.shopper().id()).linkedCards().stream()
                .findFirst()
                .ifPresent(card ->
                        Actions.edit(visit, card.id(), CardEdit.nothing().withExpiry("06/33")));
    }

    private static void remove(ActionContext visit) {
        Set<CardId> all = visit.onecent().cards().of(visit.shopper().id()).cards().stream()
                .map(card -> card.id())
                .collect(Collectors.toSet());
        visit.say(visit.onecent().cards().remove(visit.shopper().id(), all));
    }

    private static SimulatedAction recover() {
        return step("due work", visit -> {
            visit.pass(Duration.ofMinutes(3));
            visit.onecent().runDue(World.TENANT);
        });
    }

    private static Optional<CheckoutId> current(ActionContext visit) {
        List<CheckoutId> all = visit.shopper().checkouts();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static SimulatedAction step(String name, Consumer<ActionContext> command) {
        return Actions.of(name, command);
    }
}
