package org.fivetrust.assets;

import org.fivetrust.testing.DatabaseRules;
import org.fivetrust.testing.RecordRules;
import org.junit.jupiter.api.Test;

@AssetsTest
class DatabaseTest {

    @Test
    void keepsPrincipalsApart() {
        DatabaseRules.check("assets");
    }

    @Test
    void rowsFitTheTablesTheyAreReadFrom() {
        RecordRules.check("assets");
    }
}
