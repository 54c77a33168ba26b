package dev.onecent.payment;

import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.money.Money;
import dev.onecent.store.PayeeId;
import java.util.Objects;
import java.util.Optional;

/**
 * The amount to charge, and the instrument; the card itself comes beside it, for one call.
 *
 * @param reference our name of it at the gateway and its idempotency key; every process that carries out the intent uses the same (R4)
 */
public record ChargeRequest(
        PaymentId id,
        PayeeId payee,
        Money amount,
        PaymentInstrument instrument,
        CaptureMode capture,
        CredentialUse use,
        MerchantReference reference) {
    public ChargeRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(capture, "capture");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(reference, "reference");
    }

    /** Under the reference that every process makes of the same intent (R4). */
    public static ChargeRequest of(
            PaymentId id,
            PayeeId payee,
            Money amount,
            PaymentInstrument instrument,
            CaptureMode capture,
            CredentialUse use) {
        return new ChargeRequest(id, payee, amount, instrument, capture, use, Payment.reference(id));
    }

    /** Returns the request to the gateway. */
    public AuthorizationRequest with(PresentedCard presented, Optional<ClientContext> client) {
        return new AuthorizationRequest(reference, payee, amount, presented, capture, use, client);
    }
}
