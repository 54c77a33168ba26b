package dev.onecent.microauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.gateway.Authorization.Absent;
import dev.onecent.gateway.Authorization.Approval;
import dev.onecent.gateway.Authorization.Challenged;
import dev.onecent.gateway.Authorization.Refusal;
import dev.onecent.gateway.Authorization.Requested;
import dev.onecent.gateway.Authorization.Unresolved;
import dev.onecent.gateway.Authorization.Withdrawing;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.ClientAction;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Pending;
import dev.onecent.gateway.Purpose;
import dev.onecent.gateway.UnknownReason;
import dev.onecent.microauth.MicroAuthorizationEvent.HoldOverdue;
import dev.onecent.microauth.MicroAuthorizationEvent.HoldPlaced;
import dev.onecent.microauth.MicroAuthorizationEvent.HoldRefused;
import dev.onecent.microauth.MicroAuthorizationEvent.HoldReleased;
import dev.onecent.microauth.MicroAuthorizationState.Held;
import dev.onecent.microauth.MicroAuthorizationState.Lapsed;
import dev.onecent.microauth.MicroAuthorizationState.NotHeld;
import dev.onecent.microauth.MicroAuthorizationState.Refused;
import dev.onecent.microauth.MicroAuthorizationState.Released;
import dev.onecent.microauth.MicroAuthorizationState.Releasing;
import dev.onecent.microauth.MicroAuthorizationState.Requesting;
import dev.onecent.microauth.MicroAuthorizationState.SettledByHand;
import dev.onecent.microauth.MicroAuthorizationState.Verified;
import dev.onecent.microauth.internal.MicroAuthorizationEvents;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The states of a micro-authorization: what leads from one to the next, and what each ignores. */
class MicroAuthorizationTest {
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final CardId CARD = CardId.of("card-1");
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant NOW = START.plusSeconds(20);
    private static final Instant OVERDUE = START.plus(Duration.ofHours(24));
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final GatewayTerms TERMS = new GatewayTerms(
            Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofDays(30), true);
    private static final Money CENT = Money.of("EUR", 1);
    private static final Money NOTHING = Money.of("EUR", 0);
    private static final GatewayReference PSP = GatewayReference.of("psp-1");
    private static final Approval APPROVAL = approval(CENT);
    private static final Refusal REFUSAL = new Refusal(DeclineReason.AMOUNT_NOT_SUPPORTED, false, NOW);
    private static final Instant DEADLINE = START.plus(TEN_MINUTES);
    private static final Challenge CHALLENGE = new Challenge(new ClientAction.Script(Map.of("id", "c-1")), DEADLINE);

    @Nested
    class Requests {
        @Test
        void areSavedAsAnIntentBeforeTheCall() {
            assertThat(asked().state()).isEqualTo(new Requesting(new Requested(TERMS.visibleFrom(START))));
            assertThat(asked().requestedAt()).isEqualTo(START);
            assertThat(asked().overdueTold()).isFalse();
        }

        @Test
        void haveAReferenceForEachProofOfACard() {
            MicroAuthorization second = requested(2, CENT, Duration.ZERO);

            assertThat(second.reference()).isNotEqualTo(asked().reference());
            assertThat(second.key()).isEqualTo(MicroAuthorization.key(ANN, CARD, 2));
            assertThat(requested(1, NOTHING, TEN_MINUTES).reference()).isEqualTo(asked().reference());
        }

        @Test
        void keepTheirReferenceUnderAPseudonym() {
            ShopperId nobody = ShopperId.of("toys", "~erased-1");

            MicroAuthorization renamed = asked().withOwner(nobody);

            assertThat(renamed.owner()).isEqualTo(nobody);
            assertThat(renamed.reference()).isEqualTo(asked().reference());
            assertThat(renamed.withOwner(ANN)).isEqualTo(asked());
        }
    }

    @Nested
    class BeforeItsOutcomeIsKnown {
        @Test
        void isInquiredOnceTheRequestMustBeVisible() {
            assertThat(asked().due()).contains(START.plusSeconds(90));
            assertThat(asked().endedAt()).isEmpty();
            assertThat(asked().isOpen()).isTrue();
            assertThat(asked().heldSince()).isEmpty();
        }

        @Test
        void provesAndApprovesNothing() {
            assertThat(asked().state().approved()).isFalse();
            assertThat(asked().state().proves()).isFalse();
        }

        @Test
        void isReleasedAtOnceAfterTheApproval() {
            assertThat(answered(asked(), approved(CENT)).state()).isEqualTo(new Releasing(APPROVAL, true, NOW));
        }

