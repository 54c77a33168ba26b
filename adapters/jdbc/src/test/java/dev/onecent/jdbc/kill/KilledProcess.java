package dev.onecent.jdbc.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A Java process of ours, what it said, and its end by a signal that it cannot catch. */
final class KilledProcess {
    private static final int PATIENCE_SECONDS = 90;
    private static final int ENOUGH = 2;

    private final Process process;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch working = new CountDownLatch(ENOUGH);
    private final Thread listener = new Thread(this::listen);

    private KilledProcess(Process process) {
        this.process = process;
    }

    /** @param folder where that stays which it unpacks and can no longer delete */
    static KilledProcess start(Path folder, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-Dorg.jboss.logging.provider=slf4j",
                "-Dorg.sqlite.tmpdir=" + folder,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        KilledProcess started = new KilledProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        started.listener.start();
        return started;
    }

    /** Waits until it has done its work a few times. */
    void awaitWork() throws IOException, InterruptedException {
        if (!working.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || !process.isAlive()) {
            throw new IOException("it never worked: " + kill());
        }
    }

    /** Lets it work for a while. */
    void await(long time, TimeUnit unit) throws InterruptedException {
        if (process.waitFor(time, unit)) {
            throw new IllegalStateException("it ended by itself: " + said);
        }
    }

    /** SIGKILL; what it said until then. */
    List<String> kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listener.join();
        return List.copyOf(said);
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith("PAID ")) {
                    working.countDown();
                }
            }
        } catch (IOException e) {
            said.add("its output broke off");
        } finally {
            for (int left = 0; left < ENOUGH; left++) {
                working.countDown(); // it does no more
            }
        }
    }
}
