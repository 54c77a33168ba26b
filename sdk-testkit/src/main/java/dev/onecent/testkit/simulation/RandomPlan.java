package dev.onecent.testkit.simulation;

import dev.onecent.testkit.simulation.FaultPlan.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The choices that a seed draws: which action comes next, and which fault happens where. */
final class RandomPlan {
    /** The most operations that stand in each other's midst: one, in its midst another, in whose midst a third. */
    static final int DEEPEST = 3;

    /** In the midst of an effect others come in between more often than elsewhere: three at once are what no test thinks of. */
    private static final int MORE_OFTEN = 4;

    private static final int THOUSAND = 1_000;

    private RandomPlan() {}

    static SimulatedAction action(List<SimulatedAction.Weighted> actions, RandomChoice draw) {
        int at = draw.below(
                actions.stream().mapToInt(SimulatedAction.Weighted::weight).sum());
        for (SimulatedAction.Weighted weighted : actions) {
            at -= weighted.weight();
            if (at < 0) {
                return weighted.action();
            }
        }
        throw new IllegalStateException("the weights of actions are positive");
    }

    /** @param only where alone a fault may happen; empty is everywhere */
    static FaultPlan faults(long seed, int inThousand, Optional<Set<Place>> only) {
        return (kind, place, depth) -> {
            if (only.filter(places -> !places.contains(place)).isPresent()) {
                return Optional.empty();
            }
            RandomChoice draw = RandomChoice.at(seed ^ (0x5DEECE66DL * (place.step() + 1)), place.ordinal());
            int roll = draw.below(odds(kind));
            return roll < inThousand ? fault(kind, draw, depth) : third(kind, roll < inThousand * MORE_OFTEN, depth);
        };
    }

    private static Optional<Fault> third(EffectKind kind, boolean comes, int depth) {
        boolean between = comes && depth > 0 && depth + 1 < DEEPEST;
        return between && kind.faults().contains(Fault.INTERLEAVE) ? Optional.of(Fault.INTERLEAVE) : Optional.empty();
    }

    /** Reads are many and calls of the gateway few; so faults come to the ones less often, and to the others more. */
    private static int odds(EffectKind kind) {
        return switch (kind) {
            case READ -> THOUSAND * 20;
            case GATEWAY, INQUIRY, WALLET -> THOUSAND / 4;
            default -> THOUSAND;
        };
    }

    /** In the midst of an effect no clock jumps: that would hold up its caller for too long. */
    private static Optional<Fault> fault(EffectKind kind, RandomChoice draw, int depth) {
        Fault fault = draw.oneOf(kind.faults());
        boolean tooDeep = fault == Fault.INTERLEAVE && depth + 1 >= DEEPEST;
        return tooDeep || (depth > 0 && fault == Fault.CLOCK_JUMP) ? Optional.empty() : Optional.of(fault);
    }
}
