package dev.onecent.gateway.internal;

import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationAnswer.Approved;
import dev.onecent.gateway.AuthorizationAnswer.Challenged;
import dev.onecent.gateway.ClientAction;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.NetworkTransactionId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** Lists the free texts of an answer that are stored: references, the network's id, what a client needs for a challenge. */
final class AnswerTexts {
    private AnswerTexts() {}

    static Stream<String> of(AuthorizationAnswer answer) {
        if (answer instanceof Approved approved) {
            return Stream.concat(
                    Stream.of(approved.reference()).map(GatewayReference::value),
                    approved.network().map(NetworkTransactionId::value).stream());
        }
        return answer instanceof Challenged challenged
                ? Stream.concat(
                        Stream.of(challenged.reference().value()),
                        of(challenged.challenge().action()))
                : Stream.empty();
    }

    static Stream<String> of(ClientAction action) {
        if (action instanceof ClientAction.Redirect redirect) {
            String address = redirect.address().toString();
            return Stream.of(address, decoded(address));
        }
        return ((ClientAction.Script) action).data().entrySet().stream().flatMap(AnswerTexts::both);
    }

    private static Stream<String> both(Map.Entry<String, String> field) {
        return Stream.of(field.getKey(), field.getValue());
    }

    /** A per cent sign that begins no escape stands as it is. */
    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
