package dev.onecent.wallet;

import static com.fasterxml.jackson.annotation.JsonProperty.Access.WRITE_ONLY;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;

/** An account whose end the wallet has not acknowledged yet; the account is not written by a host's JSON mapper. */
public record EndedAccount(
        @JsonProperty(access = WRITE_ONLY) WalletAccount account, Instant since) {
    public EndedAccount {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(since, "since");
    }
}
