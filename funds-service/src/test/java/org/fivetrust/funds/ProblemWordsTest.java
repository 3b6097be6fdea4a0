package org.fivetrust.funds;

import org.fivetrust.testing.ProblemWords;
import org.junit.jupiter.api.Test;

class ProblemWordsTest {

    @Test
    void every_refusal_has_its_words_in_both_languages() {
        ProblemWords.check("funds");
    }
}
