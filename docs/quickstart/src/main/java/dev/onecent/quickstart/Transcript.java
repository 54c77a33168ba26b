package dev.onecent.quickstart;

import dev.onecent.card.MaskedCard;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.CheckoutEvent.CheckoutPaid;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.PaymentOption;
import dev.onecent.method.PaymentOption.SavedCardOption;
import dev.onecent.method.PaymentOption.WalletCardOption;
import dev.onecent.store.Event;
import dev.onecent.testkit.gateway.LedgerEntry;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what the shopper sees and what happens behind it. */
final class Transcript {
    private final PrintStream out;
    private final Map<String, Integer> events = new LinkedHashMap<>();

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
            chosen(block);
            say("... unfolded with the arrow:");
        } else {
            say("Payment methods");
        }
        for (PaymentOption option : block.options()) {
            boolean chosen = block.preselected().filter(option.id()::equals).isPresent();
            say("(%s) %s", chosen ? "o" : " ", chosen ? chosen(option) : label(option));
        }
    }

    /** The preselected option. */
    void chosen(PaymentMethodsBlock block) {
        block.preselectedOption().ifPresent(option -> say("(o) %s", chosen(option)));
    }

    void last(PaymentMethodsBlock block) {
        say("( ) %s", label(block.options().get(block.options().size() - 1)));
    }

    void form(MaskedCard card, String button) {
        say("Number [ %s ]  Expiry [ %s ]  Code [ *** ]", card, Demo.EXPIRY);
        say("Name [ %s ]  [x] Save card  ( %s )", Demo.NAME, button);
    }

    void ledger(List<LedgerEntry> entries) {
        for (LedgerEntry entry : entries) {
            movement(entry.movement().name().toLowerCase(Locale.ROOT), entry.amount());
        }
    }

    void movement(String what, Object of) {
        say("   | %-9s %s", what, of);
    }

    /** Keeps an event's name, and of a payment what the shop has to send, for {@link #events()}. */
    void event(String who, Event event) {
        String what = event instanceof CheckoutPaid paid
                ? ": send " + paid.lines().stream().map(CartLine::title).toList()
                : "";
        String line =
                String.format(Locale.ROOT, "%-10s %s%s", who, event.getClass().getSimpleName(), what);
        events.merge(line, 1, Integer::sum);
    }

    /** Prints the events that were delivered until now. */
    void events() {
        events.forEach((event, times) -> say("%2d x %s", times, event));
        events.clear();
    }

    /** The option's label, and the wallet's name if the card is the wallet's: the shop may have the same card on file. */
    static String name(PaymentOption option) {
        return option.label() + (option instanceof WalletCardOption ? " (" + Wallet.NAME + ")" : "");
    }

    /** The shop and each wallet have a primary card; the one that counts here is preselected. */
    private static String chosen(PaymentOption option) {
        return label(option) + (isPrimary(option) ? "  (primary)" : "");
    }

    private static String label(PaymentOption option) {
        String note = option.note().isEmpty() ? "" : ", " + option.note();
        return name(option) + note;
    }

    private static boolean isPrimary(PaymentOption option) {
        return (option instanceof SavedCardOption saved && saved.primary())
                || (option instanceof WalletCardOption there && there.primary());
    }
}