        @Test
        void holdsTheAmountIfTheReleaseIsPutOff() {
            assertThat(frozen().state()).isEqualTo(new Held(APPROVAL, NOW.plus(TEN_MINUTES)));
        }

        @Test
        void putsTheReleaseOffToAnHourBeforeItIsOverdueAtTheLatest() {
            Instant late = START.plus(Duration.ofHours(20));

            MicroAuthorization held = requested(1, CENT, Duration.ofHours(5)).answered(approved(CENT), late);

            assertThat(held.due()).contains(START.plus(Duration.ofHours(23)));
        }

        @Test
        void isVerifiedByAnApprovalOfAZeroAmount() {
            assertThat(verified().state()).isEqualTo(new Verified(approval(NOTHING)));
        }

        @Test
        void isRefusedByTheIssuer() {
            AuthorizationAnswer answer = new AuthorizationAnswer.Declined(DeclineReason.AMOUNT_NOT_SUPPORTED, false);

            assertThat(answered(asked(), answer).state()).isEqualTo(new Refused(REFUSAL));
        }

        @Test
        void isNotFrozenIfTheGatewayHasNothing() {
            assertThat(absent().state()).isEqualTo(new NotHeld(Absent.at(NOW)));
        }

        @Test
        void waitsForTheShopperToPassAChallenge() {
            MicroAuthorization challenged = answered(asked(), new AuthorizationAnswer.Challenged(PSP, CHALLENGE));

            assertThat(challenged.state()).isEqualTo(new Requesting(new Challenged(PSP, CHALLENGE)));
            assertThat(challenged.due()).contains(DEADLINE);
        }

        @Test
        void waitsForAChallengeUntilItIsOverdueAtTheLongest() {
            Challenge endless = new Challenge(CHALLENGE.action(), OVERDUE.plusSeconds(1));

            MicroAuthorization challenged = answered(asked(), new AuthorizationAnswer.Challenged(PSP, endless));

            assertThat(challenged.due()).contains(OVERDUE);
        }

        @Test
        void staysOpenOnAnAnswerThatSaysNothing() {
            assertThat(answered(asked(), new Pending()).state())
                    .isEqualTo(new Requesting(new Unresolved(TERMS.visibleFrom(START), UnknownReason.PENDING)));
        }

        @Test
        void ignoresWhatBelongsToLaterStates() {
            assertIgnores(asked(), asked().releasing(NOW));
            assertIgnores(asked(), asked().released(NOW));
            assertIgnores(asked(), asked().afterAnotherLook(NOW));
            assertIgnores(asked(), asked().foundAfterAll(APPROVAL, NOW));
        }
    }

    @Nested
    class GivenUp {
        @Test
        void isCancelledAtOnceAndCountsAsHeldFromThen() {
            assertThat(givenUp(CENT).due()).contains(NOW);
            assertThat(givenUp(CENT).heldSince()).contains(NOW);
            assertThat(givenUp(CENT).isOpen()).isTrue();
        }

        @Test
        void releasesAnApprovalThatComesTooLateAndProvesNothing() {
            MicroAuthorization late = requestedAndGivenUp(CENT, TEN_MINUTES).answered(approved(CENT), NOW);

            assertThat(late.state()).isEqualTo(new Releasing(APPROVAL, false, NOW));
            assertThat(late.state().approved()).isFalse();
            assertThat(late.released(NOW).state().proves()).isFalse();
        }

        @Test
        void isNotFrozenByAZeroAmountThatIsApprovedTooLate() {
            assertThat(answered(givenUp(NOTHING), approved(NOTHING)).state())
                    .isEqualTo(new NotHeld(Absent.forEver(NOW)));
        }

        @Test
        void showsNoChallenge() {
            MicroAuthorization gone = givenUp(CENT);

            assertIgnores(gone, answered(gone, new AuthorizationAnswer.Challenged(PSP, CHALLENGE)));
        }

        private MicroAuthorization givenUp(Money amount) {
            return requestedAndGivenUp(amount, Duration.ZERO);
        }
    }

    @Nested
    class HoldingTheAmount {
        @Test
        void isDueWhenTheReleaseIs() {
            assertThat(frozen().due()).contains(NOW.plus(TEN_MINUTES));
            assertThat(frozen().isOpen()).isTrue();
            assertThat(frozen().heldSince()).contains(NOW);
            assertThat(frozen().endedAt()).isEmpty();
        }

