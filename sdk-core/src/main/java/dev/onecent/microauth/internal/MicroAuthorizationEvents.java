package dev.onecent.microauth.internal;

import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationEvent;
import dev.onecent.microauth.MicroAuthorizationEvent.CentFrozen;
import dev.onecent.microauth.MicroAuthorizationEvent.CentOverdue;
import dev.onecent.microauth.MicroAuthorizationEvent.CentReleased;
import dev.onecent.microauth.MicroAuthorizationEvent.FreezeRefused;
import dev.onecent.microauth.MicroAuthorizationState.Frozen;
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
        if (!isFrozen(before) && isFrozen(after)) {
            told.add(new CentFrozen(after.card(), after.amount()));
        }
        if (after.state() instanceof Released && !(before.state() instanceof Released)) {
            told.add(new CentReleased(after.card(), after.amount()));
        }
        if (after.state() instanceof Refused refused && !(before.state() instanceof Refused)) {
            told.add(new FreezeRefused(after.card(), refused.refusal().reason()));
        }
        if (after.overdueTold() && !before.overdueTold()) {
            told.add(new CentOverdue(after.card(), after.amount(), after.requestedAt()));
        }
        return told;
    }

    private static boolean isFrozen(MicroAuthorization cent) {
        return cent.state() instanceof Frozen || cent.state() instanceof Releasing;
    }
}
