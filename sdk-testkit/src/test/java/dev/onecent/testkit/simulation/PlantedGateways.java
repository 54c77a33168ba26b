package dev.onecent.testkit.simulation;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Declined;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.CredentialUse.Kind;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.money.Money;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Defects between the SDK and the gateway: as if the SDK itself treated the gateway's answers, keys and requests so. */
enum PlantedGateways {
    /** Imitates: a time-out is taken for a decline, so a freeze or a charge that took effect is forgotten. */
    UNKNOWN_IS_DECLINED(real -> new PassingGateway(real) {
        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            return or(() -> real.authorize(request), () -> new Declined(DeclineReason.DO_NOT_HONOR, true));
        }
    }),
    /** Imitates: a time-out is taken for an approval, so an order goes out that nobody paid. */
    UNKNOWN_IS_APPROVED(real -> new PassingGateway(real) {
        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            return or(() -> real.authorize(request), () -> approved(request));
        }
    }),
    /** Imitates: a call that failed on an interrupted thread is given up, and the host's interruption with it. */
    INTERRUPTIONS_ARE_SWALLOWED(real -> new PassingGateway(real) {
        @Override
        public InquiryAnswer find(Inquiry inquiry) {
            Thread.interrupted();
            return super.find(inquiry);
        }

        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            try {
                return super.authorize(request);
            } finally {
                Thread.interrupted();
            }
        }
    }),
    /** Imitates: the release is noted and never asked for: the card is linked while its hold stays held. */
    FORGETTING_RELEASES(real -> new PassingGateway(real) {
        @Override
        public OperationAnswer release(ReleaseRequest request) {
            return new OperationAnswer.Done();
        }
    }),
    /** Imitates: a release is fired and its failure forgotten. */
    A_FAILED_RELEASE_IS_DONE(real -> new PassingGateway(real) {
        @Override
        public OperationAnswer release(ReleaseRequest request) {
            return or(() -> real.release(request), OperationAnswer.Done::new);
        }
    }),
    /** Imitates: the key of a refund is made anew at each try. */
    A_NEW_KEY_FOR_EACH_REFUND(real -> new PassingGateway(real) {
        private int tries;

        @Override
        public OperationAnswer refund(RefundRequest request) {
            String key = request.key() + "." + tries++;
            return real.refund(new RefundRequest(request.reference(), request.gateway(), key, request.amount()));
        }
    }),
    /** Imitates: an authorization without answer is tried again under a new name. */
    A_NEW_NAME_FOR_EACH_TRY(real -> new PassingGateway(real) {
        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            return or(() -> real.authorize(request), () -> real.authorize(renamed(request, "-again")));
        }
    }),
    /** Imitates: an authorization without answer is sent again by recovery, security code and all. */
    AUTHORIZATIONS_ARE_SENT_AGAIN(real -> new PassingGateway(real) {
        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            return or(() -> real.authorize(request), () -> real.authorize(request));
        }
    }),
    /** Imitates: nobody ever asks what became of an intent; it is said to be absent. */
    NOBODY_EVER_ASKS(real -> new PassingGateway(real) {
        @Override
        public InquiryAnswer find(Inquiry inquiry) {
            return new InquiryAnswer.NotFound();
        }
    }),
    /** Imitates: a refund is noted and never made. */
    FORGETTING_REFUNDS(real -> new PassingGateway(real) {
        @Override
        public OperationAnswer refund(RefundRequest request) {
            return new OperationAnswer.Done();
        }
    }),
    /** Imitates: a refund is taken for made if as much was refunded, by whomever. */
    REFUNDS_ARE_COMPARED_BY_SUMS(real -> new PassingGateway(real) {
        @Override
        public OperationAnswer refund(RefundRequest request) {
            OperationAnswer answer = real.refund(request);
            return answer instanceof OperationAnswer.Refused && isRefunded(request)
                    ? new OperationAnswer.Done()
                    : answer;
        }

        @Override
        public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
            return isRefunded(
                            new RefundRequest(inquiry.reference(), inquiry.gateway(), inquiry.key(), inquiry.amount()))
                    ? new RefundInquiryAnswer.Found(RefundInquiryAnswer.Status.DONE, inquiry.amount())
                    : new RefundInquiryAnswer.NotFound();
        }

        private boolean isRefunded(RefundRequest asked) {
            Inquiry payment = new Inquiry(asked.reference(), Optional.of(asked.gateway()), asked.amount(), Map.of());
            return real.find(payment) instanceof InquiryAnswer.Found found
                    && found.refunded().compareTo(asked.amount()) >= 0;
        }
    }),
    /** Imitates: a capture whose answer got lost is taken for made. */
    AN_UNKNOWN_CAPTURE_IS_DONE(real -> new PassingGateway(real) {
        @Override
        public OperationAnswer capture(CaptureRequest request) {
            return or(() -> real.capture(request), OperationAnswer.Done::new);
        }
    }),
    /** Imitates: the verification takes the hold instead of requested it. */
    VERIFICATIONS_TAKE_THE_CENT(real -> new PassingGateway(real) {
        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            return real.authorize(new AuthorizationRequest(
                    request.reference(),
                    request.payee(),
                    request.amount(),
                    request.card(),
                    CaptureMode.AT_ONCE,
                    request.use(),
                    request.client()));
        }
    }),
    /** Imitates: more is asked for than was saved. */
    ANOTHER_AMOUNT_IS_ASKED_FOR(real -> new PassingGateway(real) {
        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            Money more = request.amount().plus(Money.of("EUR", 1));
            return real.authorize(new AuthorizationRequest(
                    request.reference(),
                    request.payee(),
                    more,
                    request.card(),
                    request.capture(),
                    request.use(),
                    request.client()));
        }
    }),
    /** Imitates: an edit holds a hold of its own beside the one that it saved. */
    A_SECOND_CENT_FOR_AN_EDIT(real -> new PassingGateway(real) {
        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            boolean proves = request.amount().minorUnits() == 1 && request.use().kind() == Kind.SUBSEQUENT;
            if (proves) {
                real.authorize(renamed(request, "-too"));
            }
            return real.authorize(request);
        }
    }),
    /** Imitates: the key of a release is made anew at each try. */
    A_NEW_KEY_FOR_EACH_RELEASE(real -> new PassingGateway(real) {
        private int tries;

        @Override
        public OperationAnswer release(ReleaseRequest request) {
            String key = request.key() + "." + tries++;
            return real.release(new ReleaseRequest(request.reference(), request.gateway(), key, request.amount()));
        }
    }),
    /** Imitates: an answer or a notice for another amount settles what was asked for. */
    AMOUNTS_ARE_NOT_COMPARED(real -> new PassingGateway(real) {
        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            return as(request.amount(), real.authorize(request));
        }

        @Override
        public InquiryAnswer find(Inquiry inquiry) {
            return real.find(inquiry) instanceof InquiryAnswer.Found found
                    ? new InquiryAnswer.Found(as(inquiry.amount(), found.answer()), found.released(), found.refunded())
                    : real.find(inquiry);
        }
    });

    @SuppressWarnings("ImmutableEnumChecker") // it makes a decorator and keeps nothing
    private final UnaryOperator<PaymentGateway> defect;

    PlantedGateways(UnaryOperator<PaymentGateway> defect) {
        this.defect = defect;
    }

    PaymentGateway around(PaymentGateway real) {
        return defect.apply(real);
    }

    private static AuthorizationAnswer as(Money amount, AuthorizationAnswer answer) {
        return answer instanceof Approved approved
                ? new Approved(approved.reference(), amount, approved.captured(), approved.network())
                : answer;
    }

    private static Approved approved(AuthorizationRequest request) {
        return new Approved(
                GatewayReference.of("sim-" + request.reference()),
                request.amount(),
                request.capture() == CaptureMode.AT_ONCE,
                Optional.empty());
    }

    private static AuthorizationRequest renamed(AuthorizationRequest request, String suffix) {
        return new AuthorizationRequest(
                MerchantReference.of(request.reference() + suffix),
                request.payee(),
                request.amount(),
                request.card(),
                request.capture(),
                request.use(),
                request.client());
    }
}
