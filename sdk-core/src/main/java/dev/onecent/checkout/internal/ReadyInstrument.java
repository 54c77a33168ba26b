package dev.onecent.checkout.internal;

import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.payment.PaymentInstrument;

/** An instrument that can pay: what is charged, and the card itself, for one call and then closed. */
record ReadyInstrument(PaymentInstrument instrument, CredentialUse use, PresentedCard presented)
        implements AutoCloseable {
    @Override
    public void close() {
        presented.close();
    }
}
