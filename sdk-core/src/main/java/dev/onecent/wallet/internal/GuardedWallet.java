package dev.onecent.wallet.internal;

import dev.onecent.card.CardNumber;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.internal.CardLook;
import dev.onecent.gateway.internal.Guard;
import dev.onecent.gateway.internal.GuardedGateway;
import dev.onecent.store.PayeeId;
import dev.onecent.wallet.ConnectionAnswer;
import dev.onecent.wallet.ConnectionRequest;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletCardsAnswer;
import dev.onecent.wallet.WalletCardsAnswer.Listed;
import dev.onecent.wallet.WalletCardsAnswer.Unreachable;
import dev.onecent.wallet.WalletId;
import dev.onecent.wallet.WalletProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A wallet that always answers properly. A listing that breaks WALLET-4 (a card twice, two primary cards) counts as no
 * listing: nobody may be charged by guesswork. So does one that names a card by its number, which would be stored (R18).
 */
public final class GuardedWallet implements WalletProvider {
    private final WalletProvider wallet;
    private final PaymentGateway gateway;
    private final boolean numberLike;

    /** @param numberLike whether what wallets name accounts by may have the form of card numbers */
    public GuardedWallet(WalletProvider wallet, boolean numberLike) {
        this.wallet = wallet;
        this.gateway = new GuardedGateway(wallet);
        this.numberLike = numberLike;
    }

    @Override
    public WalletId id() {
        return wallet.id();
    }

    @Override
    public PayeeId payee() {
        return wallet.payee();
    }

    /** The one call that may fail: there is no address that means nothing. */
    @Override
    public URI connectionAddress(ConnectionRequest request) {
        return wallet.connectionAddress(request);
    }

    @Override
    public ConnectionAnswer connect(Map<String, String> returned, ConnectionVerifier verifier) {
        ConnectionAnswer answer = Guard.ask(
                "connect",
                () -> wallet.connect(returned, verifier),
                unknown -> new ConnectionAnswer.Unknown(unknown.cause()));
        boolean numbered = answer instanceof ConnectionAnswer.Agreed agreed
                && !numberLike
                && CardNumber.isIn(agreed.account().value());
        return numbered ? new ConnectionAnswer.Unknown("an account like a card number") : answer;
    }

    @Override
    public OperationAnswer disconnect(WalletAccount account) {
        return Guard.ask("disconnect", () -> wallet.disconnect(account), unknown -> unknown);
    }

    @Override
    public WalletCardsAnswer cards(WalletAccount account) {
        WalletCardsAnswer answer =
                Guard.ask("cards", () -> wallet.cards(account), unknown -> new Unreachable(unknown.cause()));
        boolean sound = !(answer instanceof Listed listed) || isSound(listed.cards());
        return sound
                ? answer
                : new Unreachable("a listing with a card twice, with two primary cards, or with a number");
    }

    @Override
    public GatewayTerms terms() {
        return gateway.terms();
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        return gateway.authorize(request);
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return gateway.capture(request);
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return gateway.release(request);
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return gateway.refund(request);
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        return gateway.find(inquiry);
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        return gateway.findRefund(inquiry);
    }

    private static boolean isSound(List<WalletCard> cards) {
        long different = cards.stream().map(WalletCard::id).distinct().count();
        return different == cards.size()
                && cards.stream().filter(WalletCard::primary).count() <= 1
                && cards.stream().noneMatch(GuardedWallet::showsNumber);
    }

    private static boolean showsNumber(WalletCard card) {
        return Stream.concat(Stream.of(card.id().value()), card.nickname().stream())
                .anyMatch(text -> CardLook.isIn(text, card.masked()));
    }
}
