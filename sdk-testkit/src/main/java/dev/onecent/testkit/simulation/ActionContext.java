package dev.onecent.testkit.simulation;

import dev.onecent.OneCent;
import dev.onecent.Storage;
import dev.onecent.card.CardForm;
import dev.onecent.gateway.BrowserData;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.Purpose;
import dev.onecent.store.Channel;
import dev.onecent.store.Key;
import dev.onecent.store.Stored;
import dev.onecent.testkit.gateway.AccountableGateway;
import dev.onecent.vault.Consent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** The context of an {@link SimulatedAction}: the shopper, a process of the host, and the world outside it. */
public final class ActionContext {
    private final World world;
    private final HostProcess process;
    private final Shopper shopper;
    private final RandomChoice draw;

    ActionContext(World world, HostProcess process, Shopper shopper, RandomChoice draw) {
        this.world = world;
        this.process = process;
        this.shopper = shopper;
        this.draw = draw;
    }

    /** The SDK in the process that serves the shopper. */
    public OneCent onecent() {
        return process.onecent();
    }

    /** Returns the shopper. */
    public Shopper shopper() {
        return shopper;
    }

    /** Returns the source of random choices. */
    public RandomChoice draw() {
        return draw;
    }

    /** Returns the time by the process's clock. */
    public Instant now() {
        return world.now();
    }

    /** The gateway itself, beyond every fault: where the shopper passes a challenge, and an operator looks. */
    public AccountableGateway gateway() {
        return world.gateway();
    }

    /** The stores themselves, beyond every fault. */
    public Storage storage() {
        return world.storage();
    }

    /** Returns the visit of the same shopper at the wallet, if there is one. */
    Optional<ActionContext> atWallet() {
        return world.wallet().flatMap(operator -> shopper.atWallet().map(there -> atWallet(operator, there)));
    }

    private ActionContext atWallet(WalletOperator operator, Shopper there) {
        there.acted();
        return new ActionContext(world, operator.process(), there, draw);
    }

    /** The wallet's site, if there is a wallet. */
    Optional<WalletOperator> wallet() {
        return world.wallet();
    }

    /** Single rows of the stores. */
    Rows rows() {
        return world.rows();
    }

    /** Finds an entry beyond every fault and damage. */
    Optional<Stored<?>> find(String kind, Key key) {
        return world.find(kind, key);
    }

    /** Returns whether attempts are limited, and tightly. */
    boolean limitsAttempts() {
        return world.settings().limited();
    }

    /** Returns whether typed numbers are exchanged for the gateway's tokens. */
    boolean exchangesNumbers() {
        return world.settings().tokens();
    }

    /** A rule was seen broken. */
    void broken(String rule, String text) {
        world.violated(rule, text);
    }

    /** Returns how many faults have happened until now. */
    int faultCount() {
        return world.faultCount();
    }

    /** New keys for the card safe (R20). */
    void rotateKeys() {
        world.rotateKeys();
    }

    /** Time passes; only for actions that do not nest, and up to ten hours for others. */
    public void pass(Duration time) {
        world.pass(time);
    }

    /** The gateway cannot be reached for a while. */
    public void outage(Duration time) {
        world.outage(time);
    }

    /** Returns whether a call with that in its name is still on its way. */
    public boolean isUnderWay(String part) {
        return world.isUnderWay(part);
    }

    /** A line of the trace: what came of the action, without card data. */
    public void say(String line) {
        world.say("  " + line);
    }

    /** Traces the type of a result. */
    public void say(Object result) {
        world.witnessed(result);
        say("= " + result.getClass().getSimpleName());
        Class<?> kind = result.getClass().getEnclosingClass();
        if (kind != null) {
            world.reached(
                    "answer " + kind.getSimpleName() + "." + result.getClass().getSimpleName());
        }
    }

    /** A form in order, with that number. */
    public CardForm form(String number) {
        int year = now().atZone(ZoneOffset.UTC).getYear() % 100 + 3;
        String code = number.startsWith("3") && number.length() == 15 ? Secrets.LONG_CODE : Secrets.CODE;
        return CardForm.of(number, "12/" + year, code, "Ann Shopper");
    }

    /** The shopper's tick. */
    public Consent consent() {
        return new Consent("save-card-2026-11", Locale.UK, now(), Channel.DESKTOP, Purpose.ONE_CLICK);
    }

    /** The shopper's browser. */
    public Optional<ClientContext> client() {
        return Optional.of(new ClientContext(
                URI.create("https://toys.example/return"),
                new BrowserData("203.0.113.7", "Test/1.0", "text/html", "en-GB", 1920, 1080, 24, 0)));
    }
}
