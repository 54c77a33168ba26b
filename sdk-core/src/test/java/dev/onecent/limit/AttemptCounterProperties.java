package dev.onecent.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.store.ShopperId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The window slides, and neither time nor a clock that is set back makes it admit one too many (R21). */
class AttemptCounterProperties {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ShopperId ANN = ShopperId.of("toys", "ann");

    /** Minutes pass, and now and then the clock is set back: within no hour that passed more is admitted than the limit. */
    @Property(tries = 500)
    void neverAdmitsMoreThanTheLimitWithinAWindow(
            @ForAll @IntRange(min = 1, max = 8) int most,
            @ForAll @Size(max = 150) List<@IntRange(min = 0, max = 15) Integer> minutes,
            @ForAll @IntRange(min = 1, max = 12) int jumpEvery,
            @ForAll @IntRange(min = 0, max = 400) int jump) {
        Limit limit = Limit.of(most, HOUR);
        AttemptCounter counter = AttemptCounter.empty(ANN);
        List<Instant> admitted = new ArrayList<>();
        Instant passed = NOON;
        Duration behind = Duration.ZERO;
        for (int at = 0; at < minutes.size(); at++) {
            passed = passed.plus(Duration.ofMinutes(minutes.get(at)));
            behind = at % jumpEvery == 0 ? behind.plus(Duration.ofMinutes(jump)) : behind;
            Instant clock = passed.minus(behind);
            counter = counter.notAheadOf(clock, limit);
            if (counter.used(limit, clock) < most) {
                counter = counter.counting(limit, clock);
                admitted.add(passed);
            }
            assertThat(within(admitted, passed)).isLessThanOrEqualTo(most);
            assertThat(counter.slices()).hasSizeLessThan(20);
        }
    }

    /** What is counted is forgotten a sixth of the window after it at the latest, whatever came before. */
    @Property(tries = 200)
    void forgetsEverythingInTime(
            @ForAll @IntRange(min = 1, max = 720) int windowMinutes,
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 0, max = 60) Integer> minutes) {
        Limit limit = Limit.of(1_000, Duration.ofMinutes(windowMinutes));
        AttemptCounter counter = AttemptCounter.empty(ANN);
        Instant now = NOON;
        for (int pause : minutes) {
            now = now.plus(Duration.ofMinutes(pause));
            counter = counter.counting(limit, now);
        }
        Instant over = now.plus(limit.window()).plus(limit.window().dividedBy(6));

        assertThat(counter.used(limit, now.plus(limit.window()))).isPositive();
        assertThat(counter.used(limit, over)).isZero();
        assertThat(counter.forgottenAt()).isBeforeOrEqualTo(over).isBefore(now.plus(Duration.ofHours(24)));
    }

    /** What a clock that ran years ahead has counted does not stay for years. */
    @Property(tries = 50)
    void bringsBackWhatAClockAheadHasCounted(@ForAll @IntRange(min = 1, max = 10_000) int days) {
        Limit limit = Limit.of(5, HOUR);
        AttemptCounter ahead = AttemptCounter.empty(ANN).counting(limit, NOON.plus(Duration.ofDays(days)));

        AttemptCounter back = ahead.notAheadOf(NOON, limit);

        assertThat(back.used(limit, NOON.plus(HOUR))).isEqualTo(1);
        assertThat(back.used(limit, NOON.plus(HOUR).plus(limit.slice().multipliedBy(2))))
                .isZero();
    }

    /** Shares of a limit are the limit, however it is spread. */
    @Property(tries = 200)
    void sharesAddUp(
            @ForAll @IntRange(min = 1, max = 5_000) int most, @ForAll @IntRange(min = 1, max = 32) int shards) {
        Limit limit = Limit.of(most, HOUR).orProved(most + 7);
        int free = 0;
        int proved = 0;
        for (int shard = 0; shard < shards; shard++) {
            free += limit.share(false, shard, shards);
            proved += limit.share(true, shard, shards);
        }

        assertThat(free).isEqualTo(most);
        assertThat(proved).isEqualTo(most + 7);
    }

    private static long within(List<Instant> admitted, Instant end) {
        return admitted.stream().filter(at -> at.isAfter(end.minus(HOUR))).count();
    }
}
