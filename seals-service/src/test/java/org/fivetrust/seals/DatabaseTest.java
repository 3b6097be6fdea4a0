package org.fivetrust.seals;

import org.fivetrust.testing.DatabaseRules;
import org.fivetrust.testing.RecordRules;
import org.junit.jupiter.api.Test;

@SealsTest
class DatabaseTest {

    @Test
    void keepsPrincipalsApart() {
        DatabaseRules.check("seals");
    }

    @Test
    void rowsFitTheTablesTheyAreReadFrom() {
        RecordRules.check("seals");
    }
}
