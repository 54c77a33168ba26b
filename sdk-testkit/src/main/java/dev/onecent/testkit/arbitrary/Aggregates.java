package dev.onecent.testkit.arbitrary;

import dev.onecent.cart.Cart;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.Attempt;
import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.checkout.Setback;
import dev.onecent.erasure.Erasure;
import dev.onecent.erasure.ErasureState;
import dev.onecent.erasure.Removal;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.gateway.Purpose;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.microauth.MicroAuthorizationState;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentState;
import dev.onecent.payment.Refund;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.PayeeId;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.CardState;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.Consent;
import dev.onecent.vault.PrimaryChoice;
import dev.onecent.vault.SavedCard;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What stores keep, in every state: to prove that a store, or a codec, forgets nothing. */
public final class Aggregates {
    private static final Currency EURO = Currency.getInstance("EUR");

    private Aggregates() {}

    /** Carts of any shopper. */
    public static Arbitrary<Cart> carts() {
        return Values.shoppers().flatMap(Carts::carts);
    }

    /** Checkouts in every state. */
    public static Arbitrary<Checkout> checkouts() {
        Arbitrary<List<CartLine>> lines = Carts.lines(EURO)
                .list()
                .uniqueElements(CartLine::sku)
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(
                        Values.shoppers(),
                        Values.ids().map(CheckoutId::of),
                        Arbitraries.of(Channel.class),
                        Values.ids().map(PayeeId::of),
                        lines,
                        Values.instants(),
                        Arbitraries.integers().between(0, 9),
                        checkoutStates())
                .as((owner, id, channel, payee, bought, at, attempts, state) -> new Checkout(
                        owner,
                        id,
                        channel,
                        payee,
                        bought,
                        Cart.total(bought),
                        at,
                        at.plus(Duration.ofHours(1)),
                        attempts,
                        state));
    }

    /** Vaults of up to three cards, in every state, with and without a choice. */
    public static Arbitrary<CardVault> vaults() {
        return Combinators.combine(
                        Values.shoppers(),
                        savedCards().list().uniqueElements(SavedCard::id).ofMaxSize(3),
                        Values.instants(),
                        Arbitraries.of(true, false))
                .as((owner, cards, at, chosen) -> new CardVault(
                        owner,
                        cards,
                        cards.stream()
                                .findFirst()
                                .filter(card -> chosen)
                                .map(card -> new PrimaryChoice(card.id(), at))));
    }

