package org.fivetrust.archives;

import org.fivetrust.testing.DatabaseRules;
import org.fivetrust.testing.RecordRules;
import org.junit.jupiter.api.Test;

@ArchivesTest
class DatabaseTest {

    @Test
    void keepsPrincipalsApart() {
        DatabaseRules.check("archives");
    }

    @Test
    void rowsFitTheTablesTheyAreReadFrom() {
        RecordRules.check("archives");
    }
}
