package dev.onecent.testkit.contract;

import dev.onecent.card.CardDataAccess;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Challenged;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.InquiryAnswer.Found;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.OperationAnswer.Done;
import dev.onecent.gateway.OperationAnswer.Refused;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.money.Money;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Mistakes that writers of gateway adapters make, each with a rule that finds it. */
final class GatewayFaults {
    private static final PrintStream CONSOLE = System.out;

    private GatewayFaults() {}

    static Map<String, Planted> all() {
        Map<String, Planted> all = new LinkedHashMap<>();
        all.putAll(authorizing());
        all.putAll(operating());
        all.putAll(asking());
        return all;
    }

    record Planted(String rule, UnaryOperator<PaymentGateway> fault) {}

    private static Map<String, Planted> authorizing() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put(
                "a new reference at each call",
                authorize(
                        "GATEWAY-1.1",
                        (gateway, request) -> gateway.authorize(under(request, GatewayFixture.newReference()))));
        faults.put("rivals have holds of their own", new Planted("GATEWAY-1.7", Rivals::new));
        faults.put("rivals are never told", authorize("GATEWAY-1.7", firstOnly()));
        faults.put(
                "the payload is the key",
                authorize(
                        "GATEWAY-1.6",
                        (gateway, request) -> gateway.authorize(under(
                                request,
                                MerchantReference.of("of-" + request.amount() + request.capture() + request.card())))));
        faults.put("a time-out is a decline", authorize("GATEWAY-2.11", (gateway, request) -> {
            try {
                return gateway.authorize(request);
            } catch (RuntimeException e) {
                return new Declined(DeclineReason.DO_NOT_HONOR, true);
            }
        }));
        faults.put("a time-out is an approval", authorize("GATEWAY-2.12", (gateway, request) -> {
            try {
                return gateway.authorize(request);
            } catch (RuntimeException e) {
                return gateway.authorize(request);
            }
        }));
        faults.put(
                "one verification more",
                authorize(
                        "GATEWAY-4.1",
                        (gateway, request) -> gateway.authorize(request) instanceof Approved approved
                                ? new Approved(
                                        approved.reference(),
                                        approved.amount()
                                                .plus(Money.of(approved.amount().currency(), 1)),
                                        approved.captured(),
                                        approved.network())
                                : gateway.authorize(request)));
        faults.put(
                "every currency has two decimals",
                authorize(
                        "GATEWAY-4.3",
                        (gateway, request) -> gateway.authorize(request) instanceof Approved approved
                                        && request.amount().currency().getDefaultFractionDigits() == 0
                                ? new Approved(
                                        approved.reference(),
                                        Money.of(
                                                approved.amount().currency(),
                                                approved.amount().minorUnits() * 100),
                                        approved.captured(),
                                        approved.network())
                                : gateway.authorize(request)));
        faults.put(
                "captured is never said",
                authorize(
                        "GATEWAY-4.5",
                        (gateway, request) -> gateway.authorize(request) instanceof Approved approved
                                ? new Approved(approved.reference(), approved.amount(), false, approved.network())
                                : gateway.authorize(request)));
        faults.put(
                "everything is approved",
                authorize(
                        "GATEWAY-2.1",
                        (gateway, request) -> gateway.authorize(request) instanceof Declined
                                ? new Approved(GatewayReference.of("x"), request.amount(), false, Optional.empty())
                                : gateway.authorize(request)));
        faults.put(
                "challenges nobody who is there",
                authorize(
                        "GATEWAY-9.2",
                        (gateway, request) -> gateway.authorize(new AuthorizationRequest(
                                request.reference(),
                                request.payee(),
                                request.amount(),
                                request.card(),
                                request.capture(),
                                request.use(),
                                Optional.of(GatewayFixture.client())))));
        faults.put("prints the card", authorize("GATEWAY-7.2", (gateway, request) -> {
            boolean listening = !System.out.equals(CONSOLE); // spares the build's own output
            if (listening && request.card() instanceof PresentedNumber number) {
                System.out.println(new String(number.number().revealDigits(CardDataAccess.granted())));
            }
            return gateway.authorize(request);
        }));
        faults.put("throws the token", authorize("GATEWAY-7.3", (gateway, request) -> {
            if (request.card() instanceof PresentedToken token) {
                throw new IllegalStateException("unknown token " + token.revealToken());
            }
            return gateway.authorize(request);
        }));
        faults.put("cannot do without a security code", authorize("GATEWAY-7.5", (gateway, request) -> {
            if (request.card() instanceof PresentedNumber number
                    && number.securityCode().isEmpty()) {
                throw new IllegalArgumentException("no security code");
            }
            return gateway.authorize(request);
        }));
        faults.put("sends the card when it is asked", new Planted("GATEWAY-7.4", SendsLater::new));
        return faults;
    }

    private static Map<String, Planted> operating() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put(
                "a new key at each refund",
                refund(
                        "GATEWAY-1.9",
                        (gateway, request) -> gateway.refund(new RefundRequest(
                                request.reference(), request.gateway(), GatewayFixture.key(), request.amount()))));
        faults.put(
                "one key for all refunds",
                refund(
                        "GATEWAY-1.10",
                        (gateway, request) -> gateway.refund(new RefundRequest(
                                request.reference(),
                                request.gateway(),
                                "one" + request.reference(),
                                request.amount()))));
        faults.put(
                "the amount is part of the key",
                refund(
                        "GATEWAY-1.14",
                        (gateway, request) -> gateway.refund(new RefundRequest(
                                request.reference(),
                                request.gateway(),
                                request.key() + request.amount().minorUnits(),
                                request.amount()))));
        faults.put("any refund is done", refund("GATEWAY-2.8", (gateway, request) -> {
            gateway.refund(request);
            return new Done();
        }));
        faults.put(
                "a new key at each capture",
                capture(
                        "GATEWAY-1.8",
                        (gateway, request) -> gateway.capture(new CaptureRequest(
                                request.reference(), request.gateway(), GatewayFixture.key(), request.amount()))));
        faults.put("a second key takes it again", new Planted("GATEWAY-2.6", TakesTwice::new));
        faults.put("any capture is done", capture("GATEWAY-2.3", (gateway, request) -> {
            gateway.capture(request);
            return new Done();
        }));
        faults.put("a lost capture is refused", capture("GATEWAY-2.14", (gateway, request) -> {
            try {
                return gateway.capture(request);
            } catch (RuntimeException e) {
                return new Refused("time-out");
            }
        }));
        faults.put("a release that lies", release("GATEWAY-5.3", (gateway, request) -> new Done()));
        faults.put("a lost release is done", release("GATEWAY-2.16", (gateway, request) -> {
            try {
                return gateway.release(request);
            } catch (RuntimeException e) {
                return new Done();
            }
        }));
        faults.put(
                "nothing to release is refused",
                release(
                        "GATEWAY-5.1",
                        (gateway, request) -> gateway.find(new Inquiry(
                                                request.reference(), request.gateway(), request.amount(), Map.of()))
                                        instanceof InquiryAnswer.NotFound
                                ? new Refused("unknown")
                                : gateway.release(request)));
        faults.put(
                "a release needs the gateway's name",
                release(
                        "GATEWAY-5.3",
                        (gateway, request) -> request.gateway().isEmpty() ? new Done() : gateway.release(request)));
        faults.put("a release of what was taken is done", release("GATEWAY-2.7", (gateway, request) -> {
            gateway.release(request);
            return new Done();
        }));
        return faults;
    }

    private static Map<String, Planted> asking() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put("a lost inquiry is not found", find("GATEWAY-2.18", (gateway, inquiry) -> {
            try {
                return gateway.find(inquiry);
            } catch (RuntimeException e) {
                return new InquiryAnswer.NotFound();
            }
        }));
        faults.put(
                "nothing is found by our reference alone",
                find(
                        "GATEWAY-3.2",
                        (gateway, inquiry) ->
                                inquiry.gateway().isEmpty() ? new InquiryAnswer.NotFound() : gateway.find(inquiry)));
        faults.put(
                "declines are not found",
                find(
                        "GATEWAY-3.5",
                        (gateway, inquiry) ->
                                gateway.find(inquiry) instanceof Found found && found.answer() instanceof Declined
                                        ? new InquiryAnswer.NotFound()
                                        : gateway.find(inquiry)));
        faults.put(
                "releases are not found",
                find(
                        "GATEWAY-3.8",
                        (gateway, inquiry) -> gateway.find(inquiry) instanceof Found found
                                ? new Found(found.answer(), false, found.refunded())
                                : gateway.find(inquiry)));
        faults.put(
                "refunds are not found",
                find(
                        "GATEWAY-3.9",
                        (gateway, inquiry) -> gateway.find(inquiry) instanceof Found found
                                ? new Found(
                                        found.answer(),
                                        found.released(),
                                        Money.zero(inquiry.amount().currency()))
                                : gateway.find(inquiry)));
        faults.put("refunds are found by their sum", findRefund("GATEWAY-10.4", (gateway, inquiry) -> {
            Inquiry payment =
                    new Inquiry(inquiry.reference(), Optional.of(inquiry.gateway()), GatewayFixture.AMOUNT, Map.of());
            boolean given = gateway.find(payment) instanceof Found found
                    && found.refunded().compareTo(inquiry.amount()) >= 0;
            return given
                    ? new RefundInquiryAnswer.Found(RefundInquiryAnswer.Status.DONE, inquiry.amount())
                    : new RefundInquiryAnswer.NotFound();
        }));
        faults.put(
                "refunds are never found by their keys",
                findRefund("GATEWAY-10.2", (gateway, inquiry) -> new RefundInquiryAnswer.NotFound()));
        faults.put(
                "a refused refund is found done",
                findRefund(
                        "GATEWAY-10.6",
                        (gateway, inquiry) -> gateway.findRefund(inquiry) instanceof RefundInquiryAnswer.Found found
                                ? new RefundInquiryAnswer.Found(RefundInquiryAnswer.Status.DONE, found.amount())
                                : gateway.findRefund(inquiry)));
        faults.put("asking for a refund makes it", findRefund("GATEWAY-10.7", (gateway, inquiry) -> {
            gateway.refund(new RefundRequest(inquiry.reference(), inquiry.gateway(), inquiry.key(), inquiry.amount()));
            return gateway.findRefund(inquiry);
        }));
        faults.put("a lost inquiry for a refund is not found", findRefund("GATEWAY-10.10", (gateway, inquiry) -> {
            try {
                return gateway.findRefund(inquiry);
            } catch (RuntimeException e) {
                return new RefundInquiryAnswer.NotFound();
            }
        }));
        faults.put("terms that say no", new Planted("GATEWAY-10.1", gateway -> new BrokenGateway(gateway) {
            @Override
            public GatewayTerms terms() {
                GatewayTerms terms = super.terms();
                return new GatewayTerms(
                        terms.callLimit(), terms.visibilityLag(), terms.idempotencyWindow(), terms.holdLife(), false);
            }
        }));
        faults.put("a capture has a name of its own", renamed("GATEWAY-8.1", (found, before) -> before.captured()));
        faults.put("a release has a name of its own", renamed("GATEWAY-8.2", (found, before) -> found.released()));
        faults.put(
                "a refund has a name of its own",
                renamed("GATEWAY-8.3", (found, before) -> !found.refunded().isZero()));
        faults.put("the last name that was heard", new Planted("GATEWAY-8.4", LastNameHeard::new));
        faults.put(
                "a passed challenge has a name of its own",
                renamed("GATEWAY-8.5", (found, before) -> found.refunded().isZero()));
        faults.put(
                "an open challenge is found approved",
                find(
                        "GATEWAY-9.5",
                        (gateway, inquiry) -> gateway.find(inquiry) instanceof Found found
                                        && found.answer() instanceof Challenged challenged
                                ? new Found(
                                        new Approved(challenged.reference(), inquiry.amount(), false, Optional.empty()),
                                        found.released(),
                                        found.refunded())
                                : gateway.find(inquiry)));
        faults.put("asking releases", new Planted("GATEWAY-3.10", gateway -> new BrokenGateway(gateway) {
            @Override
            public InquiryAnswer find(Inquiry inquiry) {
                InquiryAnswer answer = gateway.find(inquiry);
                gateway.release(new ReleaseRequest(
                        inquiry.reference(), inquiry.gateway(), GatewayFixture.key(), inquiry.amount()));
                return answer;
            }
        }));
        faults.put("terms of the day", new Planted("GATEWAY-6.1", gateway -> {
            AtomicInteger calls = new AtomicInteger();
            return new BrokenGateway(gateway) {
                @Override
                public GatewayTerms terms() {
                    GatewayTerms terms = super.terms();
                    return new GatewayTerms(
                            terms.callLimit().plusSeconds(calls.incrementAndGet()),
                            terms.visibilityLag(),
                            terms.idempotencyWindow(),
                            terms.holdLife(),
                            terms.findsRefunds());
                }
            };
        }));
        faults.put("terms of no use", new Planted("GATEWAY-6.2", gateway -> new BrokenGateway(gateway) {
            @Override
            public GatewayTerms terms() {
                return new GatewayTerms(
                        Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(1), true);
            }
        }));
        return faults;
    }

    /** What is found has another name as soon as something has happened to it. */
    private static Planted renamed(String rule, BiPredicate<Found, Approved> when) {
        return find(
                rule,
                (gateway, inquiry) -> gateway.find(inquiry) instanceof Found found
                                && found.answer() instanceof Approved before
                                && when.test(found, before)
                        ? new Found(named(before, "another"), found.released(), found.refunded())
                        : gateway.find(inquiry));
    }

    private static Approved named(Approved approved, String name) {
        return new Approved(GatewayReference.of(name), approved.amount(), approved.captured(), approved.network());
    }

    /** A caller who asks after the first is told for ever that it is under way. */
    private static Step<AuthorizationRequest, AuthorizationAnswer> firstOnly() {
        Set<MerchantReference> asked = ConcurrentHashMap.newKeySet();
        return (gateway, request) -> asked.add(request.reference()) ? gateway.authorize(request) : new Pending();
    }

    private static AuthorizationRequest under(AuthorizationRequest request, MerchantReference reference) {
        return new AuthorizationRequest(
                reference,
                request.payee(),
                request.amount(),
                request.card(),
                request.capture(),
                request.use(),
                request.client());
    }

    private static Planted authorize(String rule, Step<AuthorizationRequest, AuthorizationAnswer> step) {
        return new Planted(rule, gateway -> new BrokenGateway(gateway) {
            @Override
            public AuthorizationAnswer authorize(AuthorizationRequest request) {
                return step.take(gateway, request);
            }
        });
    }

    private static Planted capture(String rule, Step<CaptureRequest, OperationAnswer> step) {
        return new Planted(rule, gateway -> new BrokenGateway(gateway) {
            @Override
            public OperationAnswer capture(CaptureRequest request) {
                return step.take(gateway, request);
            }
        });
    }

    private static Planted release(String rule, Step<ReleaseRequest, OperationAnswer> step) {
        return new Planted(rule, gateway -> new BrokenGateway(gateway) {
            @Override
            public OperationAnswer release(ReleaseRequest request) {
                return step.take(gateway, request);
            }
        });
    }

    private static Planted refund(String rule, Step<RefundRequest, OperationAnswer> step) {
        return new Planted(rule, gateway -> new BrokenGateway(gateway) {
            @Override
            public OperationAnswer refund(RefundRequest request) {
                return step.take(gateway, request);
            }
        });
    }

    private static Planted find(String rule, Step<Inquiry, InquiryAnswer> step) {
        return new Planted(rule, gateway -> new BrokenGateway(gateway) {
            @Override
            public InquiryAnswer find(Inquiry inquiry) {
                return step.take(gateway, inquiry);
            }
        });
    }

    private static Planted findRefund(String rule, Step<RefundInquiry, RefundInquiryAnswer> step) {
        return new Planted(rule, gateway -> new BrokenGateway(gateway) {
            @Override
            public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
                return step.take(gateway, inquiry);
            }
        });
    }

    @FunctionalInterface
    private interface Step<Q, T> {
        T take(PaymentGateway gateway, Q request);
    }

    /** Remembers who asked only once it has an answer. */
    private static final class Rivals extends BrokenGateway {
        private final Set<MerchantReference> asked = ConcurrentHashMap.newKeySet();

        Rivals(PaymentGateway gateway) {
            super(gateway);
        }

        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            return asked.add(request.reference())
                    ? super.authorize(request)
                    : super.authorize(under(request, GatewayFixture.newReference()));
        }
    }

    /** Takes the amount once for each key. */
    private static final class TakesTwice extends BrokenGateway {
        private final Set<MerchantReference> twice = ConcurrentHashMap.newKeySet();

        TakesTwice(PaymentGateway gateway) {
            super(gateway);
        }

        @Override
        public OperationAnswer capture(CaptureRequest request) {
            if (!(super.capture(request) instanceof Done)) {
                twice.add(request.reference());
            }
            return new Done();
        }

        @Override
        public OperationAnswer refund(RefundRequest request) {
            OperationAnswer answer = super.refund(request);
            return twice.contains(request.reference()) ? new Done() : answer;
        }
    }

    /** Takes over whatever name it is called by. */
    private static final class LastNameHeard extends BrokenGateway {
        private final Map<MerchantReference, GatewayReference> heard = new ConcurrentHashMap<>();

        LastNameHeard(PaymentGateway gateway) {
            super(gateway);
        }

        @Override
        public OperationAnswer capture(CaptureRequest request) {
            heard.put(request.reference(), request.gateway());
            return super.capture(request);
        }

        @Override
        public InquiryAnswer find(Inquiry inquiry) {
            InquiryAnswer answer = super.find(inquiry);
            GatewayReference name = heard.get(inquiry.reference());
            return name != null && answer instanceof Found found && found.answer() instanceof Approved approved
                    ? new Found(named(approved, name.value()), found.released(), found.refunded())
                    : answer;
        }
    }

    /** Says yes at once and sends the card when it is asked, long after its call. */
    private static final class SendsLater extends BrokenGateway {
        private final Map<MerchantReference, AuthorizationRequest> kept = new ConcurrentHashMap<>();

        SendsLater(PaymentGateway gateway) {
            super(gateway);
        }

        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            kept.put(request.reference(), request);
            boolean captured = request.capture() == CaptureMode.AT_ONCE;
            GatewayReference name = GatewayReference.of("sim-" + request.reference());
            return new Approved(name, request.amount(), captured, Optional.empty());
        }

        @Override
        public InquiryAnswer find(Inquiry inquiry) {
            AuthorizationRequest request = kept.get(inquiry.reference());
            if (request != null && super.authorize(request) instanceof Declined declined) {
                return new Found(declined, false, Money.zero(inquiry.amount().currency()));
            }
            return super.find(inquiry);
        }
    }
}
