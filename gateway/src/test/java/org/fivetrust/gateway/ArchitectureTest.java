package org.fivetrust.gateway;

import org.fivetrust.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theHouseRulesHold() {
        HouseRules.check("org.fivetrust.gateway");
    }
}
