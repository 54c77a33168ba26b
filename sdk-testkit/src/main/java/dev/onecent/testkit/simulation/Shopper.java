package dev.onecent.testkit.simulation;

import dev.onecent.OneCent;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One shopper, and what the host's pages remember of the visit: it survives every crash, as a browser does. */
public final class Shopper {
    private final ShopperId id;
    private final List<CheckoutId> checkouts = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<MerchantReference> challenges = new ArrayList<>();
    private final Optional<Shopper> atWallet;
    private final Set<CommandId> links = new LinkedHashSet<>();
    private final Set<CommandId> edits = new LinkedHashSet<>();
    private final Map<CheckoutId, Set<CommandId>> payments = new LinkedHashMap<>();
    private int counter;
    private int given;
    private int deeds;
    private int erasedAfter = -1;

    Shopper(ShopperId id) {
        this(id, Optional.empty());
    }

    /** @param atWallet who it is at the wallet */
    Shopper(ShopperId id, Optional<Shopper> atWallet) {
        this.id = id;
        this.atWallet = atWallet;
    }

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

    /** A name that this shopper has not used yet, for example {@code ann-7}. */
    public String newName() {
        return id.shopper() + "-" + counter++;
    }

    /** A new command to link a card. */
    public CommandId newLink() {
        CommandId command = CommandId.of(newName());
        links.add(command);
        return command;
    }

    /** A new command to pay a checkout. */
    public CommandId newPayment(CheckoutId checkout) {
        CommandId command = CommandId.of(newName());
        payments.computeIfAbsent(checkout, any -> new LinkedHashSet<>()).add(command);
        return command;
    }

    /** A new command to edit a card. */
    public CommandId newEdit() {
        CommandId command = CommandId.of(newName());
        edits.add(command);
        return command;
    }

    /** Notes a command, so that it is given again some time, as an impatient shopper does (R22). */
    public void remember(String name, Consumer<OneCent> command) {
        commands.add(new Command(name, command));
        given++;
    }

    /** Nobody comes back to anything: the host's pages know the shopper no more. */
    void forget() {
        checkouts.clear();
        commands.clear();
        challenges.clear();
    }

    /** Something was done for the shopper. */
    void acted() {
        deeds++;
    }

    int deeds() {
        return deeds;
    }

    /** The shopper was erased, and nothing else was done for it meanwhile. */
    void erasedAlone() {
        erasedAfter = deeds;
    }

    /** Whether the last thing that was done for the shopper was to erase it. */
    boolean isGone() {
        return erasedAfter == deeds;
    }

    Optional<Shopper> atWallet() {
        return atWallet;
    }

    int commandsGiven() {
        return given + atWallet.map(Shopper::commandsGiven).orElse(0);
    }

    int editsAsked() {
        return edits.size();
    }

    int linksAsked() {
        return links.size();
    }

    int paymentsAsked(CheckoutId checkout) {
        return payments.getOrDefault(checkout, Set.of()).size();
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
