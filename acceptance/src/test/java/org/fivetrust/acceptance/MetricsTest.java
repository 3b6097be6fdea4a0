package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fivetrust.testing.Scrape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The dashboard, the alerts and the page of metrics name what the running product tells. */
class MetricsTest {

    private static final List<String> PARTS =
            List.of("gateway", "agreements", "accounts", "funds", "assets", "archives", "seals");

    private static final Path OBSERVE = Path.of("..", "docker", "observe");

    /** What Prometheus itself knows of what it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless");

    /** Texts, labels, ranges and groupings are no names of metrics. */
    private static final Pattern NO_NAMES =
            Pattern.compile("\"[^\"]*\"|[{][^}]*}|\\[[^\\]]*]|\\b(by|without) *\\([^)]*\\)");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_]\\w*\\b(?! *\\()");

    private static final Pattern OF_THE_PAGE = Pattern.compile(
            "`(\\w+_(?:total|events|seconds(?:_\\w+)?|leaves|steps" + "|papers|movements|connections|bytes|usage))`");

    private static Set<String> told;

    @BeforeAll
    static void ask() {
        var product = Product.shared();
        product.town()
                .person("auditor")
                .get("/v1/payments/" + UUID.randomUUID())
                .refused(404, "access.not-found");
        told = new TreeSet<>();
        PARTS.forEach(part -> told.addAll(product.scrape(part).names()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> panels() {
        return new JsonMapper()
                .readTree(text(OBSERVE.resolve("grafana/dashboards/on-duty.json"))).findValuesAsString("expr").stream();
    }

    private static Stream<String> rules() {
        return new YAMLMapper().readTree(text(OBSERVE.resolve("alerts.yml"))).findValuesAsString("expr").stream();
    }

    private static Set<String> named(Stream<String> expressions) {
        var names = new TreeSet<String>();
        expressions
                .map(expression -> NO_NAMES.matcher(expression).replaceAll(" "))
                .flatMap(expression -> NAME.matcher(expression).results())
                .forEach(found -> names.add(found.group()));
        names.removeAll(OPERATORS);
        names.removeAll(OF_PROMETHEUS);
        return names;
    }

    @Test
    void everyMetricOfAPanelIsTold() {
        assertThat(named(panels())).hasSizeGreaterThan(15).isSubsetOf(told);
    }

    @Test
    void everyMetricOfAnAlertIsTold() {
        assertThat(named(rules())).hasSizeGreaterThan(8).isSubsetOf(told);
    }

    @Test
    void everyMetricOfThePageIsTold() {
        var page = new TreeSet<String>();
        OF_THE_PAGE
                .matcher(text(Path.of("..", "docs", "metrics.md")))
                .results()
                .forEach(name -> page.add(name.group(1)));

        assertThat(page).hasSizeGreaterThan(15).isSubsetOf(told);
    }

    @Test
    void everyMetricOfAPanelOrAnAlertIsOnThePage() {
        var page = text(Path.of("..", "docs", "metrics.md"));

        assertThat(named(Stream.concat(panels(), rules())))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void aNameIsFoundWhereverItStandsInAnExpression() {
        assertThat(named(Stream.of("sum by (a) (rate(b_total{c=\"d\"}[5m])) / max(e) > 0 or f != f and up == 0")))
                .containsExactly("b_total", "e", "f");
    }

    @Test
    void everyMeasureCanBeRead() {
        assertThat(PARTS)
                .allSatisfy(part -> assertThat(Product.shared().scrape(part).samples())
                        .filteredOn(sample -> Stream.of("outbox_", "evidence_", "matter_", "funds_", "authority_")
                                .anyMatch(sample.name()::startsWith))
                        .noneMatch(sample -> Double.isNaN(sample.value())));
    }

    @Test
    void eachPartNamesItself() {
        assertThat(PARTS)
                .allSatisfy(part -> assertThat(Product.shared().scrape(part).samples())
                        .extracting(Scrape.Sample::labels)
                        .anyMatch(labels -> labels.contains("application=\"" + part + "\"")));
    }
}
