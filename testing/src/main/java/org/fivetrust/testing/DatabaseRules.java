package org.fivetrust.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What every migrated database promises: principals apart, by key, by row-level security, through views too. */
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

    private DatabaseRules() {}

    /** To be called once the service's context has migrated its database. */
    public static void check(String service) {
        var broken = new ArrayList<String>();
        try (var connection = TestPostgres.superuser(service);
                var statement = connection.createStatement()) {
            for (var rule : List.of(UNGUARDED, KEY_NOT_BY_PRINCIPAL, VIEW_AS_OWNER, OWNED_BY_APPLICATION)) {
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
}
