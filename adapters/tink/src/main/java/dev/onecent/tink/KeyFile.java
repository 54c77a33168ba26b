package dev.onecent.tink;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Writes a file of secrets: whole or not at all, and never over another one. */
final class KeyFile {
    private KeyFile() {}

    static void write(Path file, List<String> lines) throws IOException {
        Path fresh = Files.createTempFile(folderOf(file), "keys", ".new", ownerOnly(file));
        try {
            Files.write(fresh, lines);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            return; // another process was quicker: its keys are the keys
        } catch (UnsupportedOperationException e) {
            throw new IOException("its file system has no hard links", e);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Path folderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("a key file lies in a folder: " + file);
        }
        return folder;
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
