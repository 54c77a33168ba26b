package dev.onecent.walletoperator.internal;

import dev.onecent.store.CardId;
import dev.onecent.wallet.WalletAccount;
import java.util.Optional;

/** The token by which a shop charges one card of a connected account; an account never holds a slash. */
record WalletCardToken(WalletAccount account, CardId card) {
    private static final char SEPARATOR = '/';

    /** Empty if it is no token of ours. */
    static Optional<WalletCardToken> parse(String text) {
        int end = text.indexOf(SEPARATOR);
        try {
            return end < 1
                    ? Optional.empty()
                    : Optional.of(new WalletCardToken(
                            WalletAccount.of(text.substring(0, end)), CardId.of(text.substring(end + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return account.value() + SEPARATOR + card;
    }

    @Override
    public String toString() {
        return "WalletCardToken[*]";
    }
}
