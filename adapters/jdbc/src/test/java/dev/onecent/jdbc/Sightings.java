package dev.onecent.jdbc;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whatever a host can see of a run, written down in a folder: of each answer its text, what Jackson 2 and 3 write of it and its
 * serialized form, or how they refuse it; of each failure its whole chain; and the database's files as they are at a moment. Safe
 * for use by many threads.
 */
final class Sightings implements AutoCloseable {
    private final Path folder;
    private final PrintStream answers;
    private final JsonMapper jackson2 = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .build();
    private final tools.jackson.databind.json.JsonMapper jackson3 =
            tools.jackson.databind.json.JsonMapper.builder().build();
    private int copies;

    Sightings(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            answers = new PrintStream(folder.resolve("answers.txt").toFile(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that was answered, told, recorded or put in. */
    <T> T saw(T value) {
        String seen = "text: " + value + "\njackson 2: " + written(() -> jackson2(value)) + "\njackson 3: "
                + written(() -> jackson3.writeValueAsString(value)) + "\nserialized: " + serialized(value) + "\n";
        synchronized (this) {
            answers.print(seen);
        }
        return value;
    }

    /** A failure, with its causes and what it suppressed. */
    synchronized void saw(Throwable failure) {
        failure.printStackTrace(answers);
    }

    /** Does what is to fail. */
    void sawFailing(Runnable command) {
        try {
            command.run();
        } catch (RuntimeException e) {
            saw(e);
            return;
        }
        throw new AssertionError("it was to be refused");
    }

    /** The files of a database, its log and its index among them, while it is open. */
    synchronized void copy(Path database) {
        String name = String.valueOf(database.getFileName());
        try (Stream<Path> files = Files.list(database.getParent())) {
            int copy = copies++;
            for (Path file : files.filter(
                            each -> String.valueOf(each.getFileName()).startsWith(name))
                    .toList()) {
                Files.copy(file, folder.resolve("copy-" + copy + "-" + file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        answers.close();
    }

    private String jackson2(Object value) {
        try {
            return jackson2.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(Supplier<String> writing) {
        try {
            return writing.get();
        } catch (RuntimeException e) {
            return causes(e);
        }
    }

    private static String causes(Throwable failure) {
        StringBuilder all = new StringBuilder();
        int depth = 0;
        for (Throwable each = failure; each != null && depth < 10; each = each.getCause()) {
            all.append(each).append(" <- ");
            depth++;
        }
        return all.toString();
    }

    private static String serialized(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            return e.toString();
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
