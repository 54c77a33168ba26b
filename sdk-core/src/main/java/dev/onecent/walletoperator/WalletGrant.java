package dev.onecent.walletoperator;

import dev.onecent.store.Aggregate;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.SecretHash;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.walletoperator.GrantState.Active;
import dev.onecent.walletoperator.GrantState.Ended;
import dev.onecent.walletoperator.GrantState.Offered;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * On the wallet's side: that a shopper lets one shop read and charge the cards (W2).
 *
 * @param owner the wallet's shopper
 * @param id names the grant among the shopper's
 * @param shop to whom it is given, and to whom payments by it go
 * @param agreedAt when the shopper agreed
 */
public record WalletGrant(ShopperId owner, String id, PayeeId shop, Instant agreedAt, GrantState state)
        implements Aggregate {
    public WalletGrant {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(agreedAt, "agreedAt");
        Objects.requireNonNull(state, "state");
    }

    /** For so long the browser may take to carry the code to the shop. */
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    /** For so long the shopper sees that a grant has ended. */
    private static final Duration LISTED = Duration.ofDays(30);

    /** Returns a grant to which the shopper has just agreed. */
    public static WalletGrant offered(
            ShopperId owner, String id, PayeeId shop, String codeHash, String challenge, Instant now) {
        Objects.requireNonNull(now, "now");
        return new WalletGrant(owner, id, shop, now, new Offered(codeHash, challenge, now.plus(CODE_LIFE)));
    }

    /** Returns the key of a shopper's grant. */
    public static Key key(ShopperId owner, String id) {
        return new Key(owner, id);
    }

    @Override
    public Optional<Instant> due() {
        if (state instanceof Offered offered) {
            return Optional.of(offered.until());
        }
        return state instanceof Ended ended ? Optional.of(ended.at().plus(LISTED)) : Optional.empty();
    }

    @Override
    public Optional<Instant> endedAt() {
        return Optional.empty();
    }

    /** Returns the grant under another owner: an erased shopper's pseudonym. */
    public WalletGrant withOwner(ShopperId other) {
        return new WalletGrant(other, id, shop, agreedAt, state);
    }

    /** Returns whether the shop may list and charge the cards. */
    public boolean isActive() {
        return state instanceof Active;
    }

    /** Returns whether the shop had it, or has it, with that secret. */
    public boolean isKnownBy(String secretHash) {
        Objects.requireNonNull(secretHash, "secretHash");
        return accountHash().filter(hash -> SecretHash.isSame(hash, secretHash)).isPresent();
    }

    private Optional<String> accountHash() {
        if (state instanceof Active active) {
            return Optional.of(active.secretHash());
        }
        return state instanceof Ended ended ? ended.secretHash() : Optional.empty();
    }

    /** The shop fetches it with the code, once, in the session for which it was issued. A stranger's try leaves it as it is. */
    public Optional<WalletGrant> fetched(String codeHash, ConnectionVerifier verifier, String secretHash, Instant now) {
        Objects.requireNonNull(codeHash, "codeHash");
        Objects.requireNonNull(verifier, "verifier");
        Objects.requireNonNull(secretHash, "secretHash");
        Objects.requireNonNull(now, "now");
        boolean valid = state instanceof Offered offered
                && SecretHash.isSame(offered.codeHash(), codeHash)
                && verifier.answers(offered.challenge())
                && now.isBefore(offered.until());
        return valid ? Optional.of(with(new Active(secretHash, now))) : Optional.empty();
    }

    /** Returns the grant as ended. */
    public WalletGrant ended(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Ended ? this : with(new Ended(now, accountHash()));
    }

    /** Returns whether it ended so long ago that nobody needs to see it any more. */
    public boolean isForgottenAt(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Ended
                && due().filter(until -> !now.isBefore(until)).isPresent();
    }

    /** Returns the grant if no shop fetched it in time. */
    public WalletGrant expired(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Offered offered && !now.isBefore(offered.until())
                ? with(new Ended(now, Optional.empty()))
                : this;
    }

    private WalletGrant with(GrantState next) {
        return new WalletGrant(owner, id, shop, agreedAt, next);
    }
}
