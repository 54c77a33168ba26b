package dev.onecent.audit.internal;

import dev.onecent.audit.AuditRecord;
import dev.onecent.audit.AuditTrail;
import dev.onecent.limit.Origin;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit trail that writes one line a record, at level INFO of the logger {@code dev.onecent.audit}. */
public final class LoggedTrail implements AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger("dev.onecent.audit");

    /** Characters that could begin a line, end a field or hide other characters (CWE-117). */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\"\\\\]");

    @Override
    public void append(AuditRecord entry) {
        if (LOG.isInfoEnabled()) {
            LOG.info("{}", line(entry));
        }
    }

    static String line(AuditRecord entry) {
        String origin = entry.by().origin().map(Origin::value).orElse("");
        return "at=" + entry.at() + " owner=" + quoted(entry.owner()) + " actor="
                + quoted(entry.by().actor()) + " origin=" + quoted(origin) + " action=" + entry.action() + " outcome="
                + entry.outcome() + " resource=" + quoted(entry.resource());
    }

    private static String quoted(Object value) {
        return '"' + UNSAFE.matcher(value.toString()).replaceAll("?") + '"';
    }
}
