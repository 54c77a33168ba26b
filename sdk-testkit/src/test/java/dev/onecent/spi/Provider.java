package dev.onecent.spi;

import dev.onecent.money.Money;
import java.util.Optional;

/** A provider's client, as far as the sample needs one. */
interface Provider {
    /** Charges, or reserves; the first answer again for a reference that it knows. */
    Charge charge(String reference, Money amount, boolean capture, char[] number);

    /** {@code succeeded}, {@code rejected}, or whatever else a provider says. */
    String capture(String reference, String key, Money amount);

    String cancel(String reference, String key);

    String refund(String reference, String key, Money amount);

    Optional<Charge> find(String reference);

    /** What became of a refund; empty if none was asked for with that key. */
    Optional<String> findRefund(String reference, String key);

    /**
     * What a provider knows of a charge.
     *
     * @param status {@code reserved}, {@code captured}, {@code cancelled}, {@code declined}, or whatever else a provider says
     */
    record Charge(String id, String status, Money amount, Money refunded) {
        Charge with(String next) {
            return new Charge(id, next, amount, refunded);
        }

        Charge refunding(Money more) {
            return new Charge(id, status, amount, refunded.plus(more));
        }
    }
}
