package dev.onecent.text;

import dev.onecent.card.CardBrand;
import dev.onecent.gateway.DeclineReason;
import java.util.Locale;
import java.util.Objects;

/**
 * The keys of the texts. They are API: none changes its name or its values within a major version, new ones may come. The
 * text names what the braces stand for.
 */
public final class TextKeys {
    static final String PREFIX = "onecent.";

    /** The heading of the payment methods block (D3). */
    public static final String BLOCK_TITLE = "onecent.block.title";
    /** The notice that nothing is preselected, and something can be chosen (R6). */
    public static final String BLOCK_CHOOSE = "onecent.block.choose";
    /** The notice that nothing is preselected, because nothing can be used (R6). */
    public static final String BLOCK_NONE = "onecent.block.none";
    /** The text that says that no payment is needed, because the checkout's total is zero (R4). */
    public static final String BLOCK_NOTHING_TO_PAY = "onecent.block.nothing-to-pay";

    /** The payment method <em>Card</em> (D5). */
    public static final String METHOD_CARD = "onecent.method.card";

    /** The item that opens the form (D5). */
    public static final String CARD_ADD = "onecent.card.add";
    /** The item that opens the form on a phone (M4). */
    public static final String CARD_ADD_NEW = "onecent.card.add-new";
    /** The tick beside the form; its wording belongs to the consent (D6, R8). */
    public static final String CARD_SAVE = "onecent.card.save";
    /** The mark of the effective primary card (R9). */
    public static final String CARD_PRIMARY = "onecent.card.primary";
    /** The command that makes a card the primary card (W3). */
    public static final String CARD_MAKE_PRIMARY = "onecent.card.make-primary";
    /** The command that edits a card's details (W3). */
    public static final String CARD_EDIT = "onecent.card.edit";
    /** The command that removes one card (W3). */
    public static final String CARD_REMOVE = "onecent.card.remove";
    /** The command that removes several cards at once (W3). */
    public static final String CARD_REMOVE_SELECTED = "onecent.card.remove-selected";
    /** A card's expiry. {0}: the expiry. */
    public static final String CARD_VALID_UNTIL = "onecent.card.valid-until";
    /** The reason why a card cannot be used: it has expired (R24). */
    public static final String CARD_EXPIRED = "onecent.card.expired";
    /** The reason why a card cannot be used yet: its hold is not released (R15). */
    public static final String CARD_BEING_VERIFIED = "onecent.card.being-verified";
    /** The reason why a card cannot be used any more: its number cannot be opened. */
    public static final String CARD_ENTER_AGAIN = "onecent.card.enter-again";
    /** The reason why a card cannot be used here: its brand. {0}: the brand. */
    public static final String CARD_NOT_ACCEPTED_BRAND = "onecent.card.not-accepted.brand";
    /** The reason why a card cannot be used here: the currency. {0}: the currency, for example {@code EUR}. */
    public static final String CARD_NOT_ACCEPTED_CURRENCY = "onecent.card.not-accepted.currency";
    /** The reason why a card cannot be used here: the amount. */
    public static final String CARD_NOT_ACCEPTED_AMOUNT = "onecent.card.not-accepted.amount";

    /** The card is linked, after its release (W6). */
    public static final String LINK_LINKED = "onecent.link.linked";
    /** The number is on file already (R11). */
    public static final String LINK_ALREADY_LINKED = "onecent.link.already-linked";
    /** The verification failed, and no hold remains. */
    public static final String LINK_NOT_VERIFIED = "onecent.link.not-verified";
    /** The vault is full (R13). {0}: how many cards may be kept. */
    public static final String LINK_TOO_MANY = "onecent.link.too-many";
    /** A refusal for too many attempts, without a reason (R21). */
    public static final String LINK_TRY_LATER = "onecent.link.try-later";
    /** A refusal for too many attempts, without a reason (R21). {0}: how many minutes to wait; {@link Texts#tryAgainIn} chooses. */
    public static final String LINK_TRY_IN = "onecent.link.try-in";
    /** A request to prove that a person makes the attempt, by a CAPTCHA or otherwise (R21). */
    public static final String LINK_PROVE = "onecent.link.prove";

    /** The label of the card number (D6). */
    public static final String FORM_NUMBER = "onecent.form.number";
    /** The label of the expiry (D6). */
    public static final String FORM_EXPIRY = "onecent.form.expiry";
    /** The label of the security code (D6). */
    public static final String FORM_CODE = "onecent.form.code";
    /** The label of the cardholder name (D6). */
    public static final String FORM_HOLDER = "onecent.form.holder";
    /** The label of the nickname, which the shopper may edit (R12). */
    public static final String FORM_NICKNAME = "onecent.form.nickname";

