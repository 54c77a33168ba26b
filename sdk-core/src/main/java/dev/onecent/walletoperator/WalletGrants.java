package dev.onecent.walletoperator;

import dev.onecent.audit.Caller;
import dev.onecent.store.OwnedPage;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import java.util.Optional;

/** On the wallet's side: which shops its shoppers have connected. Safe for use by many threads. */
public interface WalletGrants {
    /** The shops that a shopper has connected, for thirty days ended ones among them, ordered by id, from after {@code afterId} on. */
    OwnedPage<WalletGrant> of(ShopperId owner, String afterId, int limit);

    /** As {@link #end(ShopperId, String, Caller)} by the shopper. */
    boolean end(ShopperId owner, String id);

    /** Ends a grant: the shop reads and charges nothing more; false if there is no such grant. */
    boolean end(ShopperId owner, String id, Caller by);

    /**
     * The shopper agrees; the code is for the shop, once, soon, and for the visit in which the shopper agreed.
     *
     * @param challenge of the visit ({@link ConnectionVerifier#challenge()})
     * @throws IllegalArgumentException if that is none
     */
    String offer(ShopperId owner, PayeeId shop, String challenge);

    /**
     * The shop fetches what the shopper agreed to; empty if the code is wrong, used, too old, another shop's or
     * another visit's. Where the audit trail
     * cannot keep it the grant is ended: the shop never hears of the account, and the shopper agrees anew.
     *
     * @param verifier what the shop kept of the visit
     */
    Optional<WalletAccount> fetch(TenantId tenant, PayeeId shop, String code, ConnectionVerifier verifier);

    /** The active grant of an account; empty if it has ended, or is another shop's. */
    Optional<WalletGrant> find(TenantId tenant, PayeeId shop, WalletAccount account);
}
