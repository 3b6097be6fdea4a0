package org.fivetrust.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.shared.reading.ReadingTable;
import org.fivetrust.shared.reading.ReadingTable.Right;

/** The table of reading rights (查阅权限), the readings of the documents, and the page docs/who-reads-what.md. */
public final class ReadingRights {

    static final List<String> SERVICES = List.of("agreements", "accounts", "funds", "assets", "archives", "seals");

    /** Whatever the security chain lets anyone ask. */
    private static final String PUBLIC = "/.well-known/";

    private static final String HEAD = """
            # Who reads what

            查阅权限：who works on something reads it, and nobody else does (`●` reads, or sees whole; `◐` reads with the field
            masked, `****1234`; blank: 403 `access.role`). A part or a field stands under its resource. The columns, in order:
            %s.

            Community roles read their own principals only; the centre and the street those of their sub-district; of
            `matters.*`, a role without a mark still reads each matter that its holder asked for or takes part in. What auditors and
            district systems ask for is logged (`GET /v1/logs/{area}/accesses`). The rows are `reading/rights.csv`; a centre that
            divides its work otherwise puts rows of its own in their place (`READING_RIGHTS`). A test compares this page with
            the table; `-Dopenapi.write=true` writes it.
            """;

    private ReadingRights() {}

    /** As the product ships it. */
    public static ReadingTable table() {
        return ReadingTable.of(rows("/reading/rights.csv"), rows("/reading/operations.csv"));
    }

    private static List<String> rows(String file) {
        try (var rows = Objects.requireNonNull(ReadingTable.class.getResourceAsStream(file), file)) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The readings of a service's document that need a token: operationId and path. */
    static Map<String, String> readings(String service) {
        Map<String, Map<String, Map<String, Map<String, Object>>>> document = OpenApiCheck.document(service);
        var readings = new TreeMap<String, String>();
        document.getOrDefault("paths", Map.of()).forEach((path, operations) -> {
            if (operations.containsKey("get") && !path.startsWith(PUBLIC)) {
                readings.put(
                        Objects.toString(
                                operations.getOrDefault("get", Map.of()).get("operationId")),
                        path);
            }
        });
        return readings;
    }

    static String page() {
        var table = table();
        var columns =
                ReadingTable.READERS.stream().map(role -> "`" + role + "`").collect(Collectors.joining(", "));
        return HEAD.formatted(columns)
                + "\n| Resource | 内容 | Operations |" + " |".repeat(ReadingTable.READERS.size())
                + "\n|---|---|---|" + ":-:|".repeat(ReadingTable.READERS.size()) + "\n"
                + table.rights().stream().map(right -> row(table, right)).collect(Collectors.joining());
    }

    private static String row(ReadingTable table, Right right) {
        var operations = table.operations().entrySet().stream()
                .filter(operation -> operation.getValue().equals(right.name()))
                .map(Map.Entry::getKey)
                .sorted()
                .map(operation -> "`" + operation + "`")
                .collect(Collectors.joining(" "));
        return "| `" + right.name() + "` | " + right.words() + " | " + operations + " |"
                + cells(role -> mark(table, right, role)) + "\n";
    }

    private static String cells(Function<String, String> mark) {
        return ReadingTable.READERS.stream()
                .map(role -> " " + mark.apply(role) + " |")
                .collect(Collectors.joining());
    }

    private static String mark(ReadingTable table, Right right, String role) {
        if (right.readers().contains(role)) {
            return "●";
        }
        var dot = right.name().indexOf('.');
        var isField = dot > 0 && !right.name().startsWith("matters.");
        return isField && table.reads(List.of(role), right.name().substring(0, dot)) ? "◐" : "";
    }

    static Stream<String> operationsOfAll() {
        return SERVICES.stream().flatMap(service -> readings(service).keySet().stream());
    }
}