    /** The cart holds no item, so no checkout can start (D1, M1). */
    public static final String CART_EMPTY = "onecent.cart.empty";
    /** No item is ticked, so no checkout can start (D2). */
    public static final String CART_NOTHING_TICKED = "onecent.cart.nothing-ticked";

    /** The title of the review on a phone (M3). */
    public static final String REVIEW_TITLE = "onecent.review.title";
    /** The label of the delivery address in the review (M3). */
    public static final String REVIEW_ADDRESS = "onecent.review.address";
    /** The item that adds a delivery address in the review (M3). */
    public static final String REVIEW_ADD_ADDRESS = "onecent.review.add-address";

    /** The button that starts a checkout on a desktop (D2). */
    public static final String BUTTON_BUY = "onecent.button.buy";
    /** The button that starts a checkout on a phone and confirms its review (M2, M3). */
    public static final String BUTTON_PAY = "onecent.button.pay";
    /** The button that pays. {0}: the amount. */
    public static final String BUTTON_PAY_AMOUNT = "onecent.button.pay-amount";
    /** The button that submits the form in a shop (D6). */
    public static final String BUTTON_CONFIRM = "onecent.button.confirm";
    /** The button that submits the form in the wallet (W4). */
    public static final String BUTTON_SAVE = "onecent.button.save";
    /** The button that submits the form on a phone (M5). */
    public static final String BUTTON_DONE = "onecent.button.done";
    /** The button that leaves without a change, beside every other. */
    public static final String BUTTON_CANCEL = "onecent.button.cancel";
    /** The button that confirms the notice of leaving for the wallet's site (W1). */
    public static final String BUTTON_CONTINUE = "onecent.button.continue";

    /** The checkout is paid. */
    public static final String PAYMENT_PAID = "onecent.payment.paid";
    /** The outcome is not known yet (R17). */
    public static final String PAYMENT_IN_PROGRESS = "onecent.payment.in-progress";
    /** The issuer asks the shopper to confirm the payment. */
    public static final String PAYMENT_CHALLENGE = "onecent.payment.challenge";
    /** An attempt ended without a charge and without a decline. */
    public static final String PAYMENT_NOT_CHARGED = "onecent.payment.not-charged";
    /** The cart differs from the checkout, so nothing is charged (R2). */
    public static final String PAYMENT_CART_CHANGED = "onecent.payment.cart-changed";
    /** The checkout was abandoned or has expired. */
    public static final String PAYMENT_CLOSED = "onecent.payment.closed";

    /** The explanation of the one-cent hold (W5). {0}: the amount; {@link Texts#holdNotice} chooses. */
    public static final String NOTICE_HOLD = "onecent.notice.hold";
    /** The explanation of a verification with an amount of zero (W5, R14). */
    public static final String NOTICE_NO_AMOUNT = "onecent.notice.no-amount";
    /** The notice that the wallet's site opens (W1). {0}: the wallet's name. */
    public static final String NOTICE_LEAVE = "onecent.notice.leave";

    /** The entry to the wallet on the shop's profile page (W1). */
    public static final String WALLET_MINE = "onecent.wallet.mine";
    /** The command that connects shop and wallet (W2). {0}: the wallet's name. */
    public static final String WALLET_CONNECT = "onecent.wallet.connect";
    /** The command that ends the connection. {0}: the wallet's name. */
    public static final String WALLET_DISCONNECT = "onecent.wallet.disconnect";
    /** The wallet cannot be reached, so its cards are not in the block. {0}: the wallet's name. */
    public static final String WALLET_UNREACHABLE = "onecent.wallet.unreachable";

    /** A month of an expiry or of statistics. {0}: the month's name, {1}: the year, {2}: the month's number. */
    public static final String MONTH = "onecent.month";

    private TextKeys() {}

    /** For example {@code onecent.decline.expired-card}. */
    public static String decline(DeclineReason reason) {
        Objects.requireNonNull(reason, "reason");
        return key("decline", reason);
    }

    /** For example {@code onecent.brand.unionpay}; brands without such a text are called by their own name everywhere. */
    public static String brand(CardBrand brand) {
        Objects.requireNonNull(brand, "brand");
        return key("brand", brand);
    }

    private static String key(String group, Enum<?> member) {
        return PREFIX + group + "." + member.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
