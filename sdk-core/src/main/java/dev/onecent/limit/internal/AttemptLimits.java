package dev.onecent.limit.internal;

import dev.onecent.card.CardNumber;
import dev.onecent.limit.AttemptCounter;
import dev.onecent.limit.AttemptKey;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.limit.AttemptSubject;
import dev.onecent.limit.HumanVerifier;
import dev.onecent.limit.Limit;
import dev.onecent.limit.Visitor;
import dev.onecent.limit.internal.LimitedAttempt.Subject;
import dev.onecent.safe.CardSafe;
import dev.onecent.store.CardId;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import dev.onecent.store.internal.Aggregates;
import dev.onecent.store.internal.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Admits attempts to the gateway, or refuses them (R21). First it looks whether every counter has room, and writes nothing if one
 * has not; then it counts in each, one compare-and-set a counter. What the store refuses is thrown, and the gateway is not
 * called. It recognises no retry: the caller has looked for the receipt of the command before, and a command without one is
 * counted, whether it was counted before or not. Safe for use by many threads.
 */
public final class AttemptLimits {
    private final Aggregates<AttemptCounter> counters;
    private final AttemptPolicy policy;
    private final Optional<HumanVerifier> verifier;
    private final Optional<CardSafe> safe;
    private final Optional<AttemptKey> key;
    private final InstantSource clock;

    /** Wired by {@code OneCent}. */
    public AttemptLimits(
            Aggregates<AttemptCounter> counters,
            AttemptPolicy policy,
            Optional<HumanVerifier> verifier,
            Optional<CardSafe> safe,
            Optional<AttemptKey> key,
            InstantSource clock) {
        this.counters = counters;
        this.policy = policy;
        this.verifier = verifier;
        this.safe = safe;
        this.key = key;
        this.clock = clock;
    }

    /**
     * A card is entered, to be kept or to pay once.
     *
     * @param command unique among the shopper's commands of every kind
     * @param number as it was typed; empty of a token, and if it is not in order
     * @param tokenFingerprint made by the gateway; empty of a typed card
     */
    public Admission entering(
            ShopperId owner,
            String command,
            Optional<CardNumber> number,
            Optional<String> tokenFingerprint,
            Visitor visitor) {
        Map<AttemptSubject, String> counted = newCards(visitor);
        tokenFingerprint.ifPresent(print -> counted.put(AttemptSubject.NUMBER, "token " + print));
        number.ifPresent(typed -> counted.putAll(hashes(owner, typed)));
        return admit(owner, command, visitor, counted);
    }

    /** A card on file is to be verified again, because something of it was changed. */
    public Admission verifying(ShopperId owner, String command, CardId card, Visitor visitor) {
        Map<AttemptSubject, String> counted = newCards(visitor);
        counted.put(AttemptSubject.CARD_ON_FILE, card.value());
        return admit(owner, command, visitor, counted);
    }

    /** A card on file is to pay. It was verified when it was linked, so it is counted by itself alone. */
    public Admission using(ShopperId owner, String command, CardId card, Visitor visitor) {
        return using(owner, command, card.value(), visitor);
    }

    /** Admits the use of a wallet's card: its name is unique. */
    public Admission using(ShopperId owner, String command, String card, Visitor visitor) {
        Map<AttemptSubject, String> counted = new EnumMap<>(AttemptSubject.class);
        counted.put(AttemptSubject.CARD_ON_FILE, card);
        return admit(owner, command, visitor, counted);
    }

    /** Due work of a counter: it is deleted once nothing of it counts. */
    public void advance(Key key) {
        Instant now = clock.instant();
        counters.deleteIf(key, entry -> !entry.value().forgottenAt().isAfter(now));
    }

    private static Map<AttemptSubject, String> newCards(Visitor visitor) {
        Map<AttemptSubject, String> counted = new EnumMap<>(AttemptSubject.class);
        counted.put(AttemptSubject.SHOPPER, "");
        counted.put(AttemptSubject.TENANT, "");
        visitor.origin().ifPresent(origin -> counted.put(AttemptSubject.ORIGIN, origin.value()));
        return counted;
    }

    /** By the card safe's own key, else by the host's; without either the policy counts neither number nor BIN. */
    private Map<AttemptSubject, String> hashes(ShopperId owner, CardNumber number) {
        Map<AttemptSubject, Integer> digits = new EnumMap<>(AttemptSubject.class);
        digits.put(AttemptSubject.NUMBER, Integer.MAX_VALUE);
        digits.put(AttemptSubject.BIN, policy.binDigits());
        digits.keySet().retainAll(policy.limits().keySet());
        return hashing(owner)
                .filter(any -> !digits.isEmpty())
                .map(hashing -> hashes(hashing, number, digits))
                .orElseGet(Map::of);
    }

    private Optional<BiFunction<CardNumber, Integer, String>> hashing(ShopperId owner) {
        Optional<BiFunction<CardNumber, Integer, String>> safes = safe.map(sealing -> (number, digits) ->
                sealing.attemptTrace(owner.tenant(), number, digits).value());
        return safes.or(() -> key.map(keyed -> (number, digits) -> keyed.trace(owner.tenant(), number, digits)));
    }

