package org.fivetrust.launcher;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL itself, unpacked once beside the data; named by its content, so a newer one is unpacked beside it. */
final class PostgresBinaries {

    private static final int EXECUTABLE = 0100;

    private PostgresBinaries() {}

    /** Where {@code initdb} and {@code pg_ctl} are. */
    static Path unpack(DataFolder folder, StartupLog startupLog) throws IOException {
        var home = folder.resolve("postgresql-" + name());
        if (!Files.isDirectory(home)) {
            startupLog.say("unpacking PostgreSQL, this once");
            var draft = folder.resolve("postgresql.new");
            Command.run(List.of("rm", "-rf", draft.toString()));
            unpack(draft);
            // whoever runs it must reach it, whatever the umask
            Command.run(List.of("chmod", "-R", "a+rX", draft.toString()));
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return home.resolve("bin");
    }

    private static String name() throws IOException {
        try (var archive = archive()) {
            var digest = MessageDigest.getInstance("SHA-256");
            archive.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InputStream archive() throws IOException {
        var system = System.getProperty("os.name");
        var processor = System.getProperty("os.arch");
        var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system.startsWith("Mac") ? "Darwin" : system, processor.equals("amd64") ? "x86_64" : processor);
        if (archive == null) {
            throw new StartFailure("No PostgreSQL is packed for " + system + " on " + processor
                    + ": use docker-compose up, or add the binaries for this machine to launcher/pom.xml.");
        }
        return archive;
    }

    private static void unpack(Path home) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive()))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, home.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
            if ((entry.getMode() & EXECUTABLE) != 0 && !target.toFile().setExecutable(true, false)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }
}
