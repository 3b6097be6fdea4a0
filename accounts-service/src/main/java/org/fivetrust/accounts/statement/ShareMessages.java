package org.fivetrust.accounts.statement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.statement.model.Basis;
import org.fivetrust.accounts.statement.model.Column;
import org.fivetrust.accounts.statement.model.Layout;
import org.fivetrust.accounts.statement.model.Share;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What a statement's figure is made of, in JSON. */
final class ShareMessages {

    private ShareMessages() {}

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

        static View of(Worked worked, Layout.Line line) {
            var figures = new ArrayList<FigureView>();
            for (var basis : bases(worked)) {
                for (var column : worked.form().split() ? Column.values() : new Column[] {Column.TOTAL}) {
                    var value = worked.lines().line(line.number(), basis, column);
                    figures.add(new FigureView(
                            basis,
                            column,
                            StatementMessages.shown(value),
                            value.shares().stream()
                                    .map(share -> ShareView.of(share, worked, basis))
                                    .toList()));
                }
            }
            return new View(
                    worked.month().toString(),
                    worked.asOf(),
                    worked.knownAt(),
                    StatementMessages.Head.of(worked),
                    line.number(),
                    line.name(),
                    line.formula(),
                    figures);
        }

        private static List<Basis> bases(Worked worked) {
            return worked.name() == Name.BALANCE_SHEET
                    ? List.of(Basis.CLOSING, Basis.OPENING)
                    : List.of(Basis.CURRENT, Basis.YEAR_TO_DATE);
        }
    }

    @Schema(name = "StatementFigure")
    record FigureView(Basis basis, Column column, @Nullable String amount, List<ShareView> shares) {}

    @Schema(name = "StatementShare")
    record ShareView(
            Share.Kind kind,

            @Schema(description = "Account code, line number, voucher id (科目、行次、凭证)")
            String reference,

            String name,

            @Schema(description = "The function it answers (取数函数)")
            String term,

            String amount,
            @Schema(description = "Where it opens further") Map<String, String> links) {

        static ShareView of(Share share, Worked worked, Basis basis) {
            return new ShareView(
                    share.kind(),
                    share.reference(),
                    share.name(),
                    share.term(),
                    Money.ofFen(share.fen()).toString(),
                    links(share, worked, basis));
        }

        private static Map<String, String> links(Share share, Worked worked, Basis basis) {
            return switch (share.kind()) {
                case ACCOUNT -> Map.of("ledger", ledger(share, worked, basis));
                case LINE ->
                    Map.of(
                            "entries",
                            StatementMessages.address(worked) + "/lines/" + share.reference()
                                    + StatementMessages.query(worked));
                case VOUCHER -> Map.of("voucher", "/v1/vouchers/" + share.reference());
                case ENTERED -> Map.of();
            };
        }

        private static String ledger(Share share, Worked worked, Basis basis) {
            var from = basis == Basis.CURRENT ? worked.month() : worked.month().withMonth(1);
            return "/v1/books/" + worked.form().book() + "/ledger?account=" + share.reference() + "&from=" + from
                    + "&to=" + worked.month() + "&asOf=" + worked.asOf();
        }
    }
}
