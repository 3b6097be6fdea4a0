package org.fivetrust.funds;

import org.fivetrust.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.check("org.fivetrust.funds");
    }
}
