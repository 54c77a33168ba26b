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
import java.util.Objects;
import java.util.Optional;

/**
 * The request of a hold that verifies a card.
 *
 * @param card the card to prove
 * @param number of the verification among those of the card, from 1
 * @param secondTry whether it is the second try of the verification before it (R14)
 * @param payee in whose name the issuer shows the freeze
 * @param amount what to hold (R14)
 * @param use initiator and purpose, for the network
 */
public record HoldRequest(CardId card, int number, boolean secondTry, PayeeId payee, Money amount, CredentialUse use) {
    public HoldRequest {
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(use, "use");
    }

    /** Returns the request to the gateway. */
    public AuthorizationRequest at(
            MerchantReference reference, PresentedCard presented, Optional<ClientContext> client) {
        return new AuthorizationRequest(reference, payee, amount, presented, CaptureMode.LATER, use, client);
    }
}
