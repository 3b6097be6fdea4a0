package org.fivetrust.assets.depreciation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.assets.depreciation.model.DepreciationTerms.Opening;
import org.fivetrust.assets.depreciation.model.Schedule.Line;
import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of {@code depreciation/cases.csv}, which were computed without this product. */
class ScheduleCasesTest {

    private record Case(Map<String, String> fields) {

        String text(String field) {
            return fields.getOrDefault(field, "");
        }

        Money money(String field) {
            return Money.parse(text(field));
        }

        List<String[]> parts(String field) {
            return text(field).isEmpty()
                    ? List.of()
                    : Arrays.stream(text(field).split(" "))
                            .map(part -> part.split(":"))
                            .toList();
        }

        Schedule schedule() {
            var terms = new DepreciationTerms(
                    DepreciationMethod.valueOf(text("method")),
                    StartRule.valueOf(text("start")),
                    Long.parseLong(text("life")),
                    money("residual"),
                    Long.parseLong(text("meter")),
                    new Opening(Long.parseLong(text("openingUsed")), money("openingAccumulated")));
            assertThat(terms.fault(money("cost"))).isNull();
            var readings = parts("readings").stream()
                    .map(part -> new MeterReading(LocalDate.parse(part[0]), Long.parseLong(part[1])))
                    .toList();
            var schedule = new Schedule(
                    terms.method(),
                    terms.start(),
                    List.of(terms.base(money("cost"), LocalDate.parse(text("acquired")))),
                    readings,
                    text("left").isEmpty() ? null : LocalDate.parse(text("left")));
            for (var part : parts("changes")) {
                schedule = schedule.with(
                        schedule.change(change(part), YearMonth.parse(part[0])).orRefuse());
            }
            return schedule;
        }

        private static ValueChange change(String[] part) {
            var amount = Money.parse(part[2]);
            var life = part.length > 3 ? Long.valueOf(part[3]) : null;
            return switch (part[1]) {
                case "IMPROVEMENT" -> new ValueChange.Improvement(amount, life);
                case "IMPAIRMENT" -> new ValueChange.Impairment(amount);
                case "REVALUATION" -> new ValueChange.Revaluation(amount);
                case "RESIDUAL" -> new ValueChange.Estimate(life, amount);
                default -> throw new IllegalArgumentException(part[1]);
            };
        }

        @Override
        public String toString() {
            return text("title");
        }
    }

    static List<Case> cases() {
        try (var csv = ScheduleCasesTest.class.getResourceAsStream("/depreciation/cases.csv")) {
            var lines = new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .toList();
            return lines.stream()
                    .skip(1)
                    .map(line -> read(lines.getFirst(), line))
                    .toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static Case read(String[] head, String[] line) {
        var fields = new LinkedHashMap<String, String>();
        for (var n = 0; n < line.length; n++) {
            fields.put(head[n].strip(), line[n].strip());
        }
        return new Case(fields);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void is_charged_as_it_was_computed_without_the_product(Case one) {
        var lines = one.schedule().lines();

        assertThat(lines.stream().limit(6).map(line -> line.charge().toString()))
                .isEqualTo(words(one.text("firstCharges")));
        assertThat(years(lines)).isEqualTo(words(one.text("years")));
        assertThat(sum(lines)).isEqualTo(one.money("total"));
        assertThat(lines.isEmpty() ? "" : lines.getFirst().month().toString()).isEqualTo(one.text("first"));
        assertThat(lines.isEmpty() ? "" : lines.getLast().month().toString()).isEqualTo(one.text("last"));
        assertThat(lines.isEmpty() ? "" : lines.getLast().charge().toString()).isEqualTo(one.text("lastCharge"));
        assertThat(one.schedule().net(YearMonth.of(2100, 12))).isEqualTo(one.money("net"));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static List<String> years(List<Line> lines) {
        var years = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.month().getYear(), TreeMap::new, Collectors.toCollection(ArrayList::new)));
        return years.entrySet().stream()
                .map(year -> year.getKey() + ":" + sum(year.getValue()))
                .toList();
    }

    private static Money sum(List<Line> lines) {
        return Stream.concat(Stream.of(Money.ZERO), lines.stream().map(Line::charge))
                .reduce(Money.ZERO, Money::plus);
    }
}
