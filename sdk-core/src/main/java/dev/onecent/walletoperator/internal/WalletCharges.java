package dev.onecent.walletoperator.internal;

import dev.onecent.audit.Action;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.audit.internal.Audit;
import dev.onecent.audit.internal.AuditedCommand;
import dev.onecent.audit.internal.Environment;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.PresentedCard;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.gateway.Unknown;
import dev.onecent.limit.Visitor;
import dev.onecent.limit.internal.AttemptLimits;
import dev.onecent.payment.ChargeRequest;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentInstrument.CardOnFile;
import dev.onecent.payment.PaymentResult;
import dev.onecent.payment.PaymentState.Authorizing;
import dev.onecent.payment.PaymentState.Refunding;
import dev.onecent.payment.Refund;
import dev.onecent.payment.internal.StoredPayments;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CheckoutLife;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.vault.SavedCard;
import dev.onecent.vault.internal.StoredCardVaults;
import dev.onecent.walletoperator.WalletGrant;
import dev.onecent.walletoperator.WalletOffer;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Charges that a shop makes through a wallet: each is one payment of the wallet's shopper, to the shop, under a reference made
 * from the shop's own, so that whatever the shop repeats is the same payment (R4).
 */
final class WalletCharges {
    /** The shop's reference is of one life already, and the payment's id is made from it. */
    private static final CheckoutLife WALLET = CheckoutLife.of("wallet");

    private static final int ONLY_ATTEMPT = 1;

    private final WalletOffer offer;
    private final StoredWalletGrants grants;
    private final StoredCardVaults cards;
    private final StoredPayments payments;
    private final AttemptLimits limits;
    private final InstantSource clock;
    private final Audit audit;

    WalletCharges(
            WalletOffer offer,
            StoredWalletGrants grants,
            StoredCardVaults cards,
            StoredPayments payments,
            AttemptLimits limits,
            Environment environment) {
        this.offer = offer;
        this.grants = grants;
        this.cards = cards;
        this.payments = payments;
        this.limits = limits;
        this.clock = environment.clock();
        this.audit = environment.audit();
    }

    AuthorizationAnswer authorize(AuthorizationRequest request) {
        Optional<Payment> before = find(request.reference()).flatMap(payments::advance);
        return before.isPresent() ? WalletAnswers.answer(before.get()) : charge(request);
    }

    /** The whole amount, once under whatever key; no other is taken. */
    OperationAnswer capture(CaptureRequest request) {
        return find(request.reference()).map(key -> capture(key, request)).orElseGet(WalletCharges::unknown);
    }

    private OperationAnswer capture(Key payment, CaptureRequest request) {
        PaymentId id = id(request.reference());
        boolean another = payments.find(payment.owner(), id)
                .filter(found -> !found.amount().equals(request.amount()))
                .isPresent();
        return another
                ? refused(payment.owner(), id)
                : WalletAnswers.answer(payments.capture(payment.owner(), id, offer.byShop()));
    }

    private OperationAnswer refused(ShopperId owner, PaymentId id) {
        audit.record(new AuditedCommand(owner, offer.byShop(), Action.CAPTURE, "payment/" + id), Outcome.REFUSED);
        return new OperationAnswer.Refused("the wallet captures what it has set aside, no more and no less");
    }

    /**
     * Releases a charge: one under way is given up; one that the wallet never had is done. A shop that knows our name
     * of the payment had it approved: that it is not found now says only that the store's index is behind (STORE-12).
     */
    OperationAnswer release(ReleaseRequest request) {
        return find(request.reference())
                .flatMap(key -> payments.giveUp(key))
                .map(payment ->
                        payment.state() instanceof Authorizing ? new Pending() : released(payment, request.reference()))
                .orElseGet(() -> request.gateway().isPresent() ? unknown() : new OperationAnswer.Done());
    }

    OperationAnswer refund(RefundRequest request) {
        CommandId command = command(request.key(), request.reference());
        return find(request.reference())
                .map(key -> refunded(payments.refund(
                        key.owner(), id(request.reference()), command, request.amount(), offer.byShop())))
                .orElseGet(WalletCharges::unknown);
    }

