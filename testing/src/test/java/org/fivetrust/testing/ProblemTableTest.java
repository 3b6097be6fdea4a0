package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ProblemTableTest {

    @Test
    void the_page_of_problem_codes_lists_exactly_what_the_modules_tell() throws IOException {
        var page = ProblemTable.page();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(ProblemTable.file(), page);
        }
        assertThat(Files.readString(ProblemTable.file()))
                .as("docs/problems.md; -Dopenapi.write=true writes it")
                .isEqualTo(page);
    }

    @Test
    void every_code_has_both_languages() {
        assertThat(ProblemTable.page())
                .contains("| `funds.balance-short` | The account does not hold enough |")
                .doesNotContain("null");
    }
}
