package org.fivetrust.accounts;

import org.fivetrust.testing.ProblemWords;
import org.junit.jupiter.api.Test;

class ProblemWordsTest {

    @Test
    void everyRefusalAndEveryCureHasItsWords() {
        ProblemWords.check("accounts");
    }
}
