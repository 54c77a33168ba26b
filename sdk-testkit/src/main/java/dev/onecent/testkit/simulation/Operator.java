package dev.onecent.testkit.simulation;

import dev.onecent.gateway.MerchantReference;
import dev.onecent.microauth.MicroAuthorization;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentState;
import dev.onecent.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Settles by hand what has waited for more than a day, and only what the gateway's own books prove (R16). */
final class Operator {
    private static final Duration PATIENCE = Duration.ofHours(24);

    private Operator() {}

    static void settle(ActionContext visit) {
        Map<MerchantReference, Account> books = Account.of(visit.gateway().ledger());
        List<MicroAuthorization> verifications = Stores.all(visit.storage().microAuthorizations()).stream()
                .map(Stored::value)
                .filter(verification -> isOld(visit, verification.requestedAt()) && verification.isOpen())
                .filter(verification -> isClear(visit, books, verification.reference()))
                .toList();
        List<Payment> payments = Stores.all(visit.storage().payments()).stream()
                .map(Stored::value)
                .filter(payment -> isOld(visit, payment.requestedAt()) && isOpen(payment))
                .filter(payment -> isClear(visit, books, References.inTheBooks(payment)))
                .toList();
        if (!verifications.isEmpty() && (payments.isEmpty() || visit.draw().chance(50))) {
            MicroAuthorization verification = visit.draw().oneOf(verifications);
            visit.say("the verification " + verification.key());
            visit.onecent()
                    .microAuthorizations()
                    .settleByHand(verification.owner(), verification.id(), "the gateway's books", "o.perator");
        } else if (!payments.isEmpty()) {
            Payment payment = visit.draw().oneOf(payments);
            visit.say("the payment " + payment.id());
            visit.onecent()
                    .payments()
                    .settleByHand(payment.owner(), payment.id(), false, "the gateway's books", "o.perator");
        }
    }

    /** Old enough that no call of ours can be on its way any more. */
    private static boolean isOld(ActionContext visit, Instant requestedAt) {
        return requestedAt.plus(PATIENCE).isBefore(visit.now());
    }

    private static boolean isClear(
            ActionContext visit, Map<MerchantReference, Account> books, MerchantReference reference) {
        Account account = books.getOrDefault(reference, Account.EMPTY);
        return account.held() == 0 && account.net() == 0 && !visit.isUnderWay(reference.value());
    }

    private static boolean isOpen(Payment payment) {
        return payment.state() instanceof PaymentState.Authorizing || payment.state() instanceof PaymentState.Voiding;
    }
}
