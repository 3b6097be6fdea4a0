package org.fivetrust.accounts.statement;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.accounts.print.model.Sheet;
import org.fivetrust.accounts.print.model.Sheet.Align;
import org.fivetrust.accounts.print.model.Sheet.Row;
import org.fivetrust.accounts.statement.model.Basis;
import org.fivetrust.accounts.statement.model.Column;
import org.fivetrust.accounts.statement.model.Layout;

/** A statement as it is printed: unit, day and unit of money above it, the places for signatures below. */
final class StatementPrint {

    private static final int ROWS = 38;

    private static final int ROWS_ACROSS = 24;

    private StatementPrint() {}

    /** A column of figures. */
    private record Figure(String title, Basis basis, Column column) {}

    static Sheet of(Worked worked) {
        var head = StatementMessages.Head.of(worked);
        var figures = figures(worked);
        var split = worked.form().split();
        return new Sheet(
                worked.name().path() + "-" + worked.month(),
                head.name(),
                split,
                List.of("编制单位：" + head.unit(), day(worked), "单位：" + head.unitOfMoney() + "　" + head.edition()),
                columns(figures),
                pages(worked, figures, split ? ROWS_ACROSS : ROWS),
                head.signatures().stream().map(place -> place.place() + "：").toList());
    }

    private static String day(Worked worked) {
        return worked.name() == Name.BALANCE_SHEET
                ? worked.asOf().toString()
                : worked.month().getYear() + " 年 " + worked.month().getMonthValue() + " 月";
    }

    private static List<Figure> figures(Worked worked) {
        if (worked.name() == Name.BALANCE_SHEET) {
            return List.of(
                    new Figure("年初余额", Basis.OPENING, Column.TOTAL), new Figure("期末余额", Basis.CLOSING, Column.TOTAL));
        }
        if (!worked.form().split()) {
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

    private static List<List<Row>> pages(Worked worked, List<Figure> figures, int rows) {
        var pages = new ArrayList<List<Row>>();
        var lines = worked.form().layout().lines();
        for (var from = 0; from < lines.size(); from += rows) {
            pages.add(lines.subList(from, Math.min(from + rows, lines.size())).stream()
                    .map(line -> row(worked, figures, line))
                    .toList());
        }
        return pages;
    }

    private static Row row(Worked worked, List<Figure> figures, Layout.Line line) {
        var cells = new ArrayList<String>();
        cells.add(line.name());
        cells.add(line.number());
        for (var figure : figures) {
            var shown = StatementMessages.shown(worked.lines().line(line.number(), figure.basis(), figure.column()));
            cells.add(shown == null ? "待填列" : shown);
        }
        return new Row(cells, line.name().contains("计") && line.formula().startsWith("L("));
    }
}