        @Test
        void approvesTheCardButDoesNotProveItYet() {
            assertThat(frozen().state().approved()).isTrue();
            assertThat(frozen().state().proves()).isFalse();
        }

        @Test
        void beginsItsRelease() {
            assertThat(frozen().releasing(NOW).state()).isEqualTo(new Releasing(APPROVAL, true, NOW));
        }

        @Test
        void ignoresEveryOtherAnswer() {
            assertIgnores(frozen(), answered(frozen(), approved(CENT)));
            assertIgnores(frozen(), frozen().resolved(REFUSAL, NOW));
            assertIgnores(frozen(), frozen().released(NOW));
            assertIgnores(frozen(), frozen().afterAnotherLook(NOW));
            assertIgnores(frozen(), frozen().foundAfterAll(APPROVAL, NOW));
        }
    }

    @Nested
    class BeingReleased {
        @Test
        void isRepeatedUntilTheGatewayAcknowledges() {
            assertThat(releasing().due()).contains(NOW);
            assertThat(releasing().isOpen()).isTrue();
            assertThat(releasing().heldSince()).contains(NOW);
            assertThat(releasing().state().approved()).isTrue();
            assertThat(releasing().state().proves()).isFalse();
        }

        @Test
        void provesTheCardOnlyOnceItIsReleased() {
            MicroAuthorization released = releasing().released(NOW.plusSeconds(2));

            assertThat(released.state()).isEqualTo(new Released(APPROVAL, true, NOW.plusSeconds(2)));
            assertThat(released.state().proves()).isTrue();
        }

        @Test
        void ignoresASecondBeginningAndEveryOtherAnswer() {
            assertIgnores(releasing(), releasing().releasing(NOW.plusSeconds(5)));
            assertIgnores(releasing(), answered(releasing(), approved(CENT)));
            assertIgnores(releasing(), releasing().resolved(Absent.at(NOW), NOW));
            assertIgnores(releasing(), releasing().foundAfterAll(APPROVAL, NOW.plusSeconds(5)));
        }
    }

    @Nested
    class OnceItProvesItsCard {
        @Test
        void isKeptAsLongAsTheCard() {
            for (MicroAuthorization verification : List.of(releasing().released(NOW), verified())) {
                assertThat(verification.state().approved()).isTrue();
                assertThat(verification.state().proves()).isTrue();
                assertThat(verification.endedAt()).isEmpty();
                assertThat(verification.finalAt()).contains(NOW);
                assertThat(verification.due()).isEmpty();
                assertThat(verification.isOpen()).isFalse();
                assertThat(verification.heldSince()).isEmpty();
            }
        }

        @Test
        void isFinal() {
            for (MicroAuthorization verification : List.of(releasing().released(NOW), verified())) {
                assertIgnores(verification, answered(verification, approved(CENT)));
                assertIgnores(verification, verification.foundAfterAll(APPROVAL, NOW));
                assertIgnores(verification, verification.resolved(REFUSAL, NOW));
                assertIgnores(verification, verification.releasing(NOW));
                assertIgnores(verification, verification.released(NOW.plusSeconds(5)));
                assertIgnores(verification, verification.lapsed(NOW));
                assertIgnores(verification, verification.afterAnotherLook(NOW));
                assertIgnores(verification, verification.settledByHand("ticket", "bob", NOW));
            }
        }
    }

    @Nested
    class OnceItIsForgotten {
        private final List<MicroAuthorization> forgotten =
                List.of(refused(), absent(), releasing().lapsed(NOW), settled());

        @Test
        void endedAtItsTime() {
            for (MicroAuthorization gone : forgotten) {
                assertThat(gone.isForgotten()).isTrue();
                assertThat(gone.isOpen()).isFalse();
                assertThat(gone.endedAt()).contains(NOW);
                assertThat(gone.state().approved()).isFalse();
                assertThat(gone.state().proves()).isFalse();
            }
        }

        @Test
        void releasesAnApprovalThatComesToLightAndProvesNothing() {
            for (MicroAuthorization gone : forgotten) {
                assertThat(answered(gone, approved(CENT)).state()).isEqualTo(new Releasing(APPROVAL, false, NOW));
                assertThat(gone.foundAfterAll(APPROVAL, NOW).state()).isEqualTo(new Releasing(APPROVAL, false, NOW));
            }
        }

