package org.fivetrust.funds;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.testing.TestPostgres;

/** The kept figures of a trust account that its entries, clearings and reservations do not explain. */
final class DatabaseFigures {

    private DatabaseFigures() {}

    static List<String> unexplained(String account) {
        try (var connection = TestPostgres.superuser("funds");
                var asked = connection.prepareStatement(
                        "select kind from trust_figures_unexplained() where account = ?::uuid")) {
            asked.setString(1, account);
            var found = asked.executeQuery();
            var kinds = new ArrayList<String>();
            while (found.next()) {
                kinds.add(found.getString(1));
            }
            return kinds;
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }
}
