package dev.onecent.audit;

/**
 * The receiver of audit records; called on the thread that gives the command.
 *
 * <ul>
 *   <li>AUDIT-1 A record of {@link Action#REVEAL} comes before anybody gets the card. Throw if you cannot keep it: then the card
 *       is wiped, nothing is sent to the gateway, and the command fails with your exception. Nothing is revealed unrecorded.
 *   <li>AUDIT-2 Every other record comes when the command is over. An exception of yours reaches the caller of the command, but the
 *       command has taken effect; given again it returns the current result. A return from a wallet counts once: given again it is
 *       unknown, and {@code Wallets.find} says whether the wallet is connected.
 *   <li>AUDIT-3 Answer within milliseconds, be safe for use by many threads, and give no command from here.
 *   <li>AUDIT-4 Do not take two records for two effects: a command given twice may be recorded twice. A process that dies
 *       between effect and record leaves the effect without a record; the event of that effect still comes (EVENT-1), so keep
 *       the events beside the records.
 *   <li>AUDIT-5 Append only, where those who are recorded cannot write (PCI DSS v4.0.1, 10.3), for twelve months (10.5.1).
 * </ul>
 */
@FunctionalInterface
public interface AuditTrail {
    /**
     * Appends a record. It is kept once the call returns.
     *
     * @throws RuntimeException if the record cannot be kept; then the command does not begin, or its answer is withheld
     */
    void append(AuditRecord entry);
}
