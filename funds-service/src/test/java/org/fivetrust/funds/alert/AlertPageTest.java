package org.fivetrust.funds.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fivetrust.funds.alert.model.AlertRule;
import org.junit.jupiter.api.Test;

/** The page of the alerts names every rule, and how each finding of audits is met. */
class AlertPageTest {

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "alerts.md"));
    }

    @Test
    void every_rule_has_a_row() throws IOException {
        var rows = lines();

        assertThat(Arrays.stream(AlertRule.values())
                        .filter(rule -> rows.stream().noneMatch(row -> row.startsWith("| `" + rule + "` |"))))
                .isEmpty();
    }

    @Test
    void every_finding_has_its_tests() throws IOException {
        var rows = lines();
        var findings = IntStream.concat(IntStream.rangeClosed(1, 16), IntStream.of(23, 24, 28, 29, 30));

        assertThat(findings.filter(number ->
                        rows.stream().noneMatch(row -> row.matches("\\| %d \\|.*`\\w+Test` \\|".formatted(number)))))
                .isEmpty();
    }
}
