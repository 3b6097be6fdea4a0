package org.fivetrust.archives;

import org.fivetrust.testing.ProblemWords;
import org.junit.jupiter.api.Test;

class ProblemWordsTest {

    @Test
    void everyRefusalAndEveryCureHasItsWords() {
        ProblemWords.check("archives");
    }
}
