package org.fivetrust.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Puts a backup into an empty data folder, after every part of it has been checked; the database last. */
final class Restore {

    private Restore() {}

    static void into(DataFolder data, Path backup) throws IOException {
        var manifest = BackupManifest.read(backup);
        manifest.mustHold(backup, Backup.NEEDED.stream());
        manifest.mustBeWhole(backup);
        mustBeEmpty(data);
        for (var part : parts(backup)) {
            var name = part.getFileName().toString();
            if (Files.isDirectory(part)) {
                restore(part, data, name);
            } else {
                Folders.copyFile(part, data.resolve(name));
            }
        }
    }

    private static List<Path> parts(Path backup) throws IOException {
        try (Stream<Path> parts = Files.list(backup)) {
            return parts.filter(part -> !part.endsWith("manifest.json"))
                    .sorted(Comparator.comparing(part -> part.endsWith("postgres")))
                    .toList();
        }
    }

    private static void restore(Path part, DataFolder data, String name) throws IOException {
        var draft = data.resolve(name + ".restored");
        Folders.copy(part, draft, _ -> false);
        if (name.equals("postgres")) {
            PlainUser.find().give(draft);
        }
        Files.move(draft, data.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void mustBeEmpty(DataFolder data) {
        Stream.concat(Backup.NEEDED.stream(), Stream.of("archives"))
                .filter(part -> Files.exists(data.resolve(part)))
                .findFirst()
                .ifPresent(part -> {
                    throw new StartFailure("The data folder " + data + " is not empty (" + part
                            + "): restore into a new one, named by DATA_DIR.");
                });
    }
}
