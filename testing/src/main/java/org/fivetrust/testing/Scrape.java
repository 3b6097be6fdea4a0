package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fivetrust.testing.world.World;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a monitor is told: samples in the text format of Prometheus. */
public record Scrape(List<Sample> samples) {

    /** @param labels with their braces; empty if there are none */
    public record Sample(String name, String labels, double value) {

        private static Sample parse(String line) {
            var value = line.lastIndexOf(' ');
            var labels = line.indexOf('{');
            var name = labels < 0 ? value : labels;
            return new Sample(
                    line.substring(0, name),
                    line.substring(name, value),
                    Double.parseDouble(line.substring(value + 1).replace("Inf", "Infinity")));
        }

        private boolean has(String... wanted) {
            return Stream.of(wanted).allMatch(labels::contains);
        }
    }

    public static Scrape of(WebTestClient client) {
        return parse(World.over(client)
                .caller(TestTokens.monitor())
                .get("/actuator/prometheus")
                .whole());
    }

    public static Scrape parse(String text) {
        return new Scrape(text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Sample::parse)
                .toList());
    }

    public Set<String> names() {
        return new TreeSet<>(samples.stream().map(Sample::name).toList());
    }

    /** The only sample of a metric. */
    public double value(String name) {
        var found =
                samples.stream().filter(sample -> sample.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.getFirst().value();
    }

    /** Of all samples of a metric with these labels, such as {@code code="access.role"}; 0 if there are none. */
    public double sum(String name, String... labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && sample.has(labels))
                .mapToDouble(Sample::value)
                .sum();
    }
}
