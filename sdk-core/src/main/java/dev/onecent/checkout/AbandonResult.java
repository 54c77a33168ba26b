package dev.onecent.checkout;

/** What came of leaving a checkout. */
public sealed interface AbandonResult {
    /** It has ended without being paid. */
    record Ended(Checkout checkout) implements AbandonResult {}

    /** It is paid. */
    record AlreadyPaid(Checkout checkout) implements AbandonResult {}

    /** The outcome of an attempt is not known yet (R3): ask again once it is. */
    record InProgress(Checkout checkout) implements AbandonResult {}

    /** The shopper has no such checkout. */
    record NotFound() implements AbandonResult {}
}
