package dev.onecent.payment;

import dev.onecent.money.Money;
import dev.onecent.store.CommandId;
import java.util.Objects;

/**
 * Money voided or refunded of a payment.
 *
 * @param command the command that asked for it; a refund asked for twice is given once
 */
public record Refund(CommandId command, Money amount) {
    public Refund {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(amount, "amount");
    }
}
