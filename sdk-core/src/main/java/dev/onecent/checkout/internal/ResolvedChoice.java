package dev.onecent.checkout.internal;

import dev.onecent.checkout.PayResult;

/** The result of resolving a payment choice. */
sealed interface ResolvedChoice {
    /** The choice can pay; the receiver closes the instrument. */
    record Ready(ReadyInstrument instrument) implements ResolvedChoice {}

    /** The choice cannot pay, or not now. */
    record Refused(PayResult result) implements ResolvedChoice {}
}
