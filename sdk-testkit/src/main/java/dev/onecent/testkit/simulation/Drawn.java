package dev.onecent.testkit.simulation;

import dev.onecent.testkit.simulation.FaultPlan.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a seed draws: which action comes next, and which fault happens where. */
final class Drawn {
    /** In the midst of an effect nobody else comes in between, and no clock jumps: that would hold up its caller for too long. */
    private static final Set<Fault> NOT_NESTED = EnumSet.of(Fault.INTERLEAVE, Fault.CLOCK_JUMP);

    private static final int THOUSAND = 1_000;

    private Drawn() {}

    static Action action(List<Action.Weighted> actions, Draw draw) {
        int at = draw.below(actions.stream().mapToInt(Action.Weighted::weight).sum());
        for (Action.Weighted weighted : actions) {
            at -= weighted.weight();
            if (at < 0) {
                return weighted.action();
            }
        }
        throw new IllegalStateException("the weights of actions are positive");
    }

    /** @param only where alone a fault may happen; empty is everywhere */
    static FaultPlan faults(long seed, int inThousand, Optional<Set<Place>> only) {
        return (kind, place, nested) -> {
            if (only.filter(places -> !places.contains(place)).isPresent()) {
                return Optional.empty();
            }
            Draw draw = Draw.at(seed ^ (0x5DEECE66DL * (place.step() + 1)), place.ordinal());
            return draw.below(odds(kind)) < inThousand ? fault(kind, draw, nested) : Optional.empty();
        };
    }

    /** Reads are many and calls of the gateway few; so faults come to the ones less often, and to the others more. */
    private static int odds(EffectKind kind) {
        return switch (kind) {
            case READ -> THOUSAND * 20;
            case GATEWAY, INQUIRY, WALLET -> THOUSAND / 4;
            default -> THOUSAND;
        };
    }

    private static Optional<Fault> fault(EffectKind kind, Draw draw, boolean nested) {
        Fault fault = draw.oneOf(kind.faults());
        return nested && NOT_NESTED.contains(fault) ? Optional.empty() : Optional.of(fault);
    }
}
