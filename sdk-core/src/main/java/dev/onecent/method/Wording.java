package dev.onecent.method;

import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.store.Channel;
import dev.onecent.text.TextKeys;
import dev.onecent.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** The texts of the block's options, in the shopper's language (W10). */
final class Wording {
    private Wording() {}

    static String addCard(SelectorInput input) {
        return input.texts().text(input.channel() == Channel.MOBILE ? TextKeys.CARD_ADD_NEW : TextKeys.CARD_ADD);
    }

    /** Until when a card is valid, or why it cannot pay. */
    static String note(CardBrand brand, CardExpiry expiry, Usability usability, SelectorInput input) {
        Texts texts = input.texts();
        switch (usability) {
            case EXPIRED:
                return texts.text(TextKeys.CARD_EXPIRED);
            case BEING_VERIFIED:
                return texts.text(TextKeys.CARD_BEING_VERIFIED);
            case MUST_BE_ENTERED_AGAIN:
                return texts.text(TextKeys.CARD_ENTER_AGAIN);
            case BRAND_NOT_ACCEPTED:
                return texts.text(TextKeys.CARD_NOT_ACCEPTED_BRAND, brand);
            case CURRENCY_NOT_ACCEPTED:
            case AMOUNT_NOT_ACCEPTED:
                return note(usability, input);
            case USABLE:
            default:
                return texts.text(TextKeys.CARD_VALID_UNTIL, expiry);
        }
    }

    /** Returns why something other than a card of the shopper's cannot pay; empty text if it can. */
    static String note(Usability usability, SelectorInput input) {
        if (usability == Usability.CURRENCY_NOT_ACCEPTED) {
            return input.texts()
                    .text(
                            TextKeys.CARD_NOT_ACCEPTED_CURRENCY,
                            input.total().currency().getCurrencyCode());
        }
        return usability == Usability.AMOUNT_NOT_ACCEPTED ? input.texts().text(TextKeys.CARD_NOT_ACCEPTED_AMOUNT) : "";
    }

    /** Returns the notices that wallets did not answer, and that nothing can be chosen. */
    static List<String> notices(PaymentMethodsBlock block, Texts texts) {
        List<String> notices = new ArrayList<>();
        block.unreachable().forEach(wallet -> notices.add(texts.text(TextKeys.WALLET_UNREACHABLE, wallet.value())));
        if (block.preselected().isEmpty()) {
            notices.add(texts.text(TextKeys.BLOCK_NONE));
        }
        return notices;
    }
}
