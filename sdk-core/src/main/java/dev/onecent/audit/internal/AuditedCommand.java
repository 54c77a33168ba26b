package dev.onecent.audit.internal;

import dev.onecent.audit.Action;
import dev.onecent.audit.AuditRecord;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.store.ShopperId;
import java.time.Instant;

/** The parts of an audit record that are known before the command is over. */
public record AuditedCommand(ShopperId owner, Caller by, Action action, String resource) {
    /** Returns this command about another resource. */
    public AuditedCommand about(String other) {
        return new AuditedCommand(owner, by, action, other);
    }

    AuditRecord ended(Outcome outcome, Instant at) {
        return new AuditRecord(at, owner, by, action, outcome, resource);
    }
}
