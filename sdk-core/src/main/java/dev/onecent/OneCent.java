package dev.onecent;

import dev.onecent.address.Addresses;
import dev.onecent.audit.Caller;
import dev.onecent.cart.Carts;
import dev.onecent.checkout.Checkouts;
import dev.onecent.erasure.ErasureReport;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.microauth.MicroAuthorizations;
import dev.onecent.payment.Payments;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.rotation.KeyRotations;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.TenantId;
import dev.onecent.text.Languages;
import dev.onecent.vault.CardVaults;
import dev.onecent.wallet.Wallets;
import dev.onecent.walletoperator.OneCentWallet;
import dev.onecent.walletoperator.WalletGrants;
import dev.onecent.walletoperator.WalletOffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Card-on-file: the entry point. Built once with {@link #builder()}, kept as long as the host lives, safe for use by many
 * threads. It starts no thread: the host calls {@link #runDue} every few seconds, from as many processes as it likes.
 */
public final class OneCent {
    private final Storage storage;
    private final Languages languages;
    private final Shells shells;

    OneCent(OneCentBuilder from) {
        storage = from.storage();
        languages = from.languages();
        shells = new Shells(from);
    }

    /** Returns a builder: it asks for the parts that a host must bring one by one; everything else has a stated default. */
    public static OneCentBuilder builder() {
        return new OneCentBuilder();
    }

    /** Returns the shoppers' carts. */
    public Carts carts() {
        return shells.carts;
    }

    /** Returns the checkouts: start, choose, pay, leave. */
    public Checkouts checkouts() {
        return shells.checkouts;
    }

    /** Returns the cards on file: link, edit, remove, choose the primary one. */
    public CardVaults cards() {
        return shells.cards;
    }

    /** Returns the shoppers' address books. */
    public Addresses addresses() {
        return shells.addresses;
    }

    /** Returns the micro-authorizations, and those that are overdue. */
    public MicroAuthorizations microAuthorizations() {
        return shells.microAuthorizations;
    }

    /** Returns the shop's side of wallets: connect, disconnect, list. */
    public Wallets wallets() {
        return shells.wallets;
    }

    /**
     * Under which keys cards are on file, and how far they are brought up to the current ones (R20).
     *
     * @throws IllegalStateException if numbers are not kept by a card safe
     */
    public KeyRotations cardKeys() {
        return shells.keyRotations.orElseThrow(
                () -> new IllegalStateException("no card safe is wired, so there are no keys"));
    }

    /** On a wallet operator's side: which shops its shoppers have connected. */
    public WalletGrants walletGrants() {
        return shells.walletGrants;
    }

    /**
     * Offers this OneCent's vault to one shop as a wallet (W7): the shop registers what this answers with
     * {@link OneCentBuilder#wallet}. The wallet's own host goes on calling {@link #runDue} for its tenant.
     */
    public OneCentWallet offer(WalletOffer offer) {
        Objects.requireNonNull(offer, "offer");
        return shells.offeredVaults.offer(offer);
    }

    /** Returns the payments: capture, void, refund, history, statistics. */
    public Payments payments() {
        return shells.payments;
    }

    /** Returns the texts that shoppers read, in the shopper's language (W10). */
    public Languages languages() {
        return languages;
    }

    /**
     * Erases a shopper: card data at once. What is still owed - a one-cent hold, a charge or refund whose outcome is not known,
     * an event that was not delivered - is kept under a pseudonym until it is settled, payments without card data until
     * {@link OneCentBuilder#retainPayments their retention} ends. The report names the pseudonym: keep it, refunds and
     * disputes of retained payments go through it. What cannot be done now is done by {@link #runDue}.
     *
     * <p>What is done for the shopper while it runs is erased as well, or answered by
     * {@link dev.onecent.store.StoreContendedException}; afterwards the same id is a new shopper.
     */
    public ErasureReport erase(ShopperId shopper) {
        Objects.requireNonNull(shopper, "shopper");
        return erase(shopper, Caller.shopper());
    }

    /** Erases a shopper; the audit trail names {@code by}. */
    public ErasureReport erase(ShopperId shopper, Caller by) {
        Objects.requireNonNull(shopper, "shopper");
        return shells.erasures.erase(shopper, by);
    }

    /**
     * Returns the state of an erasure, by its pseudonym; empty once everything is gone, 30 days after the request at
     * the earliest.
     */
    public Optional<ErasureReport> erasure(ShopperId pseudonym) {
        Objects.requireNonNull(pseudonym, "pseudonym");
        return shells.erasures.find(pseudonym);
    }

    /**
     * Does what is due for a tenant: releases holds, asks about lost answers, expires checkouts, delivers
     * events, and at last seals the numbers of a hundred vaults under the current key while a key is rotated. May run anywhere, twice at once, and be killed at any instruction (R25). Events come first. Items are done one
     * after the other on the caller's thread, a hundred of each kind at most; {@link DueReport#more()} says whether to run again; called by several threads, each passes over what another is at, so that nobody's release waits for
     * a slow call as long as one thread is free.
     *
     * @throws StoreUnavailableException if it could not be looked up what is due of some kind; all other kinds were done
     *     by then
     */
    public DueReport runDue(TenantId tenant) {
        Objects.requireNonNull(tenant, "tenant");
        try {
            DueReport report = shells.dueWork.run(tenant);
            return shells.keyRotations
                    .map(keys -> report.with(
                            keys.advance(tenant), new DueReport.Item("key-rotation", KeyRotation.key(tenant))))
                    .orElse(report);
        } catch (StoreUnavailableException e) {
            shells.keyRotations.ifPresent(keys -> keys.advance(tenant));
            throw e;
        }
    }

    /**
     * The items of a tenant that cannot be read, and those whose due work failed ten times or more in a row, the worst first (R25):
     * to look at, and to settle by hand where the gateway does not tell ({@code microAuthorizations().settleByHand},
     * {@code payments().settleByHand}).
     */
    public List<DueReport.Parked> parked(TenantId tenant, int limit) {
        Objects.requireNonNull(tenant, "tenant");
        return shells.dueWork.parked(tenant, limit);
    }

    /** Takes a notice of the gateway's, or the shopper's return from a challenge: in any order, as often as it comes (R17). */
    public NoticeResult accept(GatewayNotice notice) {
        Objects.requireNonNull(notice, "notice");
        Optional<Key> verification = storage.microAuthorizations().findByReference(notice.tenant(), notice.reference());
        if (verification.isPresent()) {
            shells.microAuthorizations
                    .ask(verification.get(), notice.returned())
                    .ifPresent(shells.outcomes::apply);
            return NoticeResult.ACCEPTED;
        }
        Optional<Key> payment = storage.payments().findByReference(notice.tenant(), notice.reference());
        payment.flatMap(key -> shells.payments.ask(key, notice.returned())).ifPresent(shells.outcomes::apply);
        return payment.isPresent() ? NoticeResult.ACCEPTED : NoticeResult.NOT_OURS;
    }
}
