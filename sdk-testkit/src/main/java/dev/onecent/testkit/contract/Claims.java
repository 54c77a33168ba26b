package dev.onecent.testkit.contract;

import java.util.Set;

/** A contract test class whose subject promises something. */
interface Claims {
    /** Returns the promises of the subject beyond those of every implementation. */
    Set<Capability> capabilities();
}