    /** Frozen cents in every state. */
    public static Arbitrary<MicroAuthorization> microAuthorizations() {
        Money cent = Money.of(EURO, 1);
        return Combinators.combine(
                        Values.shoppers(),
                        Values.ids().map(CardId::of),
                        Arbitraries.integers().between(1, 9),
                        Values.uses(),
                        Values.instants(),
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.of(true, false),
                        microAuthorizationStates(cent))
                .as((owner, card, number, use, at, hours, told, state) -> new MicroAuthorization(
                        owner,
                        card,
                        number,
                        cent,
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
                        Cards.masked(),
                        Values.ids().map(CardId::of).optional(),
                        Values.uses(),
                        Values.instants(),
                        paymentStates(amount))
                .as((owner, id, payee, card, saved, use, at, state) -> new Payment(
                        owner,
                        id,
                        payee,
                        amount,
                        card,
                        saved,
                        CaptureMode.LATER,
                        use,
                        Payment.reference(owner, id),
                        at,
                        state));
    }

    /** Erasures in every state. */
    public static Arbitrary<Erasure> erasures() {
        Arbitrary<Integer> counts = Arbitraries.integers().between(1, 1_000);
        Arbitrary<Removal> removals = Combinators.combine(
                        Values.ids(), Values.ids().list().ofMaxSize(3))
                .as(Removal::new);
        return Combinators.combine(
                        Values.shoppers(),
                        Values.shoppers(),
                        Values.instants(),
                        Arbitraries.maps(Values.ids(), counts).ofMaxSize(4),
                        removals.optional(),
                        erasureStates())
                .as(Erasure::new);
    }

    private static Arbitrary<ErasureState> erasureStates() {
        return Arbitraries.oneOf(
                Values.instants().map(ErasureState.Moving::new),
                Values.instants().map(ErasureState.Owing::new),
                Values.instants().map(ErasureState.Settled::new));
    }

    private static Arbitrary<PaymentId> paymentIds() {
        return Combinators.combine(
                        Values.ids().map(CheckoutId::of), Arbitraries.integers().between(1, 9))
                .as(PaymentId::new);
    }

    private static Arbitrary<Attempt> attempts() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Cards.masked(),
                        Values.ids().map(CardId::of).optional(),
                        Values.uses())
                .as(Attempt::new);
    }

    private static Arbitrary<CheckoutState> checkoutStates() {
        Arbitrary<Setback> setbacks =
                Arbitraries.of(new Setback.NotCharged(), new Setback.Declined(DeclineReason.INSUFFICIENT_FUNDS, true));
        return Arbitraries.oneOf(
                setbacks.optional().map(CheckoutState.ChoosingMethod::new),
                Combinators.combine(attempts(), Values.instants()).as(CheckoutState.Paying::new),
                Combinators.combine(attempts(), Values.challenges()).as(CheckoutState.AwaitingChallenge::new),
                Combinators.combine(paymentIds(), attempts(), Values.instants(), Arbitraries.of(true, false))
                        .as(CheckoutState.Paid::new),
                Values.instants().map(CheckoutState.Abandoned::new),
                Values.instants().map(CheckoutState.Expired::new));
    }

    private static Arbitrary<MicroAuthorizationState> microAuthorizationStates(Money cent) {
        Arbitrary<Boolean> wanted = Arbitraries.of(true, false);
        return Arbitraries.oneOf(
                Values.opens().map(MicroAuthorizationState.Freezing::new),
                Combinators.combine(Values.approvals(cent), Values.instants()).as(MicroAuthorizationState.Frozen::new),
                Combinators.combine(Values.approvals(cent), wanted, Values.instants())
                        .as(MicroAuthorizationState.Releasing::new),
                Combinators.combine(Values.approvals(cent), wanted, Values.instants())
                        .as(MicroAuthorizationState.Released::new),
                Values.approvals(Money.zero(EURO)).map(MicroAuthorizationState.Verified::new),
                Values.refusals().map(MicroAuthorizationState.Refused::new),
                Values.absents().map(MicroAuthorizationState.NotFrozen::new),
                Values.instants().map(MicroAuthorizationState.Lapsed::new),
                Combinators.combine(Values.ids(), Values.ids(), Values.instants())
                        .as(MicroAuthorizationState.SettledByHand::new));
    }

    private static Arbitrary<PaymentState> paymentStates(Money amount) {
        return Arbitraries.oneOf(
                Values.opens().map(PaymentState.Authorizing::new),
                Values.approvals(amount).map(PaymentState.Authorized::new),
                Combinators.combine(Values.approvals(amount), Values.instants()).as(PaymentState.Capturing::new),
                captured(amount).map(captured -> captured),
                Combinators.combine(Values.approvals(amount), Values.instants()).as(PaymentState.Voiding::new),
                Combinators.combine(Values.approvals(amount), Values.instants()).as(PaymentState.Voided::new),
                Combinators.combine(captured(amount), refunds(), Values.instants())
                        .as(PaymentState.Refunding::new),
                Combinators.combine(Values.approvals(amount), refunds().list().ofMaxSize(3), Values.instants())
                        .as(PaymentState.Refunded::new),
                Values.refusals().map(PaymentState.Declined::new),
                Values.absents().map(PaymentState.NotCharged::new),
                Combinators.combine(Arbitraries.of(true, false), Values.ids(), Values.ids(), Values.instants())
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
                        Cards.expiries(),
                        Cards.holders().optional(),
                        credentials(),
                        consents(),
                        cardStates(),
                        Values.ids())
                .as((id, masked, expiry, holder, credential, consent, state, text) -> new SavedCard(
                        id,
                        masked,
                        expiry,
                        holder,
                        credential,
                        holder.map(any -> Fingerprint.of(text)),
                        consent,
                        holder.map(any -> CheckoutId.of(text)),
                        consent.at(),
                        holder.map(any -> consent.at()),
                        Optional.of(NetworkTransactionId.of(text)),
                        state));
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
        return Arbitraries.oneOf(verified, Values.instants().map(CardState.Linked::new));
    }
}
