package org.fivetrust.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What every migrated database promises: principals apart, by key, by row-level security, through views too; days that
 * the product knows; rows proven.
 */
public final class DatabaseRules {

    private static final String UNGUARDED = """
            select c.relname || ' has a principal but no row-level security'
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'principal'
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity
            """;

    private static final String KEY_NOT_BY_PRINCIPAL = """
            select c.relname || ' has a primary key that does not begin with the principal'
            from pg_index i join pg_class c on c.oid = i.indrelid
                join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
            where i.indisprimary and c.relnamespace = 'public'::regnamespace and a.attname <> 'principal'
                and exists (select 1 from pg_attribute p where p.attrelid = c.oid and p.attname = 'principal')
            """;

    private static final String VIEW_AS_OWNER = """
            select c.relname || ' is a view without security_invoker: it would see every principal'
            from pg_class c
            where c.relkind = 'v' and c.relnamespace = 'public'::regnamespace
                and not coalesce(c.reloptions @> array['security_invoker=true'], false)
            """;

    private static final String OWNED_BY_APPLICATION = """
            select c.relname || ' belongs to the login role, which row-level security then does not bind'
            from pg_class c join pg_roles r on r.oid = c.relowner
            where c.relnamespace = 'public'::regnamespace and r.rolname = current_database()
            """;

    private static final String DAY_WITHOUT_BOUNDS = """
            select c.relname || '.' || a.attname || ' is a date; the days the product knows are known_day'
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.atttypid = 'date'::regtype
                and not a.attisdropped
            order by 1
            """;

    /** Tables that a leaf of their own would not prove better; decision 0032 says why. */
    private static final String UNPROVEN = """
            select c.relname || ' may be written and no leaf proves it: call prove(...) in its migration'
            from pg_class c
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                and (has_any_column_privilege(current_database(), c.oid, 'insert, update')
                    or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'principal'))
                and not exists (select from evidence_kind proven where proven.source = c.oid)
                and c.relname not like 'evidence\\_%' and c.relname not like 'webhook%' and c.relname not like 'change\\_%'
                and c.relname not in ('idempotency', 'outbox', 'outbox_lease', 'inbox', 'matter_event',
                    'mandate', 'mandate_end', 'principal_subdistrict',
                    'number_series', 'matter_number', 'matter_count', 'voucher_count', 'balance', 'unbooked',
                    'trust_day', 'trust_reservation', 'bank_entry', 'budget_balance', 'earmark_balance', 'contract_balance',
                    'imprest_balance', 'trust_entry_unmatched', 'bank_entry_unmatched',
                    'lease_balance', 'lease_occupation',
                    'voucher', 'voucher_line', 'voucher_step', 'depreciation_line')
            """;

    /** Tables written for any request, also for one that is refused. */
    private static final Set<String> MOVED =
            Set.of("evidence_position", "evidence_pending", "outbox", "audit_access", "change_unread");

    /** Tables with a principal, but for the directory of sub-districts. */
    private static final String GUARDED = """
            select c.relname, has_table_privilege(current_database(), c.oid, 'select') as readable,
                   has_any_column_privilege(current_database(), c.oid, 'insert') as writable
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'principal'
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                and c.relname <> 'principal_subdistrict'
            order by c.relname
            """;

    private static final String NOT_ALLOWED = "42501";

    private record Guarded(String name, boolean readable, boolean writable) {}

    private DatabaseRules() {}

    /** To be called once the service's context has migrated its database. */
    public static void check(String service) {
        var broken = new ArrayList<String>();
        try (var connection = TestPostgres.superuser(service);
                var statement = connection.createStatement()) {
            for (var rule : List.of(
                    UNGUARDED,
                    KEY_NOT_BY_PRINCIPAL,
                    VIEW_AS_OWNER,
                    OWNED_BY_APPLICATION,
                    DAY_WITHOUT_BOUNDS,
                    UNPROVEN)) {
                var found = statement.executeQuery(rule);
                while (found.next()) {
                    broken.add(found.getString(1));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n", broken));
        }
    }

    private static List<Guarded> guarded(Connection connection) throws SQLException {
        var tables = new ArrayList<Guarded>();
        try (var statement = connection.createStatement()) {
            var found = statement.executeQuery(GUARDED);
            while (found.next()) {
                tables.add(new Guarded(found.getString(1), found.getBoolean(2), found.getBoolean(3)));
            }
        }
        return tables;
    }

    /** The rows of each table of a principal. */
    static Map<String, String> state(String service, String principal) {
        var state = new TreeMap<String, String>();
        try (var connection = TestPostgres.superuser(service);
                var statement = connection.createStatement()) {
            for (var table : guarded(connection)) {
                if (!MOVED.contains(table.name())) {
                    state.put(table.name(), state(statement, table.name(), principal));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return state;
    }

    private static String state(Statement statement, String table, String principal) throws SQLException {
        var found =
                statement.executeQuery("select count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) from \"" + table
                        + "\" t where principal = '" + principal + "'"
                        + (table.equals("evidence_leaf") ? " and kind <> 'audit.access'" : ""));
        found.next();
        return found.getString(1);
    }

    /**
     * What the application sees, or may write, of a principal in a transaction of another sub-district; nothing, that
     * is.
     */
    static List<String> seenFrom(String service, String principal, String subdistrict) {
        var faults = new ArrayList<String>();
        try (var connection = TestPostgres.superuser(service);
                var statement = connection.createStatement()) {
            var tables = guarded(connection);
            // row-level security alone, not what a trigger thinks of an empty row
            statement.execute("set session_replication_role = replica");
            statement.execute("set role \"" + service + "\"");
            statement.execute("set app.principals = 'subdistrict:" + subdistrict + "'");
            for (var table : tables) {
                if (table.readable()) {
                    var found = statement.executeQuery(
                            "select count(*) from \"" + table.name() + "\" where principal = '" + principal + "'");
                    found.next();
                    if (found.getLong(1) > 0) {
                        faults.add(table.name() + " shows rows to " + subdistrict);
                    }
                }
                if (table.writable()) {
                    refusal(statement, table, principal).ifPresent(faults::add);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return faults;
    }

    private static Optional<String> refusal(Statement statement, Guarded table, String principal) {
        try {
            statement.execute("insert into \"" + table.name() + "\" (principal) values ('" + principal + "')");
            return Optional.of(table.name() + " takes a row from next door");
        } catch (SQLException refused) {
            return NOT_ALLOWED.equals(refused.getSQLState())
                    ? Optional.empty()
                    : Optional.of(
                            table.name() + " refuses a row from next door for another reason: " + refused.getMessage());
        }
    }
}
