package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.fivetrust.testing.TestPostgres;

/** Changes that the owner of the database server can make: no trigger and no privilege binds that role. */
final class Tampering {

    private Tampering() {}

    static Connection unbound() throws SQLException {
        var connection = TestPostgres.superuser("accounts");
        try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
        return connection;
    }

    static void tamper(String... statements) throws SQLException {
        try (var connection = unbound();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
        }
    }

    /** In one transaction, while the sequencer waits. */
    static void together(String statements) throws SQLException {
        try (var connection = unbound();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select size from evidence_head for update");
            statement.execute(statements);
            connection.commit();
        }
    }

    static long number(String query) throws SQLException {
        try (var connection = unbound();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery(query);
            found.next();
            return found.getLong(1);
        }
    }
}
