package org.fivetrust.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The one PostgreSQL of a test run. Each service gets its database, its owner and its login role, as in production. It
 * does not wait for its disk unless the property {@code postgres.durable} says so.
 */
public final class TestPostgres {

    private static final EmbeddedPostgres SERVER = start();

    private static final Path KEYS = folder();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            var disk = Boolean.getBoolean("postgres.durable") ? "on" : "off";
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", disk)
                    .setServerConfig("synchronous_commit", disk)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where services keep their evidence keys: as short-lived as the databases they sign. */
    static String keys() {
        return KEYS.toString();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("evidence-keys");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static int port() {
        return SERVER.getPort();
    }

    /** Makes the service's database unless it is there. */
    static void prepare(String service) {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + service + "'");
            if (!found.next()) {
                statement.execute("create role \"" + service + "_owner\" login");
                statement.execute("create role \"" + service + "\" login");
                statement.execute("create database \"" + service + "\" owner \"" + service + "_owner\"");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The database server's own superuser, bound by nothing but triggers and constraints. */
    public static Connection superuser(String database) throws SQLException {
        return SERVER.getDatabase("postgres", database).getConnection();
    }

    /** Who owns a service's tables: bound by triggers, not by privileges. */
    public static Connection owner(String service) throws SQLException {
        return SERVER.getDatabase(service + "_owner", service).getConnection();
    }

    /** As whom a service works: bound by privileges and row-level security. */
    public static Connection application(String service) throws SQLException {
        return SERVER.getDatabase(service, service).getConnection();
    }

    /** What only time, or a hand in the tables, would do otherwise. */
    public static void execute(String service, String statement) throws SQLException {
        try (var connection = superuser(service);
                var work = connection.createStatement()) {
            work.execute(statement);
        }
    }
}
