package dev.onecent.text;

import dev.onecent.card.CardBrand;
import dev.onecent.gateway.DeclineReason;
import java.util.Locale;
import java.util.Objects;

/**
 * The keys of the texts. They are API: none changes its name or its values within a major version, new ones may come. What
 * stands in braces is named by the text.
 */
public final class TextKeys {
    static final String PREFIX = "onecent.";

    /** The heading of the payment methods block (D3). */
    public static final String BLOCK_TITLE = "onecent.block.title";
    /** Nothing can be preselected, and something can be chosen (R6). */
    public static final String BLOCK_CHOOSE = "onecent.block.choose";
    /** Nothing can be preselected, because nothing can be used (R6). */
    public static final String BLOCK_NONE = "onecent.block.none";
    /** The text that says that no payment is needed, because the checkout's total is zero (R4). */
    public static final String BLOCK_NOTHING_TO_PAY = "onecent.block.nothing-to-pay";

    /** The payment method <em>Card</em> (D5). */
    public static final String METHOD_CARD = "onecent.method.card";

    /** The item that opens the form (D5). */
    public static final String CARD_ADD = "onecent.card.add";
    /** The same on a phone (M4). */
    public static final String CARD_ADD_NEW = "onecent.card.add-new";
    /** The tick beside the form; its wording belongs to the consent (D6, R8). */
    public static final String CARD_SAVE = "onecent.card.save";
    /** Beside the effective primary card (R9). */
    public static final String CARD_PRIMARY = "onecent.card.primary";
    /** W3. */
    public static final String CARD_MAKE_PRIMARY = "onecent.card.make-primary";
    /** W3. */
    public static final String CARD_EDIT = "onecent.card.edit";
    /** W3. */
    public static final String CARD_REMOVE = "onecent.card.remove";
    /** W3: several at once. */
    public static final String CARD_REMOVE_SELECTED = "onecent.card.remove-selected";
    /** {0}: the expiry. */
    public static final String CARD_VALID_UNTIL = "onecent.card.valid-until";
    /** Why a card cannot be used (R24). */
    public static final String CARD_EXPIRED = "onecent.card.expired";
    /** Why a card cannot be used yet (R15). */
    public static final String CARD_BEING_VERIFIED = "onecent.card.being-verified";
    /** Why a card cannot be used any more: its number cannot be opened. */
    public static final String CARD_ENTER_AGAIN = "onecent.card.enter-again";
    /** Why a card cannot be used here. {0}: the brand. */
    public static final String CARD_NOT_ACCEPTED_BRAND = "onecent.card.not-accepted.brand";
    /** Why a card cannot be used here. {0}: the currency, for example {@code EUR}. */
    public static final String CARD_NOT_ACCEPTED_CURRENCY = "onecent.card.not-accepted.currency";
    /** Why a card cannot be used here. */
    public static final String CARD_NOT_ACCEPTED_AMOUNT = "onecent.card.not-accepted.amount";

    /** W6. */
    public static final String LINK_LINKED = "onecent.link.linked";
    /** R11. */
    public static final String LINK_ALREADY_LINKED = "onecent.link.already-linked";
    /** The verification did not come about; nothing is frozen. */
    public static final String LINK_NOT_VERIFIED = "onecent.link.not-verified";
    /** R13. {0}: how many cards may be kept. */
    public static final String LINK_TOO_MANY = "onecent.link.too-many";
    /** R21; nothing about why. */
    public static final String LINK_TRY_LATER = "onecent.link.try-later";
    /** R21; nothing about why. {0}: how many minutes to wait; {@link Texts#tryAgainIn} chooses. */
    public static final String LINK_TRY_IN = "onecent.link.try-in";
    /** R21: the host asks for a CAPTCHA, or another proof that a person makes the attempt. */
    public static final String LINK_PROVE = "onecent.link.prove";

    /** D6. */
    public static final String FORM_NUMBER = "onecent.form.number";
    /** D6. */
    public static final String FORM_EXPIRY = "onecent.form.expiry";
    /** D6. */
    public static final String FORM_CODE = "onecent.form.code";
    /** D6. */
    public static final String FORM_HOLDER = "onecent.form.holder";
    /** R12. */
    public static final String FORM_NICKNAME = "onecent.form.nickname";

    /** D1, M1. */
    public static final String CART_EMPTY = "onecent.cart.empty";
    /** D2. */
    public static final String CART_NOTHING_TICKED = "onecent.cart.nothing-ticked";

    /** M3. */
    public static final String REVIEW_TITLE = "onecent.review.title";
    /** M3. */
    public static final String REVIEW_ADDRESS = "onecent.review.address";
    /** M3. */
    public static final String REVIEW_ADD_ADDRESS = "onecent.review.add-address";

    /** D2. */
    public static final String BUTTON_BUY = "onecent.button.buy";
    /** M2, M3. */
    public static final String BUTTON_PAY = "onecent.button.pay";
    /** {0}: the amount. */
    public static final String BUTTON_PAY_AMOUNT = "onecent.button.pay-amount";
    /** D6. */
    public static final String BUTTON_CONFIRM = "onecent.button.confirm";
    /** W4. */
    public static final String BUTTON_SAVE = "onecent.button.save";
    /** M5. */
    public static final String BUTTON_DONE = "onecent.button.done";
    /** Beside every other. */
    public static final String BUTTON_CANCEL = "onecent.button.cancel";
    /** Confirms the notice that one leaves (W1). */
    public static final String BUTTON_CONTINUE = "onecent.button.continue";

    /** The checkout is paid. */
    public static final String PAYMENT_PAID = "onecent.payment.paid";
    /** The outcome is not known yet (R17). */
    public static final String PAYMENT_IN_PROGRESS = "onecent.payment.in-progress";
    /** The issuer wants to see the shopper. */
    public static final String PAYMENT_CHALLENGE = "onecent.payment.challenge";
    /** An attempt came to nothing, without a decline. */
    public static final String PAYMENT_NOT_CHARGED = "onecent.payment.not-charged";
    /** R2. */
    public static final String PAYMENT_CART_CHANGED = "onecent.payment.cart-changed";
    /** The checkout was abandoned or has expired. */
    public static final String PAYMENT_CLOSED = "onecent.payment.closed";

    /** W5. {0}: the amount; {@link Texts#centNotice} chooses. */
    public static final String NOTICE_CENT = "onecent.notice.cent";
    /** W5 with an amount of zero (R14). */
    public static final String NOTICE_NO_AMOUNT = "onecent.notice.no-amount";
    /** W1. {0}: the wallet's name. */
    public static final String NOTICE_LEAVE = "onecent.notice.leave";

    /** W1. */
    public static final String WALLET_MINE = "onecent.wallet.mine";
    /** W2. {0}: the wallet's name. */
    public static final String WALLET_CONNECT = "onecent.wallet.connect";
    /** {0}: the wallet's name. */
    public static final String WALLET_DISCONNECT = "onecent.wallet.disconnect";
    /** Its cards are not in the block. {0}: the wallet's name. */
    public static final String WALLET_UNREACHABLE = "onecent.wallet.unreachable";

    /** {0}: the month's name, {1}: the year, {2}: the month's number. */
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
