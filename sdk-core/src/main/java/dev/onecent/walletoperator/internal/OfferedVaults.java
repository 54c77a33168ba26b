package dev.onecent.walletoperator.internal;

import dev.onecent.audit.internal.Environment;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.limit.internal.AttemptLimits;
import dev.onecent.payment.internal.StoredPayments;
import dev.onecent.vault.internal.StoredCardVaults;
import dev.onecent.walletoperator.OneCentWallet;
import dev.onecent.walletoperator.WalletOffer;

/** Offers the vault of one OneCent to shops, each as a wallet of its own. */
public final class OfferedVaults {
    private final StoredWalletGrants grants;
    private final StoredCardVaults cards;
    private final StoredPayments payments;
    private final AttemptLimits limits;
    private final GatewayTerms terms;
    private final Environment environment;

    /** @param terms of the operator's own gateway */
    public OfferedVaults(
            StoredWalletGrants grants,
            StoredCardVaults cards,
            StoredPayments payments,
            AttemptLimits limits,
            GatewayTerms terms,
            Environment environment) {
        this.grants = grants;
        this.cards = cards;
        this.payments = payments;
        this.limits = limits;
        this.terms = terms;
        this.environment = environment;
    }

    /** Returns the wallet that one shop registers. */
    public OneCentWallet offer(WalletOffer offer) {
        WalletCharges charges = new WalletCharges(offer, grants, cards, payments, limits, environment);
        return new OfferedVault(offer, grants, cards, charges, terms, environment);
    }
}
