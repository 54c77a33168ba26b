package dev.onecent.testkit.arbitrary;

import dev.onecent.address.AddressBook;
import dev.onecent.address.SavedAddress;
import dev.onecent.card.Nickname;
import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.FailedAttempt;
import dev.onecent.checkout.PaymentAttempt;
import dev.onecent.erasure.Erasure;
import dev.onecent.erasure.ErasurePage;
import dev.onecent.erasure.ErasureReport;
import dev.onecent.erasure.ErasureState;
import dev.onecent.gateway.Authorization;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.gateway.Purpose;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.money.Money;
import dev.onecent.payment.MethodId;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentInstrument;
import dev.onecent.payment.PaymentState;
import dev.onecent.payment.Refund;
import dev.onecent.rotation.KeyRotation;
import dev.onecent.rotation.KeyRotationState;
import dev.onecent.safe.CurrentKeys;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.AddressId;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.token.TokenExchange;
import dev.onecent.token.TokenExchangeState;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.CardDetails;
import dev.onecent.vault.CardState;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.Consent;
import dev.onecent.vault.ExpiryChange;
import dev.onecent.vault.PrimaryChoice;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.StuckCard;
import dev.onecent.wallet.ConnectionState;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.EndedAccount;
import dev.onecent.wallet.LeaveConfirmation;
import dev.onecent.wallet.SeenPrimary;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletId;
import dev.onecent.walletoperator.GrantState;
import dev.onecent.walletoperator.WalletGrant;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** AggregateArbitraries in every state: to prove that a store, or a codec, forgets nothing. */
@SuppressWarnings("exports") // jqwik is required by those who use the arbitraries
public final class AggregateArbitraries {
    private static final Currency EURO = Currency.getInstance("EUR");

    private AggregateArbitraries() {}

    /** CartArbitraries of any shopper. */
    public static Arbitrary<Cart> carts() {
        return Combinators.combine(Values.shoppers(), CartArbitraries.contents())
                .as((owner, lines) -> new Cart(owner, lines, List.of(), List.of()));
    }

    /** Checkouts in every state. */
    public static Arbitrary<Checkout> checkouts() {
        Arbitrary<List<CartLine>> lines = CartArbitraries.lines(EURO)
                .list()
                .uniqueElements(CartLine::sku)
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(
                        Values.shoppers(),
                        Combinators.combine(Values.ids().map(CheckoutId::of), lives())
                                .as(Map::entry),
                        Values.ids().map(PayeeId::of),
                        lines,
                        Values.instants(),
                        Arbitraries.integers().between(0, 9),
                        checkoutStates(),
                        AddressArbitraries.addresses().optional())
                .as((owner, id, payee, bought, at, attempts, state, address) -> new Checkout(
                        owner,
                        id.getKey(),
                        id.getValue(),
                        address.isPresent() || state instanceof CheckoutState.Reviewing
                                ? Channel.MOBILE
                                : Channel.DESKTOP,
                        payee,
                        bought,
                        Cart.total(bought),
                        at,
                        at.plus(Duration.ofHours(1)),
                        attempts,
                        state,
                        address));
    }

    /** Address books of up to three addresses, some of them used. */
    public static Arbitrary<AddressBook> addressBooks() {
        Arbitrary<SavedAddress> saved = Combinators.combine(
                        Values.ids().map(AddressId::of),
                        AddressArbitraries.addresses(),
                        Values.instants().optional())
                .as(SavedAddress::new);
        return Combinators.combine(
                        Values.shoppers(),
                        saved.list()
                                .uniqueElements(SavedAddress::id)
                                .uniqueElements(SavedAddress::address)
                                .ofMaxSize(3))
                .as(AddressBook::new);
    }

