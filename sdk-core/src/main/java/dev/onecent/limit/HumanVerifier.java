package dev.onecent.limit;

import dev.onecent.store.ShopperId;

/**
 * Checks proofs for the host: asks the CAPTCHA's provider, or of another challenge. Safe for use by many threads.
 *
 * <ul>
 *   <li>HUMAN-1 True is answered for a proof that was made for this tenant, a short while ago, and never before: once each, as
 *       the big providers do by themselves.
 *   <li>HUMAN-2 It is called only where the policy asks for a proof and the command brings one; before anything is counted, and
 *       before the gateway is called.
 *   <li>HUMAN-3 What it throws goes to the caller of the command: nothing was counted, stored or sent, and the same command may
 *       be given again.
 * </ul>
 */
@FunctionalInterface
public interface HumanVerifier {
    /** Returns whether a person, and not a program, asks for this. */
    boolean proves(ShopperId shopper, Visitor visitor, HumanProof proof);
}
