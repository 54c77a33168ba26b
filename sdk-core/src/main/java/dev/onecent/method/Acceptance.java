package dev.onecent.method;

import dev.onecent.card.CardBrand;
import dev.onecent.money.Money;
import dev.onecent.safe.WorkingKeys;
import dev.onecent.store.CheckoutId;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.WalletCard;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The brands, currencies and amounts that a shop accepts. {@link #everything()} is where each begins; what a shop does
 * not take is named.
 *
 * @param refused brands that are not taken
 * @param currencies the only currencies taken; empty is every one
 * @param least the smallest total, by currency
 * @param most the largest total, by currency
 */
public record Acceptance(
        Set<CardBrand> refused, Set<Currency> currencies, Map<Currency, Money> least, Map<Currency, Money> most) {
    public Acceptance {
        Objects.requireNonNull(refused, "refused");
        Objects.requireNonNull(currencies, "currencies");
        Objects.requireNonNull(least, "least");
        Objects.requireNonNull(most, "most");
        refused = Set.copyOf(refused);
        currencies = Set.copyOf(currencies);
        least = Map.copyOf(least);
        most = Map.copyOf(most);
    }

    /** Returns the acceptance of every brand, currency and amount. */
    public static Acceptance everything() {
        return new Acceptance(Set.of(), Set.of(), Map.of(), Map.of());
    }

    /** Returns the acceptance without a brand. */
    public Acceptance without(CardBrand brand) {
        Objects.requireNonNull(brand, "brand");
        Set<CardBrand> all = EnumSet.of(brand);
        all.addAll(refused);
        return new Acceptance(all, currencies, least, most);
    }

    /**
     * Returns the acceptance in one more currency; the first one named excludes those not named, for example {@code
     * EUR}.
     */
    public Acceptance in(String currencyCode) {
        Objects.requireNonNull(currencyCode, "currencyCode");
        Set<Currency> all = new HashSet<>(currencies);
        all.add(Money.currencyOf(currencyCode));
        return new Acceptance(refused, all, least, most);
    }

    /** Returns the acceptance from a total on, in the total's currency. */
    public Acceptance from(Money total) {
        Objects.requireNonNull(total, "total");
        return new Acceptance(refused, currencies, with(least, total), most);
    }

    /** Returns the acceptance up to a total, in the total's currency. */
    public Acceptance upTo(Money total) {
        Objects.requireNonNull(total, "total");
        return new Acceptance(refused, currencies, least, with(most, total));
    }

    /** Returns whether a card on file can pay in a checkout, or why not: for the block and for paying (R6). */
    public Usability usability(SavedCard card, CheckoutId checkout, WorkingKeys keys, Money total, Instant now) {
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(checkout, "checkout");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(now, "now");
        if (card.expiry().isPastAt(now)) {
            return Usability.EXPIRED;
        }
        if (!card.opensWith(keys)) {
            return Usability.MUST_BE_ENTERED_AGAIN;
        }
        return card.canPayIn(checkout, now) ? usability(card.masked().brand(), total) : Usability.BEING_VERIFIED;
    }

    /** Returns whether a wallet's card can pay, or why not: for the block and for paying (R6). */
    public Usability usability(WalletCard card, Money total, Instant now) {
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(now, "now");
        return card.isUsableAt(now) ? usability(card.masked().brand(), total) : Usability.EXPIRED;
    }

    /** Returns whether a card of that brand can pay that total. */
    public Usability usability(CardBrand brand, Money total) {
        Objects.requireNonNull(brand, "brand");
        Objects.requireNonNull(total, "total");
        return refused.contains(brand) ? Usability.BRAND_NOT_ACCEPTED : usability(total);
    }

    /** Returns whether that total can be paid at all. */
    public Usability usability(Money total) {
        Objects.requireNonNull(total, "total");
        Currency currency = total.currency();
        if (!currencies.isEmpty() && !currencies.contains(currency)) {
            return Usability.CURRENCY_NOT_ACCEPTED;
        }
        boolean tooSmall = least.containsKey(currency) && total.compareTo(least.get(currency)) < 0;
        boolean tooLarge = most.containsKey(currency) && total.compareTo(most.get(currency)) > 0;
        return tooSmall || tooLarge ? Usability.AMOUNT_NOT_ACCEPTED : Usability.USABLE;
    }

    private static Map<Currency, Money> with(Map<Currency, Money> limits, Money limit) {
        Map<Currency, Money> all = new HashMap<>(limits);
        all.put(limit.currency(), limit);
        return all;
    }
}