    /** Vaults of up to three cards, in every state, with and without a choice. */
    public static Arbitrary<CardVault> vaults() {
        return Combinators.combine(
                        Values.shoppers(),
                        savedCards().list().uniqueElements(SavedCard::id).ofMaxSize(3),
                        Values.instants(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Values.ids().map(CardId::of).list().ofMaxSize(2))
                .as((owner, cards, at, chosen, held, removedCards) -> new CardVault(
                        owner,
                        cards,
                        cards.stream().findFirst().filter(card -> chosen).map(card -> new PrimaryChoice(card.id(), at)),
                        cards.stream().skip(1).findFirst().filter(card -> held).map(SavedCard::id),
                        removedCards));
    }

    /** Exchanges of numbers for tokens, in every state. */
    public static Arbitrary<TokenExchange> tokenExchanges() {
        return Combinators.combine(
                        Values.shoppers(),
                        Values.ids().map(CardId::of),
                        Values.ids().map(MerchantReference::of),
                        Values.instants(),
                        tokenExchangeStates())
                .as(TokenExchange::new);
    }

    private static Arbitrary<TokenExchangeState> tokenExchangeStates() {
        return Arbitraries.oneOf(
                Values.instants().map(TokenExchangeState.Exchanging::new),
                Combinators.combine(Values.ids(), Values.instants().optional()).as(TokenExchangeState.Attached::new),
                Values.instants().map(TokenExchangeState.Withdrawing::new),
                Combinators.combine(Values.ids(), Values.instants()).as(TokenExchangeState.Detaching::new),
                Combinators.combine(Values.instants(), Values.instants().optional())
                        .as((at, look) -> new TokenExchangeState.Gone(new Authorization.Absent(at, look))));
    }

    /** Held holds in every state. */
    public static Arbitrary<MicroAuthorization> microAuthorizations() {
        Money verification = Money.of(EURO, 1);
        return Combinators.combine(
                        Values.shoppers(),
                        Values.ids().map(CardId::of),
                        Arbitraries.integers().between(1, 9),
                        Values.uses(),
                        Values.instants(),
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.of(true, false),
                        microAuthorizationStates(verification))
                .as((owner, card, number, use, at, hours, told, state) -> new MicroAuthorization(
                        owner,
                        card,
                        number,
                        number > 1 && told,
                        verification,
                        use,
                        MerchantReference.of("microauth", MicroAuthorization.key(owner, card, number)),
                        at,
                        Duration.ofHours(hours),
                        told,
                        state));
    }

    /** Payments in every state. */
    public static Arbitrary<Payment> payments() {
        Money amount = Money.of(EURO, 5_000);
        return Combinators.combine(
                        Values.shoppers(),
                        paymentIds(),
                        Values.ids().map(PayeeId::of),
                        instruments(),
                        Values.uses(),
                        Values.instants(),
                        paymentStates(amount))
                .as((owner, id, payee, instrument, use, at, state) -> new Payment(
                        owner,
                        id,
                        payee,
                        amount,
                        instrument,
                        CaptureMode.LATER,
                        use,
                        Payment.reference(id),
                        at,
                        state));
    }

    /** Returns instruments of payments: cards on file, one-off, of a wallet, and methods beyond cards. */
    public static Arbitrary<PaymentInstrument> instruments() {
        return Arbitraries.oneOf(
                Combinators.combine(Values.ids().map(CardId::of), Cards.masked())
                        .as(PaymentInstrument.CardOnFile::new),
                Cards.masked().map(PaymentInstrument.OneOffCard::new),
                Combinators.combine(wallets(), walletCards(), Cards.masked()).as(PaymentInstrument.WalletCard::new),
                Values.ids()
                        .map(id -> id.substring(0, Math.min(64, id.length())))
                        .map(MethodId::of)
                        .map(PaymentInstrument.OtherMethod::new));
    }

    /** Connections with wallets, in every state. */
    public static Arbitrary<WalletConnection> walletConnections() {
        return Combinators.combine(
                        Values.shoppers(),
                        wallets(),
                        connectionStates(),
                        endedAccounts().list().ofMaxSize(2))
                .as(WalletConnection::new);
    }

    /** Grants of a wallet's shoppers to shops, in every state. */
    public static Arbitrary<WalletGrant> walletGrants() {
        Arbitrary<GrantState> states = Arbitraries.oneOf(
                Combinators.combine(Values.ids(), Values.ids(), Values.instants())
                        .as(GrantState.Offered::new),
                Combinators.combine(Values.ids(), Values.instants()).as(GrantState.Active::new),
                Combinators.combine(Values.instants(), Values.ids().optional()).as(GrantState.Ended::new));
        return Combinators.combine(
                        Values.shoppers(), Values.ids(), Values.ids().map(PayeeId::of), Values.instants(), states)
                .as(WalletGrant::new);
    }

    private static Arbitrary<ConnectionState> connectionStates() {
        Arbitrary<LeaveConfirmation> confirmations = Combinators.combine(
                        Values.ids(),
                        Arbitraries.of(Locale.UK, Locale.SIMPLIFIED_CHINESE),
                        Values.instants(),
                        Arbitraries.of(Channel.class))
                .as(LeaveConfirmation::new);
        Arbitrary<SeenPrimary> primaries =
                Combinators.combine(walletCards(), Values.instants()).as(SeenPrimary::new);
        return Arbitraries.oneOf(
                Values.instants().map(ConnectionState.NotConnected::new),
                Combinators.combine(
                                Values.ids(),
                                Values.ids().map(ConnectionVerifier::from),
                                confirmations,
                                Values.instants())
                        .as(ConnectionState.Leaving::new),
                Values.instants().map(ConnectionState.Returning::new),
                Combinators.combine(Values.ids().map(WalletAccount::of), Values.instants(), primaries.optional())
                        .as(ConnectionState.Connected::new));
    }

    private static Arbitrary<EndedAccount> endedAccounts() {
        return Combinators.combine(Values.ids().map(WalletAccount::of), Values.instants())
                .as(EndedAccount::new);
    }

    private static Arbitrary<WalletId> wallets() {
        return Arbitraries.of("paywell", "purse", "wallet-2").map(WalletId::of);
    }

    private static Arbitrary<WalletCardId> walletCards() {
        return Values.ids().map(WalletCardId::of);
    }

    /** Erasures in every state. */
    public static Arbitrary<Erasure> erasures() {
        Arbitrary<Integer> counts = Arbitraries.integers().between(1, 1_000);
        Arbitrary<ErasureReport.Unreadable> unreadable =
                Combinators.combine(Values.ids(), Values.ids()).as(ErasureReport.Unreadable::new);
        Arbitrary<ErasurePage.Item> items =
                Combinators.combine(Values.ids(), Values.ids()).as(ErasurePage.Item::new);
        Arbitrary<ErasurePage> pages = Combinators.combine(
                        Values.ids(),
                        Arbitraries.of(ErasurePage.Step.class),
                        items.list().ofMaxSize(3))
                .as(ErasurePage::new);
        return Combinators.combine(
                        Values.shoppers(),
                        Values.shoppers(),
                        Values.instants(),
                        Arbitraries.maps(Values.ids(), counts).ofMaxSize(4),
                        pages.optional(),
                        unreadable.list().ofMaxSize(2),
                        erasureStates())
                .as(Erasure::new);
    }

    /** Counters of attempts, of every age. */
    public static Arbitrary<AttemptCounter> attemptCounters() {
        Arbitrary<AttemptCounter.Slice> slices = Combinators.combine(
                        Values.instants(), Arbitraries.integers().between(1, 100_000))
                .as(AttemptCounter.Slice::new);
        return Combinators.combine(Values.shoppers(), slices.list().ofMaxSize(14), Values.instants())
                .as(AttemptCounter::new);
    }

    private static Arbitrary<ErasureState> erasureStates() {
        return Arbitraries.oneOf(
                Values.instants().map(ErasureState.Moving::new),
                Values.instants().map(ErasureState.Owing::new),
                Values.instants().map(ErasureState.Settled::new));
    }

    /** Key rotations in every state. */
    public static Arbitrary<KeyRotation> keyRotations() {
        Arbitrary<CurrentKeys> keys =
                Combinators.combine(Values.ids(), Values.ids()).as(CurrentKeys::new);
        return Combinators.combine(
                        Values.shoppers(), keys, Values.instants(), keys.list().ofMaxSize(3), keyRotationStates())
                .as(KeyRotation::new);
    }

    private static Arbitrary<KeyRotationState> keyRotationStates() {
        Arbitrary<Integer> counts = Arbitraries.integers().between(0, 1_000);
        Arbitrary<Key> vaults = Values.shoppers().map(Key::sole);
        Arbitrary<List<StuckCard>> stuck = Combinators.combine(
                        vaults,
                        Values.ids().map(CardId::of).optional(),
                        Values.ids().optional(),
                        Arbitraries.of(StuckCard.Reason.class))
                .as(StuckCard::new)
                .list()
                .ofMaxSize(2);
        return Arbitraries.oneOf(
                Combinators.combine(vaults.optional(), counts, counts, stuck).as(KeyRotationState.Passing::new),
                Combinators.combine(Values.instants(), counts, counts, stuck).as(KeyRotationState.Waiting::new),
                Values.instants().map(KeyRotationState.Over::new));
    }

    private static Arbitrary<PaymentId> paymentIds() {
        return Combinators.combine(
                        Values.ids().map(CheckoutId::of),
                        lives(),
                        Arbitraries.integers().between(1, 9))
                .as(PaymentId::new);
    }

    private static Arbitrary<CheckoutLife> lives() {
        return Values.ids()
                .map(id -> id.substring(0, Math.min(64, id.length())))
                .map(CheckoutLife::of);
    }

    private static Arbitrary<PaymentAttempt> attempts() {
        return Combinators.combine(Arbitraries.integers().between(1, 9), instruments(), Values.uses())
                .as(PaymentAttempt::new);
    }

    private static Arbitrary<CheckoutState> checkoutStates() {
        Arbitrary<FailedAttempt> setbacks = Arbitraries.of(
                new FailedAttempt.NotCharged(), new FailedAttempt.Declined(DeclineReason.INSUFFICIENT_FUNDS, true));
        return Arbitraries.oneOf(
                setbacks.optional().map(CheckoutState.Reviewing::new),
                setbacks.optional().map(CheckoutState.ChoosingMethod::new),
                Combinators.combine(attempts(), Values.instants()).as(CheckoutState.Paying::new),
                Combinators.combine(attempts(), Values.challenges()).as(CheckoutState.AwaitingChallenge::new),
                Combinators.combine(paymentIds(), attempts(), Values.instants(), Arbitraries.of(true, false))
                        .as((payment, attempt, at, cleared) ->
                                new CheckoutState.Paid(Optional.of(payment), Optional.of(attempt), at, cleared)),
                Combinators.combine(Values.instants(), Arbitraries.of(true, false))
                        .as((at, cleared) -> new CheckoutState.Paid(Optional.empty(), Optional.empty(), at, cleared)),
                Values.instants().map(CheckoutState.Abandoned::new),
                Values.instants().map(CheckoutState.Expired::new));
    }

    private static Arbitrary<MicroAuthorizationState> microAuthorizationStates(Money verification) {
        Arbitrary<Boolean> wanted = Arbitraries.of(true, false);
        return Arbitraries.oneOf(
                Values.opens().map(MicroAuthorizationState.Requesting::new),
                Combinators.combine(Values.approvals(verification), Values.instants())
                        .as(MicroAuthorizationState.Held::new),
                Combinators.combine(Values.approvals(verification), wanted, Values.instants())
                        .as(MicroAuthorizationState.Releasing::new),
                Combinators.combine(Values.approvals(verification), wanted, Values.instants())
                        .as(MicroAuthorizationState.Released::new),
                Values.approvals(Money.zero(EURO)).map(MicroAuthorizationState.Verified::new),
                Values.refusals().map(MicroAuthorizationState.Refused::new),
                Values.absents().map(MicroAuthorizationState.NotHeld::new),
                Values.instants().map(MicroAuthorizationState.Lapsed::new),
                Combinators.combine(Values.ids(), Values.ids(), Values.instants())
                        .as(MicroAuthorizationState.SettledByHand::new));
    }

    private static Arbitrary<PaymentState> paymentStates(Money amount) {
        return Arbitraries.oneOf(
                Values.opens().map(PaymentState.Authorizing::new),
                Combinators.combine(Values.approvals(amount), Values.instants()).as(PaymentState.Authorized::new),
                Combinators.combine(Values.approvals(amount), Values.instants()).as(PaymentState.Lapsed::new),
                Combinators.combine(Values.approvals(amount), Values.instants()).as(PaymentState.Capturing::new),
                captured(amount).map(captured -> captured),
                Combinators.combine(Values.approvals(amount), Values.instants()).as(PaymentState.Voiding::new),
                Combinators.combine(Values.approvals(amount), Values.instants()).as(PaymentState.Voided::new),
                Combinators.combine(captured(amount), refunds(), Arbitraries.of(true, false), Values.instants())
                        .as(PaymentState.Refunding::new),
                Combinators.combine(
                                Values.approvals(amount),
                                refunds().list().ofMaxSize(3),
                                Arbitraries.of(true, false),
                                Values.instants())
                        .as(PaymentState.Refunded::new),
                Values.refusals().map(PaymentState.Declined::new),
                Values.absents().map(PaymentState.NotCharged::new),
                Combinators.combine(
                                Arbitraries.of(true, false),
                                Values.ids(),
                                Values.ids(),
                                Values.instants(),
                                refunds().list().ofMaxSize(3))
                        .as(PaymentState.SettledByHand::new));
    }

    private static Arbitrary<PaymentState.Captured> captured(Money amount) {
        return Combinators.combine(Values.approvals(amount), refunds().list().ofMaxSize(3))
                .as(PaymentState.Captured::new);
    }

    private static Arbitrary<Refund> refunds() {
        return Combinators.combine(
                        Values.ids().map(CommandId::of), Arbitraries.longs().between(1, 1_000))
                .as((command, units) -> new Refund(command, Money.of(EURO, units)));
    }

    /** Cards on file in every state, sealed and by token. */
    public static Arbitrary<SavedCard> savedCards() {
        return Combinators.combine(
                        Values.ids().map(CardId::of),
                        Cards.masked(),
                        details(),
                        credentials(),
                        consents(),
                        cardStates(),
                        Values.ids())
                .as((id, masked, details, credential, consent, state, text) -> new SavedCard(
                        id,
                        masked,
                        details,
                        credential,
                        details.holder().map(any -> Fingerprint.of(text)),
                        consent,
                        details.holder().map(any -> CheckoutId.of(text)),
                        consent.at(),
                        details.holder().map(any -> consent.at()),
                        Optional.of(NetworkTransactionId.of(text)),
                        state));
    }

    private static Arbitrary<CardDetails> details() {
        Arbitrary<Nickname> nicknames =
                Arbitraries.of("Travel", "旅行", "بطاقة السفر").map(Nickname::of);
        return Combinators.combine(Cards.expiries(), Cards.holders().optional(), nicknames.optional())
                .as(CardDetails::new);
    }

    private static Arbitrary<CardCredential> credentials() {
        Arbitrary<CardCredential> sealed = Combinators.combine(Values.ids(), Values.ids())
                .as((key, text) -> new CardCredential.Sealed(new SealedNumber(key, text)));
        return Arbitraries.oneOf(sealed, Values.ids().map(CardCredential.Token::new));
    }

    private static Arbitrary<Consent> consents() {
        return Combinators.combine(
                        Values.ids(),
                        Arbitraries.of(Locale.UK, Locale.GERMANY, Locale.forLanguageTag("zh-Hant-TW")),
                        Values.instants(),
                        Arbitraries.of(Channel.class),
                        Arbitraries.of(Purpose.class))
                .as(Consent::new);
    }

    private static Arbitrary<CardState> cardStates() {
        Arbitrary<CardState> verified = Combinators.combine(
                        Arbitraries.integers().between(1, 9), Arbitraries.of(true, false), Values.instants())
                .as(CardState.BeingVerified::new);
        Arbitrary<ExpiryChange> changes = Combinators.combine(
                        Cards.expiries(),
                        Arbitraries.integers().between(2, 9),
                        Arbitraries.of(true, false),
                        Values.instants())
                .as(ExpiryChange::new);
        return Arbitraries.oneOf(
                verified,
                Combinators.combine(Values.instants(), Arbitraries.integers().between(1, 9), changes.optional())
                        .as(CardState.Linked::new));
    }
}
