package dev.onecent.safe;

import dev.onecent.card.CardNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import java.util.List;

/**
 * Seals card numbers so that a database, its backups and its logs are worth nothing to a thief (PCI DSS 3.5). Safe for
 * use by many threads.
 *
 * <ul>
 *   <li>SAFE-1 {@code reveal} of what {@code seal} made gives the same number, for the same owner and card only: tenant,
 *       shopper and card are bound as associated data of an AEAD (R20).
 *   <li>SAFE-2 Anything else - another owner or card, a byte changed, missing or added, another key's name - is a {@link
 *       SealedNumberForgedException}, and no part of a number.
 *   <li>SAFE-3 A sealed number names the key that sealed it. New numbers are sealed under the current key, older keys still
 *       reveal, and a key that the safe does not have is a {@link CardKeyMissingException} with its name.
 *   <li>SAFE-4 A fingerprint is a keyed hash under a key of its own, which it names; equal numbers of one shopper give equal
 *       fingerprints, numbers of different shoppers never compare (R11). Older keys still recognise.
 *   <li>SAFE-5 No method writes a digit to a log, an exception or a file.
 *   <li>SAFE-6 An attempt trace is a keyed hash under a third key; equal first digits of one tenant give equal traces, numbers
 *       of different tenants never compare, and nothing that another key made leads to it (R21).
 * </ul>
 *
 * What cannot be done for another reason, such as a key service that is away, is a plain {@link CardSafeException}.
 */
public interface CardSafe {
    /** Encrypts a number for one card of one shopper, under the current key. */
    SealedNumber seal(ShopperId owner, CardId card, CardNumber number);

    /** Decrypts; the caller wipes the number after its one use. */
    CardNumber reveal(ShopperId owner, CardId card, SealedNumber sealed);

    /**
     * Returns the fingerprints by which the same number is recognised among one shopper's cards: the fingerprint to
     * keep first, under the current key, then what older keys made of the same number, for cards that are on file
     * since.
     */
    List<Fingerprint> fingerprints(ShopperId owner, CardNumber number);

    /**
     * Returns the keyed hash under which attempts are counted, over the number's first {@code digits} digits.
     *
     * @param digits how many of the first digits it covers, at least 1: 6 or 8 for the BIN; the number's length or more for
     *     the number itself
     */
    AttemptHash attemptTrace(TenantId tenant, CardNumber number, int digits);

    /**
     * The keys that this safe works with: cards made by older ones are brought up to date, and a card whose key is not among them is not
     * offered. Cheap: asked for often. A key service that is away is a {@link CardSafeException} here too, or its keys as last known, and
     * never a list without them.
     */
    SafeKeys keys();
}
