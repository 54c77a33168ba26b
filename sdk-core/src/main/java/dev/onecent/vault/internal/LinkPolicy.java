package dev.onecent.vault.internal;

import dev.onecent.card.CardBrand;
import dev.onecent.microauth.VerificationAmountPolicy;
import dev.onecent.money.Money;
import dev.onecent.store.PayeeId;
import java.time.Duration;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of linking.
 *
 * @param payee in whose name an issuer shows the hold
 * @param currency the verification currency where no cart gives one (R14)
 * @param amount how much is held (R14)
 * @param mostCards how many cards a shopper may have (R13)
 * @param checkAfter how long after its start an unfinished verification is looked after by due work
 */
public record LinkPolicy(
        PayeeId payee, Currency currency, VerificationAmountPolicy amount, int mostCards, Duration checkAfter) {
    public LinkPolicy {
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(checkAfter, "checkAfter");
    }

    /** @throws IllegalStateException if the host's policy names another currency or a negative amount */
    Money amountFor(CardBrand brand, Currency cart) {
        return sound(amount.amountFor(brand, cart), cart);
    }

    /** The amount of the first try; a second one that is not in order fails here too, before anything is saved. */
    public Money firstAmountFor(CardBrand brand, Currency cart) {
        Money first = amountFor(brand, cart);
        amount.secondAmountFor(brand, first).ifPresent(second -> sound(second, cart));
        return first;
    }

    /** The other amount, if there is to be a second try; the same once more is none. */
    public Optional<Money> secondAmountFor(CardBrand brand, Money refused) {
        return amount.secondAmountFor(brand, refused)
                .map(chosen -> sound(chosen, refused.currency()))
                .filter(chosen -> !chosen.equals(refused));
    }

    private static Money sound(Money chosen, Currency cart) {
        if (!chosen.currency().equals(cart) || chosen.isNegative()) {
            throw new IllegalStateException("verificationAmount must be in " + cart + " and not negative: " + chosen);
        }
        return chosen;
    }
}
