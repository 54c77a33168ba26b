package dev.onecent.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.card.CardDataAccess;
import dev.onecent.gateway.AttachedToken;
import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.DetachRequest;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.ExchangeRequest;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.TokenInquiryAnswer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract of card tokens finds what it is there to find: every planted mistake, by the rule that it breaks. */
class CardTokensContractTest {
    @TestFactory
    Stream<DynamicTest> findsEveryMistake() {
        return faults().entrySet().stream()
                .map(planted -> DynamicTest.dynamicTest(planted.getKey(), () -> {
                    BrokenCardTokensContract.FAULT.set(planted.getValue().fault());
                    assertThat(Verdict.of(BrokenCardTokensContract.class))
                            .contains(planted.getValue().rule());
                }));
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        BrokenCardTokensContract.FAULT.set(tokens -> tokens);

        assertThat(Verdict.of(BrokenCardTokensContract.class)).isEmpty();
    }

    private static Map<String, Planted> faults() {
        Map<String, Planted> faults = new LinkedHashMap<>();
        faults.put("a new reference at each call", new Planted("TOKEN-1.1", ForgetsTheReference::new));
        faults.put("a time-out is a refusal", new Planted("TOKEN-2.1", RefusesForATimeOut::new));
        faults.put("a time-out is a detachment", new Planted("TOKEN-2.3", SaysDone::new));
        faults.put("what was detached is still found", new Planted("TOKEN-3.3", FindsForEver::new));
        faults.put("nothing is found", new Planted("TOKEN-3.1", FindsNothing::new));
        faults.put("a second detachment is refused", new Planted("TOKEN-4.1", RefusesTheSecond::new));
        faults.put("a detachment does nothing", new Planted("TOKEN-4.3", DetachesNothing::new));
        faults.put("one token for one number", new Planted("TOKEN-5.1", SharesTokens::new));
        faults.put("a fingerprint of each exchange", new Planted("TOKEN-6.1", FreshFingerprints::new));
        faults.put("one fingerprint for all", new Planted("TOKEN-6.2", OneFingerprint::new));
        faults.put("the number is the token", new Planted("TOKEN-8.1", NumberAsToken::new));
        return faults;
    }

    private record Planted(String rule, UnaryOperator<CardTokens> fault) {}

    private static final class ForgetsTheReference extends BrokenCardTokens {
        ForgetsTheReference(CardTokens tokens) {
            super(tokens);
        }

        @Override
        public ExchangeAnswer exchange(ExchangeRequest request) {
            return tokens.exchange(new ExchangeRequest(GatewayFixture.newReference(), request.card()));
        }
    }

    private static final class RefusesForATimeOut extends BrokenCardTokens {
        RefusesForATimeOut(CardTokens tokens) {
            super(tokens);
        }

        @Override
        public ExchangeAnswer exchange(ExchangeRequest request) {
            try {
                return tokens.exchange(request);
            } catch (RuntimeException e) {
                return new ExchangeAnswer.Refused(DeclineReason.DO_NOT_HONOR, true);
            }
        }
    }

    private static final class SaysDone extends BrokenCardTokens {
        SaysDone(CardTokens tokens) {
            super(tokens);
        }

        @Override
        public OperationAnswer detach(DetachRequest request) {
            try {
                return tokens.detach(request);
            } catch (RuntimeException e) {
                return new OperationAnswer.Done();
            }
        }
    }

    private static final class FindsForEver extends BrokenCardTokens {
        private final Map<MerchantReference, AttachedToken> known = new HashMap<>();

        FindsForEver(CardTokens tokens) {
            super(tokens);
        }

        @Override
        public ExchangeAnswer exchange(ExchangeRequest request) {
            ExchangeAnswer answer = tokens.exchange(request);
            if (answer instanceof ExchangeAnswer.Attached attached) {
                known.put(request.reference(), attached.token());
            }
            return answer;
        }

        @Override
        public TokenInquiryAnswer find(MerchantReference reference) {
            return known.containsKey(reference)
                    ? new TokenInquiryAnswer.Found(known.get(reference))
                    : tokens.find(reference);
        }
    }

    private static final class FindsNothing extends BrokenCardTokens {
        FindsNothing(CardTokens tokens) {
            super(tokens);
        }

        @Override
        public TokenInquiryAnswer find(MerchantReference reference) {
            return new TokenInquiryAnswer.NotFound();
        }
    }

    private static final class RefusesTheSecond extends BrokenCardTokens {
        private final Map<MerchantReference, Boolean> done = new HashMap<>();

        RefusesTheSecond(CardTokens tokens) {
            super(tokens);
        }

        @Override
        public OperationAnswer detach(DetachRequest request) {
            return done.put(request.reference(), true) == null
                    ? tokens.detach(request)
                    : new OperationAnswer.Refused("no such token");
        }
    }

    private static final class DetachesNothing extends BrokenCardTokens {
        DetachesNothing(CardTokens tokens) {
            super(tokens);
        }

        @Override
        public OperationAnswer detach(DetachRequest request) {
            return new OperationAnswer.Done();
        }
    }

    private static final class SharesTokens extends BrokenCardTokens {
        private final Map<String, ExchangeAnswer> made = new HashMap<>();

        SharesTokens(CardTokens tokens) {
            super(tokens);
        }

        @Override
        public ExchangeAnswer exchange(ExchangeRequest request) {
            return made.computeIfAbsent(request.card().number().masked().toString(), any -> tokens.exchange(request));
        }
    }

    private static final class FreshFingerprints extends BrokenCardTokens {
        FreshFingerprints(CardTokens tokens) {
            super(tokens);
        }

        @Override
        public ExchangeAnswer exchange(ExchangeRequest request) {
            return reported(tokens.exchange(request), request.reference().value());
        }
    }

    private static final class OneFingerprint extends BrokenCardTokens {
        OneFingerprint(CardTokens tokens) {
            super(tokens);
        }

        @Override
        public ExchangeAnswer exchange(ExchangeRequest request) {
            return reported(tokens.exchange(request), "the-same-for-all");
        }
    }

    private static final class NumberAsToken extends BrokenCardTokens {
        NumberAsToken(CardTokens tokens) {
            super(tokens);
        }

        @Override
        public ExchangeAnswer exchange(ExchangeRequest request) {
            return new ExchangeAnswer.Attached(
                    AttachedToken.of(new String(request.card().number().revealDigits(CardDataAccess.granted()))));
        }
    }

    private static ExchangeAnswer reported(ExchangeAnswer answer, String fingerprint) {
        return answer instanceof ExchangeAnswer.Attached attached
                ? new ExchangeAnswer.Attached(attached.token().withFingerprint(fingerprint))
                : answer;
    }
}
