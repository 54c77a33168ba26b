package dev.onecent.testkit.simulation;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.testkit.gateway.Ledger;
import dev.onecent.testkit.gateway.LedgerEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of one authorization in the gateway's ledger, in minor units.
 *
 * @param authorized how much was ever held
 * @param freed how much of it was released, dropped or captured
 * @param released how much was released by the merchant
 * @param captured how much was captured
 * @param refunded how much of that was paid back
 * @param atDashboard how much of what was paid back the merchant paid back at the gateway's dashboard, under no key of the SDK's
 */
public record Account(long authorized, long freed, long released, long captured, long refunded, long atDashboard) {
    static final Account EMPTY = new Account(0, 0, 0, 0, 0, 0);

    /** Returns the amount that is held now. */
    public long held() {
        return authorized - freed;
    }

    /** Returns the amount that was captured and not refunded. */
    public long net() {
        return captured - refunded;
    }

    /** Returns what was captured and not paid back by the SDK. */
    public long netOfCommands() {
        return net() + atDashboard;
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
            case FROZEN -> new Account(authorized + amount, freed, released, captured, refunded, atDashboard);
            case RELEASED ->
                new Account(authorized, freed + amount, released + amount, captured, refunded, atDashboard);
            case LAPSED -> new Account(authorized, freed + amount, released, captured, refunded, atDashboard);
            case TAKEN -> new Account(authorized, freed + amount, released, captured + amount, refunded, atDashboard);
            case REFUNDED -> {
                long byHand = entry.key().isEmpty() ? amount : 0;
                yield new Account(authorized, freed, released, captured, refunded + amount, atDashboard + byHand);
            }
        };
    }
}
