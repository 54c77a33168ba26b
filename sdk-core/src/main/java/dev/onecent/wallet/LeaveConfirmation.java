package dev.onecent.wallet;

import dev.onecent.store.Channel;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * The shopper's confirmation of the notice that the payment system's site is another one (W1). A required value with
 * the evidence in it, like a consent.
 *
 * @param wordingVersion which text was confirmed, for example {@code leave-for-wallet-2026-11}
 * @param locale in which language it was shown
 */
public record LeaveConfirmation(String wordingVersion, Locale locale, Instant at, Channel channel) {
    public LeaveConfirmation {
        Objects.requireNonNull(wordingVersion, "wordingVersion");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(channel, "channel");
        if (wordingVersion.isBlank()) {
            throw new IllegalArgumentException(
                    "wordingVersion must not be blank: it is the evidence of the confirmation");
        }
    }
}
