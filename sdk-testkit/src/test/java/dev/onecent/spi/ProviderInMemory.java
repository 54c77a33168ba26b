package dev.onecent.spi;

import dev.onecent.money.Money;
import dev.onecent.testkit.gateway.TestCards;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The made-up provider's test system: it declines one card and keeps books of the others. */
final class ProviderInMemory implements Provider {
    private static final String DONE = "succeeded";
    private static final String REJECTED = "rejected";

    private final Map<String, Charge> charges = new HashMap<>();
    private final Map<String, String> refunds = new HashMap<>();

    @Override
    public synchronized Charge charge(String reference, Money amount, boolean capture, char[] number) {
        boolean declined = Arrays.equals(number, TestCards.DECLINED.toCharArray());
        String status = capture ? "captured" : "reserved";
        Charge made = new Charge("ch-" + charges.size(), declined ? "declined" : status, amount, amount.minus(amount));
        charges.putIfAbsent(reference, made);
        return charges.get(reference);
    }

    @Override
    public synchronized String capture(String reference, String key, Money amount) {
        boolean isTaken = is(reference, "captured");
        boolean fits =
                find(reference).filter(charge -> charge.amount().equals(amount)).isPresent();
        return isTaken || (is(reference, "reserved") && fits)
                ? change(reference, charge -> charge.with("captured"))
                : REJECTED;
    }

    @Override
    public synchronized String cancel(String reference, String key) {
        if (is(reference, "captured")) {
            return REJECTED;
        }
        return is(reference, "reserved") ? change(reference, charge -> charge.with("cancelled")) : DONE;
    }

    @Override
    public synchronized String refund(String reference, String key, Money amount) {
        return refunds.computeIfAbsent(key, any -> refund(reference, amount));
    }

    @Override
    public synchronized Optional<Charge> find(String reference) {
        return Optional.ofNullable(charges.get(reference));
    }

    @Override
    public synchronized Optional<String> findRefund(String reference, String key) {
        return Optional.ofNullable(refunds.get(key));
    }

    private String refund(String reference, Money amount) {
        boolean fits = find(reference)
                .filter(charge -> charge.refunded().plus(amount).compareTo(charge.amount()) <= 0)
                .isPresent();
        return is(reference, "captured") && fits ? change(reference, charge -> charge.refunding(amount)) : REJECTED;
    }

    private boolean is(String reference, String status) {
        return find(reference).filter(charge -> charge.status().equals(status)).isPresent();
    }

    private String change(String reference, UnaryOperator<Charge> change) {
        charges.computeIfPresent(reference, (any, charge) -> change.apply(charge));
        return DONE;
    }
}
