package dev.onecent.vault;

import dev.onecent.gateway.Purpose;
import dev.onecent.store.Channel;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * The shopper's consent that the card is kept: no consent, no saved card (R8). A required value with the evidence in
 * it, never a default and never a boolean.
 *
 * @param wordingVersion which text the shopper ticked, for example {@code save-card-2026-11}
 * @param locale in which language it was shown
 * @param at when it was ticked
 * @param channel where it was ticked
 * @param purpose what the text says the card is kept for
 */
public record Consent(String wordingVersion, Locale locale, Instant at, Channel channel, Purpose purpose) {
    public Consent {
        Objects.requireNonNull(wordingVersion, "wordingVersion");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(purpose, "purpose");
        if (wordingVersion.isBlank()) {
            throw new IllegalArgumentException("wordingVersion must not be blank: it is the evidence of the consent");
        }
    }
}
