package dev.onecent.checkout;

/** What a choice to pay with comes to. */
sealed interface Resolved {
    /** It can pay; whoever gets it closes it. */
    record Ready(Tender tender) implements Resolved {}

    /** It cannot pay, or not now. */
    record Refused(PayResult result) implements Resolved {}
}
