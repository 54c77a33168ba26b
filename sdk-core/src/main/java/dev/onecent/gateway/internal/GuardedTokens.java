package dev.onecent.gateway.internal;

import dev.onecent.card.CardNumber;
import dev.onecent.gateway.AttachedToken;
import dev.onecent.gateway.CardTokens;
import dev.onecent.gateway.DetachRequest;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.ExchangeRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.TokenInquiryAnswer;
import dev.onecent.safe.Fingerprint;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens of a gateway that always answers: whatever it throws, {@code null}, and a token in the form of a card number is
 * {@link dev.onecent.gateway.Unknown} (R17, R18).
 */
public final class GuardedTokens implements CardTokens {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final String FIND = "find a token";

    private final CardTokens tokens;
    private final boolean numberLike;

    /** @param numberLike whether the provider's tokens have the form of card numbers */
    public GuardedTokens(CardTokens tokens, boolean numberLike) {
        this.tokens = tokens;
        this.numberLike = numberLike;
    }

    @Override
    public GatewayTerms terms() {
        return tokens.terms();
    }

    @Override
    public ExchangeAnswer exchange(ExchangeRequest request) {
        try (CardEcho echo = CardEcho.of(request.card())) {
            return ask(
                    ExchangeAnswer.class,
                    "exchange",
                    true,
                    () -> tokens.exchange(request),
                    answer -> !(answer instanceof ExchangeAnswer.Attached attached)
                            || isSound("exchange", attached.token(), echo));
        }
    }

    @Override
    public TokenInquiryAnswer find(MerchantReference reference) {
        return ask(
                TokenInquiryAnswer.class,
                FIND,
                false,
                () -> tokens.find(reference),
                answer -> !(answer instanceof TokenInquiryAnswer.Found found) || isTaken(FIND, found.token()));
    }

    @Override
    public OperationAnswer detach(DetachRequest request) {
        return ask(OperationAnswer.class, "detach", false, () -> tokens.detach(request), any -> true);
    }

    private boolean isSound(String call, AttachedToken token, CardEcho echo) {
        boolean repeats = echo.isIn(texts(token));
        if (repeats) {
            FailedAnswer.repeats(call);
        }
        return !repeats && isTaken(call, token);
    }

    /** A token is stored as it is, so a card number may not stand in its place (R18). */
    private boolean isTaken(String call, AttachedToken token) {
        boolean taken = numberLike || texts(token).noneMatch(CardNumber::isIn);
        if (!taken) {
            LOG.warn("call {} answered with a token like a card number: see OneCentBuilder.numberLikeTokens", call);
        }
        return taken;
    }

    private static Stream<String> texts(AttachedToken token) {
        return Stream.concat(Stream.of(token.token()), token.fingerprint().map(Fingerprint::value).stream());
    }

    private static <T> T ask(
            Class<T> answers, String call, boolean secretGiven, Supplier<@Nullable T> gateway, Predicate<T> sound) {
        return Guard.ask(
                call, () -> FailedAnswer.logged(answers, call, secretGiven, gateway.get()), sound, answers::cast);
    }
}
