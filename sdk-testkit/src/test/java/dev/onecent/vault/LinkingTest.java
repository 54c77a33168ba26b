package dev.onecent.vault;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardToken;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayNotice;
import dev.onecent.gateway.Purpose;
import dev.onecent.method.Usability;
import dev.onecent.microauth.MicroAuthorizationEvent.HoldOverdue;
import dev.onecent.microauth.MicroAuthorizationId;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.EphemeralCardSafe;
import dev.onecent.testkit.InMemoryStorage;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardVaultEvent.CardLinked;
import dev.onecent.vault.CardVaultEvent.CardNotLinked;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Linking a card: R8 to R17. */
@SuppressWarnings("this-escape") // a subclass only says what is used, and has no state of its own
public class LinkingTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final ShopperId BOB = ShopperId.of("toys", "bob");

    private final TestShop shop = newShop();
    private final OneCent onecent = shop.open();

    /** A release whose answer is lost is not acknowledged yet (R15). */
    @Test
    void linksOnlyAfterTheReleaseWasAcknowledged() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST, Reaction.LOSE_ANSWER);

        LinkCardResult result = link("link", TestCards.VISA);

        assertThat(result).isInstanceOf(LinkCardResult.BeingVerified.class);
        assertThat(onecent.cards().of(ANN).linkedCards()).isEmpty();
        shop.pass(onecent, Duration.ofHours(1));
        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
        assertThat(shop.events()).filteredOn(CardLinked.class::isInstance).hasSize(1);
    }

    /** In its own checkout a card pays as soon as its freeze is approved, elsewhere only once linked (R15). */
    @Test
    void paysOnlyInItsOwnCheckoutUntilItIsLinked() {
        shop.startCheckout(onecent, "c-1");
        shop.startCheckout(onecent, "c-2");
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        LinkCard link = shop.link("link", TestCards.VISA);
        LinkCardResult result = onecent.checkouts().addCard(ANN, CheckoutId.of("c-1"), link);
        CardId card = ((LinkCardResult.BeingVerified) result).card().id();

        assertThat(onecent.checkouts().pay(ANN, CheckoutId.of("c-2"), TestShop.pay("p2", card)))
                .isInstanceOfSatisfying(
                        PayResult.NotUsable.class,
                        refused -> assertThat(refused.why()).isEqualTo(Usability.BEING_VERIFIED));
        assertThat(onecent.checkouts().pay(ANN, CheckoutId.of("c-1"), TestShop.pay("p1", card)))
                .isInstanceOf(PayResult.Paid.class);
    }

    /** Without a hold there is nothing to release and no card to link (R15, W6). */
    @Test
    void aRefusedFreezeLinksNothingAndKeepsNothing() {
        LinkCardResult result = link("link", TestCards.INSUFFICIENT_FUNDS);

        assertThat(result).isEqualTo(new LinkCardResult.Refused(DeclineReason.INSUFFICIENT_FUNDS, true));
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(shop.gateway().ledger().entries()).isEmpty();
    }

    /** A lost answer is neither a decline nor a success (R17). */
    @Test
    void findsOutAboutALostAnswerAndGivesTheHoldBack() {
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_ANSWER);

        LinkCardResult result = link("link", TestCards.VISA);

        assertThat(result).isInstanceOf(LinkCardResult.BeingVerified.class);
        shop.pass(onecent, Duration.ofHours(1));
        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
    }

    /** The gateway may not see a request yet that it has received (R17). */
    @Test
    void believesNotFoundOnlyAfterTheVisibilityLag() {
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_REQUEST);
        link("link", TestCards.VISA);

        shop.clock().advance(Duration.ofSeconds(89));
        onecent.runDue(ANN.tenant());
        assertThat(onecent.cards().of(ANN).cards()).hasSize(1);

        shop.clock().advance(Duration.ofSeconds(1));
        onecent.runDue(ANN.tenant());
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        onecent.runDue(ANN.tenant());
        assertThat(shop.events()).filteredOn(CardNotLinked.class::isInstance).hasSize(1);
    }

    /** An approval that comes after we stopped waiting is released and links nothing (R16). */
    @Test
    void givesALateApprovalBack() {
        shop.gateway().next(Call.AUTHORIZE, Reaction.HOLD_BACK);
        link("link", TestCards.VISA);
        shop.pass(onecent, Duration.ofMinutes(5));
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();

        shop.gateway().deliverHeldBack();
        shop.pass(onecent, Duration.ofHours(2));

        assertThat(shop.gateway().ledger().entries()).hasSize(2);
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
    }

    /** What is not released for 24 hours stands in a list and is told once; it goes on being released (R15, R16). */
    @Test
    void showsWhatIsOverdueAndGoesOnReleasing() {
        Reaction[] refusals = new Reaction[80];
        Arrays.fill(refusals, Reaction.LOSE_REQUEST);
        shop.gateway().next(Call.RELEASE, refusals);
        link("link", TestCards.VISA);
        assertThat(onecent.microAuthorizations().overdue(ANN.tenant(), 10).overdue())
                .isEmpty();

        shop.pass(onecent, Duration.ofHours(30), 60);

        assertThat(onecent.microAuthorizations().overdue(ANN.tenant(), 10).overdue())
                .hasSize(1);
        assertThat(shop.events()).filteredOn(HoldOverdue.class::isInstance).hasSize(1);
        shop.pass(onecent, Duration.ofDays(20), 60);
        assertThat(onecent.microAuthorizations().overdue(ANN.tenant(), 10).overdue())
                .isEmpty();
        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
    }

    /** An operator settles by hand, with evidence and name (R16). */
    @Test
    void letsAnOperatorSettleByHand() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        CardId card = ((LinkCardResult.BeingVerified) link("link", TestCards.VISA))
                .card()
                .id();

        onecent.microAuthorizations()
                .settleByHand(ANN, new MicroAuthorizationId(card, 1), "acquirer ticket 4711", "o.perator");

        assertThat(onecent.microAuthorizations()
                        .find(ANN, card, 1)
                        .orElseThrow()
                        .state())
                .isEqualTo(new MicroAuthorizationState.SettledByHand(
                        "acquirer ticket 4711", "o.perator", shop.clock().instant()));
    }

    /** The name of a wording is stored with the card and shown: it is short and no card number (R8, R18). */
    @Test
    void theNameOfAWordingIsShortAndHoldsNoCardNumber() {
        assertThatThrownBy(() -> asking("save " + TestCards.VISA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("wordingVersion ")
                .hasMessageNotContaining(TestCards.VISA);
        assertThatThrownBy(() -> asking("x".repeat(1_025))).isInstanceOf(IllegalArgumentException.class);
        assertThat(asking("x".repeat(1_024))).isNotNull();
    }

    /** What an earlier release stored stays readable, whatever it is. */
    @Test
    void aWordingThatWasStoredIsReadAgain() {
        String stored = "x".repeat(1_025);

        assertThat(wording(stored).wordingVersion()).isEqualTo(stored);
    }

    private LinkCard asking(String wording) {
        return LinkCard.of(CommandId.of("link"), shop.source(TestCards.VISA), wording(wording));
    }

    private static Consent wording(String wording) {
        return new Consent(wording, Locale.UK, Instant.EPOCH, Channel.DESKTOP, Purpose.ONE_CLICK);
    }

    /** A number that is on file already makes no second card (R11). */
    @Test
    void recognisesTheSameNumber() {
        SavedCard first = linked("link-1", TestCards.VISA);

        assertThat(link("link-2", "4111 1111 1111 1111")).isEqualTo(new LinkCardResult.AlreadyLinked(first));
        assertThat(shop.gateway().authorizations()).hasSize(1);
    }

    /** No oracle (R11). */
    @Test
    void neverComparesWithAnotherShoppersCards() {
        SavedCard anns = linked("link", TestCards.VISA);

        LinkCardResult result = onecent.cards().link(BOB, shop.link("link", TestCards.VISA));

        SavedCard bobs = ((LinkCardResult.Linked) result).card();
        assertThat(bobs.fingerprint().equals(anns.fingerprint())).isEqualTo(fingerprintsAreTheGateways());
    }

    /** A command given twice equals once (R22). */
    @Test
    void aCommandGivenTwiceLinksOnce() {
        SavedCard card = linked("link", TestCards.VISA);

        assertThat(link("link", TestCards.VISA)).isEqualTo(new LinkCardResult.Linked(card));
        assertThat(shop.gateway().authorizations()).hasSize(1);
    }

    /** Pending ones are counted, before anything is held (R13). */
    @Test
    void refusesMoreCardsThanThePolicyAllows() {
        OneCent few = shop.open(
                new InMemoryStorage(), new EphemeralCardSafe(), shop.gateway(), builder -> builder.mostCards(1));
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_REQUEST);
        few.cards().link(ANN, shop.link("link-1", TestCards.VISA));

        LinkCardResult result = few.cards().link(ANN, shop.link("link-2", TestCards.MASTERCARD));

        assertThat(result).isEqualTo(new LinkCardResult.TooManyCards(1));
        assertThat(shop.gateway().ledger().entries()).isEmpty();
    }

    /** The amount is a policy; a zero amount has nothing to release and links on approval (R14). */
    @Test
    void verifiesWithAZeroAmountWhereTheNetworkWantsIt() {
        OneCent zero = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                builder -> builder.verificationAmount((brand, currency) -> Money.zero(currency)));

        LinkCardResult result = zero.cards().link(ANN, shop.link("link", TestCards.VISA));

        assertThat(result).isInstanceOf(LinkCardResult.Linked.class);
        assertThat(shop.gateway().calls())
                .contains(Call.AUTHORIZE)
                .doesNotContain(Call.CAPTURE, Call.RELEASE, Call.REFUND);
    }

    /** A policy that answers nonsense is a bug of the host's, and nothing is stored or sent (R14). */
    @Test
    void refusesAVerificationAmountInAnotherCurrency() {
        OneCent wrong = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                builder -> builder.verificationAmount((brand, currency) -> Money.of("JPY", 1)));

        assertThatThrownBy(() -> wrong.cards().link(ANN, shop.link("link", TestCards.VISA)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("verificationAmount");
        assertThat(wrong.cards().of(ANN).cards()).isEmpty();
        assertThat(shop.gateway().calls()).isEmpty();
    }

    /** Release as late as the policy says, and never later than 24 hours after the request (R15). */
    @Test
    void releasesWhenThePolicySaysSo() {
        OneCent later = shop.open(
                new InMemoryStorage(),
                new EphemeralCardSafe(),
                shop.gateway(),
                builder -> builder.releaseAfter(Duration.ofHours(3)));

        LinkCardResult result = later.cards().link(ANN, shop.link("link", TestCards.VISA));

        assertThat(result).isInstanceOf(LinkCardResult.BeingVerified.class);
        shop.pass(later, Duration.ofMinutes(179));
        assertThat(later.cards().of(ANN).linkedCards()).isEmpty();
        shop.pass(later, Duration.ofMinutes(2));
        assertThat(later.cards().of(ANN).linkedCards()).hasSize(1);
    }

    /** All together or not at all (R10). */
    @Test
    void removesAllOrNone() {
        SavedCard visa = linked("link-1", TestCards.VISA);
        SavedCard mastercard = linked("link-2", TestCards.MASTERCARD);

        assertThat(onecent.cards().remove(ANN, Set.of(visa.id(), CardId.of("nobodys"))))
                .isEqualTo(new VaultResult.NoSuchCard());
        assertThat(onecent.cards().of(ANN).cards()).hasSize(2);
        assertThat(onecent.cards().remove(ANN, Set.of(visa.id(), mastercard.id())))
                .isInstanceOf(VaultResult.Done.class);
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
    }

    /** A removed card's hold is still released, and links nothing (R10). */
    @Test
    void givesTheHoldOfARemovedCardBack() {
        shop.gateway().next(Call.RELEASE, Reaction.LOSE_REQUEST);
        SavedCard card = ((LinkCardResult.BeingVerified) link("link", TestCards.VISA)).card();

        onecent.cards().remove(ANN, Set.of(card.id()));
        shop.pass(onecent, Duration.ofHours(1));

        assertThat(shop.gateway().ledger().held(EURO).isZero()).isTrue();
        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
    }

    /** Foreign ids are no ids (R9, R10). */
    @Test
    void anotherShoppersCardIsNoCard() {
        SavedCard anns = linked("link", TestCards.VISA);

        assertThat(onecent.cards().remove(BOB, Set.of(anns.id()))).isInstanceOf(VaultResult.Done.class);
        assertThat(onecent.cards().of(ANN).cards()).contains(anns);
        assertThat(onecent.cards().makePrimary(BOB, anns.id())).isEqualTo(new VaultResult.NoSuchCard());
        assertThat(onecent.cards().of(ANN).cards()).containsExactly(anns);
    }

    /** A challenge is resumed by the reference alone, and a notice may come as often as it likes (R17). */
    @Test
    void linksAfterAChallenge() {
        LinkCardResult.ChallengeRequired challenge =
                (LinkCardResult.ChallengeRequired) link("link", TestCards.CHALLENGED);
        shop.gateway().completeChallenge(challenge.reference(), true);
        shop.clock().advance(Duration.ofMinutes(2));
        GatewayNotice notice = GatewayNotice.of(ANN.tenant(), challenge.reference());

        onecent.accept(notice);
        onecent.accept(notice);

        assertThat(onecent.cards().of(ANN).linkedCards()).hasSize(1);
        assertThat(shop.gateway().ledger().entries()).hasSize(2);
    }

    /** A challenge that is not answered in time ends, with nothing held and nothing kept (R17, R19). */
    @Test
    void givesAChallengeUpAtItsDeadline() {
        link("link", TestCards.CHALLENGED);

        shop.pass(onecent, Duration.ofHours(2));

        assertThat(onecent.cards().of(ANN).cards()).isEmpty();
        assertThat(shop.gateway().ledger().entries()).isEmpty();
    }

    /** A token is a card too; with the gateway's fingerprint it is recognised (R11). */
    @Test
    void linksAGatewayTokenAndRecognisesItAgain() {
        CardForm form = TestShop.form(TestCards.MASTERCARD);
        LinkCardResult first = linkToken("link-1", shop.gateway().tokenize(form));

        LinkCardResult second = linkToken("link-2", shop.gateway().tokenize(form));

        assertThat(first).isInstanceOf(LinkCardResult.Linked.class);
        assertThat(second).isInstanceOf(LinkCardResult.AlreadyLinked.class);
    }

    /** The security code goes with the first call and no other (R19). */
    @Test
    void sendsTheSecurityCodeOnce() {
        shop.startCheckout(onecent, "c-1");
        SavedCard card = linked("link", TestCards.VISA);
        onecent.checkouts().pay(ANN, CheckoutId.of("c-1"), TestShop.pay("pay", card.id()));

        assertThat(shop.gateway().authorizations())
                .hasSize(2)
                .last()
                .satisfies(seen -> assertThat(seen.securityCode()).isFalse());
        assertThat(shop.gateway().securityCodes()).isEqualTo(typedSecurityCodes());
    }

    /** Initiator, purpose and the network's id of the first transaction go with every later charge (R8). */
    @Test
    void tellsTheNetworkOfTheStoredCredential() {
        shop.startCheckout(onecent, "c-1");
        SavedCard card = linked("link", TestCards.VISA);
        onecent.checkouts().pay(ANN, CheckoutId.of("c-1"), TestShop.pay("pay", card.id()));

        assertThat(card.network()).isPresent();
        assertThat(shop.gateway().authorizations().get(1).use().original()).isEqualTo(card.network());
    }

    private LinkCardResult linkToken(String command, CardToken token) {
        return onecent.cards().link(ANN, LinkCard.of(CommandId.of(command), token, shop.consent()));
    }

    private LinkCardResult link(String command, String number) {
        return onecent.cards().link(ANN, shop.link(command, number));
    }

    private SavedCard linked(String command, String number) {
        return ((LinkCardResult.Linked) link(command, number)).card();
    }

    /** What a gateway reports may be the same for all; our own never is (R20). */
    protected boolean fingerprintsAreTheGateways() {
        return false;
    }

    /** How many codes a shopper types who links one card and pays with it. */
    protected int typedSecurityCodes() {
        return 1;
    }

    /** Seals its numbers, unless a subclass says otherwise. */
    protected TestShop newShop() {
        return TestShop.with(Validation.FACTORY);
    }
}
