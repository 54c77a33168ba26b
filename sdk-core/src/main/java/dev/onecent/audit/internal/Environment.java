package dev.onecent.audit.internal;

import dev.onecent.store.IdSource;
import java.time.InstantSource;

/** The clock, the source of ids and the audit that all shells of one OneCent share. */
public record Environment(InstantSource clock, IdSource ids, Audit audit) {}
