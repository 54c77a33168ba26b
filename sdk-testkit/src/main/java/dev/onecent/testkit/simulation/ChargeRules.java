package dev.onecent.testkit.simulation;

import static dev.onecent.testkit.simulation.Invariants.rule;

import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.CheckoutState;
import dev.onecent.money.Money;
import dev.onecent.payment.Payment;
import dev.onecent.payment.PaymentEvent.PaymentLapsed;
import dev.onecent.payment.PaymentId;
import dev.onecent.payment.PaymentInstrument;
import dev.onecent.payment.PaymentState;
import dev.onecent.payment.Refund;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.gateway.LedgerEntry;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The charge: R3, R4, R17, R22. */
final class ChargeRules {
    private ChargeRules() {}

    static List<Invariant> all() {
        return List.of(
                rule("R4", ChargeRules::aCheckoutIsChargedAtMostOnce),
                rule("R4", ChargeRules::noPaymentMovesMoreThanItsAmount),
                rule("R4", ChargeRules::eachIntentHasItsOwnKey),
                rule("R3", ChargeRules::paidIsCharged),
                rule("R4", ChargeRules::whatCostsNothingIsNotCharged),
                rule("R16", ChargeRules::heldIsStillDueOrAuthorized),
                rule("R16", ChargeRules::whatHasLapsedSaysSo),
                rule("R17", ChargeRules::theBooksAgree),
                rule("R4", ChargeRules::eachRefundIsInTheBooks),
                rule("R22", ChargeRules::aPayGivenTwiceEqualsOnce));
    }

    /** Of the attempts of one life of a checkout at most one keeps money; another may hold some only while it is being released. */
    private static void aCheckoutIsChargedAtMostOnce(Observation seen, Consumer<String> broken) {
        for (Stored<Checkout> checkout : seen.checkouts()) {
            List<Payment> keeping = attemptsOf(seen, checkout.value()).stream()
                    .filter(payment -> keeps(seen, payment))
                    .toList();
            boolean unpaid = seen.isAtRest() && !(checkout.value().state() instanceof CheckoutState.Paid);
            if (keeping.size() > (unpaid ? 0 : 1)) {
                broken.accept("charged by " + keeping.stream().map(Payment::id).toList() + " in "
                        + checkout.value().state().getClass().getSimpleName());
            }
        }
    }

    private static boolean keeps(Observation seen, Payment payment) {
        Account account = seen.account(payment);
        boolean meant = payment.state() instanceof PaymentState.Authorized;
        return (account.net() > 0 || account.held() > 0)
                && (meant || payment.due().isEmpty())
                && !isResolvedByTheWallet(seen, payment);
    }

    /** Returns whether the wallet still resolves or reverses a charge of which it told the shop that there was none. */
    private static boolean isResolvedByTheWallet(Observation seen, Payment payment) {
        return payment.instrument() instanceof PaymentInstrument.WalletCard
                && seen.payments().stream()
                        .map(Stored::value)
                        .filter(other -> other.due().isPresent())
                        .anyMatch(other -> other.reference().equals(References.inTheBooks(payment)));
    }

    private static void noPaymentMovesMoreThanItsAmount(Observation seen, Consumer<String> broken) {
        for (Stored<Payment> payment : seen.payments()) {
            Account account = seen.account(payment.value());
            long amount = payment.value().amount().minorUnits();
            if (account.captured() > amount || account.refunded() > account.captured()) {
                broken.accept("moved too much for " + payment.key() + ": " + account);
            }
        }
    }

    /** Checks that the capture has one key, and each refund one: a repetition carries the same. */
    private static void eachIntentHasItsOwnKey(Observation seen, Consumer<String> broken) {
        for (Shopper shopper : seen.shoppers()) {
            for (Stored<Payment> payment : seen.payments()) {
                int most = 2 + shopper.commandsGiven();
                if (payment.key().owner().equals(shopper.id())
                        && seen.keysOf(payment.value().reference()) > most) {
                    broken.accept("too many keys for " + payment.key());
                }
            }
        }
    }

    private static void paidIsCharged(Observation seen, Consumer<String> broken) {
        for (Stored<Checkout> checkout : seen.checkouts()) {
            if (checkout.value().state() instanceof CheckoutState.Paid paid) {
                boolean charged = attemptsOf(seen, checkout.value()).stream()
                        .filter(payment ->
                                paid.payment().filter(payment.id()::equals).isPresent())
                        .anyMatch(payment -> wasCharged(seen, payment));
                if (!charged && !checkout.value().isFree()) {
                    broken.accept("paid and never charged: " + checkout.key());
                }
            }
        }
    }

    /** A checkout of total zero completes without a payment, and no other does. */
    private static void whatCostsNothingIsNotCharged(Observation seen, Consumer<String> broken) {
        for (Stored<Checkout> stored : seen.checkouts()) {
            Checkout checkout = stored.value();
            if (checkout.isFree() && !attemptsOf(seen, checkout).isEmpty()) {
                broken.accept("a payment of nothing: " + stored.key());
            }
            boolean unpaid = checkout.state() instanceof CheckoutState.Paid paid
                    && paid.payment().isEmpty();
            if (unpaid && !checkout.isFree()) {
                broken.accept("completed without its payment: " + stored.key());
            }
        }
    }

