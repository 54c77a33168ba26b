package dev.onecent.wallet;

import dev.onecent.wallet.WalletCardsAnswer.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks wallets for cards, and leaves one that did not answer in peace for a while, so that not every shopper waits for it. What
 * it knows is kept in memory: each process finds out for itself.
 */
final class WalletReader {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Map<WalletId, Instant> quietUntil = new ConcurrentHashMap<>();

    WalletCardsAnswer cards(WalletProvider wallet, WalletAccount account, Instant now) {
        Instant quiet = quietUntil.getOrDefault(wallet.id(), Instant.EPOCH);
        if (now.isBefore(quiet) && !now.isBefore(quiet.minus(PAUSE))) {
            return new Unreachable("did not answer a moment ago");
        }
        WalletCardsAnswer answer = wallet.cards(account);
        if (answer instanceof Unreachable) {
            quietUntil.put(wallet.id(), now.plus(PAUSE));
        }
        return answer;
    }
}
