package dev.onecent.jdbc;

import dev.onecent.Storage;
import dev.onecent.audit.Action;
import dev.onecent.audit.AuditRecord;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.store.Event;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.StoreUnavailableException;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.testkit.simulation.Fault;
import dev.onecent.testkit.simulation.Simulation;
import dev.onecent.testkit.simulation.SimulationReport;
import dev.onecent.testkit.simulation.SimulationSetup;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * A process that logs everything of everybody at TRACE and FINEST, and does what may leak: {@code CanaryVictim <folder> everything
 * <seeds>}, or {@code ... leaks}, which plants one leak of each kind. What came out lies in the folder.
 */
final class CanaryVictim {
    /** The log of SLF4J. */
    static final String LOG = "slf4j.log";

    /** The log of java.util.logging. */
    static final String JUL_LOG = "jul.log";

    /** From there on a few seeds have every fault among them. */
    private static final int FIRST_SEED = 100;

    private static final int FEW_SEEDS = 4;
    private static final int LAST_SEED = 300;
    private static final int MOST_MINUTES = 10;

    private CanaryVictim() {}

    static int run(Path folder, String... what) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String[] command = {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx384m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
            "-Dorg.slf4j.simpleLogger.logFile=" + folder.resolve(LOG),
            "-Dorg.jboss.logging.provider=slf4j",
            CanaryVictim.class.getName(),
            folder.toString()
        };
        String[] all = java.util.Arrays.copyOf(command, command.length + what.length);
        System.arraycopy(what, 0, all, command.length, what.length);
        Process process = new ProcessBuilder(all)
                .redirectOutput(new File(folder.toFile(), "output.txt"))
                .redirectError(new File(folder.toFile(), "errors.txt"))
                .start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("it did not end");
        }
        return process.exitValue();
    }

    public static void main(String[] args) throws IOException, SQLException {
        Path folder = Path.of(args[0]);
        logEverything(folder);
        try (Sightings sightings = new Sightings(folder.resolve("seen"))) {
            switch (args[1]) {
                case "everything" -> {
                    for (KeptAs kept : KeptAs.values()) {
                        new CanaryJourney(folder, kept, sightings).walk();
                    }
                    simulate(folder, sightings, Integer.parseInt(args[2]));
                }
                default -> leak(folder, sightings);
            }
        }
    }

    private static void logEverything(Path folder) throws IOException {
        FileHandler handler = new FileHandler(folder.resolve(JUL_LOG).toString());
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.ALL);
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.ALL);
        root.addHandler(handler);
    }

    /** Every kind of fault, over files. */
    private static void simulate(Path folder, Sightings sightings, int seeds) {
        AtomicInteger files = new AtomicInteger();
        SimulationSetup setup = SimulationSetup.with(Validation.FACTORY)
                .storage(() -> copied(folder.resolve("run-" + files.incrementAndGet() + ".db"), sightings))
                .cardSafe(() -> TinkCardSafe.of(TinkKeys.generate()))
                .settings(any -> any.audit(sightings::saw))
                .witness(seen -> {
                    if (seen instanceof Throwable failure) {
                        sightings.saw(failure);
                    } else {
                        sightings.saw(seen);
                    }
                });
        Set<Fault> missing = EnumSet.allOf(Fault.class);
        int first = FIRST_SEED;
        for (int count = seeds; first == FIRST_SEED || (!missing.isEmpty() && first < LAST_SEED); count = FEW_SEEDS) {
            SimulationReport report = Simulation.over(setup).run(first, count);
            sightings.saw(report);
            if (!report.violations().isEmpty()) {
                throw new IllegalStateException(report.violations().toString());
            }
            missing.removeAll(report.faults().keySet());
            first += count;
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("these faults never happened: " + missing);
        }
    }

    /** A database whose files are copied before it is closed, with its log. */
    private static Storage copied(Path file, Sightings sightings) {
        JdbcStorage storage = Unsynced.sqlite(file);
        return (Storage) Proxy.newProxyInstance(
                CanaryVictim.class.getClassLoader(),
                new Class<?>[] {Storage.class, AutoCloseable.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        sightings.copy(file);
                    }
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Each in a form and a place of its own, with a card of its own. */
    private static void leak(Path folder, Sightings sightings) throws SQLException, IOException {
        LoggerFactory.getLogger("dev.onecent.leak").trace("asked with {}", grouped(TestCards.VISA, ' '));
        LoggerFactory.getLogger("dev.onecent.leak").trace("code={}", CanaryTest.CODES.get(0));
        Logger.getLogger("driver").finest("bound " + grouped(TestCards.MASTERCARD, '-'));
        StoreUnavailableException failure = new StoreUnavailableException(
                "down", new IllegalStateException("row of " + hex(TestCards.AMERICAN_EXPRESS)));
        failure.addSuppressed(new IllegalStateException(TestCards.DISCOVER));
        sightings.saw(failure);
        sightings.saw(new PendingEvent("e-1", Instant.EPOCH, new LeakyEvent(TestCards.DINERS_CLUB)));
        sightings.saw(new LeakyJson(TestCards.JCB));
        sightings.saw(new AuditRecord(
                Instant.EPOCH,
                TestShop.ANN,
                Caller.shopper(),
                Action.LINK,
                Outcome.DONE,
                "card/" + TestCards.UNIONPAY));
        Path database = folder.resolve("leak.db");
        try (JdbcStorage storage = Unsynced.sqlite(database)) {
            TestShop shop = TestShop.with(Validation.FACTORY);
            shop.open(storage, new UnsealingSafe(any -> any), shop.gateway(), any -> any)
                    .cards()
                    .link(TestShop.ANN, shop.link("plain", TestCards.MASTERCARD_2_SERIES));
            shop.open(storage, new UnsealingSafe(CanaryVictim::base64), shop.gateway(), any -> any)
                    .cards()
                    .link(TestShop.ANN, shop.link("base64", TestCards.VISA_STRIPE));
            sightings.copy(database);
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
                    Statement statement = other.createStatement()) {
                statement.execute("CREATE TABLE leak (number BLOB)");
                statement.execute("INSERT INTO leak VALUES (x'"
                        + HexFormat.of().formatHex(TestCards.CHALLENGED.getBytes(StandardCharsets.UTF_16LE)) + "')");
            }
            sightings.copy(database);
        }
    }

    private static String grouped(String number, char between) {
        return number.replaceAll("(?<=\\G.{4})(?=.)", String.valueOf(between));
    }

    private static String hex(String number) {
        return HexFormat.of().formatHex(number.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(String number) {
        return Base64.getEncoder().encodeToString(("n:" + number).getBytes(StandardCharsets.US_ASCII));
    }

    /** An event that tells too much. */
    record LeakyEvent(String number) implements Event {}

    /** Masked as a text, written out as JSON. */
    record LeakyJson(String number) {
        @Override
        public String toString() {
            return "LeakyJson[*]";
        }
    }
}