    private static Map<AttemptSubject, String> hashes(
            BiFunction<CardNumber, Integer, String> hashing, CardNumber number, Map<AttemptSubject, Integer> digits) {
        return digits.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> hashing.apply(number, entry.getValue())));
    }

    private Admission admit(ShopperId owner, String command, Visitor visitor, Map<AttemptSubject, String> values) {
        if (owner.isReserved()) {
            throw new IllegalArgumentException("no shopper's name begins with " + ShopperId.RESERVED);
        }
        values.keySet().retainAll(policy.limits().keySet());
        LimitedAttempt attempt = LimitedAttempt.of(owner, visitor, command, values, key);
        Room room = room(attempt);
        boolean proved = room == Room.WITH_PROOF && isProved(attempt);
        boolean admitted = room == Room.FREE || proved;
        return admitted && isCounted(attempt, proved) ? new Admission.Admitted() : refusal(attempt, room);
    }

    private Admission refusal(LimitedAttempt attempt, Room seen) {
        Room room = seen == Room.FREE ? room(attempt) : seen;
        return room == Room.WITH_PROOF && verifier.isPresent()
                ? new Admission.ProofRequired()
                : new Admission.TryLater(clock.instant().plus(policy.pause()));
    }

    private boolean isProved(LimitedAttempt attempt) {
        Visitor visitor = attempt.visitor();
        return verifier.isPresent()
                && visitor.proof()
                        .filter(proof -> verifier.get().proves(attempt.owner(), visitor, proof))
                        .isPresent();
    }

    /** The least room of all that it is counted by. */
    private Room room(LimitedAttempt attempt) {
        Room least = Room.FREE;
        for (Subject subject : attempt.counted()) {
            Room room = room(attempt, subject);
            least = room.compareTo(least) > 0 ? room : least;
        }
        return least;
    }

    private Room room(LimitedAttempt attempt, Subject subject) {
        Room most = Room.NONE;
        for (int shard : shards(attempt, subject)) {
            Room room = room(attempt, subject, shard);
            most = room.compareTo(most) < 0 ? room : most;
            if (most == Room.FREE) {
                return most;
            }
        }
        return most;
    }

    private Room room(LimitedAttempt attempt, Subject subject, int shard) {
        Limit limit = limit(subject);
        Instant now = clock.instant();
        Optional<AttemptCounter> counter = counter(attempt.key(subject, shard), limit, now);
        int used = counter.map(found -> found.used(limit, now)).orElse(0);
        if (used < share(subject, false, shard)) {
            return Room.FREE;
        }
        return used < share(subject, true, shard) ? Room.WITH_PROOF : Room.NONE;
    }

    /**
     * Finds a counter; attempts that a clock ahead of time has left are moved to now, or they would refuse until then.
     */
    private Optional<AttemptCounter> counter(Key key, Limit limit, Instant now) {
        Optional<AttemptCounter> found = counters.find(key);
        return found.filter(counter -> counter.isAheadOf(now, limit)).isEmpty()
                ? found
                : counters.<Optional<AttemptCounter>>change(
                        key,
                        entry -> entry.map(ahead -> ahead.value().notAheadOf(now, limit))
                                .map(next -> Decision.save(next, Optional.of(next)))
                                .orElseGet(() -> Decision.keep(Optional.empty())));
    }

    /** Counts it everywhere. */
    private boolean isCounted(LimitedAttempt attempt, boolean proved) {
        for (Subject subject : attempt.counted()) {
            if (!isCounted(attempt, subject, proved)) {
                return false;
            }
        }
        return true;
    }

    private boolean isCounted(LimitedAttempt attempt, Subject subject, boolean proved) {
        for (int shard : shards(attempt, subject)) {
            if (isCounted(attempt, subject, shard, proved)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCounted(LimitedAttempt attempt, Subject subject, int shard, boolean proved) {
        Key key = attempt.key(subject, shard);
        Limit limit = limit(subject);
        Instant now = clock.instant();
        return counters.change(key, entry -> {
            AttemptCounter counter =
                    entry.map(found -> found.value()).orElseGet(() -> AttemptCounter.empty(key.owner()));
            return counter.used(limit, now) < share(subject, proved, shard)
                    ? Decision.save(counter.counting(limit, now), true)
                    : Decision.keep(false);
        });
    }

    private int share(Subject subject, boolean proved, int shard) {
        return limit(subject).share(proved, shard, subject.kind().shards());
    }

    private Limit limit(Subject subject) {
        return policy.of(subject.kind()).orElseThrow();
    }

    /** From its home on, once around. */
    private static int[] shards(LimitedAttempt attempt, Subject subject) {
        int shards = subject.kind().shards();
        int home = attempt.home(subject);
        return IntStream.range(home, home + shards).map(shard -> shard % shards).toArray();
    }

    /** From much to none. */
    private enum Room {
        FREE,
        WITH_PROOF,
        NONE
    }
}
