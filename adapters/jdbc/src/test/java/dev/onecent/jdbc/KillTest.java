package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.cart.Cart;
import dev.onecent.jdbc.Lab.Which;
import dev.onecent.jdbc.Worker.Acknowledged;
import dev.onecent.store.CommandId;
import dev.onecent.store.Entry;
import dev.onecent.store.SaveAnswer;
import dev.onecent.store.Stored;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** STORE-4: {@code kill -9} in the middle of writes, of the process or of the server: every acknowledged save is there. */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KillTest {
    private static final int THREADS = 4;
    private static final int KEYS = 4;

    /** Few enough that every write of the round is among the receipts that the entry remembers. */
    private static final int UPDATES = 12;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void theProcessIsKilled(Which which) throws Exception {
        Lab lab = Lab.of(which, folder);
        lab.open().close();
        int killed = 0;
        int saves = 0;
        for (int round = 0; round < Proof.rounds(1, 100); round++) {
            List<Acknowledged> said = killed(lab.where(), "r" + round, 1 + round * 7 % (UPDATES * THREADS / 2));
            killed += said.size() < THREADS * UPDATES ? 1 : 0;
            assertThat(said).isNotEmpty();
            saves += said.size();
            try (JdbcStorage storage = lab.open()) {
                assertEverySaveIsThere(storage, said);
                assertTheNextCallWorks(storage, round);
            }
        }
        assertThat(killed).isPositive();
        print(which + " process", killed, saves);
    }

    /** The whole server, its writers and its log: it comes back by itself with everything that it promised. */
    @Test
    void theServerIsKilled() throws Exception {
        Path data = Files.createDirectory(folder.resolve("postgres"));
        PostgresServer server = PostgresServer.start(data, 0);
        int port = server.port();
        int saves = 0;
        int rounds = Proof.rounds(1, 100);
        for (int round = 0; round < rounds; round++) {
            String url = server.url("postgres");
            List<Acknowledged> said = new ArrayList<>();
            Process worker = Worker.start(folder, url, THREADS, UPDATES, KEYS, "s" + round);
            try (BufferedReader lines = reader(worker)) {
                read(lines, said, 1 + round * 7 % (UPDATES * THREADS / 2));
                killAll(data);
                server.close(); // of what is dead already: gives up its hold on the folder
                worker.destroyForcibly();
                read(lines, said, Integer.MAX_VALUE);
            }
            server = PostgresServer.start(data, port);
            try (JdbcStorage storage = Lab.open(url)) {
                assertThat(said).isNotEmpty();
                saves += said.size();
                assertEverySaveIsThere(storage, said);
                assertTheNextCallWorks(storage, round);
            }
        }
        server.close();
        print("server", rounds, saves);
    }

    private static void print(String what, int kills, int saves) {
        System.out.printf("%s: %d kills, %d saves acknowledged, lost 0%n", what, kills, saves);
    }

    private List<Acknowledged> killed(String where, String name, int after) throws IOException, InterruptedException {
        List<Acknowledged> said = new ArrayList<>();
        Process worker = Worker.start(folder, where, THREADS, UPDATES, KEYS, name);
        try (BufferedReader lines = reader(worker)) {
            read(lines, said, after);
            worker.destroyForcibly();
            read(lines, said, Integer.MAX_VALUE);
        }
        assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static BufferedReader reader(Process worker) {
        return new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What was printed in full until the process ended, or until enough was said. */
    private static void read(BufferedReader lines, List<Acknowledged> said, int enough) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Acknowledged.of(line).ifPresent(said::add);
                if (said.size() >= enough) {
                    return;
                }
            }
        } catch (IOException e) {
            assertThat(said).as("the pipe of a process that was killed").isNotNull();
        }
    }

    /** The postmaster and every process of its own, without a word. */
    private static void killAll(Path data) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    private static void assertEverySaveIsThere(JdbcStorage storage, List<Acknowledged> said) {
        Map<Integer, Optional<Stored<Cart>>> read = new HashMap<>();
        for (Acknowledged save : said) {
            Optional<Stored<Cart>> found =
                    read.computeIfAbsent(save.key(), key -> storage.carts().find(Worker.key(key)));
            Stored<Cart> stored = found.orElseThrow();
            long later = stored.version() - save.replaced() - 1;
            boolean remembered =
                    stored.entry().receiptOf(CommandId.of(save.writeId())).isPresent();
            boolean outlived = save.replaced() != Stored.ABSENT && later >= Entry.REMEMBERED;
            assertThat(remembered || outlived)
                    .as(save + " in version " + stored.version())
                    .isTrue();
        }
    }

    private static void assertTheNextCallWorks(JdbcStorage storage, int round) {
        Entry<Cart> entry = Entry.fresh(Cart.empty(Worker.OWNER)).writtenAs("next-" + round);
        assertThat(storage.carts().save(Worker.key(1_000 + round), entry, Stored.ABSENT))
                .isEqualTo(SaveAnswer.SAVED);
    }
}
