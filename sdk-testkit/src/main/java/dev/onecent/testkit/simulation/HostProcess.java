package dev.onecent.testkit.simulation;

import dev.onecent.OneCent;
import dev.onecent.store.EventListener;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A process of the host: an SDK of its own over the stores that all share. Once dead it does nothing any more. */
final class HostProcess {
    private final String name;
    private final World world;
    private final Role role;
    private final Duration ahead;
    private @Nullable OneCent open;
    private boolean dead;

    private HostProcess(String name, World world, Role role) {
        this.name = name;
        this.world = world;
        this.role = role;
        ahead = world.clockOf(name);
    }

    /** A process of the shop's. */
    static HostProcess shop(String name, World world) {
        return new HostProcess(name, world, Role.SHOP);
    }

    /** A process of the wallet's. */
    static HostProcess wallet(String name, World world) {
        return new HostProcess(name, world, Role.WALLET);
    }

    /** Opened when it is first used; many never are. */
    OneCent onecent() {
        if (open == null) {
            open = opened();
        }
        return open;
    }

    private OneCent opened() {
        Effects effects = new Effects(world, this);
        EventListener listener = (key, event) -> effects.perform(
                EffectKind.EVENT,
                "tell " + key + " " + event.event().getClass().getSimpleName(),
                () -> world.watch().heard(key, event),
                Answers.failing(() -> new Outage("the host's queue is down")));
        return role == Role.SHOP
                ? world.openShop(effects, clock(), listener)
                : world.openWallet(effects, clock(), listener);
    }

    /** The clock of its machine, which stands apart from the others' until everything stops going wrong. */
    private InstantSource clock() {
        return () -> world.isCalm() ? world.now() : world.now().plus(ahead);
    }

    void requireAlive() {
        if (dead) {
            throw new ProcessDied();
        }
    }

    ProcessDied die() {
        dead = true;
        return new ProcessDied();
    }

    boolean isDead() {
        return dead;
    }

    @Override
    public String toString() {
        return name;
    }

    private enum Role {
        SHOP,
        WALLET
    }
}
