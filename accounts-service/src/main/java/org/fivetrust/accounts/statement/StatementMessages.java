package org.fivetrust.accounts.statement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.accounts.statement.model.Basis;
import org.fivetrust.accounts.statement.model.Column;
import org.fivetrust.accounts.statement.model.Layout;
import org.fivetrust.accounts.statement.model.StatementCheck;
import org.fivetrust.accounts.statement.model.Value;
import org.fivetrust.shared.kernel.InvalidValue.Words;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Statements in JSON. */
final class StatementMessages {

    /** Who signs a statement (会计法第二十一条). */
    private static final List<Place> PLACES = List.of(
            new Place("单位负责人", "Head of the unit"),
            new Place("主管会计工作负责人", "Person in charge of accounting"),
            new Place("会计机构负责人", "Head of the accounting office"),
            new Place("制表人", "Prepared by"));

    private StatementMessages() {}

    @Schema(name = "StatementHead", description = "What a statement says above its lines (表头)")
    record Head(
            @Schema(description = "Of which layout (报表格式)") String layout,
            String name,
            String english,
            String edition,
            String law,

            @Schema(description = "Unit whose statement it is (编制单位)")
            String unit,

            @Schema(description = "Currency of the amounts (货币单位)", example = "CNY")
            String currency,

            @Schema(example = "元") String unitOfMoney,

            @Schema(description = "Places for the signatures (签章处)")
            List<Place> signatures) {

        static Head of(EvaluatedStatement evaluatedStatement) {
            var statementForm = evaluatedStatement.form();
            return new Head(
                    statementForm.layoutCode(),
                    statementForm.name(),
                    statementForm.english(),
                    statementForm.edition(),
                    statementForm.law(),
                    statementForm.unit(),
                    "CNY",
                    "元",
                    PLACES);
        }
    }

    @Schema(name = "SignaturePlace")
    record Place(String place, String english) {}

    @Schema(name = "StatementCheck", description = "Two figures that must be one (勾稽关系)")
    record CheckView(String name, String english, boolean holds, String left, String right) {

        static List<CheckView> of(List<StatementCheck> checks) {
            return checks.stream()
                    .map(statementCheck -> new CheckView(
                            statementCheck.name(),
                            statementCheck.english(),
                            statementCheck.holds(),
                            statementCheck.left().toString(),
                            statementCheck.right().toString()))
                    .toList();
        }
    }

    @Schema(name = "StatementLineLinks")
    record Links(
            @Schema(description = "What the figure is made of, down to the vouchers (联查)")
            String entries) {}

    @Schema(name = "BalanceSheet", description = "The balance sheet (资产负债表)")
    record SheetView(
            @Schema(example = "2026-06") String period,

            @Schema(description = "The day that counts last (报表日)")
            LocalDate asOf,

            @Schema(description = "As the books were known then (查询时点)")
            Instant knownAt,

            Head head,
            List<ImportedLine> lines,
            List<CheckView> checks) {

        static SheetView of(EvaluatedStatement evaluatedStatement) {
            return new SheetView(
                    evaluatedStatement.month().toString(),
                    evaluatedStatement.asOf(),
                    evaluatedStatement.knownAt(),
                    Head.of(evaluatedStatement),
                    evaluatedStatement.form().layout().lines().stream()
                            .map(line -> ImportedLine.of(line, evaluatedStatement))
                            .toList(),
                    CheckView.of(evaluatedStatement.checks()));
        }
    }

    @Schema(name = "BalanceSheetLine")
    record ImportedLine(
            String number,
            String name,
            @Nullable String english,
            String formula,

            @Nullable @Schema(description = "Balance at the end (期末余额)")
            String closing,

            @Nullable @Schema(description = "Balance at the beginning of the year in CNY (年初余额)")
            String opening,

            @Schema(description = "Why there is no figure: what nobody has entered yet (待填列原因)")
            List<Words> reasons,

            @Schema(description = "Lines without a figure that a total leaves out (合计未含)")
            List<String> lacks,

            Links links) {

        static ImportedLine of(Layout.Line line, EvaluatedStatement evaluatedStatement) {
            var closing = evaluatedStatement.lines().line(line.number(), Basis.CLOSING, Column.TOTAL);
            var opening = evaluatedStatement.lines().line(line.number(), Basis.OPENING, Column.TOTAL);
            return new ImportedLine(
                    line.number(),
                    line.name(),
                    line.english(),
                    line.formula(),
                    shown(closing),
                    shown(opening),
                    closing.reasons(),
                    List.copyOf(closing.lacks()),
                    StatementMessages.links(evaluatedStatement, line));
        }
    }

    static @Nullable String shown(Value value) {
        var fen = value.shown();
        return fen == null ? null : Money.ofFen(fen).toString();
    }

    static Links links(EvaluatedStatement evaluatedStatement, Layout.Line line) {
        return new Links(address(evaluatedStatement) + "/lines/" + line.number() + query(evaluatedStatement));
    }

    static String address(EvaluatedStatement evaluatedStatement) {
        return "/v1/books/" + evaluatedStatement.form().book() + "/statements/"
                + evaluatedStatement.name().path();
    }

    /** Links keep the day and time of the statement. */
    static String query(EvaluatedStatement evaluatedStatement) {
        return "?period=" + evaluatedStatement.month() + "&asOf=" + evaluatedStatement.asOf()
                + (evaluatedStatement.copy() == null ? "" : "&layout=" + evaluatedStatement.copy());
    }
}
