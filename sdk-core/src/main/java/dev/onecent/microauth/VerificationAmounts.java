package dev.onecent.microauth;

import dev.onecent.card.CardBrand;
import dev.onecent.money.Money;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A ready-made policy (R14): zero for the brands whose network demands a zero-amount verification, a fixed amount for the
 * currencies whose smallest unit is too low to be authorized, one minor unit for everything else. Immutable; safe for use by
 * many threads.
 *
 * <p>What the networks demand changes, is read in contracts rather than on public pages, and differs by acquirer: ask yours
 * before production. What {@link #byNetworkRules()} follows, as read on 2026-11-24:
 *
 * <ul>
 *   <li>Visa: only a zero-amount account verification may check a card that is put on file; status checks over one unit are
 *       for fuel dispensers alone (evertecinc.com/en/visa-status-check-messages; Worldpay, <em>Account Verification by
 *       Processor</em>: a misuse-of-authorization fee otherwise).
 *   <li>Mastercard: an amount below one major unit that is authorized and reversed is charged a fee (Cielo, <em>Zero
 *       Auth</em>; Worldpay, the same page: processing integrity fee), so its account status inquiry of zero is used. Maestro
 *       runs on the same network.
 *   <li>American Express and Discover: acquirers that know no zero amount take 0.01 (Oracle Billing Insight on Chase
 *       Paymentech), so one minor unit is asked for.
 *   <li>Won: 1 KRW is too low to be authorized, 1000 are taken (Adyen, <em>BIN data and card verification</em>).
 * </ul>
 */
public final class VerificationAmounts implements VerificationAmountPolicy {
    private final Set<CardBrand> zero;
    private final Map<Currency, Money> fixed;

    private VerificationAmounts(Set<CardBrand> zero, Map<Currency, Money> fixed) {
        this.zero = zero;
        this.fixed = Map.copyOf(fixed);
    }

    /** Returns the policy of one minor unit for every brand and currency, to be adapted. */
    public static VerificationAmounts oneUnit() {
        return new VerificationAmounts(EnumSet.noneOf(CardBrand.class), Map.of());
    }

    /** Returns the amounts that the networks are known to demand; see the list above. */
    public static VerificationAmounts byNetworkRules() {
        return oneUnit()
                .withZeroFor(CardBrand.VISA)
                .withZeroFor(CardBrand.MASTERCARD)
                .withZeroFor(CardBrand.MAESTRO)
                .withFixed(Money.of("KRW", 1_000));
    }

    /** Returns the policy with cards of that brand linked on the approval of a zero amount. */
    public VerificationAmounts withZeroFor(CardBrand brand) {
        Set<CardBrand> brands = EnumSet.copyOf(zero.isEmpty() ? EnumSet.of(brand) : zero);
        brands.add(brand);
        return new VerificationAmounts(brands, fixed);
    }

    /** Returns the policy with one amount for every brand that is not verified by zero, in its currency. */
    public VerificationAmounts withFixed(Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount must be positive; withZeroFor says zero");
        }
        Map<Currency, Money> amounts = new HashMap<>(fixed);
        amounts.put(amount.currency(), amount);
        return new VerificationAmounts(zero, amounts);
    }

    @Override
    public Money amountFor(CardBrand brand, Currency currency) {
        return zero.contains(brand) ? Money.zero(currency) : positive(currency);
    }

    /** After zero what other brands get, and the other way round. */
    @Override
    public Optional<Money> secondAmountFor(CardBrand brand, Money refused) {
        Currency currency = refused.currency();
        return Optional.of(refused.isZero() ? positive(currency) : Money.zero(currency));
    }

    private Money positive(Currency currency) {
        return fixed.getOrDefault(currency, Money.of(currency, 1));
    }
}
