package dev.onecent.testkit.simulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An effect beyond the process: at each such place the process can die, and the answer can get lost. */
public enum EffectKind {
    /** An aggregate is saved or deleted. */
    SAVE(EnumSet.complementOf(EnumSet.of(Fault.NONSENSE, Fault.PENDING, Fault.FORGET))),
    /** An aggregate is read: only others can come in between. */
    READ(EnumSet.of(Fault.INTERLEAVE)),
    /** The due index is asked. */
    DUE(EnumSet.of(Fault.FORGET, Fault.CRASH_BEFORE)),
    /** The gateway is called. */
    GATEWAY(EnumSet.complementOf(EnumSet.of(Fault.FORGET))),
    /** The gateway is asked what became of an authorization. */
    INQUIRY(EnumSet.complementOf(EnumSet.of(Fault.FORGET, Fault.PENDING, Fault.DELAY))),
    /** The wallet is called, over a network of its own. */
    WALLET(EnumSet.complementOf(EnumSet.of(Fault.FORGET))),
    /** The card safe seals, reveals or recognises a number. */
    CARD_SAFE(EnumSet.of(
            Fault.CRASH_BEFORE,
            Fault.CRASH_AFTER,
            Fault.LOSE_ANSWER,
            Fault.FAIL,
            Fault.DUPLICATE,
            Fault.CLOCK_JUMP,
            Fault.INTERLEAVE)),
    /** An event is delivered to the host. */
    EVENT(EnumSet.of(
            Fault.CRASH_BEFORE,
            Fault.CRASH_AFTER,
            Fault.LOSE_ANSWER,
            Fault.FAIL,
            Fault.DUPLICATE,
            Fault.CLOCK_JUMP,
            Fault.INTERLEAVE));

    @SuppressWarnings("ImmutableEnumChecker") // it is a copy that cannot be changed
    private final List<Fault> faults;

    EffectKind(Set<Fault> faults) {
        this.faults = List.copyOf(EnumSet.copyOf(faults));
    }

    /** Returns whether it is a call over a network, which fails on an interrupted thread. */
    boolean isCall() {
        return this == GATEWAY || this == INQUIRY || this == WALLET;
    }

    /** Returns whether it only looks into the stores. */
    boolean isLook() {
        return this == READ || this == DUE;
    }

    /** Returns the faults that can happen at it, in a fixed order. */
    public List<Fault> faults() {
        return faults;
    }
}
