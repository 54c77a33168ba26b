package dev.onecent.checkout.internal;

import dev.onecent.checkout.PayResult;

/** What a choice to pay with comes to. */
sealed interface ResolvedChoice {
    /** It can pay; whoever gets it closes it. */
    record Ready(ReadyInstrument tender) implements ResolvedChoice {}

    /** It cannot pay, or not now. */
    record Refused(PayResult result) implements ResolvedChoice {}
}
