package dev.onecent.testkit.gateway;

import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.money.Money;
import dev.onecent.store.PayeeId;

/**
 * An authorization as the gateway was asked for it, without the card.
 *
 * @param securityCode whether a security code came with it (R19)
 */
public record SeenAuthorization(
        MerchantReference reference,
        PayeeId payee,
        Money amount,
        CaptureMode capture,
        CredentialUse use,
        boolean securityCode) {
    static SeenAuthorization of(AuthorizationRequest request) {
        boolean code = request.card() instanceof PresentedNumber number
                && number.securityCode().isPresent();
        return new SeenAuthorization(
                request.reference(), request.payee(), request.amount(), request.capture(), request.use(), code);
    }
}
