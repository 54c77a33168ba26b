package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.OneCent;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests run on the class path, where a lost {@code exports} or {@code opens} of core is not noticed: here it is. */
class ModulePathTest {
    private static final Pattern MODULES = Pattern.compile(
            "/sdk-(core|testkit)/|onecent-(core|testkit)|validation-api|hibernate-validator|jboss-logging|classmate"
                    + "|fasterxml.*jackson-|slf4j-|jspecify|junit-jupiter-api|junit-platform-commons|opentest4j|apiguardian");
    private static final Pattern JQWIK = Pattern.compile("jqwik-api");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aCardIsLinkedAndPaysWithCoreAsAModule() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--module-path",
                        path(MODULES.asPredicate()),
                        "--add-modules",
                        "dev.onecent.core,dev.onecent.testkit,org.hibernate.validator,com.fasterxml.jackson.databind,"
                                + "com.fasterxml.jackson.datatype.jdk8,com.fasterxml.jackson.datatype.jsr310",
                        "--class-path",
                        path(MODULES.asPredicate().negate()),
                        "dev.onecent.jdbc.OnTheModulePath",
                        folder.resolve("a.db").toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(Files.readString(out)).endsWith("walked\n");
        assertThat(ended).isTrue();
    }

    /** jqwik is optional: only who uses the arbitraries has it, and requires it. */
    @Test
    void aModuleThatRequiresTheTestkitNeedsNoJqwik() throws IOException {
        String stores = "abstract class Stores extends dev.onecent.testkit.contract.StorageContract {}";
        String cards =
                "class Cards { Object any = dev.onecent.testkit.arbitrary.AggregateArbitraries.carts().sample(); }";

        assertThat(compiled(MODULES.asPredicate(), "", stores)).isEmpty();
        assertThat(compiled(MODULES.asPredicate(), "", cards)).contains("net.jqwik.api");
        assertThat(compiled(MODULES.asPredicate().or(JQWIK.asPredicate()), "requires net.jqwik.api;", cards))
                .isEmpty();
    }

    /** What the compiler has to say about an adopter's module. */
    private String compiled(Predicate<String> modules, String requires, String code) throws IOException {
        Path descriptor = Files.writeString(
                folder.resolve("module-info.java"), "module shop { requires dev.onecent.testkit; " + requires + " }");
        Path source = Files.writeString(folder.resolve("Shop.java"), "package shop; " + code);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "--module-path",
                        path(modules),
                        "-d",
                        folder.toString(),
                        descriptor.toString(),
                        source.toString());
        return said.toString();
    }

    /** Every package is for adopters but those called internal, and every one with data is open to Jackson and the validator. */
    @Test
    void coreExportsAndOpensWhatItHas() throws IOException {
        try (InputStream in = coreDescriptor()) {
            ModuleDescriptor core = ModuleDescriptor.read(in);
            Set<String> exported = core.exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
            Set<String> open =
                    core.opens().stream().map(ModuleDescriptor.Opens::source).collect(Collectors.toSet());
            Set<String> expected = core.packages().stream()
                    .filter(name -> !name.endsWith(".internal"))
                    .collect(Collectors.toSet());

            assertThat(exported).isEqualTo(expected);
            expected.removeAll(List.of("dev.onecent", "dev.onecent.method", "dev.onecent.text"));
            assertThat(open).isEqualTo(expected);
        }
    }

    /** There is one in each module on the class path. */
    private static InputStream coreDescriptor() throws IOException {
        String place = OneCent.class.getResource("OneCent.class").toString();
        return URI.create(place.replace("dev/onecent/OneCent.class", "module-info.class"))
                .toURL()
                .openStream();
    }

    private static String path(Predicate<String> which) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> which.test(entry.replace('\\', '/')))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
