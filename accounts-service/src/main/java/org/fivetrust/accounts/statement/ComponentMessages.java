package org.fivetrust.accounts.statement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.statement.model.Basis;
import org.fivetrust.accounts.statement.model.Column;
import org.fivetrust.accounts.statement.model.Component;
import org.fivetrust.accounts.statement.model.Layout;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** The components of a figure in JSON. */
final class ComponentMessages {

    private ComponentMessages() {}

    @Schema(name = "StatementLineShares", description = "What the figures of a line are made of (报表项目联查)")
    record View(
            String period,
            LocalDate asOf,
            Instant knownAt,
            StatementMessages.Head head,
            String number,
            String name,
            String formula,
            List<FigureView> figures) {

        static View of(EvaluatedStatement evaluatedStatement, Layout.Line line) {
            var figures = new ArrayList<FigureView>();
            for (var basis : bases(evaluatedStatement)) {
                for (var column : evaluatedStatement.form().split() ? Column.values() : new Column[] {Column.TOTAL}) {
                    var value = evaluatedStatement.lines().line(line.number(), basis, column);
                    figures.add(new FigureView(
                            basis,
                            column,
                            StatementMessages.shown(value),
                            value.shares().stream()
                                    .map(component -> ShareView.of(component, evaluatedStatement, basis))
                                    .toList()));
                }
            }
            return new View(
                    evaluatedStatement.month().toString(),
                    evaluatedStatement.asOf(),
                    evaluatedStatement.knownAt(),
                    StatementMessages.Head.of(evaluatedStatement),
                    line.number(),
                    line.name(),
                    line.formula(),
                    figures);
        }

        private static List<Basis> bases(EvaluatedStatement evaluatedStatement) {
            return evaluatedStatement.name() == StatementType.BALANCE_SHEET
                    ? List.of(Basis.CLOSING, Basis.OPENING)
                    : List.of(Basis.CURRENT, Basis.YEAR_TO_DATE);
        }
    }

    @Schema(name = "StatementFigure")
    record FigureView(Basis basis, Column column, @Nullable String amount, List<ShareView> shares) {}

    @Schema(name = "StatementShare")
    record ShareView(
            Component.Kind kind,

            @Schema(description = "Account code, line number, voucher id (科目、行次、凭证)")
            String reference,

            String name,

            @Schema(description = "The function it answers (取数函数)")
            String term,

            String amount,

            @Schema(description = "Where it opens further (联查入口)")
            Map<String, String> links) {

        static ShareView of(Component component, EvaluatedStatement evaluatedStatement, Basis basis) {
            return new ShareView(
                    component.kind(),
                    component.reference(),
                    component.name(),
                    component.term(),
                    Money.ofFen(component.fen()).toString(),
                    links(component, evaluatedStatement, basis));
        }

        private static Map<String, String> links(
                Component component, EvaluatedStatement evaluatedStatement, Basis basis) {
            return switch (component.kind()) {
                case ACCOUNT -> Map.of("ledger", ledger(component, evaluatedStatement, basis));
                case LINE ->
                    Map.of(
                            "entries",
                            StatementMessages.address(evaluatedStatement) + "/lines/" + component.reference()
                                    + StatementMessages.query(evaluatedStatement));
                case VOUCHER -> Map.of("voucher", "/v1/vouchers/" + component.reference());
                case ENTERED -> Map.of();
            };
        }

        private static String ledger(Component component, EvaluatedStatement evaluatedStatement, Basis basis) {
            var from = basis == Basis.CURRENT
                    ? evaluatedStatement.month()
                    : evaluatedStatement.month().withMonth(1);
            return "/v1/books/" + evaluatedStatement.form().book() + "/ledger?account=" + component.reference()
                    + "&from=" + from + "&to=" + evaluatedStatement.month() + "&asOf=" + evaluatedStatement.asOf();
        }
    }
}
