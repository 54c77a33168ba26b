package dev.onecent.singlekey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.singlekey.Engine.Answer;
import dev.onecent.singlekey.Engine.DueHint;
import dev.onecent.singlekey.Engine.Row;
import dev.onecent.store.DueFor;
import dev.onecent.store.Key;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The engine makes the trouble that it promises; what is green on it was green in spite of that. */
class EngineTest {
    private static final Key KEY = Key.sole(ShopperId.of("toys", "ann"));

    @Test
    void withoutTroubleItComparesAndSets() {
        Engine<String> engine = new Engine<>(Trouble.NONE);

        assertThat(engine.compareAndSet(KEY, 0, row(1))).isEqualTo(Answer.APPLIED);
        assertThat(engine.compareAndSet(KEY, 0, row(1))).isEqualTo(Answer.NOT_APPLIED);
        assertThat(engine.compareAndSet(KEY, 1, row(2))).isEqualTo(Answer.APPLIED);
        assertThat(engine.read(KEY)).contains(row(2));
    }

    @Test
    void unknownWritesAreDoneLostOrLate() {
        Engine<String> engine = new Engine<>(new Trouble(1, 100, 0));
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        for (int n = 0; n < 200; n++) {
            Key key = new Key(KEY.owner(), "k" + n);
            assertThat(engine.compareAndSet(key, 0, row(1))).isEqualTo(Answer.UNKNOWN);
            boolean atOnce = engine.read(key).isPresent();
            IntStream.range(0, 40).forEach(calls -> engine.read(KEY));
            boolean later = engine.read(key).isPresent();
            fates.add(atOnce ? Fate.DONE : later ? Fate.LATE : Fate.LOST);
        }

        assertThat(fates).containsExactlyInAnyOrder(Fate.values());
    }

    @Test
    void whatIsLateStillCompares() {
        for (int seed = 0; seed < 50; seed++) {
            Engine<String> engine = new Engine<>(new Trouble(seed, 50, 0));
            long version = 0;
            for (int n = 0; n < 50; n++) {
                version = engine.read(KEY).map(Row::version).orElse(0L);
                engine.compareAndSet(KEY, version, row(version + 1));
            }
            assertThat(engine.read(KEY).map(Row::version).orElse(0L)).isBetween(version, version + 2);
        }
    }

    @Test
    void hintsAreForgottenLateAndTwice() {
        Engine<String> engine = new Engine<>(new Trouble(1, 0, 100));
        IntStream.range(0, 100)
                .forEach(n -> engine.hintDue(new DueHint(new Key(KEY.owner(), "k" + n), DueFor.WORK, Instant.EPOCH)));
        IntStream.range(0, 40).forEach(calls -> engine.read(KEY));

        List<DueHint> hints = engine.dueHints(KEY.tenant(), DueFor.WORK, Instant.EPOCH);

        assertThat(Set.copyOf(hints)).hasSizeLessThan(hints.size());
        assertThat(Set.copyOf(hints)).hasSizeBetween(1, 99);
    }

    private static Row<String> row(long version) {
        return new Row<>(version, Optional.of("value"));
    }

    private enum Fate {
        DONE,
        LOST,
        LATE
    }
}
