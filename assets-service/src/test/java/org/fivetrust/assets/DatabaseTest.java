package org.fivetrust.assets;

import org.fivetrust.testing.DatabaseRules;
import org.junit.jupiter.api.Test;

@AssetsTest
class DatabaseTest {

    @Test
    void keepsPrincipalsApart() {
        DatabaseRules.check("assets");
    }
}
