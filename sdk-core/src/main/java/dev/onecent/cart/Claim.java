package dev.onecent.cart;

import dev.onecent.store.CheckoutId;
import java.util.Objects;

/**
 * Says that an attempt of a checkout is about to begin, or runs, so that no other checkout pays for the same lines (R4). It
 * is checked against that checkout's state: one whose attempt has ended, or can no longer begin, holds nobody up.
 *
 * @param attempt the attempt's number, from 1
 */
public record Claim(CheckoutId checkout, int attempt) {
    public Claim {
        Objects.requireNonNull(checkout, "checkout");
    }
}
