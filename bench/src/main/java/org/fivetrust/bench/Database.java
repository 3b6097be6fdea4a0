package org.fivetrust.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.bench.Load.Result;
import org.fivetrust.testing.TestPostgres;

/** The database of a service, and what pgbench reaches on the very same server. */
final class Database implements AutoCloseable {

    private final String name;
    private final Connection connection;

    private Database(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    static Database open(String name) throws SQLException {
        var database = new Database(name, TestPostgres.superuser(name));
        database.run("alter system set max_wal_size = '4GB'");
        database.run("select pg_reload_conf()");
        return database;
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String text(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /** Past every trigger and foreign key. */
    void asTheyAre(String sql) throws SQLException {
        run("set session_replication_role = replica");
        run(sql);
        run("set session_replication_role = origin");
    }

    List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** One after the other, each client with numbers of its own in {@code :n}. */
    Result pgbench(String script, int clients, long millis, int from) throws Exception {
        var folder = Files.createTempDirectory("pgbench");
        var file = folder.resolve("script.sql");
        Files.writeString(file, "\\set k :k + 1\n\\set n :from + :client_id * 50000 + :k\n" + script);
        var at = URI.create(connection.getMetaData().getURL().substring("jdbc:".length()));
        var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared", "-h", "localhost"));
        command.addAll(List.of("-p", "" + at.getPort(), "-U", "postgres", "-c", "" + clients));
        command.addAll(
                List.of("-j", clients < 2 ? "1" : "2", "-T", "" + millis / 1000, "-D", "k=0", "-D", "from=" + from));
        command.addAll(List.of("-l", "--log-prefix=" + folder.resolve("log"), "-f", file.toString(), name));
        var started = System.nanoTime();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || said.contains("ERROR")) {
            throw new IllegalStateException(said);
        }
        return new Result(latencies(folder), (System.nanoTime() - started) / 1_000_000, 1);
    }

    private static long[] latencies(Path folder) throws IOException {
        var all = new ArrayList<Long>();
        try (var files = Files.list(folder)) {
            for (var log : files.filter(file -> file.getFileName().toString().startsWith("log"))
                    .toList()) {
                for (var line : Files.readAllLines(log)) {
                    all.add(Long.parseLong(line.split(" ")[2]));
                }
            }
        }
        return all.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
