package dev.onecent.jdbc;

import dev.onecent.cart.Cart;
import dev.onecent.cart.CartStore;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.Key;
import dev.onecent.store.Receipt;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.ShopperId;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.store.Stored;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Counts by compare-and-set from several threads, in a process of its own: {@code Worker <file or url> <threads> <updates of
 * each> <keys> <name>}. Each update that was acknowledged is printed as {@code key version writeId}, so that the one who kills the
 * process knows what it promised.
 */
final class Worker {
    static final ShopperId OWNER = ShopperId.of("toys", "counting");
    static final String CONFLICTS_ARE = " conflicts ";

    /** Tries of this process that were answered with anything but {@code SAVED}. */
    static final LongAdder CONFLICTS = new LongAdder();

    private final CartStore store;
    private final String name;
    private final int keys;

    private Worker(CartStore store, String name, int keys) {
        this.store = store;
        this.name = name;
        this.keys = keys;
    }

    public static void main(String[] args) throws Exception {
        try (JdbcStorage storage = Lab.open(args[0])) {
            List<Acknowledged> all = count(
                    storage, args[4], Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            System.out.println("done " + all.size() + CONFLICTS_ARE + CONFLICTS.sum());
        }
    }

    /** Another process that does the same. It may be killed, and what it unpacks then stays in the folder. */
    static Process start(Path folder, String where, int threads, int updates, int keys, String name)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-Dorg.sqlite.tmpdir=" + folder,
                        Worker.class.getName(),
                        where,
                        String.valueOf(threads),
                        String.valueOf(updates),
                        String.valueOf(keys),
                        name)
                .redirectError(ProcessBuilder.Redirect.to(new File("target/worker-errors.log")))
                .start();
    }

    static List<Acknowledged> count(JdbcStorage storage, String name, int threads, int updates, int keys)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Acknowledged>>> running = IntStream.range(0, threads)
                    .mapToObj(
                            n -> pool.submit(() -> new Worker(storage.carts(), name + "-" + n, keys).count(updates, n)))
                    .toList();
            List<Acknowledged> all = new ArrayList<>();
            for (Future<List<Acknowledged>> one : running) {
                all.addAll(one.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    static Key key(int number) {
        return new Key(OWNER, "key-" + number);
    }

    private List<Acknowledged> count(int updates, int first) {
        List<Acknowledged> done = new ArrayList<>();
        for (int tries = 0; done.size() < updates && tries < 1_000 * updates; tries++) {
            int number = (first + tries) % keys;
            once(number, name + "-" + tries).ifPresent(update -> {
                done.add(update);
                System.out.println(update.line());
            });
        }
        return done;
    }

    private Optional<Acknowledged> once(int number, String writeId) {
        try {
            Optional<Stored<Cart>> before = store.find(key(number));
            Entry<Cart> next = before.map(Stored::entry)
                    .orElseGet(() -> Entry.fresh(Cart.empty(OWNER)))
                    .withReceipt(Receipt.free(CommandId.of(writeId), "", ""))
                    .writtenAs(writeId);
            long version = before.map(Stored::version).orElse(Stored.ABSENT);
            if (store.save(key(number), next, version) == SaveAnswer.SAVED) {
                return Optional.of(new Acknowledged(number, version, writeId));
            }
            CONFLICTS.increment();
            return Optional.empty();
        } catch (StoreUnavailableException e) {
            return Optional.empty();
        }
    }

    /** A save that was answered {@code SAVED}, and the version that it replaced. */
    record Acknowledged(int key, long replaced, String writeId) {
        String line() {
            return key + " " + replaced + " " + writeId;
        }

        static Optional<Acknowledged> of(String line) {
            String[] word = line.split(" ", -1);
            return word.length == 3
                    ? Optional.of(new Acknowledged(Integer.parseInt(word[0]), Long.parseLong(word[1]), word[2]))
                    : Optional.empty();
        }
    }
}
