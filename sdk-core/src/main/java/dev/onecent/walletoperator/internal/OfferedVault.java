package dev.onecent.walletoperator.internal;

import dev.onecent.audit.Action;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.AuditedCommand;
import dev.onecent.audit.internal.Environment;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.safe.WorkingKeys;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.internal.StoredCardVaults;
import dev.onecent.wallet.ConnectionAnswer;
import dev.onecent.wallet.ConnectionRequest;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletCardsAnswer;
import dev.onecent.wallet.WalletId;
import dev.onecent.walletoperator.OneCentWallet;
import dev.onecent.walletoperator.WalletGrant;
import dev.onecent.walletoperator.WalletOffer;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

final class OfferedVault implements OneCentWallet {
    private static final String CODE = "code";
    private static final String ERROR = "error";

    private final WalletOffer offer;
    private final StoredWalletGrants grants;
    private final StoredCardVaults cards;
    private final WalletCharges charges;
    private final GatewayTerms terms;
    private final InstantSource clock;
    private final Audit audit;

    OfferedVault(
            WalletOffer offer,
            StoredWalletGrants grants,
            StoredCardVaults cards,
            WalletCharges charges,
            GatewayTerms terms,
            Environment environment) {
        this.offer = offer;
        this.grants = grants;
        this.cards = cards;
        this.charges = charges;
        this.terms = terms.findingRefunds(); // they are found in the wallet's own store
        this.clock = environment.clock();
        this.audit = environment.audit();
    }

    @Override
    public URI agree(ShopperId shopper, WalletVisit visit) {
        requireShops(visit);
        if (!shopper.tenant().equals(offer.tenant())) {
            throw new IllegalArgumentException("shopper is of another tenant than the wallet's");
        }
        return visit.back(CODE, grants.offer(shopper, offer.shop(), visit.challenge()));
    }

    @Override
    public URI decline(WalletVisit visit) {
        requireShops(visit);
        return visit.back(ERROR, "access_denied");
    }

    @Override
    public WalletId id() {
        return offer.wallet();
    }

    @Override
    public PayeeId payee() {
        return offer.shop();
    }

    @Override
    public URI connectionAddress(ConnectionRequest request) {
        return new WalletVisit(request.state(), request.challenge(), request.returnAddress(), request.locale())
                .at(offer.site());
    }

    @Override
    public ConnectionAnswer connect(Map<String, String> returned, ConnectionVerifier verifier) {
        String code = returned.get(CODE);
        if (code == null) {
            return new ConnectionAnswer.Refused();
        }
        return grants.fetch(offer.tenant(), offer.shop(), code, verifier)
                .<ConnectionAnswer>map(ConnectionAnswer.Agreed::new)
                .orElseGet(ConnectionAnswer.CodeRefused::new);
    }

    @Override
    public OperationAnswer disconnect(WalletAccount account) {
        known(account)
                .ifPresentOrElse(
                        grant -> grants.end(grant.owner(), grant.id(), offer.byShop()),
                        () -> recordDenied(Action.REVOKE));
        return new OperationAnswer.Done();
    }

    @Override
    public WalletCardsAnswer cards(WalletAccount account) {
        Optional<WalletGrant> grant = known(account);
        if (grant.filter(WalletGrant::isActive).isPresent()) {
            return listed(account, cards.of(grant.get().owner()), cards.workingKeys(), clock.instant());
        }
        grant.ifPresentOrElse(
                ended -> record(ended.owner(), Action.LIST, ended.id(), Outcome.REFUSED),
                () -> recordDenied(Action.LIST));
        return new WalletCardsAnswer.Ended();
    }

    @Override
    public GatewayTerms terms() {
        return terms;
    }

    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        return charges.authorize(request);
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return charges.capture(request);
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return charges.release(request);
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return charges.refund(request);
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        return charges.find(inquiry);
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        return charges.findRefund(inquiry);
    }

    /** Records the refusal of an account that the shop never had: it may be any text, so the record does not hold it. */
    private void recordDenied(Action action) {
        record(offer.shopAsOwner(), action, "*", Outcome.DENIED);
    }

    private void record(ShopperId owner, Action action, String grant, Outcome outcome) {
        audit.record(new AuditedCommand(owner, offer.byShop(), action, "wallet-grant/" + grant), outcome);
    }

    private Optional<WalletGrant> known(WalletAccount account) {
        return grants.known(offer.tenant(), offer.shop(), account);
    }

    private void requireShops(WalletVisit visit) {
        if (!visit.returnAddress().equals(offer.returnAddress())) {
            throw new IllegalArgumentException("the visit wants back to an address that is not the shop's");
        }
    }

    /** A card whose number cannot be opened any more is not offered: no shop can make the shopper enter it again. */
    private static WalletCardsAnswer listed(WalletAccount account, CardVault vault, WorkingKeys keys, Instant now) {
        Optional<SavedCard> primary = vault.primaryAt(now, keys);
        return new WalletCardsAnswer.Listed(vault.linkedCards().stream()
                .filter(card -> card.opensWith(keys))
                .map(card -> new WalletCard(
                        WalletCardId.of(card.id().value()),
                        PresentedToken.of(new WalletCardToken(account, card.id()).text()),
                        card.masked(),
                        card.expiry(),
                        card.nickname(),
                        primary.filter(card::equals).isPresent(),
                        card.lastUsedAt(),
                        card.linkedAt().orElseGet(card::addedAt)))
                .toList());
    }
}
