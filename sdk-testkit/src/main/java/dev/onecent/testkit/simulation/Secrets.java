package dev.onecent.testkit.simulation;

import dev.onecent.store.Aggregate;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.CardVault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for what must be nowhere: a card's number, a security code (R18, R19). */
final class Secrets {
    /** The code that every simulated shopper types, three digits or four; no price and no time of the simulation has it. */
    static final String CODE = "737";

    static final String LONG_CODE = "7373";

    private static final Pattern LONE_CODE = Pattern.compile("(?<![0-9A-Za-z.-])(737|7373)(?![0-9A-Za-z.-])");
    private static final List<String> NUMBERS = TestCards.all();
    private static final int SHORTEST =
            NUMBERS.stream().mapToInt(String::length).min().orElseThrow();

    private Secrets() {}

    /** Finds a secret in a text. */
    static Optional<String> in(String text) {
        if (text.contains(CODE) && LONE_CODE.matcher(text).find()) {
            return Optional.of("a security code");
        }
        return numberIn(text);
    }

    private static Optional<String> numberIn(String text) {
        boolean found = hasLongRunOfDigits(text) && NUMBERS.stream().anyMatch(text::contains);
        return found ? Optional.of("a card number") : Optional.empty();
    }

    /** Every value that is saved is looked through, and next to none has so many digits in a row. */
    private static boolean hasLongRunOfDigits(String text) {
        int run = 0;
        for (int at = 0; at < text.length() && run < SHORTEST; at++) {
            char each = text.charAt(at);
            run = each >= '0' && each <= '9' ? run + 1 : 0;
        }
        return run >= SHORTEST;
    }

    /** Finds a secret in an aggregate, in what its text masks too. */
    static Optional<String> in(Aggregate value) {
        return in(value.toString()).or(() -> value instanceof CardVault vault ? inSealed(vault) : Optional.empty());
    }

    private static Optional<String> inSealed(CardVault vault) {
        return vault.cards().stream()
                .map(card -> card.credential())
                .filter(CardCredential.Sealed.class::isInstance)
                .map(credential -> ((CardCredential.Sealed) credential).number().ciphertext())
                .flatMap(text -> inCiphertext(text).stream())
                .findFirst();
    }

    /** Random bytes hold three digits in a row now and then, never sixteen: a code is looked for in readable text only. */
    private static Optional<String> inCiphertext(String ciphertext) {
        String text = decoded(ciphertext);
        boolean readable = text.chars().allMatch(each -> each >= ' ' && each <= '~');
        return readable ? in(text) : numberIn(text).or(() -> numberIn(ciphertext));
    }

    private static String decoded(String ciphertext) {
        try {
            return new String(Base64.getDecoder().decode(ciphertext), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return ciphertext;
        }
    }
}
