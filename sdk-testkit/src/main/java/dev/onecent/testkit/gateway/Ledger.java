package dev.onecent.testkit.gateway;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.money.Money;
import dev.onecent.testkit.gateway.LedgerEntry.Movement;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Every cent that moved, in order: the truth against which a test compares what the SDK believes.
 *
 * @param entries the oldest first
 */
public record Ledger(List<LedgerEntry> entries) {
    private static final Set<Movement> ENDS_FREEZE = EnumSet.of(Movement.RELEASED, Movement.LAPSED, Movement.TAKEN);

    public Ledger {
        entries = List.copyOf(entries);
    }

    /** What is set aside now and neither taken nor given back. */
    public Money frozen(Currency currency) {
        return sum(currency, EnumSet.of(Movement.FROZEN)).minus(sum(currency, ENDS_FREEZE));
    }

    /** What was taken and not paid back. */
    public Money taken(Currency currency) {
        return sum(currency, EnumSet.of(Movement.TAKEN)).minus(sum(currency, EnumSet.of(Movement.REFUNDED)));
    }

    /** What happened under one reference. */
    public List<LedgerEntry> of(MerchantReference reference) {
        return entries.stream()
                .filter(entry -> entry.reference().equals(reference))
                .toList();
    }

    private Money sum(Currency currency, Set<Movement> movements) {
        return entries.stream()
                .filter(entry -> movements.contains(entry.movement()))
                .map(LedgerEntry::amount)
                .filter(amount -> amount.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }
}
