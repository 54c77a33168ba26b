package dev.onecent.wallet;

import dev.onecent.store.Aggregate;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.SecretHash;
import dev.onecent.wallet.ConnectionState.Connected;
import dev.onecent.wallet.ConnectionState.Leaving;
import dev.onecent.wallet.ConnectionState.NotConnected;
import dev.onecent.wallet.ConnectionState.Returning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The connection of a shopper's account here with one wallet (W2).
 *
 * @param ended accounts whose end the wallet has not acknowledged; due work notifies it until it does
 */
public record WalletConnection(ShopperId owner, WalletId wallet, ConnectionState state, List<EndedAccount> ended)
        implements Aggregate {
    /** For so long the shopper may be at the wallet's site. */
    static final Duration REDIRECT_LIFE = Duration.ofMinutes(15);

    /** For so long the wallet may be asked about a return, before it counts as failed. */
    private static final Duration RETURN_LIFE = Duration.ofMinutes(5);

    public WalletConnection {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(wallet, "wallet");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(ended, "ended");
        ended = List.copyOf(ended);
    }

    /** Returns the connection of a shopper who never connected the wallet. */
    public static WalletConnection none(ShopperId owner, WalletId wallet, Instant now) {
        Objects.requireNonNull(now, "now");
        return new WalletConnection(owner, wallet, new NotConnected(now), List.of());
    }

    /** Returns the key of a shopper's connection with a wallet. */
    public static Key key(ShopperId owner, WalletId wallet) {
        Objects.requireNonNull(wallet, "wallet");
        return new Key(owner, wallet.value());
    }

    @Override
    public Optional<Instant> due() {
        return Stream.concat(state.expiresAt().stream(), ended.stream().map(EndedAccount::since))
                .min(Instant::compareTo);
    }

    /** Since when it is neither connected nor on the way, once the wallet knows of every end. */
    @Override
    public Optional<Instant> endedAt() {
        return state instanceof NotConnected none && ended.isEmpty() ? Optional.of(none.since()) : Optional.empty();
    }

    /** The connected account. */
    public Optional<Connected> connected() {
        return state instanceof Connected connected ? Optional.of(connected) : Optional.empty();
    }

    /** Returns whether the wallet must still be notified. */
    public boolean isOwed() {
        return state instanceof Connected || !ended.isEmpty();
    }

    /** Returns the connection under another owner: an erased shopper's pseudonym. */
    public WalletConnection withOwner(ShopperId other) {
        return new WalletConnection(other, wallet, state, ended);
    }

    /** The shopper leaves for the wallet's site; a redirect that was open before is worth nothing any more. */
    public WalletConnection leaving(
            String stateHash, ConnectionVerifier verifier, LeaveConfirmation confirmation, Instant now) {
        Objects.requireNonNull(stateHash, "stateHash");
        Objects.requireNonNull(verifier, "verifier");
        Objects.requireNonNull(confirmation, "confirmation");
        Objects.requireNonNull(now, "now");
        return state instanceof Connected
                ? this
                : with(new Leaving(stateHash, verifier, confirmation, now.plus(REDIRECT_LIFE)));
    }

    /** Returns what proves a return with that state; empty if no such return is awaited. */
    public Optional<ConnectionVerifier> awaited(String stateHash, Instant now) {
        Objects.requireNonNull(stateHash, "stateHash");
        Objects.requireNonNull(now, "now");
        boolean awaited = state instanceof Leaving leaving
                && SecretHash.isSame(leaving.stateHash(), stateHash)
                && now.isBefore(leaving.until());
        return awaited ? Optional.of(((Leaving) state).verifier()) : Optional.empty();
    }

    /** The state is used up, before the wallet is asked. */
    public WalletConnection returning(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Leaving ? with(new Returning(now.plus(RETURN_LIFE))) : this;
    }

    /** The shopper agreed; an account that comes too late is ended again. Said twice it counts once. */
    public WalletConnection agreed(WalletAccount account, Instant now) {
        Objects.requireNonNull(now, "now");
        if (isConnectedWith(account)) {
            return this;
        }
        return state instanceof Returning ? with(new Connected(account, now, Optional.empty())) : ending(account, now);
    }

    /** The shopper did not agree, or nobody knows. */
    public WalletConnection refused(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Returning ? with(new NotConnected(now)) : this;
    }

    /** Returns the connection if the shopper did not come back in time. */
    public WalletConnection expired(Instant now) {
        Objects.requireNonNull(now, "now");
        boolean over = state.expiresAt().filter(until -> !now.isBefore(until)).isPresent();
        return over ? with(new NotConnected(now)) : this;
    }

    /**
     * Notes the wallet's primary card, and since when it is known (R7). A listing that was requested before the one with the
     * present card is an older one that arrived late.
     *
     * @param askedAt when the wallet was asked
     */
    public WalletConnection seen(WalletAccount account, Optional<WalletCardId> primary, Instant askedAt) {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(primary, "primary");
        Objects.requireNonNull(askedAt, "askedAt");
        return connected()
                .filter(at -> at.account().equals(account))
                .filter(at -> !at.primary().map(SeenPrimary::card).equals(primary))
                .filter(at -> at.primary()
                        .filter(known -> askedAt.isBefore(known.since()))
                        .isEmpty())
                .map(at -> with(new Connected(account, at.at(), primary.map(card -> new SeenPrimary(card, askedAt)))))
                .orElse(this);
    }

    /** The shopper ends it: the wallet's cards are gone at once, and the wallet is notified until it acknowledges. */
    public WalletConnection disconnected(Instant now) {
        Objects.requireNonNull(now, "now");
        return state instanceof Connected connected
                ? with(new NotConnected(now)).ending(connected.account(), now)
                : with(new NotConnected(now));
    }

    /** The wallet says that an account has ended. */
    public WalletConnection endedByWallet(WalletAccount account, Instant now) {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(now, "now");
        return isConnectedWith(account) ? with(new NotConnected(now)) : this;
    }

    /** With the ended accounts of another one, which ended after it under the same owner. */
    public WalletConnection endedToo(WalletConnection later) {
        Objects.requireNonNull(later, "later");
        List<EndedAccount> all = new ArrayList<>(ended);
        later.ended().stream()
                .filter(end -> all.stream().noneMatch(known -> known.account().equals(end.account())))
                .forEach(all::add);
        return new WalletConnection(owner, wallet, state, all);
    }

    /** The wallet acknowledged the end of an account. */
    public WalletConnection acknowledged(WalletAccount account) {
        Objects.requireNonNull(account, "account");
        return new WalletConnection(
                owner,
                wallet,
                state,
                ended.stream().filter(end -> !end.account().equals(account)).toList());
    }

    private boolean isConnectedWith(WalletAccount account) {
        return connected().filter(at -> at.account().equals(account)).isPresent();
    }

    private WalletConnection ending(WalletAccount account, Instant now) {
        if (ended.stream().anyMatch(end -> end.account().equals(account))) {
            return this;
        }
        List<EndedAccount> all = new ArrayList<>(ended);
        all.add(new EndedAccount(account, now));
        return new WalletConnection(owner, wallet, state, all);
    }

    private WalletConnection with(ConnectionState next) {
        return new WalletConnection(owner, wallet, next, ended);
    }
}
