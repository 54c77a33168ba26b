package dev.onecent.wallet;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.Deed;
import dev.onecent.limit.Visitor;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.OwnedPage;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.store.internal.Readings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** On the wallet's side: which shops its shoppers have connected. Safe for use by many threads. */
public final class WalletGrants {
    private final WalletGrantStore store;
    private final Aggregates<WalletGrant> grants;
    private final InstantSource clock;
    private final IdSource ids;
    private final Audit audit;

    /** Wired by {@code OneCent}. */
    public WalletGrants(
            WalletGrantStore store, Aggregates<WalletGrant> grants, InstantSource clock, IdSource ids, Audit audit) {
        this.audit = audit;
        this.store = store;
        this.grants = grants;
        this.clock = clock;
        this.ids = ids;
    }

    /** The shops that a shopper has connected, for thirty days ended ones among them, ordered by id, from after {@code afterId} on. */
    public OwnedPage<WalletGrant> of(ShopperId owner, String afterId, int limit) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(afterId, "afterId");
        return Readings.page(store, owner, afterId, limit);
    }

    /** As {@link #end(ShopperId, String, Caller)} by the shopper. */
    public boolean end(ShopperId owner, String id) {
        return end(owner, id, Caller.shopper());
    }

    /** Ends a grant: the shop reads and charges nothing more; false if there is no such grant. */
    public boolean end(ShopperId owner, String id, Caller by) {
        return audit.recorded(
                deed(owner, by, Action.REVOKE, id),
                () -> changed(WalletGrant.key(owner, id), grant -> grant.ended(clock.instant()))
                        .isPresent(),
                there -> there ? Outcome.DONE : Outcome.DENIED);
    }

    /**
     * The shopper agrees; the code is for the shop, once, soon, and for the visit in which the shopper agreed.
     *
     * @param challenge of the visit ({@link ConnectionVerifier#challenge()})
     * @throws IllegalArgumentException if that is none
     */
    public String offer(ShopperId owner, PayeeId shop, String challenge) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(shop, "shop");
        ConnectionVerifier.requireChallenge(challenge);
        String id = ids.next();
        return audit.recorded(
                deed(owner, Caller.shopper(), Action.GRANT, id),
                () -> offer(owner, shop, id, challenge),
                any -> Outcome.DONE);
    }

    private String offer(ShopperId owner, PayeeId shop, String id, String challenge) {
        GrantToken code = new GrantToken(WalletGrant.key(owner, id), ids.next());
        WalletGrant offered = WalletGrant.offered(owner, id, shop, code.secretHash(), challenge, clock.instant());
        grants.<Boolean>change(code.grant(), nothing -> Decision.save(offered, true));
        return code.text();
    }

    /**
     * The shop fetches what the shopper agreed to; empty if the code is wrong, used, too old, another shop's or
     * another visit's. Where the audit trail
     * cannot keep it the grant is ended: the shop never hears of the account, and the shopper agrees anew.
     *
     * @param verifier what the shop kept of the visit
     */
    public Optional<WalletAccount> fetch(TenantId tenant, PayeeId shop, String code, ConnectionVerifier verifier) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(verifier, "verifier");
        Caller by = Caller.shop(shop, Visitor.UNKNOWN);
        Deed wanted = deed(new ShopperId(tenant, shop.value()), by, Action.GRANT, "*");
        Optional<GrantToken> token = GrantToken.parse(tenant, code);
        Optional<WalletAccount> account =
                audit.attempted(wanted, () -> token.flatMap(offered -> fetch(shop, offered, verifier)));
        Deed done = token.filter(offered -> account.isPresent())
                .map(GrantToken::grant)
                .map(grant -> deed(grant.owner(), by, Action.GRANT, grant.id()))
                .orElse(wanted);
        try {
            audit.record(done, account.isPresent() ? Outcome.DONE : Outcome.DENIED);
        } catch (RuntimeException e) {
            token.filter(any -> account.isPresent())
                    .ifPresent(fetched -> changed(fetched.grant(), grant -> grant.ended(clock.instant())));
            throw e;
        }
        return account;
    }

    /** The active grant of an account; empty if it has ended, or is another shop's. */
    public Optional<WalletGrant> find(TenantId tenant, PayeeId shop, WalletAccount account) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(account, "account");
        return known(tenant, shop, account).filter(WalletGrant::isActive);
    }

    /** The grant of an account, active or for thirty days ended; empty if it is another shop's, or nobody's. */
    public Optional<WalletGrant> known(TenantId tenant, PayeeId shop, WalletAccount account) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(account, "account");
        return GrantToken.parse(tenant, account.value())
                .flatMap(token -> grants.find(token.grant())
                        .filter(grant -> grant.shop().equals(shop))
                        .filter(grant -> grant.isKnownBy(token.secretHash())));
    }

    /** Due work of a grant: a code that nobody fetched, an end of which nobody needs to know any more. */
    public void advance(Key key) {
        Objects.requireNonNull(key, "key");
        grants.deleteIf(key, entry -> entry.outbox().isEmpty() && entry.value().isForgottenAt(clock.instant()));
        changed(key, grant -> grant.expired(clock.instant()));
    }

    private static Deed deed(ShopperId owner, Caller by, Action action, String grant) {
        return new Deed(owner, by, action, "wallet-grant/" + grant);
    }

    private Optional<WalletAccount> fetch(PayeeId shop, GrantToken code, ConnectionVerifier verifier) {
        GrantToken account = new GrantToken(code.grant(), ids.next());
        Instant now = clock.instant();
        boolean fetched = grants.change(
                code.grant(),
                entry -> entry.map(found -> found.value())
                        .filter(grant -> grant.shop().equals(shop))
                        .flatMap(grant -> grant.fetched(code.secretHash(), verifier, account.secretHash(), now))
                        .map(active -> Decision.save(active, true))
                        .orElseGet(() -> Decision.keep(false)));
        return fetched ? Optional.of(WalletAccount.of(account.text())) : Optional.empty();
    }

    private Optional<WalletGrant> changed(Key key, UnaryOperator<WalletGrant> transition) {
        return grants.change(key, entry -> {
            Optional<WalletGrant> before = entry.map(found -> found.value());
            Optional<WalletGrant> after = before.map(transition);
            return after.equals(before) ? Decision.keep(after) : Decision.save(after.orElseThrow(), after);
        });
    }
}
