package dev.onecent.testkit.contract;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Keeps the books of a contract: which rules held, which were broken, which were not claimed - and fails a test class of
 * whose rules one did not run although nothing was said about it. The configuration parameter {@value #PARTIAL} allows for
 * running a part on purpose; {@value #REPORT} names a folder for the lists,
 * and for one of all rules by engine.
 */
final class ContractReport implements BeforeEachCallback, TestWatcher, AfterAllCallback {
    static final String PARTIAL = "onecent.contract.partial";
    static final String REPORT = "onecent.contract.report";
    static final String OF = " of ";
    static final String TEXT = ".txt";

    private static final String ALL = "rules-by-engine.md";
    private static final String TURN = "rules-by-engine.turn";

    private static final Namespace BOOKS = Namespace.create(ContractReport.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        EnumSet<Capability> lacking = needs(context.getRequiredTestMethod());
        if (context.getRequiredTestInstance() instanceof Claims subject) {
            lacking.removeAll(subject.capabilities());
        }
        if (!lacking.isEmpty()) {
            Assumptions.abort("not claimed: " + lacking);
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        note(context, "held");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        note(context, "BROKEN");
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        EnumSet<Capability> needs = needs(context.getRequiredTestMethod());
        if (!needs.isEmpty() && String.valueOf(cause.getMessage()).startsWith("not claimed")) {
            note(context, "not claimed " + needs);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        Books books = books(context);
        context.getParent().ifPresent(outer -> books.ended.add(place(outer, tests)));
        Map<RuleId, String> outcomes = books.of(context);
        Set<RuleId> silent = rules(tests);
        silent.removeAll(outcomes.keySet());
        List<Class<?>> missing = nested(tests).stream()
                .filter(type -> !books.ended.contains(place(context, type)))
                .toList();
        report(context, outcomes);
        boolean partial = context.getConfigurationParameter(PARTIAL)
                .map(Boolean::parseBoolean)
                .orElse(false);
        if (!partial && (!silent.isEmpty() || !missing.isEmpty())) {
            fail("did not run, and nobody said why: " + silent + missing);
        }
    }

    /** The rules that a class of tests has to run. */
    static Set<RuleId> rules(Class<?> tests) {
        return lineage(tests)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(method -> RuleId.of(method).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Class<?>> nested(Class<?> tests) {
        return lineage(tests)
                .flatMap(type -> Arrays.<Class<?>>stream(type.getDeclaredClasses()))
                .filter(type -> type.isAnnotationPresent(Nested.class))
                .toList();
    }

    private static Stream<Class<?>> lineage(Class<?> tests) {
        return Stream.<Class<?>>iterate(tests, type -> type != null, type -> type.getSuperclass());
    }

    private static EnumSet<Capability> needs(Method test) {
        return Optional.ofNullable(test.getAnnotation(Needs.class))
                .map(needs -> EnumSet.copyOf(List.of(needs.value())))
                .orElseGet(() -> EnumSet.noneOf(Capability.class));
    }

    private static void note(ExtensionContext context, String outcome) {
        ExtensionContext tests = context.getParent().orElseThrow();
        RuleId.of(context.getRequiredTestMethod())
                .ifPresent(rule -> books(context).of(tests).put(rule, outcome));
    }

    private static Books books(ExtensionContext context) {
        return context.getRoot().getStore(BOOKS).getOrComputeIfAbsent(Books.class);
    }

    private static void report(ExtensionContext context, Map<RuleId, String> outcomes) {
        if (!outcomes.isEmpty()) {
            context.publishReportEntry(outcomes.entrySet().stream()
                    .collect(Collectors.toMap(outcome -> outcome.getKey().name(), Map.Entry::getValue)));
            context.getConfigurationParameter(REPORT).map(Path::of).ifPresent(folder -> {
                write(folder, context, outcomes);
                books(context).folders.add(folder);
            });
        }
    }

    private static void write(Path folder, ExtensionContext context, Map<RuleId, String> outcomes) {
        String lines = outcomes.entrySet().stream()
                .map(outcome -> outcome.getValue() + "  " + outcome.getKey() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(folder);
            replace(
                    folder.resolve(context.getRequiredTestClass().getSimpleName() + OF + engine(context) + TEXT),
                    lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the table, one process after the other, so that the last table has seen every list. */
    private static synchronized void replaceTable(Path folder) {
        try (FileChannel turn = FileChannel.open(folder.resolve(TURN), CREATE, WRITE)) {
            turn.lock(); // until it is closed
            replace(folder.resolve(ALL), RulesByEngine.in(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At once: another process of the same build may be reading. */
    private static void replace(Path file, String text) throws IOException {
        Path whole = Files.createTempFile(file.getParent(), "list", null);
        Files.writeString(whole, text, StandardCharsets.UTF_8);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The outermost test class names what was tested. */
    private static String engine(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            outermost = outermost.getParent().orElseThrow();
        }
        return outermost.getRequiredTestClass().getSimpleName();
    }

    private static String place(ExtensionContext outer, Class<?> tests) {
        return outer.getUniqueId() + tests.getName();
    }

    /**
     * The results of each rule in each run of a class, and the nested classes that have ended. The table is written
     * when all have.
     */
    static final class Books implements AutoCloseable {
        private final Map<String, Map<RuleId, String>> outcomes = new ConcurrentHashMap<>();
        private final Set<String> ended = ConcurrentHashMap.newKeySet();
        private final Set<Path> folders = ConcurrentHashMap.newKeySet();

        private Map<RuleId, String> of(ExtensionContext tests) {
            return outcomes.computeIfAbsent(tests.getUniqueId(), any -> new ConcurrentSkipListMap<>());
        }

        @Override
        public void close() {
            folders.forEach(ContractReport::replaceTable);
        }
    }
}
