package dev.onecent.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.OperationAnswer.Done;
import dev.onecent.gateway.Purpose;
import dev.onecent.money.Money;
import dev.onecent.store.PayeeId;
import dev.onecent.wallet.ConnectionAnswer;
import dev.onecent.wallet.ConnectionAnswer.Agreed;
import dev.onecent.wallet.ConnectionAnswer.CodeRefused;
import dev.onecent.wallet.ConnectionAnswer.Refused;
import dev.onecent.wallet.ConnectionRequest;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCard;
import dev.onecent.wallet.WalletCardsAnswer.Ended;
import dev.onecent.wallet.WalletCardsAnswer.Listed;
import dev.onecent.wallet.WalletCardsAnswer.Unreachable;
import dev.onecent.wallet.WalletProvider;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of a {@link WalletProvider}: how a shop's shoppers connect, what is listed of their cards, what a card's token
 * is good for (WALLET-1 to WALLET-6). Extend it over your adapter and the wallet's test system, and play the shopper, who has two
 * cards there that are approved, one of them primary. Each test makes accounts of its own.
 *
 * <p>What a charge through the wallet must hold beyond that are the rules of {@link GatewayContract}: extend that too, with
 * {@code presented} giving the tokens of the cards that are listed.
 */
@SuppressWarnings("exports") // the report is an extension of JUnit, which reads it by reflection
@ExtendWith(ContractReport.class)
public abstract class WalletContract implements Claims {
    private static final Money AMOUNT = Money.of("EUR", 1_234);
    private static final int RIVALS = 4;

    /** With what addresses are made of, to see that it is encoded. */
    private final String state = "st&te=1+2/3 " + UUID.randomUUID();

    /** The verifier that the shop keeps of a visit. */
    private final ConnectionVerifier verifier = newVerifier();

    private @Nullable WalletProvider opened;

    /** Returns the promises of the wallet to a test; rules that need more are listed as not claimed. */
    @Override
    public abstract Set<Capability> capabilities();

    /** The wallet; shared or new for each test, as you like. Asked for once in each test. */
    protected abstract WalletProvider wallet();

    /** Returns the address to which the wallet sends the shopper back. */
    protected abstract URI returnAddress();

    /** To whom the wallet lets this provider pay. */
    protected abstract PayeeId payee();

    /** The shopper signs in at that address and agrees: the parameters that the browser brings back, decoded. */
    protected abstract Map<String, String> agreed(URI address);

    /** The shopper does not agree. */
    protected abstract Map<String, String> declined(URI address);

    /** {@link Capability#OWNER_ENDS}: the shopper ends every account at the wallet itself. */
    protected void endByOwner() {
        throw GatewayFixture.unsaid(Capability.OWNER_ENDS);
    }

    /** {@link Capability#OUTAGES}: from now on no call gets through, or each does again. */
    protected void outage(boolean down) {
        throw GatewayFixture.unsaid(Capability.OUTAGES);
    }

    @BeforeEach
    void openTheWallet() {
        opened = wallet();
    }

    @Test
    void wallet_1_1_theAddressCanBeVisited() {
        assertTrue(address(state).isAbsolute());
    }

    @Test
    void wallet_1_2_theStateComesBackUnchanged() {
        assertEquals(state, agreed(address(state)).get("state"));
    }

    @Test
    void wallet_1_3_theStateComesBackFromARefusalToo() {
        assertEquals(state, declined(address(state)).get("state"));
    }

    @Test
    void wallet_1_4_eachVisitHasItsOwnState() {
        assertNotEquals(address(state), address(state + "2"));
    }

    @Test
    void wallet_2_1_whoAgreesHasAnAccount() {
        assertInstanceOf(Agreed.class, opened().connect(agreed(address(state)), verifier));
    }

    @Test
    void wallet_2_2_whatCameBackIsTakenOnce() {
        Map<String, String> returned = agreed(address(state));
        opened().connect(returned, verifier);

        assertFalse(opened().connect(returned, verifier) instanceof Agreed);
    }

    @Test
    void wallet_2_3_whatComesBackAtOnceIsTakenOnce() {
        Map<String, String> returned = agreed(address(state));

        List<ConnectionAnswer> answers = StoreFixture.atOnce(RIVALS, n -> opened().connect(returned, verifier));

        assertEquals(1, answers.stream().filter(Agreed.class::isInstance).count());
    }

    @Test
    void wallet_2_4_whoRefusesHasNoAccount() {
        assertFalse(opened().connect(declined(address(state)), verifier) instanceof Agreed);
    }

    @Test
    void wallet_2_5_nonsenseIsNoAccount() {
        assertFalse(opened().connect(Map.of("state", state, "code", "nonsense"), verifier) instanceof Agreed);
        assertFalse(opened().connect(Map.of(), verifier) instanceof Agreed);
    }

    @Test
    void wallet_2_6_eachAgreementIsAnAccountOfItsOwn() {
        assertNotEquals(connected(), connected());
    }

    @Test
    @Needs(Capability.OUTAGES)
    void wallet_2_7_anOutageIsNeitherYesNorNo() {
        Map<String, String> returned = agreed(address(state));
        outage(true);

        assertTrue(isUncertain(() -> opened().connect(returned, verifier), ConnectionAnswer.Unknown.class));
        outage(false);
    }

    @Test
    void wallet_2_8_aCodeIsOfNoUseInAnotherVisit() {
        ConnectionVerifier others = newVerifier();
        Map<String, String> leaked = new HashMap<>(agreed(address(state)));
        Map<String, String> own = agreed(address(state + "2", others));
        leaked.put("state", own.getOrDefault("state", ""));

        ConnectionAnswer answer = opened().connect(leaked, others);

        assertTrue(answer instanceof CodeRefused || answer instanceof Refused, "a code of another visit is refused");
    }

