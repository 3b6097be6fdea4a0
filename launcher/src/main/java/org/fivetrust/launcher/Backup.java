package org.fivetrust.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies a data folder, also while the product runs. All databases are of one server and of one moment. Keys and
 * checkpoints are copied before it, the bytes of records after it: a restored log is never shorter than its checkpoint,
 * and no row speaks of bytes that are not there.
 */
final class Backup {

    static final List<String> NEEDED = List.of("postgres", "keys", "secret", "issuer-key.json");

    private static final List<String> FILES = List.of("secret", "issuer-key.json", "demo-town.seeded");

    /** What PostgreSQL makes anew at a start, and its log. */
    private static final Set<String> LEFT_FOLDERS = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_FILES =
            Set.of("postmaster.pid", "postmaster.opts", "postgres.log", "postgres.log.before", "backup_label");

    private final Path data;
    private final Path target;

    private Backup(Path data, Path target) {
        this.data = data;
        this.target = target;
    }

    /** @param superuser of the server that runs on the data folder */
    static void make(Path data, Path target, Connection superuser) throws IOException, SQLException {
        new Backup(data, target).make(superuser);
    }

    private void make(Connection superuser) throws IOException, SQLException {
        mustBeNew();
        Folders.create(target);
        for (var file : FILES) {
            Folders.copyFile(data.resolve(file), target.resolve(file));
        }
        copy("keys");
        database(superuser);
        copy("archives");
        var manifest = BackupManifest.of(target);
        manifest.mustHold(target, NEEDED.stream());
        manifest.write(target);
    }

    private void mustBeNew() throws IOException {
        if (Files.exists(target)) {
            try (var found = Files.list(target)) {
                if (found.findAny().isPresent()) {
                    throw new StartFailure("The folder " + target + " is not empty: name a new one for the backup.");
                }
            }
        }
    }

    private void copy(String folder) throws IOException {
        if (Files.isDirectory(data.resolve(folder))) {
            Folders.copy(data.resolve(folder), target.resolve(folder), path -> path.startsWith(".incoming"));
        }
    }

    /** A base backup as PostgreSQL documents it, with the WAL that was written meanwhile. */
    private void database(Connection superuser) throws IOException, SQLException {
        var slot = "backup_" + ProcessHandle.current().pid();
        try (var statement = superuser.createStatement()) {
            statement.execute("select pg_create_physical_replication_slot('" + slot + "', true, true)");
            var first = text(superuser, "select pg_walfile_name(pg_backup_start('backup', true))");
            Folders.copy(data.resolve("postgres"), target.resolve("postgres"), Backup::isLeft);
            try (var stopped = statement.executeQuery(
                    "select labelfile, pg_walfile_name(lsn) from pg_backup_stop(wait_for_archive => false)")) {
                stopped.next();
                Files.writeString(target.resolve("postgres/backup_label"), stopped.getString(1));
                copyWal(first, stopped.getString(2));
            }
            statement.execute("select pg_drop_replication_slot('" + slot + "')");
        }
    }

    private static String text(Connection superuser, String query) throws SQLException {
        try (var statement = superuser.createStatement();
                var found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }

    private static boolean isLeft(Path path) {
        var first = path.getName(0).toString();
        return LEFT_FOLDERS.contains(first) || path.getNameCount() == 1 && LEFT_FILES.contains(first);
    }

    /** Names of segments are as long as one another and in the order in which they were written. */
    private void copyWal(String first, String last) throws IOException {
        for (var segment : segments()) {
            var name = segment.getFileName().toString();
            if (name.length() == first.length() && name.compareTo(first) >= 0 && name.compareTo(last) <= 0) {
                Folders.copyFile(segment, target.resolve("postgres/pg_wal").resolve(name));
            }
        }
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("postgres/pg_wal"))) {
            return files.toList();
        }
    }
}
