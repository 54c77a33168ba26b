package dev.onecent.testkit.simulation;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.testkit.gateway.Ledger;
import dev.onecent.testkit.gateway.LedgerEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one authorization by the gateway's books, in minor units.
 *
 * @param frozen how much was set aside, ever
 * @param freed how much of it was released, dropped or taken
 * @param released how much was given back by the merchant
 * @param taken how much was taken
 * @param refunded how much of that was paid back
 */
public record Account(long frozen, long freed, long released, long taken, long refunded) {
    static final Account EMPTY = new Account(0, 0, 0, 0, 0);

    /** What is set aside now. */
    public long held() {
        return frozen - freed;
    }

    /** What was taken and not paid back. */
    public long net() {
        return taken - refunded;
    }

    static Map<MerchantReference, Account> of(Ledger ledger) {
        Map<MerchantReference, Account> accounts = new LinkedHashMap<>();
        ledger.entries()
                .forEach(entry -> accounts.put(
                        entry.reference(),
                        accounts.getOrDefault(entry.reference(), EMPTY).with(entry)));
        return accounts;
    }

    private Account with(LedgerEntry entry) {
        long amount = entry.amount().minorUnits();
        return switch (entry.movement()) {
            case FROZEN -> new Account(frozen + amount, freed, released, taken, refunded);
            case RELEASED -> new Account(frozen, freed + amount, released + amount, taken, refunded);
            case LAPSED -> new Account(frozen, freed + amount, released, taken, refunded);
            case TAKEN -> new Account(frozen, freed + amount, released, taken + amount, refunded);
            case REFUNDED -> new Account(frozen, freed, released, taken, refunded + amount);
        };
    }
}