    /** Says what the wallet did about a refund, by the command made of its key; it keeps its own books of that. */
    RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        return find(inquiry.reference())
                .flatMap(key -> payments.findRefund(
                        key, new Refund(command(inquiry.key(), inquiry.reference()), inquiry.amount())))
                .orElseGet(() -> new Unknown("the wallet does not find the payment now"));
    }

    InquiryAnswer find(Inquiry inquiry) {
        return find(inquiry.reference())
                .flatMap(key -> payments.ask(key, inquiry.returned()))
                .<InquiryAnswer>map(WalletAnswers::found)
                .orElseGet(InquiryAnswer.NotFound::new);
    }

    private AuthorizationAnswer charge(AuthorizationRequest request) {
        Optional<WalletCardToken> token = token(request);
        Optional<WalletGrant> grant =
                token.flatMap(named -> grants.known(offer.tenant(), offer.shop(), named.account()));
        Optional<ShopperId> owner = grant.filter(WalletGrant::isActive).map(WalletGrant::owner);
        Optional<SavedCard> card = owner.flatMap(
                granted -> token.flatMap(named -> cards.of(granted).find(named.card())));
        boolean denied = token.isPresent()
                && card.isEmpty()
                && grant.map(WalletGrant::isActive).orElse(true);
        AuditedCommand command = new AuditedCommand(
                grant.map(WalletGrant::owner).orElseGet(offer::shopAsOwner),
                caller(request),
                Action.PAY,
                "payment/" + id(request.reference()));
        return audit.recorded(
                command,
                () -> charge(request, token, owner, card),
                answer -> denied ? Outcome.DENIED : outcome(answer));
    }

    private AuthorizationAnswer charge(
            AuthorizationRequest request,
            Optional<WalletCardToken> token,
            Optional<ShopperId> owner,
            Optional<SavedCard> card) {
        if (!request.payee().equals(offer.shop()) || !(request.card() instanceof PresentedToken)) {
            return new Declined(DeclineReason.NOT_SUPPORTED, false);
        }
        return owner.isEmpty()
                ? new Declined(DeclineReason.AUTHENTICATION_FAILED, false)
                : card.map(found -> charge(new Charge(request, token.orElseThrow(), owner.get(), found)))
                        .orElseGet(() -> new Declined(DeclineReason.EXPIRED_CARD, false));
    }

    private AuthorizationAnswer charge(Charge charge) {
        return charge.card().isUsableAt(clock.instant(), cards.workingKeys())
                ? chargeWithinLimits(charge)
                : declined(charge, new Declined(DeclineReason.EXPIRED_CARD, false));
    }

    private static Optional<WalletCardToken> token(AuthorizationRequest request) {
        return request.card() instanceof PresentedToken token
                ? WalletCardToken.parse(token.revealToken())
                : Optional.empty();
    }

    private static Outcome outcome(AuthorizationAnswer answer) {
        if (answer instanceof AuthorizationAnswer.Approved) {
            return Outcome.DONE;
        }
        return answer instanceof Declined ? Outcome.REFUSED : Outcome.PENDING;
    }

    private Caller caller(AuthorizationRequest request) {
        return Caller.shop(offer.shop(), Visitor.UNKNOWN.orFrom(request.client()));
    }

    /** Counted as any payment with a card on file is (R21): a shop is no way around the wallet's limit. */
    private AuthorizationAnswer chargeWithinLimits(Charge charge) {
        AuthorizationRequest request = charge.request();
        String attempt = "charge " + id(request.reference());
        return limits.using(charge.owner(), attempt, charge.card().id(), Visitor.UNKNOWN.orFrom(request.client()))
                .fold(
                        () -> chargeAtGateway(charge),
                        notBefore -> tooManyAttempts(charge),
                        () -> tooManyAttempts(charge));
    }

    private AuthorizationAnswer tooManyAttempts(Charge charge) {
        return declined(charge, new Declined(DeclineReason.TOO_MANY_ATTEMPTS, true));
    }

    /** Kept, so that the same request is answered the same later, when the card may pay again (GATEWAY-1). */
    private AuthorizationAnswer declined(Charge charge, Declined answer) {
        return answer(charge, payments.decline(charge.owner(), payment(charge), answer, () -> isWanted(charge)));
    }

    /** To the wallet's own gateway. */
    private AuthorizationAnswer chargeAtGateway(Charge charge) {
        AuthorizationRequest request = charge.request();
        ShopperId owner = charge.owner();
        try (PresentedCard presented = cards.reveal(owner, charge.card(), caller(request))) {
            Payment payment =
                    payments.charge(owner, payment(charge), presented, request.client(), () -> isWanted(charge));
            if (payment.isCharged()) {
                cards.used(owner, charge.card().id(), payment.requestedAt());
            }
            return answer(charge, payment);
        }
    }

    /** Answers by the payment that stands under the charge's id, unless it is another one: then nothing is known of the charge. */
    private AuthorizationAnswer answer(Charge charge, Payment payment) {
        return isCharge(payment, charge.request().reference())
                ? WalletAnswers.answer(payment)
                : new Unknown("another payment stands where the charge was to be kept");
    }

    /** Returns whether a payment is the charge that this shop named so: to this shop, under the name made of the shop's (R4). */
    private boolean isCharge(Payment payment, MerchantReference shops) {
        return payment.payee().equals(offer.shop()) && payment.reference().equals(reference(shops));
    }

    private ChargeRequest payment(Charge charge) {
        AuthorizationRequest request = charge.request();
        SavedCard card = charge.card();
        return new ChargeRequest(
                id(request.reference()),
                request.payee(),
                request.amount(),
                new CardOnFile(card.id(), card.masked()),
                request.capture(),
                CredentialUse.again(card.consent().purpose(), card.network()),
                reference(request.reference()));
    }

    /** Returns whether grant and card are still there, now that the intent is saved. */
    private boolean isWanted(Charge charge) {
        WalletCardToken token = charge.token();
        return grants.find(offer.tenant(), offer.shop(), token.account()).isPresent()
                && cards.of(charge.owner()).find(token.card()).isPresent();
    }

    private OperationAnswer released(Payment payment, MerchantReference shops) {
        if (payment.isBeingReversed()) {
            return new Pending();
        }
        boolean nothingHeld = !payment.isCharged() && !payment.isOpen();
        return nothingHeld
                ? new OperationAnswer.Done()
                : WalletAnswers.answer(payments.voidPayment(payment.owner(), id(shops), offer.byShop()));
    }

    private static OperationAnswer refunded(PaymentResult result) {
        boolean another =
                result instanceof PaymentResult.NotAllowed not && not.payment().state() instanceof Refunding;
        return another ? new Pending() : WalletAnswers.answer(result);
    }

    /** Finds the charge that this shop named so; what is kept under the name and is no such charge is not found. */
    private Optional<Key> find(MerchantReference shops) {
        return payments.findKey(offer.tenant(), reference(shops))
                .filter(key -> payments.find(key.owner(), id(shops))
                        .filter(payment -> !isCharge(payment, shops))
                        .isEmpty());
    }

    /** Returns an id that no checkout of the operator's own shop can have. */
    private PaymentId id(MerchantReference shops) {
        return new PaymentId(CheckoutId.of(CheckoutId.RESERVED + reference(shops)), WALLET, ONLY_ATTEMPT);
    }

    /** The shop's reference means nothing but together with the shop. */
    private MerchantReference reference(MerchantReference shops) {
        return reference("wallet-charge", shops);
    }

    /** The slash is part of every name that was ever made: without it no charge would be found again. */
    private MerchantReference reference(String kind, MerchantReference shops) {
        return MerchantReference.of(kind, new Key(offer.shopAsOwner(), shops + "/"));
    }

    private CommandId command(String key, MerchantReference shops) {
        return CommandId.of(reference("wallet-refund " + key, shops).value());
    }

    private static OperationAnswer unknown() {
        return new Unknown("the wallet does not find the payment now");
    }

    /** A request by a token whose grant is active and whose card is on file. */
    private record Charge(AuthorizationRequest request, WalletCardToken token, ShopperId owner, SavedCard card) {}
}