        @Test
        void ignoresAnApprovedZeroAmountAndEveryOtherAnswer() {
            for (MicroAuthorization gone : forgotten) {
                assertIgnores(gone, answered(gone, approved(NOTHING)));
                assertIgnores(gone, answered(gone, new Pending()));
                assertIgnores(gone, answered(gone, new AuthorizationAnswer.Challenged(PSP, CHALLENGE)));
                assertIgnores(gone, gone.resolved(APPROVAL, NOW));
                assertIgnores(gone, gone.releasing(NOW));
                assertIgnores(gone, gone.released(NOW));
                assertIgnores(gone, gone.lapsed(NOW.plusSeconds(5)));
            }
        }

        @Test
        void isLookedForTwiceMoreIfTheGatewayHadNothing() {
            Instant firstLook = NOW.plus(Duration.ofHours(1));
            Instant lastLook = NOW.plus(Duration.ofHours(23));

            assertThat(absent().due()).contains(firstLook);
            assertIgnores(absent(), absent().afterAnotherLook(firstLook.minusMillis(1)));
            assertThat(absent().afterAnotherLook(firstLook).due()).contains(lastLook);
            assertThat(absent().afterAnotherLook(firstLook)
                            .afterAnotherLook(lastLook)
                            .due())
                    .isEmpty();
        }

        @Test
        void isNotLookedForIfItWasRefused() {
            assertThat(refused().due()).isEmpty();
            assertIgnores(refused(), refused().afterAnotherLook(NOW));
        }
    }

    @Nested
    class Overdue {
        @Test
        void isWhatMayBeHeldADayAfterTheRequest() {
            for (MicroAuthorization open : List.of(asked(), frozen(), releasing())) {
                assertThat(open.isOverdueAt(OVERDUE.minusMillis(1))).isFalse();
                assertThat(open.isOverdueAt(OVERDUE)).isTrue();
            }
            assertThat(refused().isOverdueAt(OVERDUE)).isFalse();
            assertThat(verified().isOverdueAt(OVERDUE)).isFalse();
        }

        @Test
        void makesItDueBeforeTheGatewayIsNextAsked() {
            MicroAuthorization waiting = releasing(START.plus(Duration.ofHours(30)));

            assertThat(waiting.due()).contains(OVERDUE);
            assertThat(waiting.overdueToldOnce().due()).contains(START.plus(Duration.ofHours(30)));
        }

        @Test
        void staysDueOnceItWasToldWhileAnApprovalIsStillWaitedFor() {
            Requesting unanswered =
                    new Requesting(new Unresolved(START.plus(Duration.ofHours(30)), UnknownReason.NOT_KNOWN));
            MicroAuthorization waiting = inState(unanswered).overdueToldOnce();

            assertThat(waiting.due()).contains(OVERDUE);
        }

        @Test
        void keepsTheState() {
            assertThat(releasing().overdueToldOnce().state())
                    .isEqualTo(releasing().state());
            assertThat(releasing().overdueToldOnce().overdueTold()).isTrue();
        }
    }

    @Nested
    class Lapsing {
        @Test
        void endsWhatMayBeHeld() {
            for (MicroAuthorization open : List.of(asked(), frozen(), releasing())) {
                MicroAuthorization lapsed = open.lapsed(NOW);

                assertThat(lapsed.state()).isEqualTo(new Lapsed(NOW));
                assertThat(lapsed.due()).isEmpty();
            }
        }

        @Test
        void leavesWhatIsOver() {
            assertIgnores(refused(), refused().lapsed(NOW));
            assertIgnores(absent(), absent().lapsed(NOW));
        }
    }

    @Nested
    class SettlingByHand {
        @Test
        void keepsWhoSaidItOnWhichEvidence() {
            assertThat(settled().state()).isEqualTo(new SettledByHand("ticket", "bob", NOW));
            assertThat(settled().isSettledBy("ticket", "bob")).isTrue();
            assertThat(settled().isSettledBy("ticket", "eve")).isFalse();
            assertThat(settled().isSettledBy("letter", "bob")).isFalse();
            assertThat(releasing().isSettledBy("ticket", "bob")).isFalse();
        }

        @Test
        void endsWhateverHasSomethingLeftToDo() {
            for (MicroAuthorization open : List.of(asked(), frozen(), releasing(), absent())) {
                MicroAuthorization settled = open.settledByHand("ticket", "bob", NOW);

                assertThat(settled.state()).isInstanceOf(SettledByHand.class);
                assertThat(settled.due()).isEmpty();
            }
        }

