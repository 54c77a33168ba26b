package dev.onecent.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a run's databases and keys. One run uses it at a time: a lock says so, which the system releases even at a kill. */
final class DataFolder implements AutoCloseable {
    /** The advice whenever a folder cannot be used. */
    static final String OTHER = "name another folder with -Ddata=...";

    private static final String LOCK = "quickstart.lock";

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder) throws IOException {
        this.folder = folder;
        shops().requireKeys();
        wallets().requireKeys();
        lock = lock(folder);
    }

    /**
     * Makes the folder if it is not there, and waits for nobody.
     *
     * @throws InputException if it cannot be made or written, has a database without its keys, or another run uses it
     */
    static DataFolder open(String name) {
        if (name.isBlank()) {
            throw new InputException("the data folder has no name; " + OTHER);
        }
        try {
            return new DataFolder(Files.createDirectories(Path.of(name)));
        } catch (IOException | InvalidPathException e) {
            throw new InputException("the folder " + name + " cannot be made or written; " + OTHER);
        }
    }

    DatabaseFiles shops() {
        return new DatabaseFiles(folder.resolve("onecent.db"), folder.resolve("keys"));
    }

    DatabaseFiles wallets() {
        return new DatabaseFiles(folder.resolve("wallet.db"), folder.resolve("wallet-keys"));
    }

    /** The files in it, without those of its folders and without the lock, which not every system lets anyone read. */
    List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(LOCK))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + folder, e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(channel)) {
            return channel;
        }
        channel.close();
        throw new InputException("another run uses the folder " + folder + "; wait until it ends, or " + OTHER);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // a run of this process has it
        }
    }
}
