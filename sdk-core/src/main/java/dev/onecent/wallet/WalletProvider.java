package dev.onecent.wallet;

import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.store.PayeeId;
import java.net.URI;
import java.util.Map;

/**
 * A wallet as a shop sees it: a gateway for the cards that it keeps, and the connection of accounts. One provider stands for
 * one wallet and one payee. Everything that {@link PaymentGateway} promises holds for charges; the card of an authorization is
 * the token of a {@link WalletCard}. Safe for use by many threads. The testkit's {@code WalletContract} tests each rule; the finer
 * numbers stand in {@code docs/spi.md}.
 *
 * <ul>
 *   <li>WALLET-1 {@code connectionAddress} is where the shopper signs in and agrees; the wallet sends the browser back to the
 *       return address with our state, unchanged. What it gives the browser is bound to the challenge of the visit.
 *   <li>WALLET-2 {@code connect} takes what came back, once, soon, and with the verifier of its own visit only; with another one it is
 *       {@code CodeRefused}. Whatever is not certain is {@code Unknown}.
 *   <li>WALLET-3 {@code cards} of an account that the wallet or its owner has ended is {@code Ended}; what is not certain is
 *       {@code Unreachable}.
 *   <li>WALLET-4 A card has the same id at each listing; at most one is the primary card; its token works for that account
 *       and that payee only, and is declined once the account has ended.
 *   <li>WALLET-5 {@code disconnect} of an account that is not connected is {@code Done}.
 *   <li>WALLET-6 Every call ends within {@link dev.onecent.gateway.GatewayTerms#callLimit()}; a shopper waits for {@code cards}, so let
 *       it be short.
 * </ul>
 */
public interface WalletProvider extends PaymentGateway {
    /** Returns the wallet's id, by which the shop names it. */
    WalletId id();

    /** To whom payments through it go: the shop that registers it. */
    PayeeId payee();

    /** Returns the address that the shopper visits to connect. */
    URI connectionAddress(ConnectionRequest request);

    /**
     * Takes what the shopper's browser brought back.
     *
     * @param verifier of the visit in this shopper's session: its challenge stood in the request of {@link #connectionAddress}
     */
    ConnectionAnswer connect(Map<String, String> returned, ConnectionVerifier verifier);

    /** Ends a connection. */
    OperationAnswer disconnect(WalletAccount account);

    /** The shopper's cards, as the wallet shows them to this shop. */
    WalletCardsAnswer cards(WalletAccount account);
}
