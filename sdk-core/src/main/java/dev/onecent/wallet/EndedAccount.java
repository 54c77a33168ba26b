package dev.onecent.wallet;

import java.time.Instant;
import java.util.Objects;

/** An account whose end the wallet has not acknowledged yet. */
public record EndedAccount(WalletAccount account, Instant since) {
    public EndedAccount {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(since, "since");
    }
}
