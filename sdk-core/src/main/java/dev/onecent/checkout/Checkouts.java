package dev.onecent.checkout;

import dev.onecent.audit.Caller;
import dev.onecent.method.PaymentMethodsBlock;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.ShopperId;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import java.util.Locale;
import java.util.Optional;

/** Starts checkouts, reviews them, adds cards in them, pays and ends them. Safe for use by many threads. */
public interface Checkouts {
    /** Finds a shopper's checkout. */
    Optional<Checkout> find(ShopperId owner, CheckoutId id);

    /**
     * Starts a checkout from the ticked lines (D2, R2); with the same id again it answers the one that was started. Each start is
     * counted (R21): a repetition, and one that is refused for another reason, is not.
     *
     * @throws IllegalArgumentException if the id begins with {@link CheckoutId#RESERVED}
     */
    StartCheckoutResult start(ShopperId owner, CheckoutId id, Channel channel);

    /** Chooses where a mobile checkout is delivered to (M3); again, as long as it is under review, for another choice. */
    ReviewResult deliverTo(ShopperId owner, CheckoutId id, AddressChoice choice);

    /** The second <em>Pay</em> of M3: what is bought and where it goes is right, and the shopper chooses how to pay. */
    ReviewResult confirm(ShopperId owner, CheckoutId id);

    /** Goes back to the review, to change the address; not while an attempt to pay is under way. */
    ReviewResult review(ShopperId owner, CheckoutId id);

    /** As {@link #findMethods(ShopperId, CheckoutId, Locale)} in English. */
    Optional<PaymentMethodsBlock> findMethods(ShopperId owner, CheckoutId id);

    /**
     * The block of payment methods to show (D3-D7, M4), in the shopper's language; empty if the shopper has no such open
     * checkout, or reviews it.
     */
    Optional<PaymentMethodsBlock> findMethods(ShopperId owner, CheckoutId id, Locale locale);

    /** Puts a card on file that is entered in a checkout (D6), with the save tick as consent. */
    LinkCardResult addCard(ShopperId owner, CheckoutId id, LinkCard command);

    /** Pays; at most once, whatever repeats, races or crashes (R4). */
    PayResult pay(ShopperId owner, CheckoutId id, Pay command);

    /** Completes a checkout of total zero, as {@link #complete(ShopperId, CheckoutId, Caller)} by the shopper. */
    CompleteResult complete(ShopperId owner, CheckoutId id);

    /**
     * Completes a checkout whose total is zero, without a method and without a payment: {@code CheckoutPaid} comes without a payment, and
     * the bought quantities leave the cart (R4, R5). Given again it answers the same.
     */
    CompleteResult complete(ShopperId owner, CheckoutId id, Caller by);

    /** Leaves without paying (D8, M6): nothing in the vault changes (R5). */
    AbandonResult abandon(ShopperId owner, CheckoutId id);
}
