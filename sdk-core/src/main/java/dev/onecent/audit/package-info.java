/**
 * The audit trail: who revealed, linked, changed, removed or charged which card, from where, and with which outcome, refusals and
 * denied access included (PCI DSS v4.0.1, 10.2.1 and 10.2.2). The host brings an {@link dev.onecent.audit.AuditTrail}, or has one
 * line a record in its log. Begin with {@link dev.onecent.audit.AuditRecord}.
 *
 * <p>A command is recorded with the outcome that it was answered with. Events of cards, holds and checkouts tell how a
 * pending command ends; the trail does not repeat it.
 */
@NullMarked
package dev.onecent.audit;

import org.jspecify.annotations.NullMarked;