    @Test
    void wallet_3_1_theCardsAreListed() {
        assertTrue(listed(connected()).size() > 1, "the shopper has two cards");
    }

    @Test
    void wallet_3_2_whatTheShopEndedIsEnded() {
        WalletAccount account = connected();
        opened().disconnect(account);

        assertEquals(new Ended(), opened().cards(account));
    }

    @Test
    void wallet_3_3_anAccountThatNobodyMadeIsEnded() {
        assertEquals(new Ended(), opened().cards(WalletAccount.of("nobody")));
    }

    @Test
    @Needs(Capability.OWNER_ENDS)
    void wallet_3_4_whatTheOwnerEndedIsEnded() {
        WalletAccount account = connected();
        endByOwner();

        assertEquals(new Ended(), opened().cards(account));
    }

    @Test
    @Needs(Capability.OUTAGES)
    void wallet_3_5_anOutageIsNoEnd() {
        WalletAccount account = connected();
        outage(true);

        assertTrue(isUncertain(() -> opened().cards(account), Unreachable.class));
        outage(false);
        assertFalse(listed(account).isEmpty());
    }

    @Test
    void wallet_4_1_aCardHasTheSameIdAtEachListing() {
        WalletAccount account = connected();

        assertEquals(ids(listed(account)), ids(listed(account)));
    }

    @Test
    void wallet_4_2_noTwoCardsShareAnId() {
        List<WalletCard> cards = listed(connected());

        assertEquals(cards.size(), new HashSet<>(ids(cards)).size());
    }

    @Test
    void wallet_4_3_oneCardIsThePrimary() {
        assertEquals(1, listed(connected()).stream().filter(WalletCard::primary).count());
    }

    @Test
    void wallet_4_4_aTokenIsGoodForItsCard() {
        for (WalletCard card : listed(connected())) {
            assertEquals(
                    AMOUNT,
                    assertInstanceOf(Approved.class, charge(card, payee())).amount());
        }
    }

    @Test
    void wallet_4_5_aTokenOfAnEndedAccountIsDeclined() {
        WalletAccount account = connected();
        WalletCard card = listed(account).get(0);
        opened().disconnect(account);

        assertInstanceOf(Declined.class, charge(card, payee()));
    }

    @Test
    void wallet_4_6_anEndLeavesOtherAccountsAlone() {
        WalletAccount one = connected();
        WalletCard other = listed(connected()).get(0);
        opened().disconnect(one);

        assertInstanceOf(Approved.class, charge(other, payee()));
    }

    @Test
    void wallet_4_7_aTokenIsOfNoUseToAnotherPayee() {
        assertInstanceOf(Declined.class, charge(listed(connected()).get(0), PayeeId.of("somebody-else")));
    }

    @Test
    void wallet_5_1_anEndIsDone() {
        assertInstanceOf(Done.class, opened().disconnect(connected()));
    }

    @Test
    void wallet_5_2_aRepeatedEndIsDone() {
        WalletAccount account = connected();
        opened().disconnect(account);

        assertInstanceOf(Done.class, opened().disconnect(account));
    }

    @Test
    void wallet_5_3_theEndOfNobodysAccountIsDone() {
        assertInstanceOf(Done.class, opened().disconnect(WalletAccount.of("nobody")));
    }

    @Test
    void wallet_6_1_everyCallEndsInTime() {
        Duration limit = opened().terms().callLimit();
        Map<String, String> returned = agreed(address(state));

        ConnectionAnswer answer = assertTimeout(limit, () -> opened().connect(returned, verifier));
        WalletAccount account = assertInstanceOf(Agreed.class, answer).account();
        assertTimeout(limit, () -> opened().cards(account));
        assertTimeout(limit, () -> opened().disconnect(account));
    }

    @Test
    void wallet_6_2_nameAndTermsAreConstant() {
        assertEquals(opened().id(), opened().id());
        assertEquals(opened().terms(), opened().terms());
    }

    private static ConnectionVerifier newVerifier() {
        return ConnectionVerifier.from(UUID.randomUUID().toString());
    }

    private WalletProvider opened() {
        return Objects.requireNonNull(opened);
    }

    private URI address(String visit) {
        return address(visit, verifier);
    }

    private URI address(String visit, ConnectionVerifier of) {
        return opened().connectionAddress(new ConnectionRequest(visit, of.challenge(), returnAddress(), Locale.UK));
    }

    private WalletAccount connected() {
        return assertInstanceOf(
                        Agreed.class,
                        opened().connect(agreed(address(UUID.randomUUID().toString())), verifier))
                .account();
    }

    private List<WalletCard> listed(WalletAccount account) {
        return assertInstanceOf(Listed.class, opened().cards(account)).cards();
    }

    private AuthorizationAnswer charge(WalletCard card, PayeeId to) {
        return opened().authorize(new AuthorizationRequest(
                GatewayFixture.newReference(),
                to,
                AMOUNT,
                card.token(),
                CaptureMode.LATER,
                CredentialUse.first(Purpose.ONE_CLICK),
                Optional.of(GatewayFixture.client())));
    }

    private static List<?> ids(List<WalletCard> cards) {
        return cards.stream().map(WalletCard::id).toList();
    }

    private static boolean isUncertain(Supplier<?> call, Class<?> answer) {
        try {
            return answer.isInstance(call.get());
        } catch (RuntimeException e) {
            return true;
        }
    }
}
