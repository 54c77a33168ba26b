package dev.onecent.method;

import dev.onecent.payment.MethodId;
import dev.onecent.store.CardId;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ids of the options of a block, as a page shows them and posts one back: {@code card:ID}, {@code wallet:WALLET:CARD},
 * {@code method:ID} and {@code add-card}.
 */
public final class OptionId {
    /** The option to enter a card. */
    public static final String ADD_CARD = "add-card";

    private static final String CARD = "card:";
    private static final String WALLET = "wallet:";
    private static final String METHOD = "method:";

    private OptionId() {}

    static String of(CardId card) {
        return CARD + card;
    }

    static String of(WalletId wallet, WalletCardId card) {
        return WALLET + wallet + ":" + card;
    }

    static String of(MethodId method) {
        return METHOD + method;
    }

    /** Returns the card on file that an id names; empty if it names none. */
    public static Optional<CardId> findCard(String id) {
        return find(id, CARD, CardId::of);
    }

    /** Returns the method beyond cards that an id names; empty if it names none. */
    public static Optional<MethodId> findMethod(String id) {
        return find(id, METHOD, MethodId::of);
    }

    /** Returns the wallet whose card an id names; empty if it names none. */
    public static Optional<WalletId> findWallet(String id) {
        return find(id, WALLET, rest -> WalletId.of(rest.substring(0, Math.max(0, rest.indexOf(':')))));
    }

    /** Returns the card of a wallet that an id names; empty if it names none. */
    public static Optional<WalletCardId> findWalletCard(String id) {
        return findWallet(id).flatMap(wallet -> find(id, WALLET + wallet + ":", WalletCardId::of));
    }

    private static <T> Optional<T> find(String id, String prefix, Function<String, T> read) {
        Objects.requireNonNull(id, "id");
        try {
            return id.startsWith(prefix) ? Optional.of(read.apply(id.substring(prefix.length()))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
