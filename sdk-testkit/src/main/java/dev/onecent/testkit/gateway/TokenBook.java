package dev.onecent.testkit.gateway;

import dev.onecent.card.CardDataAccess;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardToken;
import dev.onecent.card.TypedCard;
import dev.onecent.gateway.AttachedToken;
import dev.onecent.gateway.ExchangeAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.TokenInquiryAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulated gateway's tokens: those that its client-side fields made, and those that numbers were exchanged for. */
final class TokenBook {
    private final InstantSource clock;
    private final Duration lag;
    private final Map<String, CardNumber> numbers = new LinkedHashMap<>();
    private final Map<MerchantReference, Exchanged> exchanged = new HashMap<>();
    private final List<TokenEntry> entries = new ArrayList<>();

    TokenBook(InstantSource clock, Duration lag) {
        this.clock = clock;
        this.lag = lag;
    }

    CardToken tokenize(CardForm form) {
        TypedCard card = form.read();
        AttachedToken made = made(card.number());
        return CardToken.of(made.token(), card.number().masked(), card.expiry())
                .withHolder(card.holder())
                .withFingerprint(made.fingerprint().orElseThrow().value());
    }

    /** The caller wipes the number after the call, so the gateway needs one of its own. */
    static CardNumber copy(CardNumber number) {
        char[] digits = number.revealDigits(CardDataAccess.granted());
        try {
            return CardNumber.restored(digits);
        } finally {
            Arrays.fill(digits, '\0');
        }
    }

    ExchangeAnswer exchange(MerchantReference reference, CardNumber number) {
        Exchanged known = exchanged.get(reference);
        if (known == null) {
            known = new Exchanged(made(number), clock.instant(), true);
            exchanged.put(reference, known);
            entries.add(new TokenEntry(clock.instant(), reference, TokenEntry.Movement.ATTACHED));
        }
        return new ExchangeAnswer.Attached(known.token());
    }

    TokenInquiryAnswer find(MerchantReference reference) {
        return Optional.ofNullable(exchanged.get(reference))
                .filter(known ->
                        known.attached() && !clock.instant().isBefore(known.at().plus(lag)))
                .<TokenInquiryAnswer>map(known -> new TokenInquiryAnswer.Found(known.token()))
                .orElseGet(TokenInquiryAnswer.NotFound::new);
    }

    OperationAnswer detach(MerchantReference reference) {
        Exchanged known = exchanged.get(reference);
        if (known != null && known.attached()) {
            exchanged.put(reference, new Exchanged(known.token(), known.at(), false));
            entries.add(new TokenEntry(clock.instant(), reference, TokenEntry.Movement.DETACHED));
        }
        return new OperationAnswer.Done();
    }

    List<TokenEntry> entries() {
        return List.copyOf(entries);
    }

    List<MerchantReference> attached() {
        return exchanged.entrySet().stream()
                .filter(known -> known.getValue().attached())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @throws IllegalArgumentException if it never was a token of this gateway's */
    CardNumber number(String token) {
        CardNumber number = numbers.get(token);
        if (number == null) {
            throw new IllegalArgumentException("not a token of this gateway's");
        }
        return number;
    }

    boolean isDetached(String token) {
        return exchanged.values().stream()
                .anyMatch(known -> !known.attached() && known.token().token().equals(token));
    }

    private AttachedToken made(CardNumber number) {
        String token = "tok-" + (numbers.size() + 1);
        String first = numbers.entrySet().stream()
                .filter(known -> known.getValue().equals(number))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(token);
        numbers.put(token, number);
        return AttachedToken.of(token).withFingerprint("fingerprint-of-" + first);
    }

    private record Exchanged(AttachedToken token, Instant at, boolean attached) {}
}
