package org.fivetrust.seals;

import org.fivetrust.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check("org.fivetrust.seals");
    }
}
