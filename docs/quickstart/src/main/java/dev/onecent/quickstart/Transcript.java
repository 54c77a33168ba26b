package dev.onecent.quickstart;

import dev.onecent.card.MaskedCard;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption;
import dev.onecent.method.PaymentOption.SavedCardOption;
import dev.onecent.money.Money;
import dev.onecent.store.Event;
import dev.onecent.testkit.gateway.LedgerEntry;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints what the shopper sees and what happens behind it. */
final class Transcript {
    private final PrintStream out;

    Transcript(PrintStream out) {
        this.out = out;
    }

    void title(String text) {
        out.println();
        out.println(text);
        out.println("=".repeat(text.length()));
    }

    void step(String number, String text) {
        out.println();
        out.printf(Locale.ROOT, "%-4s %s%n", number, text);
    }

    void say(String text, Object... values) {
        out.printf(Locale.ROOT, "     " + text + "%n", values);
    }

    void cart(List<CartLine> lines) {
        for (CartLine line : lines) {
            say("%s %-22s %d x %s", line.ticked() ? "[x]" : "[ ]", line.title(), line.quantity(), line.unitPrice());
        }
    }

    void block(PaymentMethodsBlock block) {
        if (block.folded()) {
            say("Payment methods                                [v]");
            say("(o) %s", label(block.preselectedOption().orElseThrow()));
            say("... unfolded with the arrow:");
        } else {
            say("Payment methods");
        }
        for (PaymentOption option : block.options()) {
            say("(%s) %s", block.preselected().filter(option.id()::equals).isPresent() ? "o" : " ", label(option));
        }
    }

    void form(MaskedCard card, boolean save) {
        say("Number [ %s ]  Expiry [ 12/29 ]  Code [ *** ]  Name [ Ann Shopper ]", card);
        say("[%s] Save card                                  ( Confirm )", save ? "x" : " ");
    }

    void ledger(List<LedgerEntry> entries) {
        for (LedgerEntry entry : entries) {
            movement(entry.movement().name().toLowerCase(Locale.ROOT), entry.amount());
        }
    }

    void linked(MaskedCard card) {
        say("   | linked    %s", card);
    }

    /** The event's name, and of a payment what the shop has to send. */
    void event(Event event) {
        String what = event instanceof CheckoutPaid paid
                ? ": send " + paid.lines().stream().map(CartLine::title).toList()
                : "";
        say("%s%s", event.getClass().getSimpleName(), what);
    }

    private void movement(String what, Money amount) {
        say("   | %-9s %s", what, amount);
    }

    private static String label(PaymentOption option) {
        if (option instanceof SavedCardOption card) {
            String mark = card.primary() ? "  (primary)" : "";
            return card.masked() + ", valid until " + card.expiry() + mark;
        }
        return "Add card";
    }
}
