package dev.onecent.testkit.arbitrary;

import dev.onecent.gateway.PresentedToken;
import dev.onecent.wallet.SeenPrimary;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletId;
import dev.onecent.wallet.WalletView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Connected wallets as a shop sees them. */
@SuppressWarnings("exports") // jqwik is required by those who use the arbitraries
public final class WalletArbitraries {
    private static final List<String> NAMES = List.of("paywell", "purse", "wallet-2");

    private WalletArbitraries() {}

    /** Up to three wallets, each another one; some do not answer, some have a primary card. */
    public static Arbitrary<List<WalletView>> views() {
        return wallets().list().uniqueElements(WalletView::wallet).ofMaxSize(NAMES.size());
    }

    private static Arbitrary<WalletView> wallets() {
        Arbitrary<List<WalletCard>> cards =
                cards().list().uniqueElements(WalletCard::id).ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(NAMES).map(WalletId::of),
                        Values.instants(),
                        Arbitraries.of(true, true, true, false),
                        cards,
                        Values.instants().optional())
                .as(WalletArbitraries::view);
    }

    /** The first card is the primary, if one was ever seen; a wallet that does not answer has none to list. */
    private static WalletView view(
            WalletId wallet, Instant at, boolean reachable, List<WalletCard> listed, Optional<Instant> since) {
        Optional<WalletCardId> primary =
                since.flatMap(any -> listed.stream().findFirst()).map(WalletCard::id);
        return new WalletView(
                wallet,
                at,
                reachable,
                reachable ? listed.stream().map(card -> marked(card, primary)).toList() : List.of(),
                primary.map(card -> new SeenPrimary(card, since.orElseThrow())));
    }

    private static WalletCard marked(WalletCard card, Optional<WalletCardId> primary) {
        return new WalletCard(
                card.id(),
                card.token(),
                card.masked(),
                card.expiry(),
                card.nickname(),
                primary.filter(card.id()::equals).isPresent(),
                card.lastUsedAt(),
                card.addedAt());
    }

    private static Arbitrary<WalletCard> cards() {
        return Combinators.combine(
                        Values.ids().map(WalletCardId::of),
                        Cards.masked(),
                        Cards.expiries(),
                        Arbitraries.of("Travel", "旅行").optional(),
                        Values.instants().optional(),
                        Values.instants())
                .as((id, masked, expiry, nickname, used, added) -> new WalletCard(
                        id, PresentedToken.of("token-of-" + id), masked, expiry, nickname, false, used, added));
    }
}
