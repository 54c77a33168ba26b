package dev.onecent.jdbc;

import dev.onecent.cart.Cart;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.Stored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * How long a thread waits for its save on SQLite while others save too, in one process: {@code mvn -q -pl adapters/jdbc -am verify
 * -Pload -DskipTests} prints it. The longest wait of a fair queue is about as many saves as there are threads.
 */
final class WriterWait {
    private static final int THREADS = 8;

    private WriterWait() {}

    public static void main(String[] args) throws Exception {
        long[] nanos = measure(Files.createTempDirectory("onecent-wait").resolve("a.db"), 2_000);
        System.out.printf(
                "SQLite, %d threads, %,d saves: median %,d us, 99%% %,d us, longest wait %,d us%n",
                THREADS,
                nanos.length,
                nanos[nanos.length / 2] / 1_000,
                nanos[nanos.length * 99 / 100] / 1_000,
                nanos[nanos.length - 1] / 1_000);
    }

    /** The time that each save took, sorted. */
    static long[] measure(Path file, int each) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try (JdbcStorage storage = JdbcStorage.sqlite(file)) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Key key = Key.sole(ShopperId.of("toys", "shopper-" + thread));
                running.add(pool.submit(() -> saves(storage, key, each)));
            }
            LongStream all = LongStream.empty();
            for (Future<long[]> one : running) {
                all = LongStream.concat(all, Arrays.stream(one.get()));
            }
            return all.sorted().toArray();
        } finally {
            pool.shutdownNow();
        }
    }

    private static long[] saves(JdbcStorage storage, Key key, int count) {
        long[] nanos = new long[count];
        Entry<Cart> entry = Entry.fresh(Cart.empty(key.owner()));
        for (int n = 0; n < count; n++) {
            long version = storage.carts().find(key).map(Stored::version).orElse(Stored.ABSENT);
            long start = System.nanoTime();
            SaveAnswer answer = storage.carts().save(key, entry.writtenAs("w-" + n), version);
            nanos[n] = System.nanoTime() - start;
            if (answer != SaveAnswer.SAVED) {
                throw new IllegalStateException("a save among nobody else's was " + answer);
            }
        }
        return nanos;
    }
}
