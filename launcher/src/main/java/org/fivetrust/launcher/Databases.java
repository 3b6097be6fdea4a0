package org.fivetrust.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database, an owner and a login role for every service; nobody else may connect to it. Saying it twice is harmless.
 */
final class Databases {

    /** A second guard of the server itself: the services ask for less. */
    private static final List<String> LIMITS = List.of(
            "lock_timeout = '1min'",
            "statement_timeout = '15min'",
            "idle_in_transaction_session_timeout = '1min'",
            "transaction_timeout = '30min'");

    private final Connection superuser;
    private final Secret secret;

    Databases(Connection superuser, Secret secret) {
        this.superuser = superuser;
        this.secret = secret;
    }

    void prepare(String service) throws SQLException {
        try (var statement = superuser.createStatement()) {
            role(statement, service + "_owner");
            role(statement, service);
            for (var limit : LIMITS) {
                statement.execute("alter role " + service + " set " + limit);
            }
            if (!found(statement, "select 1 from pg_database where datname = '" + service + "'")) {
                statement.execute("create database " + service + " owner " + service + "_owner");
            }
            statement.execute("revoke all on database " + service + " from public");
            statement.execute("grant connect on database " + service + " to " + service);
        }
    }

    private void role(Statement statement, String role) throws SQLException {
        if (!found(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
            statement.execute("create role " + role + " login");
        }
        statement.execute("alter role " + role + " password '" + secret.passwordOf(role) + "'");
    }

    private static boolean found(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
