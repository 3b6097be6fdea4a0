package org.fivetrust.accounts.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.accounts.statement.model.Basis;
import org.fivetrust.accounts.statement.model.Column;
import org.fivetrust.accounts.statement.model.Layout;
import org.fivetrust.paper.model.Paper;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Align;
import org.fivetrust.paper.model.Sheet.Row;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** A statement for print: unit, day and unit of money above it, places for signatures below. */
final class StatementPrint {

    private static final String ALL_ASSETS = "资产总计";

    /** Left blank on paper, like what is not filled in yet. */
    private static final String NIL = Money.ZERO.toString();

    private StatementPrint() {}

    /** A column of figures. */
    private record Figure(String title, Basis basis, Column column) {}

    static Sheet of(EvaluatedStatement evaluatedStatement) {
        var head = StatementMessages.Head.of(evaluatedStatement);
        var figures = figures(evaluatedStatement);
        var split = evaluatedStatement.form().split();
        var rows = rows(evaluatedStatement, figures);
        var inTwo = evaluatedStatement.name() == StatementType.BALANCE_SHEET;
        return new Sheet(
                evaluatedStatement.name().path() + "-" + evaluatedStatement.month(),
                head.name(),
                split ? Paper.A4_ACROSS : Paper.A4,
                List.of(
                        "编制单位：" + head.unit(),
                        day(evaluatedStatement),
                        "单位：" + head.unitOfMoney() + "　" + head.edition()),
                inTwo ? inTwo(columns(figures), sources(evaluatedStatement)) : columns(figures),
                List.of(
                        inTwo
                                ? sideBySide(rows)
                                : Stream.concat(rows.stream(), notes(evaluatedStatement, figures))
                                        .toList()),
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
        columns.add(new Sheet.Column("项目", 38, Align.LEFT));
        columns.add(new Sheet.Column("行次", 7, Align.CENTRE));
        figures.forEach(figure -> columns.add(new Sheet.Column(figure.title(), 20, Align.RIGHT)));
        return columns;
    }

    /** What belongs together stands below its heading. */
    private static List<Row> rows(EvaluatedStatement evaluatedStatement, List<Figure> figures) {
        var rows = new ArrayList<Row>();
        var headings = StatementGroups.headings(evaluatedStatement.form().layout());
        for (var line : evaluatedStatement.form().layout().lines()) {
            headings.getOrDefault(line.number(), List.of()).forEach(heading -> rows.add(heading(heading, figures)));
            rows.add(row(evaluatedStatement, figures, line));
        }
        return rows;
    }

    /** That totals leave lines out, and which figures should be one and are not. */
    private static Stream<Row> notes(EvaluatedStatement evaluatedStatement, List<Figure> figures) {
        var partial = evaluatedStatement.form().layout().lines().stream()
                .anyMatch(line -> isPartial(evaluatedStatement, figures, line));
        var unequal = evaluatedStatement.checks().stream()
                .filter(check -> !check.holds())
                .map(check -> "勾稽不符：" + check.name() + "（" + check.left() + "，" + check.right() + "）");
        return Stream.concat(partial ? Stream.of("注：合计不含尚未填列的项目") : Stream.of(), unequal)
                .map(words -> heading(words, figures));
    }

    private static boolean isPartial(EvaluatedStatement evaluatedStatement, List<Figure> figures, Layout.Line line) {
        return figures.stream()
                .anyMatch(figure -> !evaluatedStatement
                        .lines()
                        .line(line.number(), figure.basis(), figure.column())
                        .lacks()
                        .isEmpty());
    }

    private static Row heading(String words, List<Figure> figures) {
        return new Row(
                Stream.concat(Stream.of(words), Stream.generate(() -> "").limit(figures.size() + 1L))
                        .toList(),
                false);
    }

    /** What assets come from, as the form calls it: the last line without the word for a total. */
    private static String sources(EvaluatedStatement evaluatedStatement) {
        return evaluatedStatement.form().layout().lines().getLast().name().replace("总计", "");
    }

    private static List<Sheet.Column> inTwo(List<Sheet.Column> columns, String sources) {
        var names = new Sheet.Column(sources, columns.getFirst().share(), Align.LEFT);
        var left = new Sheet.Column("资产", columns.getFirst().share(), Align.LEFT);
        var rest = columns.subList(1, columns.size());
        return Stream.of(Stream.of(left), rest.stream(), Stream.of(names), rest.stream())
                .flatMap(column -> column)
                .toList();
    }

    /** Assets on the left, what they come from on the right, the totals of both on the last row. */
    private static List<Row> sideBySide(List<Row> rows) {
        var end = IntStream.range(0, rows.size())
                        .filter(n -> rows.get(n).cells().getFirst().equals(ALL_ASSETS))
                        .findFirst()
                        .orElse(rows.size() - 1)
                + 1;
        var left = rows.subList(0, end);
        var right = rows.subList(end, rows.size());
        var height = Math.max(left.size(), right.size());
        return IntStream.range(0, height)
                .mapToObj(n -> beside(
                        placed(left, n, height),
                        placed(right, n, height),
                        rows.getFirst().cells().size()))
                .toList();
    }

    private static @Nullable Row placed(List<Row> rows, int n, int height) {
        if (n == height - 1 && !rows.isEmpty()) {
            return rows.getLast();
        }
        return n < rows.size() - 1 ? rows.get(n) : null;
    }

    private static Row beside(@Nullable Row left, @Nullable Row right, int width) {
        var blank = Stream.generate(() -> "").limit(width).toList();
        return new Row(
                Stream.concat(
                                (left == null ? blank : left.cells()).stream(),
                                (right == null ? blank : right.cells()).stream())
                        .toList(),
                left != null && left.strong() || right != null && right.strong());
    }

    private static Row row(EvaluatedStatement evaluatedStatement, List<Figure> figures, Layout.Line line) {
        var cells = new ArrayList<String>();
        cells.add(line.name());
        cells.add(line.number());
        for (var figure : figures) {
            var shown = StatementMessages.shown(
                    evaluatedStatement.lines().line(line.number(), figure.basis(), figure.column()));
            cells.add(shown == null || shown.equals(NIL) ? "" : shown);
        }
        return new Row(cells, line.name().contains("计") && line.formula().startsWith("L("));
    }
}
