package dev.onecent.testkit.simulation;

import dev.onecent.OneCent;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A shopper, and what the host's pages remember of the visit: it survives every crash, as a browser does. */
public final class Shopper {
    static final List<String> NAMES = List.of("ann", "bob", "cid");

    private final ShopperId id;
    private final List<CheckoutId> checkouts = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<MerchantReference> challenges = new ArrayList<>();
    private final Optional<Shopper> atWallet;
    private final boolean sameNames;
    private final Map<CheckoutId, Integer> payments = new LinkedHashMap<>();
    private int links;
    private int edits;
    private int counter;
    private int given;
    private int actions;
    private int erasedAfter = -1;

    /**
     * @param atWallet who it is at the wallet
     * @param sameNames whether it uses the names of its former life again when it comes back after an erasure
     */
    Shopper(ShopperId id, Optional<Shopper> atWallet, boolean sameNames) {
        this.id = id;
        this.atWallet = atWallet;
        this.sameNames = sameNames;
    }

    /** Returns the shopper's id. */
    public ShopperId id() {
        return id;
    }

    /** The checkouts that were started, the oldest first. */
    public List<CheckoutId> checkouts() {
        return checkouts;
    }

    /** The challenges that the shopper was shown. */
    public List<MerchantReference> challenges() {
        return challenges;
    }

    /** A name that this shopper has not used yet, or not in this life, for example {@code ann-7}. */
    public String newName() {
        return id.shopper() + "-" + counter++;
    }

    /** A new command to link a card. */
    public CommandId newLink() {
        links++;
        return CommandId.of(newName());
    }

    /** A new command to pay a checkout. */
    public CommandId newPayment(CheckoutId checkout) {
        payments.merge(checkout, 1, Integer::sum);
        return CommandId.of(newName());
    }

    /** A new command to edit a card. */
    public CommandId newEdit() {
        edits++;
        return CommandId.of(newName());
    }

    /** Notes a command, so that it is given again some time, as an impatient shopper does (R22). */
    public void remember(String name, Consumer<OneCent> command) {
        commands.add(new Command(name, command));
        given++;
    }

    /** Forgets the visit: the host's pages know the shopper no more. */
    void forget() {
        checkouts.clear();
        commands.clear();
        challenges.clear();
        counter = sameNames ? 0 : counter;
    }

    /** Something was done for the shopper. */
    void acted() {
        actions++;
    }

    int actions() {
        return actions;
    }

    /** The shopper was erased, and nothing else was done for it meanwhile. */
    void erasedAlone() {
        erasedAfter = actions;
    }

    /** Returns whether the last thing that was done for the shopper was to erase it. */
    boolean isGone() {
        return erasedAfter == actions;
    }

    Optional<Shopper> atWallet() {
        return atWallet;
    }

    int commandsGiven() {
        return given + atWallet.map(Shopper::commandsGiven).orElse(0);
    }

    /** Returns the number of commands so far, in all lives. */
    CommandCounts asked() {
        return new CommandCounts(links, edits);
    }

    int paymentsAsked(CheckoutId checkout) {
        return payments.getOrDefault(checkout, 0);
    }

    List<Command> commands() {
        return commands;
    }

    @Override
    public String toString() {
        return id.shopper();
    }

    /** Something that was asked for, and can be asked for again. */
    record Command(String name, Consumer<OneCent> again) {}
}
