package dev.onecent.limit.internal;

import dev.onecent.limit.AttemptKey;
import dev.onecent.limit.AttemptSubject;
import dev.onecent.limit.Visitor;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An attempt with its owner, its id and the subjects by which it is counted.
 *
 * @param hash makes what is counted unreadable: keyed, where there is a key
 * @param id a hash of command and card, by which attempts are spread on keys
 * @param counted by what it is counted, the shopper's own first
 */
record LimitedAttempt(ShopperId owner, Visitor visitor, UnaryOperator<String> hash, String id, List<Subject> counted) {
    private static final String SHOPPERS = "shopper";
    private static final String CARDS = "card.";
    private static final String OTHERS = ShopperId.RESERVED;

    static LimitedAttempt of(
            ShopperId owner,
            Visitor visitor,
            String command,
            Map<AttemptSubject, String> values,
            Optional<AttemptKey> key) {
        UnaryOperator<String> hash =
                key.<UnaryOperator<String>>map(keyed -> keyed::hash).orElse(LimitedAttempt::plainHash);
        List<Subject> counted = values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Subject(entry.getKey(), entry.getValue()))
                .toList();
        String what = counted.stream()
                .map(subject -> subject.kind + " " + subject.value)
                .collect(Collectors.joining("\n"));
        return new LimitedAttempt(owner, visitor, hash, hash.apply(owner + "\n" + command + "\n" + what), counted);
    }

    Key key(Subject subject, int shard) {
        return switch (subject.kind) {
            case SHOPPER -> new Key(owner, SHOPPERS);
            case CARD_ON_FILE -> new Key(owner, CARDS + hash.apply(subject.value));
            default ->
                new Key(
                        new ShopperId(owner.tenant(), OTHERS + hash.apply(subject.kind + " " + subject.value)),
                        Integer.toString(shard));
        };
    }

    /** Returns the number of the key at which counting begins, spread by the attempt. */
    int home(Subject subject) {
        return Math.floorMod(id.hashCode(), subject.kind.shards());
    }

    private static String plainHash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * A subject by which an attempt is counted: a hash, a fingerprint, an address; nothing for the shopper and the
     * tenant.
     */
    record Subject(AttemptSubject kind, String value) {}
}
