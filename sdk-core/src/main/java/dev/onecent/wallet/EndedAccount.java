package dev.onecent.wallet;

import java.time.Instant;

/** An account whose end the wallet has not acknowledged yet. */
public record EndedAccount(WalletAccount account, Instant since) {}
