package dev.onecent.testkit.gateway;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.money.Money;
import dev.onecent.testkit.gateway.LedgerEntry.Movement;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Every hold that moved, in order: the truth against which a test compares what the SDK believes.
 *
 * @param entries the oldest first
 */
public record Ledger(List<LedgerEntry> entries) {
    private static final Set<Movement> ENDS_FREEZE = EnumSet.of(Movement.RELEASED, Movement.LAPSED, Movement.TAKEN);

    public Ledger {
        entries = List.copyOf(entries);
    }

    /** Returns the amount that is held now: neither captured nor released. */
    public Money held(Currency currency) {
        return sum(currency, EnumSet.of(Movement.FROZEN)).minus(sum(currency, ENDS_FREEZE));
    }

    /** Returns the amount that was captured and not refunded. */
    public Money captured(Currency currency) {
        return sum(currency, EnumSet.of(Movement.TAKEN)).minus(sum(currency, EnumSet.of(Movement.REFUNDED)));
    }

    /** Lists the entries under one reference. */
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
