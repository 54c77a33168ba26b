package dev.onecent.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.gateway.internal.IntentDriver.Begun;
import dev.onecent.store.Aggregate;
import dev.onecent.store.AggregateStore;
import dev.onecent.store.DueFor;
import dev.onecent.store.Entry;
import dev.onecent.store.Event;
import dev.onecent.store.Key;
import dev.onecent.store.Owned;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import dev.onecent.store.TenantId;
import dev.onecent.store.internal.Aggregates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntentDriverTest {
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final Key KEY = Key.sole(ShopperId.of("toys", "ann"));
    private static final Order INTENT = new Order("asked", Optional.of(NOW));
    private static final Order DONE = new Order("done", Optional.empty());
    private static final int STEPS = 3;

    private final OneSlot store = new OneSlot();
    private final IntentDriver<Order> driver = new IntentDriver<>(
            new Aggregates<>(store, () -> NOW, () -> "w" + store.version),
            () -> NOW,
            order -> KEY,
            Order::state,
            Moved::between,
            STEPS);

    @Test
    void savesAnIntentAndLetsItsCallerCall() {
        assertThat(driver.begin(INTENT, () -> true)).isEqualTo(Begun.NOW);

        assertThat(store.value()).contains(INTENT);
    }

    @Test
    void letsOnlyTheFirstCallerCall() {
        driver.begin(INTENT, () -> true);

        Begun second = driver.begin(INTENT, () -> {
            throw new AssertionError("asked although the intent is another caller's");
        });

        assertThat(second).isEqualTo(Begun.EARLIER);
    }

    @Test
    void takesAnIntentBackThatIsNotWantedOnceItIsSaved() {
        Begun begun = driver.begin(INTENT, () -> {
            assertThat(store.value()).contains(INTENT);
            return false;
        });

        assertThat(begun).isEqualTo(Begun.TAKEN_BACK);
        assertThat(store.value()).isEmpty();
    }

    @Test
    void leavesAnIntentThatHasMovedBeforeItWasTakenBack() {
        driver.begin(INTENT, () -> {
            driver.change(KEY, asked -> DONE);
            return false;
        });

        assertThat(store.value()).contains(DONE);
    }

    @Test
    void keepsWhatStandsThereAlready() {
        driver.begin(INTENT, () -> true);

        assertThat(driver.saveWhileWanted(DONE, () -> true)).isEqualTo(INTENT);
        assertThat(store.value()).contains(INTENT);
    }

    @Test
    void savesAKnownOutcomeThatKeepsTheIntentAway() {
        assertThat(driver.saveWhileWanted(DONE, () -> true)).isEqualTo(DONE);

        assertThat(driver.begin(INTENT, () -> true)).isEqualTo(Begun.EARLIER);
        assertThat(store.value()).contains(DONE);
    }

    @Test
    void deletesAKnownOutcomeWhoseOwnerHasGoneMeanwhile() {
        assertThat(driver.saveWhileWanted(DONE, () -> false)).isEqualTo(DONE);

        assertThat(store.value()).isEmpty();
    }

    @Test
    void deletesNothingThatStoodThereBefore() {
        driver.begin(INTENT, () -> true);

        assertThat(driver.saveWhileWanted(DONE, () -> false)).isEqualTo(INTENT);
        assertThat(store.value()).contains(INTENT);
    }

    @Test
    void savesTheEventsOfATransitionWithIt() {
        driver.begin(INTENT, () -> true);

        assertThat(driver.change(KEY, asked -> DONE)).contains(DONE);

        assertThat(store.events()).containsExactly(new Moved("asked", "done"));
    }

    @Test
    void writesNothingIfTheValueStays() {
        driver.begin(INTENT, () -> true);
        long version = store.version;

        assertThat(driver.change(KEY, asked -> asked)).contains(INTENT);

        assertThat(store.version).isEqualTo(version);
    }

    @Test
    void changesNothingWhereNothingIs() {
        assertThat(driver.change(KEY, asked -> DONE)).isEmpty();
        assertThat(driver.changeIfSameState(INTENT, asked -> DONE)).isFalse();
        assertThat(store.value()).isEmpty();
    }

    @Test
    void appliesAnAnswerToTheStateThatWasAskedAbout() {
        driver.begin(INTENT, () -> true);

        assertThat(driver.changeIfSameState(INTENT, asked -> DONE)).isTrue();

        assertThat(store.value()).contains(DONE);
    }

    @Test
    void refusesAnAnswerToAnEarlierStateAndSaysThatItMoved() {
        driver.begin(INTENT, () -> true);
        driver.change(KEY, asked -> DONE);

        boolean moved = driver.changeIfSameState(INTENT, asked -> new Order("late", Optional.empty()));

        assertThat(moved).isTrue();
        assertThat(store.value()).contains(DONE);
    }

    @Test
    void saysThatNothingMovedIfTheAnswerChangesNothing() {
        driver.begin(INTENT, () -> true);

        assertThat(driver.changeIfSameState(INTENT, asked -> asked)).isFalse();
    }

    @Test
    void changesNothingByALookThatSawNothingForSure() {
        driver.begin(INTENT, () -> true);

        boolean moved = driver.changeByLook(INTENT, Optional.empty(), (found, late) -> DONE, found -> DONE);

        assertThat(moved).isFalse();
        assertThat(store.value()).contains(INTENT);
    }

    @Test
    void notesALookThatFoundNothing() {
        driver.begin(INTENT, () -> true);

        boolean moved = driver.changeByLook(
                INTENT, Optional.of(Resolver.LastLook.NOTHING), (found, late) -> found, found -> DONE);

        assertThat(moved).isTrue();
        assertThat(store.value()).contains(DONE);
    }

    @Test
    void advancesUntilNothingIsDue() {
        driver.begin(INTENT, () -> true);
        List<String> steps = new ArrayList<>();

        driver.advance(KEY, (order, now) -> {
            steps.add(order.state());
            return driver.changeIfSameState(
                    order, asked -> asked.equals(INTENT) ? new Order("sent", Optional.of(NOW)) : DONE);
        });

        assertThat(steps).containsExactly("asked", "sent");
    }

    @Test
    void takesNoStepBeforeItIsDue() {
        driver.begin(new Order("asked", Optional.of(NOW.plusNanos(1))), () -> true);

        driver.advance(KEY, (order, now) -> {
            throw new AssertionError("not due");
        });
    }

    @Test
    void stopsAfterAStepThatMovedNothing() {
        driver.begin(INTENT, () -> true);
        List<Order> steps = new ArrayList<>();

        driver.advance(KEY, (order, now) -> !steps.add(order));
        driver.repeat(KEY, order -> !steps.add(order));

        assertThat(steps).hasSize(2);
    }

    @Test
    void takesNoMoreThanItsStepsAtOnce() {
        driver.begin(INTENT, () -> true);
        List<Order> due = new ArrayList<>();
        List<Order> asked = new ArrayList<>();

        driver.advance(KEY, (order, now) -> due.add(order));
        driver.repeat(KEY, asked::add);

        assertThat(due).hasSize(STEPS);
        assertThat(asked).hasSize(STEPS);
    }

    @Test
    void repeatsWhateverIsDue() {
        driver.begin(DONE, () -> true);
        List<Order> steps = new ArrayList<>();

        driver.repeat(KEY, steps::add);

        assertThat(steps).isNotEmpty();
    }

    private record Order(String state, Optional<Instant> due) implements Aggregate {
        @Override
        public Optional<Instant> endedAt() {
            return Optional.empty();
        }
    }

    private record Moved(String from, String to) implements Event {
        static List<Moved> between(Order before, Order after) {
            return List.of(new Moved(before.state(), after.state()));
        }
    }

    /** A store of one key. */
    private static final class OneSlot implements AggregateStore<Order> {
        private Optional<Stored<Order>> slot = Optional.empty();
        private long version;

        Optional<Order> value() {
            return slot.map(Stored::value);
        }

        List<Event> events() {
            return slot.stream()
                    .flatMap(stored -> stored.entry().outbox().stream())
                    .map(PendingEvent::event)
                    .toList();
        }

        @Override
        public Optional<Stored<Order>> find(Key key) {
            return slot;
        }

        @Override
        public SaveAnswer save(Key key, Entry<Order> entry, long expectedVersion) {
            version++;
            slot = Optional.of(new Stored<>(key, entry, version));
            return SaveAnswer.SAVED;
        }

        @Override
        public SaveAnswer delete(Key key, long expectedVersion) {
            slot = Optional.empty();
            return SaveAnswer.SAVED;
        }

        @Override
        public List<Key> due(TenantId tenant, DueFor reason, Instant until, int limit) {
            throw new UnsupportedOperationException("due");
        }

        @Override
        public List<Key> sweep(TenantId tenant, Optional<Key> after, int limit) {
            throw new UnsupportedOperationException("sweep");
        }

        @Override
        public List<Owned<Order>> ownedBy(ShopperId owner, String afterId, int limit) {
            throw new UnsupportedOperationException("ownedBy");
        }
    }
}
