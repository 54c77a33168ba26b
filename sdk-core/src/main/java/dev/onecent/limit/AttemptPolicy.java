package dev.onecent.limit;

import static dev.onecent.limit.AttemptSubject.BIN;
import static dev.onecent.limit.AttemptSubject.CARD_ON_FILE;
import static dev.onecent.limit.AttemptSubject.NUMBER;
import static dev.onecent.limit.AttemptSubject.ORIGIN;
import static dev.onecent.limit.AttemptSubject.SHOPPER;
import static dev.onecent.limit.AttemptSubject.TENANT;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The policy how often cards may be entered and used (R21). The defaults follow public practice; {@code
 * docs/decisions.md} names the sources. A second try with another amount (R14) belongs to its attempt: where an
 * acquirer refuses the first amount, one attempt is two authorizations at the gateway. A shop knows its own peaks:
 * {@link AttemptSubject#TENANT} and {@link AttemptSubject#BIN} belong well above them.
 *
 * @param limits what is not in here is not counted
 * @param binDigits how many first digits are a BIN: 6 or 8
 * @param pause what a refusal names as the time to wait, whatever the reason is, so that it tells nothing
 */
public record AttemptPolicy(Map<AttemptSubject, Limit> limits, int binDigits, Duration pause) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    public AttemptPolicy {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(pause, "pause");
        limits = Map.copyOf(limits);
        if (binDigits != 6 && binDigits != 8) {
            throw new IllegalArgumentException("binDigits must be 6 or 8");
        }
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("pause must be positive");
        }
    }

    /**
     * The defaults.
     *
     * <pre>
     *                free  with a proof  within
     * SHOPPER           5            10  1 hour
     * NUMBER            5             5  12 hours
     * BIN             100         3,000  1 hour
     * ORIGIN           20           100  1 hour
     * CARD_ON_FILE     20            20  1 hour
     * TENANT        3,000        30,000  1 hour
     * </pre>
     *
     * A BIN is six digits, and who is refused waits an hour.
     */
    public static AttemptPolicy standard() {
        Map<AttemptSubject, Limit> limits = new EnumMap<>(AttemptSubject.class);
        limits.put(SHOPPER, Limit.of(5, HOUR).orProved(10));
        limits.put(NUMBER, Limit.of(5, HALF_A_DAY));
        limits.put(BIN, Limit.of(100, HOUR).orProved(3_000));
        limits.put(ORIGIN, Limit.of(20, HOUR).orProved(100));
        limits.put(CARD_ON_FILE, Limit.of(20, HOUR));
        limits.put(TENANT, Limit.of(3_000, HOUR).orProved(30_000));
        return new AttemptPolicy(limits, 6, HOUR);
    }

    /** Counts nothing, to begin with: for tests, and where something in front of OneCent limits attempts. */
    public static AttemptPolicy unlimited() {
        return new AttemptPolicy(Map.of(), 6, HOUR);
    }

    /** Returns the policy with a limit for a subject, in place of the former one. */
    public AttemptPolicy with(AttemptSubject subject, Limit limit) {
        Map<AttemptSubject, Limit> changed = new EnumMap<>(AttemptSubject.class);
        changed.putAll(limits);
        changed.put(subject, limit);
        return new AttemptPolicy(changed, binDigits, pause);
    }

    /** Does not count by a subject: something in front of OneCent must. */
    public AttemptPolicy without(AttemptSubject subject) {
        Map<AttemptSubject, Limit> changed = limits.entrySet().stream()
                .filter(entry -> entry.getKey() != subject)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new AttemptPolicy(changed, binDigits, pause);
    }

    /** Eight digits are what ISO/IEC 7812-1:2017 calls an issuer; six are wider, and so are attacks. */
    public AttemptPolicy withBinDigits(int digits) {
        return new AttemptPolicy(limits, digits, pause);
    }

    /** Returns the policy with the time after which a refused shopper may try again. */
    public AttemptPolicy withPause(Duration time) {
        return new AttemptPolicy(limits, binDigits, time);
    }

    /** Returns the limit of a subject; empty if attempts are not counted by it. */
    public Optional<Limit> of(AttemptSubject subject) {
        return Optional.ofNullable(limits.get(subject));
    }
}