        @Test
        void leavesWhatIsOver() {
            MicroAuthorization lapsed = releasing().lapsed(NOW);

            assertIgnores(refused(), refused().settledByHand("ticket", "bob", NOW));
            assertIgnores(lapsed, lapsed.settledByHand("ticket", "bob", NOW));
            assertIgnores(settled(), settled().settledByHand("letter", "eve", NOW));
        }
    }

    @Nested
    class ToldEvents {
        @Test
        void tellThatTheAmountIsHeldOnce() {
            assertThat(told(asked(), frozen())).containsExactly(new HoldPlaced(CARD, CENT));
            assertThat(told(asked(), releasing())).containsExactly(new HoldPlaced(CARD, CENT));
            assertThat(told(frozen(), frozen().releasing(NOW))).isEmpty();
        }

        @Test
        void tellTheReleaseOnceItIsAcknowledged() {
            assertThat(told(releasing(), releasing().released(NOW))).containsExactly(new HoldReleased(CARD, CENT));
        }

        @Test
        void tellARefusal() {
            assertThat(told(asked(), refused()))
                    .containsExactly(new HoldRefused(CARD, DeclineReason.AMOUNT_NOT_SUPPORTED));
        }

        @Test
        void tellThatItIsOverdueOnce() {
            MicroAuthorization overdue = releasing().overdueToldOnce();

            assertThat(told(releasing(), overdue)).containsExactly(new HoldOverdue(CARD, CENT, START));
            assertThat(told(overdue, overdue.overdueToldOnce())).isEmpty();
        }

        @Test
        void tellNothingOfAZeroAmountOrOfWhatIsNotThere() {
            assertThat(told(requested(1, NOTHING, Duration.ZERO), verified())).isEmpty();
            assertThat(told(asked(), absent())).isEmpty();
            assertThat(told(releasing(), releasing().lapsed(NOW))).isEmpty();
        }

        private List<MicroAuthorizationEvent> told(MicroAuthorization before, MicroAuthorization after) {
            return MicroAuthorizationEvents.between(before, after);
        }
    }

    private static void assertIgnores(MicroAuthorization before, MicroAuthorization after) {
        assertThat(after).isEqualTo(before);
    }

    private static MicroAuthorization requested(int number, Money amount, Duration releaseAfter) {
        HoldRequest request = new HoldRequest(
                CARD, number, number > 1, PayeeId.of("toys"), amount, CredentialUse.first(Purpose.ONE_CLICK));
        return MicroAuthorization.requested(ANN, request, START, releaseAfter, TERMS);
    }

    /** One cent, to be released at once. */
    private static MicroAuthorization asked() {
        return requested(1, CENT, Duration.ZERO);
    }

    private static MicroAuthorization requestedAndGivenUp(Money amount, Duration releaseAfter) {
        return requested(1, amount, releaseAfter).resolved(new Withdrawing(Optional.empty(), NOW), NOW);
    }

    private static MicroAuthorization answered(MicroAuthorization asked, AuthorizationAnswer answer) {
        return asked.answered(answer, NOW);
    }

    private static AuthorizationAnswer approved(Money amount) {
        return new AuthorizationAnswer.Approved(PSP, amount, false, Optional.empty());
    }

    private static Approval approval(Money amount) {
        return new Approval(PSP, amount, false, Optional.empty(), NOW);
    }

    private static MicroAuthorization frozen() {
        return answered(requested(1, CENT, TEN_MINUTES), approved(CENT));
    }

    private static MicroAuthorization releasing() {
        return answered(asked(), approved(CENT));
    }

    /** A release that was begun at that time. */
    private static MicroAuthorization releasing(Instant since) {
        return inState(new Releasing(APPROVAL, true, since));
    }

    private static MicroAuthorization verified() {
        return answered(requested(1, NOTHING, Duration.ZERO), approved(NOTHING));
    }

    private static MicroAuthorization refused() {
        return asked().resolved(REFUSAL, NOW);
    }

    private static MicroAuthorization absent() {
        return asked().resolved(Absent.at(NOW), NOW);
    }

    private static MicroAuthorization settled() {
        return releasing().settledByHand("ticket", "bob", NOW);
    }

    private static MicroAuthorization inState(MicroAuthorizationState state) {
        MicroAuthorization asked = asked();
        return new MicroAuthorization(
                asked.owner(),
                asked.card(),
                asked.number(),
                asked.secondTry(),
                asked.amount(),
                asked.use(),
                asked.reference(),
                asked.requestedAt(),
                asked.releaseAfter(),
                asked.overdueTold(),
                state);
    }
}
