package org.fivetrust.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** {@code backup DIR} and {@code restore DIR}. */
record BackupCommands(LauncherSettings settings, PrintStream out) {

    void obey(List<String> words) {
        if (words.size() != 2) {
            throw unknown();
        }
        var folder = Path.of(words.getLast()).toAbsolutePath().normalize();
        try {
            switch (words.getFirst()) {
                case "backup" -> backUp(folder);
                case "restore" -> restore(folder);
                default -> throw unknown();
            }
        } catch (IOException | SQLException failed) {
            throw new StartFailure("The " + words.getFirst() + " broke off: " + failed.getMessage(), failed);
        }
    }

    private static StartFailure unknown() {
        return new StartFailure("Known are backup DIR and restore DIR.");
    }

    private void backUp(Path folder) throws IOException, SQLException {
        var data = settings.dataFolder();
        if (!Files.exists(data.resolve("secret"))) {
            throw new StartFailure("The data folder " + data + " holds nothing to back up.");
        }
        if (DataFolder.isInUse(data)) {
            try (var superuser = Postgres.connect(settings)) {
                Backup.make(data, folder, superuser);
            }
        } else {
            backUpAtRest(data, folder);
        }
        out.println("Backed up " + data + " to " + folder + ".");
    }

    private void backUpAtRest(Path data, Path folder) throws IOException, SQLException {
        try (var ours = DataFolder.open(data)) {
            var postgres = Postgres.at(ours, settings.port(ServicePort.DB), new StartupLog(out, settings));
            postgres.stopOrphan();
            postgres.start();
            try (var superuser = postgres.connect()) {
                Backup.make(data, folder, superuser);
            } finally {
                postgres.stop();
            }
        }
    }

    private void restore(Path folder) throws IOException {
        try (var data = DataFolder.open(settings.dataFolder())) {
            Restore.into(data, folder);
            out.println("Restored " + folder + " into " + data + ".");
        }
    }
}
