package dev.onecent.testkit.simulation;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
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

/** The wallet as one process of the shop's sees it: over a network, and in another process that may die meanwhile. */
final class EffectWallet implements WalletProvider {
    private final WalletOperator operator;
    private final Effects effects;

    EffectWallet(WalletOperator operator, Effects effects) {
        this.operator = operator;
        this.effects = effects;
    }

    @Override
    public WalletId id() {
        return WalletOperator.WALLET;
    }

    @Override
    public PayeeId payee() {
        return WalletOperator.SHOP;
    }

    @Override
    public GatewayTerms terms() {
        return effects.world().gateway().terms();
    }

    @Override
    public URI connectionAddress(ConnectionRequest request) {
        return operator.offered().connectionAddress(request);
    }

    @Override
    public ConnectionAnswer connect(Map<String, String> returned, ConnectionVerifier verifier) {
        return this.<ConnectionAnswer>change(
                "connect", () -> operator.offered().connect(returned, verifier), new ConnectionAnswer.Unknown("odd"));
    }

    @Override
    public OperationAnswer disconnect(WalletAccount account) {
        return this.<OperationAnswer>change(
                "disconnect", () -> operator.offered().disconnect(account), new Pending());
    }

    @Override
    public WalletCardsAnswer cards(WalletAccount account) {
        return this.<WalletCardsAnswer>look(
                "cards", () -> operator.offered().cards(account), new WalletCardsAnswer.Unreachable("odd"));
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        return this.<AuthorizationAnswer>change(
                "authorize " + request.reference() + " " + request.amount(),
                () -> operator.offered().authorize(request),
                new Pending());
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return this.<OperationAnswer>change(
                "capture " + request.reference(), () -> operator.offered().capture(request), new Pending());
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return this.<OperationAnswer>change(
                "release " + request.reference(), () -> operator.offered().release(request), new Pending());
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return this.<OperationAnswer>change(
                "refund " + request.reference() + " " + request.amount(),
                () -> operator.offered().refund(request),
                new Pending());
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        return this.<InquiryAnswer>look(
                "find " + inquiry.reference(), () -> operator.offered().find(inquiry), new Unknown("vague"));
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        return this.<RefundInquiryAnswer>look(
                "find a refund of " + inquiry.reference(),
                () -> operator.offered().findRefund(inquiry),
                new Unknown("vague"));
    }

    private <T> T change(String name, EffectCall<T> call, T vague) {
        return effects.perform(EffectKind.WALLET, "wallet " + name, asked(call), answers(vague));
    }

    private <T> T look(String name, EffectCall<T> call, T vague) {
        return effects.perform(EffectKind.INQUIRY, "wallet " + name, asked(call), answers(vague));
    }

    private static <T> Answers<T> answers(T vague) {
        return EffectGateway.answers(vague, vague);
    }

    /** On a thread of the wallet's process; if that dies of it, the shop's hears nothing. */
    private <T> EffectCall<T> asked(EffectCall<T> call) {
        return () -> {
            try {
                return effects.world().onItsOwnThread(call);
            } catch (ProcessDied dead) {
                operator.restartIfDead();
                throw new Outage("the wallet died over it");
            }
        };
    }
}
