package org.fivetrust.accounts;

import org.fivetrust.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check("org.fivetrust.accounts");
    }
}
