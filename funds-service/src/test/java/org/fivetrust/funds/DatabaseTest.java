package org.fivetrust.funds;

import org.fivetrust.testing.DatabaseRules;
import org.fivetrust.testing.RecordRules;
import org.junit.jupiter.api.Test;

@FundsTest
class DatabaseTest {

    @Test
    void keepsPrincipalsApart() {
        DatabaseRules.check("funds");
    }

    @Test
    void rowsFitTheTablesTheyAreReadFrom() {
        RecordRules.check("funds");
    }
}
