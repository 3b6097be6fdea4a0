package org.fivetrust.archives;

import org.fivetrust.testing.DatabaseRules;
import org.junit.jupiter.api.Test;

@ArchivesTest
class DatabaseTest {

    @Test
    void keepsPrincipalsApart() {
        DatabaseRules.check("archives");
    }
}
