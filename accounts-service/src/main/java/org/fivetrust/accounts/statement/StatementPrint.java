package org.fivetrust.accounts.statement;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.accounts.statement.model.Basis;
import org.fivetrust.accounts.statement.model.Column;
import org.fivetrust.accounts.statement.model.Layout;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Align;
import org.fivetrust.paper.model.Sheet.Row;

/** A statement for print: unit, day and unit of money above it, places for signatures below. */
final class StatementPrint {

    private static final int ROWS = 38;

    private static final int ROWS_ACROSS = 24;

    private StatementPrint() {}

    /** A column of figures. */
    private record Figure(String title, Basis basis, Column column) {}

    static Sheet of(EvaluatedStatement evaluatedStatement) {
        var head = StatementMessages.Head.of(evaluatedStatement);
        var figures = figures(evaluatedStatement);
        var split = evaluatedStatement.form().split();
        return new Sheet(
                evaluatedStatement.name().path() + "-" + evaluatedStatement.month(),
                head.name(),
                split,
                List.of(
                        "编制单位：" + head.unit(),
                        day(evaluatedStatement),
                        "单位：" + head.unitOfMoney() + "　" + head.edition()),
                columns(figures),
                pages(evaluatedStatement, figures, split ? ROWS_ACROSS : ROWS),
                head.signatures().stream().map(place -> place.place() + "：").toList());
    }

    private static String day(EvaluatedStatement evaluatedStatement) {
        return evaluatedStatement.name() == StatementType.BALANCE_SHEET
                ? evaluatedStatement.asOf().toString()
                : evaluatedStatement.month().getYear() + " 年 "
                        + evaluatedStatement.month().getMonthValue() + " 月";
    }

    private static List<Figure> figures(EvaluatedStatement evaluatedStatement) {
        if (evaluatedStatement.name() == StatementType.BALANCE_SHEET) {
            return List.of(
                    new Figure("年初余额", Basis.OPENING, Column.TOTAL), new Figure("期末余额", Basis.CLOSING, Column.TOTAL));
        }
        if (!evaluatedStatement.form().split()) {
            return List.of(
                    new Figure("本月数", Basis.CURRENT, Column.TOTAL),
                    new Figure("本年累计数", Basis.YEAR_TO_DATE, Column.TOTAL));
        }
        return List.of(
                new Figure("本月 非限定性", Basis.CURRENT, Column.UNRESTRICTED),
                new Figure("本月 限定性", Basis.CURRENT, Column.RESTRICTED),
                new Figure("本月 合计", Basis.CURRENT, Column.TOTAL),
                new Figure("累计 非限定性", Basis.YEAR_TO_DATE, Column.UNRESTRICTED),
                new Figure("累计 限定性", Basis.YEAR_TO_DATE, Column.RESTRICTED),
                new Figure("累计 合计", Basis.YEAR_TO_DATE, Column.TOTAL));
    }

    private static List<Sheet.Column> columns(List<Figure> figures) {
        var columns = new ArrayList<Sheet.Column>();
        columns.add(new Sheet.Column("项目", 40, Align.LEFT));
        columns.add(new Sheet.Column("行次", 7, Align.CENTRE));
        figures.forEach(figure -> columns.add(new Sheet.Column(figure.title(), 20, Align.RIGHT)));
        return columns;
    }

    private static List<List<Row>> pages(EvaluatedStatement evaluatedStatement, List<Figure> figures, int rows) {
        var pages = new ArrayList<List<Row>>();
        var lines = evaluatedStatement.form().layout().lines();
        for (var from = 0; from < lines.size(); from += rows) {
            pages.add(lines.subList(from, Math.min(from + rows, lines.size())).stream()
                    .map(line -> row(evaluatedStatement, figures, line))
                    .toList());
        }
        return pages;
    }

    private static Row row(EvaluatedStatement evaluatedStatement, List<Figure> figures, Layout.Line line) {
        var cells = new ArrayList<String>();
        cells.add(line.name());
        cells.add(line.number());
        for (var figure : figures) {
            var shown = StatementMessages.shown(
                    evaluatedStatement.lines().line(line.number(), figure.basis(), figure.column()));
            cells.add(shown == null ? "待填列" : shown);
        }
        return new Row(cells, line.name().contains("计") && line.formula().startsWith("L("));
    }
}