    private static boolean wasCharged(Observation seen, Payment payment) {
        Account account = seen.account(payment);
        long amount = payment.amount().minorUnits();
        boolean byHand = payment.state() instanceof PaymentState.SettledByHand;
        return account.authorized() == amount || account.captured() == amount || byHand;
    }

    private static void heldIsStillDueOrAuthorized(Observation seen, Consumer<String> broken) {
        for (Stored<Payment> payment : seen.payments()) {
            long held = seen.account(payment.value()).held();
            boolean meant = payment.value().state() instanceof PaymentState.Authorized;
            boolean due = Observation.isDue(payment) && !seen.isAtRest();
            if (held > 0 && !meant && !due) {
                broken.accept(held + " frozen and forgotten: " + payment.key() + " "
                        + payment.value().state().getClass().getSimpleName());
            }
        }
    }

    /** At rest nothing says that an amount is authorized while the gateway holds nothing; what has lapsed was told. */
    private static void whatHasLapsedSaysSo(Observation seen, Consumer<String> broken) {
        if (!seen.isAtRest()) {
            return;
        }
        Set<PaymentId> told = seen.heard().stream()
                .map(PendingEvent::event)
                .filter(PaymentLapsed.class::isInstance)
                .map(event -> ((PaymentLapsed) event).payment())
                .collect(Collectors.toSet());
        for (Stored<Payment> payment : seen.payments()) {
            PaymentState state = payment.value().state();
            if (state instanceof PaymentState.Authorized
                    && seen.account(payment.value()).held() == 0) {
                broken.accept("authorized, and nothing is held: " + payment.key());
            }
            if (state instanceof PaymentState.Lapsed
                    && !told.contains(payment.value().id())) {
                broken.accept("lapsed and not told: " + payment.key());
            }
        }
    }

    /** At rest what the SDK believes to have taken is what the gateway took. */
    private static void theBooksAgree(Observation seen, Consumer<String> broken) {
        for (Stored<Payment> payment : seen.payments()) {
            Account account = seen.account(payment.value());
            long net = isKept(payment.value()) ? account.netOfCommands() : account.net();
            long believed = believed(payment.value());
            boolean told = payment.value().state() instanceof PaymentState.SettledByHand;
            if (seen.isAtRest() && !told && net != believed) {
                broken.accept("believes " + believed + ", taken was " + net + ": " + payment.key() + " "
                        + payment.value().state().getClass().getSimpleName());
            }
        }
    }

    /** Returns whether the merchant keeps it or gives it back by commands, beside which there may be refunds at the dashboard. */
    private static boolean isKept(Payment payment) {
        boolean refunded = payment.state() instanceof PaymentState.Refunded given && !given.late();
        return payment.state() instanceof PaymentState.Captured || refunded;
    }

    /** A refund that is told as done was made once, under its command's key, whatever else was refunded. */
    private static void eachRefundIsInTheBooks(Observation seen, Consumer<String> broken) {
        for (Stored<Payment> payment : seen.payments()) {
            boolean late = payment.value().state() instanceof PaymentState.Refunded given && given.late();
            for (Refund refund :
                    late ? List.<Refund>of() : payment.value().state().refunds()) {
                List<Money> made =
                        seen.refundsBy(References.refundInTheBooks(payment.value(), refund.command())).stream()
                                .map(LedgerEntry::amount)
                                .toList();
                if (!made.equals(List.of(refund.amount()))) {
                    broken.accept("told as refunded: " + refund + " of " + payment.key() + ", made: " + made);
                }
            }
        }
    }

    private static long believed(Payment payment) {
        if (!(payment.state() instanceof PaymentState.Captured captured)) {
            return 0;
        }
        long given = captured.refunds().stream()
                .map(Refund::amount)
                .mapToLong(amount -> amount.minorUnits())
                .sum();
        return payment.amount().minorUnits() - given;
    }

    /** A checkout that is started again after an erasure has forgotten the commands of its former life. */
    private static void aPayGivenTwiceEqualsOnce(Observation seen, Consumer<String> broken) {
        for (Shopper shopper : seen.shoppers()) {
            for (CheckoutId checkout : shopper.checkouts()) {
                int asked = shopper.paymentsAsked(checkout);
                attempts(seen, shopper.id().tenant(), checkout).stream()
                        .collect(Collectors.groupingBy(payment -> payment.id().life(), Collectors.counting()))
                        .values()
                        .stream()
                        .filter(attempts -> attempts > asked)
                        .forEach(attempts -> broken.accept("asked to pay " + checkout + " " + asked
                                + " times, and there are " + attempts + " payments of one life"));
            }
        }
    }

    private static List<Payment> attemptsOf(Observation seen, Checkout checkout) {
        return attempts(seen, checkout.owner().tenant(), checkout.id()).stream()
                .filter(payment -> payment.id().life().equals(checkout.life()))
                .toList();
    }

    /** By the one who owns them: an erasure moves the payments of a checkout before the checkout. */
    private static List<Payment> attempts(Observation seen, TenantId tenant, CheckoutId checkout) {
        return seen.payments().stream()
                .map(Stored::value)
                .filter(payment -> payment.owner().tenant().equals(tenant))
                .filter(payment -> payment.id().checkout().equals(checkout))
                .toList();
    }
}
