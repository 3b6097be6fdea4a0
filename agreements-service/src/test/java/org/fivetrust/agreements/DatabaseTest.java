package org.fivetrust.agreements;

import org.fivetrust.testing.DatabaseRules;
import org.fivetrust.testing.RecordRules;
import org.junit.jupiter.api.Test;

@AgreementsTest
class DatabaseTest {

    @Test
    void keepsPrincipalsApart() {
        DatabaseRules.check("agreements");
    }

    @Test
    void rowsFitTheTablesTheyAreReadFrom() {
        RecordRules.check("agreements");
    }
}
