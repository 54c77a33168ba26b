package dev.onecent.checkout.internal;

import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.payment.PaymentInstrument;

/** What the shopper puts on the counter: with what is paid, and the card itself, for one call and then closed. */
record ReadyInstrument(PaymentInstrument instrument, CredentialUse use, PresentedCard presented)
        implements AutoCloseable {
    @Override
    public void close() {
        presented.close();
    }
}
