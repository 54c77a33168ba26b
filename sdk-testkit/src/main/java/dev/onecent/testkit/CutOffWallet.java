package dev.onecent.testkit;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.store.PayeeId;
import dev.onecent.wallet.ConnectionAnswer;
import dev.onecent.wallet.ConnectionRequest;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCardsAnswer;
import dev.onecent.wallet.WalletId;
import dev.onecent.wallet.WalletProvider;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** A wallet behind a line that can be cut: then every call fails before it arrives. Safe for use by many threads. */
public final class CutOffWallet implements WalletProvider {
    private final WalletProvider wallet;
    private volatile boolean cut;

    /** As it is at first, every call gets through. */
    public CutOffWallet(WalletProvider wallet) {
        this.wallet = wallet;
    }

    /** From now on no call gets through, until {@link #reconnect()}. */
    public void cutOff() {
        cut = true;
    }

    /** Lets the wallet answer again. */
    public void reconnect() {
        cut = false;
    }

    @Override
    public WalletId id() {
        return wallet.id();
    }

    @Override
    public PayeeId payee() {
        return wallet.payee();
    }

    @Override
    public GatewayTerms terms() {
        return wallet.terms();
    }

    @Override
    public URI connectionAddress(ConnectionRequest request) {
        return wallet.connectionAddress(request);
    }

    @Override
    public ConnectionAnswer connect(Map<String, String> returned, ConnectionVerifier verifier) {
        return through(() -> wallet.connect(returned, verifier));
    }

    @Override
    public OperationAnswer disconnect(WalletAccount account) {
        return through(() -> wallet.disconnect(account));
    }

    @Override
    public WalletCardsAnswer cards(WalletAccount account) {
        return through(() -> wallet.cards(account));
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        return through(() -> wallet.authorize(request));
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return through(() -> wallet.capture(request));
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return through(() -> wallet.release(request));
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return through(() -> wallet.refund(request));
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        return through(() -> wallet.find(inquiry));
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        return through(() -> wallet.findRefund(inquiry));
    }

    private <T> T through(Supplier<T> call) {
        if (cut) {
            throw new IllegalStateException("the wallet is cut off");
        }
        return call.get();
    }
}
