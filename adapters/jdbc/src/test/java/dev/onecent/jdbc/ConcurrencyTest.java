package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.cart.Cart;
import dev.onecent.jdbc.Lab.Which;
import dev.onecent.jdbc.Worker.Acknowledged;
import dev.onecent.store.Entry;
import dev.onecent.store.Stored;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Eight threads in each of two processes, on the same few keys: no update is lost, every conflict is answered (R22). */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final int KEYS = 4;
    private static final int UPDATES = Proof.rounds(15, 6_250);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void noUpdateIsLost(Which which) throws Exception {
        Lab lab = Lab.of(which, folder);
        try (JdbcStorage storage = lab.open()) {
            for (int key = 0; key < KEYS; key++) {
                storage.carts().save(Worker.key(key), Entry.fresh(Cart.empty(Worker.OWNER)), Stored.ABSENT);
            }
            Map<Integer, Long> first = versions(storage);
            Worker.CONFLICTS.reset();
            Process other = Worker.start(folder, lab.where(), THREADS, UPDATES, KEYS, "other");
            List<Acknowledged> all = new ArrayList<>(Worker.count(storage, "this", THREADS, UPDATES, KEYS));
            String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
            said.lines().flatMap(line -> Acknowledged.of(line).stream()).forEach(all::add);

            assertThat(all).hasSize(2 * THREADS * UPDATES);
            assertThat(all)
                    .extracting(update -> update.key() + "@" + update.replaced())
                    .doesNotHaveDuplicates();
            versions(storage)
                    .forEach((key, version) -> assertThat(version - first.getOrDefault(key, 0L))
                            .isEqualTo(all.stream()
                                    .filter(update -> update.key() == key)
                                    .count()));
            String there = said.substring(said.indexOf(Worker.CONFLICTS_ARE) + Worker.CONFLICTS_ARE.length());
            System.out.printf(
                    "%s: 2 processes, %d threads each, %d saves, %d conflicts, lost 0%n",
                    which, THREADS, all.size(), Worker.CONFLICTS.sum() + Long.parseLong(there.strip()));
        }
    }

    private static Map<Integer, Long> versions(JdbcStorage storage) {
        return IntStream.range(0, KEYS)
                .boxed()
                .collect(Collectors.toMap(
                        key -> key,
                        key -> storage.carts()
                                .find(Worker.key(key))
                                .orElseThrow()
                                .version()));
    }
}
