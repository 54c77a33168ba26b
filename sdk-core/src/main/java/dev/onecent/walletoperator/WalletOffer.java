package dev.onecent.walletoperator;

import dev.onecent.audit.Caller;
import dev.onecent.limit.Visitor;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.wallet.WalletId;
import java.net.URI;
import java.util.Objects;

/**
 * An offer of a wallet operator's vault to one shop.
 *
 * @param wallet how the shop names the wallet
 * @param tenant whose shoppers' cards are offered: the operator's own tenant
 * @param shop to whom payments go; a grant is for one shop alone
 * @param site the operator's page on which shoppers sign in and agree
 * @param returnAddress the shop's page to which shoppers are sent back; no other is accepted
 */
public record WalletOffer(WalletId wallet, TenantId tenant, PayeeId shop, URI site, URI returnAddress) {
    public WalletOffer {
        Objects.requireNonNull(wallet, "wallet");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(returnAddress, "returnAddress");
    }

    /** The shop as an owner in the wallet: of what belongs to no shopper. */
    public ShopperId shopAsOwner() {
        return new ShopperId(tenant, shop.value());
    }

    /** The shop's own program gives a command, from nobody knows where. */
    public Caller byShop() {
        return Caller.shop(shop, Visitor.UNKNOWN);
    }
}
