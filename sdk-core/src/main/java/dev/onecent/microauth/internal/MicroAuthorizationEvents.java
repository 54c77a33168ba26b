package dev.onecent.microauth.internal;

import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationEvent;
import dev.onecent.microauth.MicroAuthorizationEvent.HoldOverdue;
import dev.onecent.microauth.MicroAuthorizationEvent.HoldPlaced;
import dev.onecent.microauth.MicroAuthorizationEvent.HoldRefused;
import dev.onecent.microauth.MicroAuthorizationEvent.HoldReleased;
import dev.onecent.microauth.MicroAuthorizationState.Held;
import dev.onecent.microauth.MicroAuthorizationState.Refused;
import dev.onecent.microauth.MicroAuthorizationState.Released;
import dev.onecent.microauth.MicroAuthorizationState.Releasing;
import java.util.ArrayList;
import java.util.List;

/** The events that a transition tells, in order. */
public final class MicroAuthorizationEvents {
    private MicroAuthorizationEvents() {}

    /** Lists the events between two values. */
    public static List<MicroAuthorizationEvent> between(MicroAuthorization before, MicroAuthorization after) {
        List<MicroAuthorizationEvent> told = new ArrayList<>();
        if (!isHeld(before) && isHeld(after)) {
            told.add(new HoldPlaced(after.card(), after.amount()));
        }
        if (after.state() instanceof Released && !(before.state() instanceof Released)) {
            told.add(new HoldReleased(after.card(), after.amount()));
        }
        if (after.state() instanceof Refused refused && !(before.state() instanceof Refused)) {
            told.add(new HoldRefused(after.card(), refused.refusal().reason()));
        }
        if (after.overdueTold() && !before.overdueTold()) {
            told.add(new HoldOverdue(after.card(), after.amount(), after.requestedAt()));
        }
        return told;
    }

    private static boolean isHeld(MicroAuthorization verification) {
        return verification.state() instanceof Held || verification.state() instanceof Releasing;
    }
}
