package dev.onecent.testkit.contract;

import java.util.Set;

/** A contract test class whose subject promises something. */
interface Claims {
    /** What the subject promises beyond what every implementation must. */
    Set<Capability> capabilities();
}
