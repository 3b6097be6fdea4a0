package org.fivetrust.accounts.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fivetrust.tabular.model.FormulaGuard;

/**
 * The table that imports take: opening balances first, then every line of every voucher. The byte order mark tells
 * spreadsheets that it is UTF-8.
 */
final class CsvExport implements Export {

    private static final String MARK = "\uFEFF";

    private static final String OPENING = "OPENING";

    private static final List<String> COLUMNS = List.of(
            "voucher_no",
            "date",
            "summary",
            "account_code",
            "debit",
            "credit",
            "kind",
            "type",
            "attachments",
            "corrects",
            "reason");

    private final ExportBook book;
    private final TextWriter textWriter;

    CsvExport(ExportBook book, OutputStream out) {
        this.book = book;
        this.textWriter = new TextWriter(out);
    }

    @Override
    public void begin() throws IOException {
        var columns = new ArrayList<>(COLUMNS);
        book.dimensions().forEach(dimension -> columns.add("dim:" + dimension));
        textWriter.line(MARK + String.join(",", columns));
        for (var opening : book.openings()) {
            write(
                    List.of(
                            OPENING,
                            book.first().toString(),
                            "上年结转",
                            opening.account(),
                            TextWriter.money(opening.debit()),
                            TextWriter.money(opening.credit()),
                            "",
                            "",
                            "",
                            "",
                            ""),
                    opening.dimensions());
        }
    }

    @Override
    public void voucher(ExportVoucher voucher) throws IOException {
        for (var line : voucher.lines()) {
            write(
                    List.of(
                            voucher.isOpening() ? OPENING : voucher.key(),
                            voucher.date().toString(),
                            FormulaGuard.on(line.summary()),
                            line.account(),
                            TextWriter.money(line.debit()),
                            TextWriter.money(line.credit()),
                            voucher.isOpening() ? "" : voucher.kind(),
                            voucher.type().word(),
                            String.valueOf(voucher.attachments()),
                            Objects.requireNonNullElse(voucher.corrects(), ""),
                            FormulaGuard.on(Objects.requireNonNullElse(voucher.reason(), ""))),
                    line.dimensions());
        }
    }

    private void write(List<String> fields, Map<String, String> dimensions) throws IOException {
        var all = new ArrayList<String>();
        fields.forEach(field -> all.add(quoted(field)));
        book.dimensions()
                .forEach(dimension -> all.add(quoted(FormulaGuard.on(dimensions.getOrDefault(dimension, "")))));
        textWriter.line(String.join(",", all));
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(each -> ",\"\r\n".indexOf(each) >= 0)
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    @Override
    public void end() throws IOException {
        textWriter.flush();
    }
}
