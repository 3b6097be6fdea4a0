package org.fivetrust.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real PostgreSQL on the data folder: every commit is on disk before it is answered. */
final class Postgres {

    private static final String VERSION = "18";

    private static final String SUPERUSER = "postgres";

    private static final String WAIT_SECONDS = "60";

    private static final int LONGEST_PROCESS = 18;

    private final DataFolder folder;
    private final Path home;
    private final Path data;
    private final Path log;
    private final int port;
    private final PlainUser user;
    private final Secret secret;
    private boolean running;

    private Postgres(DataFolder folder, Path home, int port, PlainUser user, Secret secret) {
        this.folder = folder;
        this.home = home;
        this.data = folder.resolve("postgres");
        this.log = data.resolve("postgres.log");
        this.port = port;
        this.user = user;
        this.secret = secret;
    }

    static Postgres at(DataFolder folder, int port, StartupLog startupLog) throws IOException {
        var secret = folder.resolve("secret");
        if (Files.exists(folder.resolve("postgres")) && !Files.exists(secret)) {
            throw damaged(folder, "its file secret is missing");
        }
        return new Postgres(
                folder, PostgresBinaries.unpack(folder, startupLog), port, PlainUser.find(), Secret.at(secret));
    }

    private static StartFailure damaged(DataFolder folder, String how) {
        return new StartFailure("The data folder " + folder + " is damaged (" + how
                + "): restore it from a copy, or choose another with DATA_DIR.");
    }

    Secret secret() {
        return secret;
    }

    /** After a kill -9 of the launcher the server goes on alone. We hold the folder's lock, so it is nobody's. */
    boolean stopOrphan() throws IOException {
        var note = data.resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return false;
        }
        var noted = noted(note);
        if (noted.isEmpty() || !isPostgres(noted.get())) {
            // after a power cut the number may be another process's by now: that one is left in peace
            Files.delete(note);
            return false;
        }
        if (!control("stop", "-m", "fast").well()) {
            throw new StartFailure("A PostgreSQL left over from an earlier run (process "
                    + noted.get().pid() + ") does not stop: end it, then start again.");
        }
        return true;
    }

    private static Optional<ProcessHandle> noted(Path note) throws IOException {
        var first = Files.readString(note).lines().findFirst().orElse("").strip();
        return !first.isEmpty()
                        && first.length() <= LONGEST_PROCESS
                        && first.chars().allMatch(Character::isDigit)
                ? ProcessHandle.of(Long.parseLong(first))
                : Optional.empty();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.substring(command.lastIndexOf('/') + 1).startsWith("postgres"))
                .orElse(true);
    }

    void start() throws IOException {
        if (!Files.isDirectory(data)) {
            initialise();
        }
        mustBeWhole();
        if (Files.exists(log)) {
            Files.move(log, data.resolve("postgres.log.before"), StandardCopyOption.REPLACE_EXISTING);
        }
        var options = "-p " + port + " -c listen_addresses=localhost -c unix_socket_directories="
                + " -c fsync=on -c synchronous_commit=on -c max_connections=120";
        running = true;
        var started = control("start", "-l", log.toString(), "-o", options);
        if (!started.well()) {
            throw damaged(folder, "PostgreSQL does not start: " + lastWords(started));
        }
    }

    /** Made beside and moved into place, so a start that was killed leaves nothing half done. */
    private void initialise() throws IOException {
        var draft = folder.resolve("postgres.new");
        Command.run(List.of("rm", "-rf", draft.toString()));
        Files.createDirectory(draft);
        user.give(draft);
        var password = folder.resolve("postgres.password");
        Files.deleteIfExists(password);
        Secret.write(password, secret.passwordOf(SUPERUSER));
        user.give(password);
        var made = user.run(
                home.resolve("initdb").toString(),
                "-D",
                draft.toString(),
                "-U",
                SUPERUSER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        Files.delete(password);
        if (!made.well()) {
            throw new StartFailure("PostgreSQL cannot make its database in " + folder + ": " + made.lastLine());
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void mustBeWhole() throws IOException {
        var version = data.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            throw damaged(folder, "postgres/PG_VERSION is missing");
        }
        var found = Files.readString(version).strip();
        if (!found.equals(VERSION)) {
            throw new StartFailure("The data folder " + folder + " holds data of PostgreSQL " + found
                    + ", this product brings " + VERSION + ": upgrade it, or choose another with DATA_DIR.");
        }
    }

    private static String afterLevel(String line) {
        var level = Math.max(line.lastIndexOf("FATAL:"), line.lastIndexOf("PANIC:"));
        return level < 0 ? line : line.substring(level + "FATAL:".length()).strip();
    }

    private String lastWords(Command.Ended ended) throws IOException {
        return Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                        .reduce((earlier, later) -> later)
                        .map(Postgres::afterLevel)
                        .orElse(ended.lastLine())
                : ended.lastLine();
    }

    Connection connect() throws SQLException {
        return connect(port, secret);
    }

    /** The server of the launcher that runs on this data folder. */
    static Connection connect(LauncherSettings settings) throws IOException, SQLException {
        var secret = Secret.at(settings.dataFolder().resolve("secret"));
        return connect(settings.port(ServicePort.DB), secret);
    }

    private static Connection connect(int port, Secret secret) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/postgres", SUPERUSER, secret.passwordOf(SUPERUSER));
    }

    void stop() {
        if (running) {
            running = false;
            control("stop", "-m", "fast");
        }
    }

    private Command.Ended control(String action, String... more) {
        var words = new ArrayList<>(
                List.of(home.resolve("pg_ctl").toString(), action, "-D", data.toString(), "-w", "-t", WAIT_SECONDS));
        words.addAll(List.of(more));
        return user.run(words.toArray(String[]::new));
    }
}
