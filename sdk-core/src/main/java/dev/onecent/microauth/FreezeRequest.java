package dev.onecent.microauth;

import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.PayeeId;
import java.util.Optional;

/**
 * What to freeze, on which card; the presented card serves one call and is never stored.
 *
 * @param number the how-manieth proof of that card, from 1
 */
public record FreezeRequest(
        CardId card,
        int number,
        PayeeId payee,
        Money amount,
        PresentedCard presented,
        CredentialUse use,
        Optional<ClientContext> client) {
    AuthorizationRequest at(MerchantReference reference) {
        return new AuthorizationRequest(reference, payee, amount, presented, CaptureMode.LATER, use, client);
    }
}
