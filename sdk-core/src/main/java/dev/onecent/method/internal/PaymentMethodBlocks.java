package dev.onecent.method.internal;

import dev.onecent.card.CardBrand;
import dev.onecent.method.PaymentMethodSelector;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.method.SelectorInput;
import dev.onecent.method.Usability;
import dev.onecent.money.Money;
import dev.onecent.payment.MethodId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.ShopperId;
import dev.onecent.text.Languages;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.internal.StoredCardVaults;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.internal.StoredWallets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Gathers what the block of a checkout is made from: the shopper's cards, those of connected wallets, the host's methods. A wallet
 * that does not answer is left out and named. Safe for use by many threads.
 */
public final class PaymentMethodBlocks {
    private final StoredCardVaults vaults;
    private final StoredWallets wallets;
    private final MethodPolicy policy;
    private final Languages languages;
    private final InstantSource clock;

    /** Wired by {@code OneCent}. */
    public PaymentMethodBlocks(
            StoredCardVaults vaults,
            StoredWallets wallets,
            MethodPolicy policy,
            Languages languages,
            InstantSource clock) {
        this.vaults = vaults;
        this.wallets = wallets;
        this.policy = policy;
        this.languages = languages;
        this.clock = clock;
    }

    /** The block for a checkout (D3-D7, M4). */
    public PaymentMethodsBlock block(
            ShopperId owner, CheckoutId checkout, Channel channel, Money total, Locale locale) {
        return PaymentMethodSelector.select(
                SelectorInput.of(vaults.of(owner), checkout, channel, total, languages.in(locale), clock.instant())
                        .opening(vaults.workingKeys())
                        .withWallets(wallets.of(owner))
                        .withMethods(policy.methods(), policy.order())
                        .accepting(policy.acceptance()));
    }

    /** Returns whether a card on file can pay a checkout of that total, or why not: as the block says it. */
    public Usability usability(SavedCard card, CheckoutId checkout, Money total) {
        return policy.acceptance().usability(card, checkout, vaults.workingKeys(), total, clock.instant());
    }

    /** Returns whether a wallet's card can pay that total, or why not: as the block says it. */
    public Usability usability(WalletCard card, Money total) {
        return policy.acceptance().usability(card, total, clock.instant());
    }

    /** Returns whether a card of that brand can pay that total here. */
    public Usability usability(CardBrand brand, Money total) {
        return policy.acceptance().usability(brand, total);
    }

    /** Returns whether a method beyond cards can pay that total here; empty if there is no such method. */
    public Optional<Usability> usability(MethodId method, Money total) {
        return policy.find(method).map(found -> found.acceptance().usability(total));
    }
}
