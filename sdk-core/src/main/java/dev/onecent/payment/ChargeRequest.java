package dev.onecent.payment;

import dev.onecent.card.MaskedCard;
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

/** What to charge, to which card; everything of it is stored but the presented card and the client. */
public record ChargeRequest(
        PaymentId id,
        PayeeId payee,
        Money amount,
        MaskedCard card,
        Optional<CardId> savedCard,
        CaptureMode capture,
        CredentialUse use) {
    AuthorizationRequest at(MerchantReference reference, PresentedCard presented, Optional<ClientContext> client) {
        return new AuthorizationRequest(reference, payee, amount, presented, capture, use, client);
    }
}
