package org.fivetrust.accounts.statement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.accounts.statement.model.Basis;
import org.fivetrust.accounts.statement.model.Column;
import org.fivetrust.accounts.statement.model.Layout;
import org.fivetrust.accounts.statement.model.Value;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.jspecify.annotations.Nullable;

/** Income, activities and cash flow statements in JSON. */
final class IncomeMessages {

    private IncomeMessages() {}

    @Schema(
            name = "IncomeStatement",
            description = "The statement of income, of activities, or of cash flows (收益及收益分配表、业务活动表、现金流量表)")
    record IncomeView(
            @Schema(example = "2026-06") String period,

            @Schema(description = "The day that counts last (报表日)")
            LocalDate asOf,

            @Schema(description = "As the books were known then (查询时点)")
            Instant knownAt,

            StatementMessages.Head head,
            List<IncomeLine> lines,
            List<StatementMessages.CheckView> checks) {

        static IncomeView of(EvaluatedStatement evaluatedStatement) {
            return new IncomeView(
                    evaluatedStatement.month().toString(),
                    evaluatedStatement.asOf(),
                    evaluatedStatement.knownAt(),
                    StatementMessages.Head.of(evaluatedStatement),
                    evaluatedStatement.form().layout().lines().stream()
                            .map(line -> IncomeLine.of(line, evaluatedStatement))
                            .toList(),
                    StatementMessages.CheckView.of(evaluatedStatement.checks()));
        }
    }

    @Schema(name = "IncomeStatementPart", description = "Of unrestricted, or of restricted money (非限定性、限定性)")
    record Part(@Nullable String current, @Nullable String yearToDate) {

        static @Nullable Part of(Layout.Line line, EvaluatedStatement evaluatedStatement, Column column) {
            return evaluatedStatement.form().split()
                    ? new Part(
                            StatementMessages.shown(
                                    evaluatedStatement.lines().line(line.number(), Basis.CURRENT, column)),
                            StatementMessages.shown(
                                    evaluatedStatement.lines().line(line.number(), Basis.YEAR_TO_DATE, column)))
                    : null;
        }
    }

    @Schema(name = "IncomeStatementLine")
    record IncomeLine(
            String number,
            String name,
            @Nullable String english,
            String formula,

            @Nullable @Schema(description = "Of the month in CNY (本月数)")
            String current,

            @Nullable @Schema(description = "Of the year so far in CNY (本年累计数)")
            String yearToDate,

            @Nullable Part unrestricted,
            @Nullable Part restricted,
            List<Words> reasons,
            List<String> lacks,
            StatementMessages.Links links) {

        static IncomeLine of(Layout.Line line, EvaluatedStatement evaluatedStatement) {
            var current = evaluatedStatement.lines().line(line.number(), Basis.CURRENT, Column.TOTAL);
            var year = evaluatedStatement.lines().line(line.number(), Basis.YEAR_TO_DATE, Column.TOTAL);
            return new IncomeLine(
                    line.number(),
                    named(line, year),
                    line.english(),
                    line.formula(),
                    StatementMessages.shown(current),
                    StatementMessages.shown(year),
                    Part.of(line, evaluatedStatement, Column.UNRESTRICTED),
                    Part.of(line, evaluatedStatement, Column.RESTRICTED),
                    year.reasons(),
                    List.copyOf(year.lacks()),
                    StatementMessages.links(evaluatedStatement, line));
        }
    }

    /** A row kept for a detail account bears that account's name. */
    private static String named(Layout.Line line, Value value) {
        return line.formula().startsWith("DETAIL(") && value.shares().size() == 1
                ? "其中：" + value.shares().getFirst().name()
                : line.name();
    }
}
