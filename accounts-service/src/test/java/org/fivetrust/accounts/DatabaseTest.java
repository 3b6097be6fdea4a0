package org.fivetrust.accounts;

import org.fivetrust.testing.DatabaseRules;
import org.fivetrust.testing.RecordRules;
import org.junit.jupiter.api.Test;

@AccountsTest
class DatabaseTest {

    @Test
    void keepsPrincipalsApart() {
        DatabaseRules.check("accounts");
    }

    @Test
    void rowsFitTheTablesTheyAreReadFrom() {
        RecordRules.check("accounts");
    }
}
