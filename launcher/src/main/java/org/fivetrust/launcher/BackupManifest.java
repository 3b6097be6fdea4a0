package org.fivetrust.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every file of a backup with its SHA-256, written last: a backup without it was broken off.
 *
 * @param folders that may be empty and yet must be there
 */
record BackupManifest(Map<String, String> files, List<String> folders) {

    private static final String NAME = "manifest.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    BackupManifest {
        files = Map.copyOf(files);
        folders = List.copyOf(folders);
    }

    static BackupManifest of(Path backup) throws IOException {
        var files = new TreeMap<String, String>();
        for (var file : below(backup, false)) {
            files.put(backup.relativize(file).toString(), digest(file));
        }
        return new BackupManifest(
                files,
                below(backup, true).stream()
                        .map(folder -> backup.relativize(folder).toString())
                        .toList());
    }

    private static List<Path> below(Path backup, boolean folders) throws IOException {
        try (var paths = Files.walk(backup)) {
            return paths.filter(path -> !path.equals(backup) && !path.equals(backup.resolve(NAME)))
                    .filter(path -> Files.isDirectory(path) == folders)
                    .sorted()
                    .toList();
        }
    }

    void write(Path backup) throws IOException {
        Files.writeString(
                backup.resolve(NAME),
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(new BackupManifest(new TreeMap<>(files), folders)));
    }

    static BackupManifest read(Path backup) throws IOException {
        var file = backup.resolve(NAME);
        if (!Files.exists(file)) {
            throw new StartFailure("The backup " + backup + " lacks " + NAME + ": it was broken off, or is none.");
        }
        try {
            return JSON.readValue(Files.readString(file), BackupManifest.class);
        } catch (JacksonException unreadable) {
            throw new StartFailure("The backup " + backup + " is damaged: " + NAME + " cannot be read.", unreadable);
        }
    }

    /** Names the first file that is missing, has changed, or does not belong to the backup. */
    void mustBeWhole(Path backup) throws IOException {
        for (var file : new TreeMap<>(files).entrySet()) {
            var path = backup.resolve(file.getKey());
            if (!Files.isRegularFile(path)) {
                throw new StartFailure("The backup " + backup + " lacks " + file.getKey() + ".");
            }
            if (!digest(path).equals(file.getValue())) {
                throw new StartFailure("The backup " + backup + " is damaged: " + file.getKey() + " has changed.");
            }
        }
        for (var file : below(backup, false)) {
            if (!files.containsKey(backup.relativize(file).toString())) {
                throw new StartFailure(
                        "The backup " + backup + " is damaged: " + backup.relativize(file) + " does not belong to it.");
            }
        }
    }

    /** Of all that was backed up, the parts a data folder cannot do without. */
    void mustHold(Path backup, Stream<String> parts) {
        parts.filter(part ->
                        files.keySet().stream().noneMatch(file -> file.equals(part) || file.startsWith(part + "/")))
                .findFirst()
                .ifPresent(part -> {
                    throw new StartFailure("The backup " + backup + " lacks " + part + ".");
                });
    }

    private static String digest(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Files.copy(file, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
