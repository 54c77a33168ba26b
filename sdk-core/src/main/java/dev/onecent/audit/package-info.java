/**
 * The audit trail: who revealed, linked, changed, removed or charged which card, from where, and what came of it, refusals and
 * denied access included (PCI DSS v4.0.1, 10.2.1 and 10.2.2). The host brings an {@link dev.onecent.audit.AuditTrail}, or has one
 * line a record in its log. Begin with {@link dev.onecent.audit.AuditRecord}.
 *
 * <p>A command is recorded with the outcome that it was answered with. How something pending ends is told by the events of
 * cards, holds and checkouts; it is not told here again.
 */
@NullMarked
package dev.onecent.audit;

import org.jspecify.annotations.NullMarked;
