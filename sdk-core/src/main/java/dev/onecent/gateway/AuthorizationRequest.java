package dev.onecent.gateway;

import dev.onecent.money.Money;
import dev.onecent.store.PayeeId;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks the issuer to set an amount aside. The reference was stored before, and is the idempotency key.
 *
 * @param reference our name of this intent
 * @param payee to whom the money is to go
 * @param amount zero for a pure verification where the network wants it so (R14)
 * @param card masked whenever it is printed
 * @param capture whether to take the amount with the approval
 * @param use the facts about the stored credential for the network
 * @param client the shopper's client, if one is there for a challenge
 */
public record AuthorizationRequest(
        MerchantReference reference,
        PayeeId payee,
        Money amount,
        PresentedCard card,
        CaptureMode capture,
        CredentialUse use,
        Optional<ClientContext> client) {
    public AuthorizationRequest {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(capture, "capture");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(client, "client");
    }
}
