package dev.onecent.walletoperator.internal;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.AuditedCommand;
import dev.onecent.limit.Visitor;
import dev.onecent.store.IdSource;
import dev.onecent.store.Key;
import dev.onecent.store.OwnedPage;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import dev.onecent.store.internal.UnreadableEntries;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.walletoperator.WalletGrant;
import dev.onecent.walletoperator.WalletGrantStore;
import dev.onecent.walletoperator.WalletGrants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

public final class StoredWalletGrants implements WalletGrants {
    private final WalletGrantStore store;
    private final Aggregates<WalletGrant> grants;
    private final InstantSource clock;
    private final IdSource ids;
    private final Audit audit;

    /** Wired by {@code OneCent}. */
    public StoredWalletGrants(
            WalletGrantStore store, Aggregates<WalletGrant> grants, InstantSource clock, IdSource ids, Audit audit) {
        this.audit = audit;
        this.store = store;
        this.grants = grants;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public OwnedPage<WalletGrant> of(ShopperId owner, String afterId, int limit) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(afterId, "afterId");
        return UnreadableEntries.page(store, owner, afterId, limit);
    }

    @Override
    public boolean end(ShopperId owner, String id) {
        return end(owner, id, Caller.shopper());
    }

    @Override
    public boolean end(ShopperId owner, String id, Caller by) {
        return audit.recorded(
                command(owner, by, Action.REVOKE, id),
                () -> changed(WalletGrant.key(owner, id), grant -> grant.ended(clock.instant()))
                        .isPresent(),
                there -> there ? Outcome.DONE : Outcome.DENIED);
    }

    @Override
    public String offer(ShopperId owner, PayeeId shop, String challenge) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(shop, "shop");
        ConnectionVerifier.requireChallenge(challenge);
        String id = ids.next();
        return audit.recorded(
                command(owner, Caller.shopper(), Action.GRANT, id),
                () -> offer(owner, shop, id, challenge),
                any -> Outcome.DONE);
    }

    private String offer(ShopperId owner, PayeeId shop, String id, String challenge) {
        GrantToken code = new GrantToken(WalletGrant.key(owner, id), ids.next());
        WalletGrant offered = WalletGrant.offered(owner, id, shop, code.secretHash(), challenge, clock.instant());
        grants.<Boolean>change(code.grant(), nothing -> Decision.save(offered, true));
        return code.text();
    }

    @Override
    public Optional<WalletAccount> fetch(TenantId tenant, PayeeId shop, String code, ConnectionVerifier verifier) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(verifier, "verifier");
        Caller by = Caller.shop(shop, Visitor.UNKNOWN);
        AuditedCommand wanted = command(new ShopperId(tenant, shop.value()), by, Action.GRANT, "*");
        Optional<GrantToken> token = GrantToken.parse(tenant, code);
        Optional<WalletAccount> account =
                audit.attempted(wanted, () -> token.flatMap(offered -> fetch(shop, offered, verifier)));
        AuditedCommand done = token.filter(offered -> account.isPresent())
                .map(GrantToken::grant)
                .map(grant -> command(grant.owner(), by, Action.GRANT, grant.id()))
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

    @Override
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

    private static AuditedCommand command(ShopperId owner, Caller by, Action action, String grant) {
        return new AuditedCommand(owner, by, action, "wallet-grant/" + grant);
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
