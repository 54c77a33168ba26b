package dev.onecent.wallet.internal;

import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCardsAnswer;
import dev.onecent.wallet.WalletCardsAnswer.Unreachable;
import dev.onecent.wallet.WalletId;
import dev.onecent.wallet.WalletProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks wallets for cards, and leaves one that did not answer in peace for a while, so that not every shopper waits for it. One
 * account that gets no answer is that account's trouble; two in a row are the wallet's. What it knows is kept in memory: each
 * process finds out for itself.
 */
final class WalletReader {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Map<WalletId, Trouble> troubles = new ConcurrentHashMap<>();

    /** Asks, unless it is in vain or too late. */
    WalletCardsAnswer cards(WalletProvider wallet, WalletAccount account, Instant now, Instant until) {
        Trouble trouble = troubles.get(wallet.id());
        if (trouble != null && trouble.concerns(account, now)) {
            return new Unreachable("did not answer a moment ago");
        }
        return now.isBefore(until) ? ask(wallet, account, now) : new Unreachable("others took too long");
    }

    WalletCardsAnswer ask(WalletProvider wallet, WalletAccount account, Instant now) {
        WalletCardsAnswer answer = wallet.cards(account);
        if (answer instanceof Unreachable) {
            troubles.merge(wallet.id(), new Trouble(account, false, now), Trouble::and);
        } else {
            troubles.remove(wallet.id());
        }
        return answer;
    }

    /**
     * A wallet that did not answer.
     *
     * @param account of the last inquiry
     * @param everybody whether it did not answer about another account either
     */
    private record Trouble(WalletAccount account, boolean everybody, Instant since) {
        boolean concerns(WalletAccount other, Instant now) {
            boolean recent = !now.isBefore(since) && now.isBefore(since.plus(PAUSE));
            return recent && (everybody || account.equals(other));
        }

        Trouble and(Trouble next) {
            return new Trouble(next.account, everybody || !account.equals(next.account), next.since);
        }
    }
}
