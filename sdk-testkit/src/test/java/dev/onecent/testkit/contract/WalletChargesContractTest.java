package dev.onecent.testkit.contract;

import static dev.onecent.testkit.TestWallet.ANN_THERE;

import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentState.Authorizing;
import dev.onecent.store.PayeeId;
import dev.onecent.support.Interposed;
import dev.onecent.support.Loss;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.TestWallet;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.LinkCardResult.ChallengeRequired;
import dev.onecent.wallet.ConnectionAnswer.Agreed;
import dev.onecent.wallet.ConnectionRequest;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletCardsAnswer.Listed;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a shop charges through the vault of another OneCent holds what gateways must (GATEWAY-1 to GATEWAY-10). */
class WalletChargesContractTest extends GatewayContract {
    private static final URI RETURN = URI.create("https://toys.example/wallet");

    /** Its issuer has blocked it since it was linked. */
    private static final String BLOCKED = TestCards.MASTERCARD;

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final TestWallet wallet = TestWallet.beside(shop, Validation.FACTORY);
    private final WalletAccount account = connected();
    private Optional<Loss> loss = Optional.empty();

    WalletChargesContractTest() {
        wallet.link("approved", TestCards.VISA);
        wallet.link("blocked", BLOCKED);
        ChallengeRequired asked = (ChallengeRequired)
                wallet.onecent().cards().link(ANN_THERE, shop.link("challenged", TestCards.CHALLENGED));
        wallet.gateway().completeChallenge(asked.reference(), true);
        shop.clock().advance(Duration.ofMinutes(2));
        wallet.onecent().accept(GatewayNotice.of(ANN_THERE.tenant(), asked.reference()));
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.LOST_ANSWERS, Capability.CHALLENGES, Capability.TOKENS, Capability.REFUNDS_BY_KEY);
    }

    @Override
    protected PaymentGateway gateway() {
        return Interposed.gateway(wallet.site(), (name, arguments, call) -> {
            Optional<Loss> now =
                    loss.filter(next -> next.call().name().replace("_", "").equalsIgnoreCase(name));
            if (now.isEmpty()) {
                return call.go();
            }
            loss = Optional.empty();
            if (now.get().happens()) {
                call.go();
            }
            throw new IllegalStateException("time-out");
        });
    }

    @Override
    protected void pass(Duration time) {
        shop.clock().advance(time);
    }

    @Override
    protected PayeeId payee() {
        return PayeeId.of("toys");
    }

    @Override
    protected String approvedCard() {
        return TestCards.VISA;
    }

    @Override
    protected String declinedCard() {
        return BLOCKED;
    }

    @Override
    protected String challengedCard() {
        return TestCards.CHALLENGED;
    }

    @Override
    protected PresentedCard presented(String card) {
        if (card.equals(BLOCKED)) {
            wallet.gateway().next(Call.AUTHORIZE, Reaction.REFUSE);
        }
        return ((Listed) wallet.site().cards(account))
                .cards().stream()
                        .filter(listed ->
                                card.endsWith(listed.masked().lastFour().toString()))
                        .map(WalletCard::token)
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    protected PresentedCard token() {
        return presented(approvedCard());
    }

    @Override
    protected void completeChallenge(MerchantReference challenged, boolean passed) {
        wallet.onecent().payments().of(ANN_THERE, "", 10).items().stream()
                .filter(payment -> payment.state() instanceof Authorizing)
                .map(Payment::reference)
                .forEach(reference -> wallet.gateway().completeChallenge(reference, passed));
    }

    @Override
    protected void loseNextAnswer(Call call) {
        loss = Optional.of(new Loss(call, true));
    }

    @Override
    protected void loseNextRequest(Call call) {
        loss = Optional.of(new Loss(call, false));
    }

    private WalletAccount connected() {
        ConnectionVerifier verifier = ConnectionVerifier.from("session");
        URI address = wallet.site()
                .connectionAddress(new ConnectionRequest("state", verifier.challenge(), RETURN, Locale.UK));
        URI back = wallet.site().agree(ANN_THERE, WalletVisit.of(address));
        Map<String, String> returned = WalletVisit.parameters(back.getRawQuery());
        return ((Agreed) wallet.site().connect(returned, verifier)).account();
    }

    /** The line is cut in the next such call: after it took effect, or before. */
    private record Loss(Call call, boolean happens) {}
}
