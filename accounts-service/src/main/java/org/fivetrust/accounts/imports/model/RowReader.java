package org.fivetrust.accounts.imports.model;

import static org.fivetrust.accounts.imports.model.ImportColumns.ALLOWED;
import static org.fivetrust.accounts.imports.model.ImportColumns.DIMENSION;
import static org.fivetrust.accounts.imports.model.ImportColumns.NEEDED;
import static org.fivetrust.accounts.imports.model.ImportColumns.PASSED_OVER;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Characters;
import org.fivetrust.shared.kernel.Days;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.tabular.model.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads rows; violations name the row and the column. */
final class RowReader {

    private static final BoundedPattern DAY = BoundedPattern.of("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");

    private static final BoundedPattern AMOUNT =
            BoundedPattern.of("([¥￥]?)(-?)([0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})((?:\\.[0-9]{1,2})?)");

    private static final BoundedPattern COUNT = BoundedPattern.of("[0-9]{0,4}");

    private static final BoundedPattern NUMBER = BoundedPattern.of("(?:[0-9]{4}-[0-9]{2}-)?([收付转记])-?[0-9]{1,9}");

    private static final Set<String> OPENINGS = Set.of(ImportedLine.OPENING, "期初");

    private static final Map<String, VoucherKind> KINDS = Map.of(
            "NORMAL", VoucherKind.NORMAL,
            "普通", VoucherKind.NORMAL,
            "REVERSAL", VoucherKind.REVERSAL,
            "红字冲销", VoucherKind.REVERSAL,
            "CLOSING", VoucherKind.CLOSING,
            "结转", VoucherKind.CLOSING);

    private static final int LONGEST = 200;

    private final List<String> columns;
    private final Map<String, Integer> places;
    private final CodeMap codes;
    private final List<Violation> faults;
    private final Set<String> unread = new HashSet<>();

    RowReader(List<String> headings, CodeMap codes, List<Violation> faults) {
        this.columns = headings.stream().map(ImportColumns::name).toList();
        this.places = IntStream.range(0, columns.size())
                .boxed()
                .collect(Collectors.toUnmodifiableMap(columns::get, at -> at, (first, _) -> first));
        this.codes = codes;
        this.faults = faults;
    }

    /** Whether the columns allow the rows to be read. */
    boolean knowsItsColumns(int head) {
        var before = faults.size();
        var at = "/rows/" + head + "/";
        NEEDED.stream()
                .filter(name -> !columns.contains(name))
                .forEach(name -> faults.add(Violation.worded("row.column-missing", at + name)));
        columns.stream()
                .filter(name -> !isKnown(name))
                .forEach(name -> faults.add(Violation.worded("row.column-unknown", at + name)));
        columns.stream()
                .filter(name -> !name.isEmpty() && columns.indexOf(name) != columns.lastIndexOf(name))
                .distinct()
                .forEach(name -> faults.add(Violation.worded("row.column-twice", at + name)));
        return faults.size() == before;
    }

    private static boolean isKnown(String name) {
        return NEEDED.contains(name)
                || ALLOWED.contains(name)
                || PASSED_OVER.contains(name)
                || name.startsWith(DIMENSION);
    }

    /** Whether rows of the table hide behind others that a workbook shows as one cell. */
    void mustNotBeMerged(Sheet sheet) {
        var last =
                sheet.rows().isEmpty() ? sheet.head() : sheet.rows().getLast().number();
        sheet.merged().stream()
                .filter(range -> range.lastRow() >= sheet.head()
                        && range.firstRow() <= last
                        && range.firstColumn() < columns.size())
                .forEach(range -> faults.add(Violation.worded(
                        "row.merged",
                        "/rows/" + range.firstRow() + "/" + columns.get(range.firstColumn()),
                        "cells",
                        range.address())));
    }

    ImportedLine read(Sheet.Row row) {
        unread.clear();
        if (row.cells().size() > columns.size()) {
            faults.add(Violation.worded("row.too-many-cells", "/rows/" + row.number()));
        }
        var voucherNo = voucherNo(row);
        var date = date(row, voucherNo.equals(ImportedLine.OPENING));
        var line = new Line(
                text(row, "summary", raw(row, "summary")),
                account(row),
                amount(row, "debit"),
                amount(row, "credit"),
                dimensions(row));
        return new ImportedLine(
                row.number(),
                voucherNo,
                date,
                line,
                kind(row, voucherNo.equals(ImportedLine.OPENING)),
                type(row, voucherNo),
                attachments(row),
                corrects(row),
                reason(row),
                unread);
    }

    private String raw(Sheet.Row row, String column) {
        int at = places.getOrDefault(column, Integer.MAX_VALUE);
        return at >= row.cells().size() ? "" : row.cells().get(at);
    }

    private String plain(Sheet.Row row, String column) {
        return ImportColumns.plain(raw(row, column));
    }

    private void fault(Sheet.Row row, String column, String code, Object... facts) {
        faults.add(Violation.worded(code, "/rows/" + row.number() + "/" + column, facts));
        unread.add(column);
    }

    private String text(Sheet.Row row, String column, String text) {
        if (text.isBlank() || Characters.areUnseen(text)) {
            fault(row, column, "row.missing");
        } else if (text.length() > LONGEST) {
            fault(row, column, "row.too-long", "most", LONGEST);
        } else if (!Characters.areAllowed(text)) {
            fault(row, column, "character");
        }
        return text;
    }

    private String voucherNo(Sheet.Row row) {
        var said = text(row, "voucher_no", plain(row, "voucher_no"));
        return OPENINGS.contains(said) ? ImportedLine.OPENING : said;
    }

    private @Nullable LocalDate date(Sheet.Row row, boolean opening) {
        var text = plain(row, "date");
        if (text.isEmpty() && opening) {
            return null;
        }
        var day = DAY.groups(text).flatMap(RowReader::day);
        if (day.isEmpty()) {
            fault(row, "date", "row.day");
        }
        return day.orElse(null);
    }

    private static Optional<LocalDate> day(List<String> said) {
        try {
            return Optional.of(Days.known(LocalDate.of(
                    Integer.parseInt(said.get(0)), Integer.parseInt(said.get(1)), Integer.parseInt(said.get(2)))));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private String account(Sheet.Row row) {
        var code = text(row, "account_code", plain(row, "account_code"));
        return unread.contains("account_code") ? "" : translated(row, code);
    }

    private String translated(Sheet.Row row, String code) {
        return switch (codes.translate(code)) {
            case CodeMap.Translation.To(var known) -> known;
            case CodeMap.Translation.Unknown _ -> {
                fault(row, "account_code", "row.code-unknown", "code", code);
                yield "";
            }
            case CodeMap.Translation.Split(var note) -> {
                fault(row, "account_code", "row.code-split", "note", note);
                yield "";
            }
        };
    }

    private Money amount(Sheet.Row row, String column) {
        var text = plain(row, column);
        if (text.isEmpty()) {
            return Money.ZERO;
        }
        var parts = AMOUNT.groups(text).orElse(null);
        if (parts == null) {
            fault(row, column, "row.amount");
            return Money.ZERO;
        }
        var yuan = parts.get(1) + parts.get(2).replace(",", "") + parts.get(3);
        return Money.ofFen(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }

    private Map<String, String> dimensions(Sheet.Row row) {
        var dimensions = new LinkedHashMap<String, String>();
        for (var column : columns) {
            var value = column.startsWith(DIMENSION) ? raw(row, column).strip() : "";
            if (!value.isEmpty()) {
                dimensions.put(column.substring(DIMENSION.length()), text(row, column, value));
            }
        }
        return dimensions;
    }

    private @Nullable VoucherKind kind(Sheet.Row row, boolean opening) {
        var text = plain(row, "kind");
        var kind = KINDS.get(text);
        if (kind == null && !text.isEmpty() && !(opening && OPENINGS.contains(text))) {
            fault(row, "kind", "row.kind");
        }
        return kind;
    }

    /** Where no column says so, a number like 收-1 does. */
    private VoucherType type(Sheet.Row row, String voucherNo) {
        var text = plain(row, "type");
        var said =
                text.isEmpty() ? NUMBER.groups(voucherNo).map(List::getFirst).orElse(VoucherType.GENERAL.word()) : text;
        for (var type : VoucherType.values()) {
            if (type.name().equals(said) || type.word().equals(said)) {
                return type;
            }
        }
        fault(row, "type", "row.type");
        return VoucherType.GENERAL;
    }

    private int attachments(Sheet.Row row) {
        var text = plain(row, "attachments");
        if (!COUNT.matches(text)) {
            fault(row, "attachments", "row.count");
            return 0;
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private @Nullable String corrects(Sheet.Row row) {
        var text = plain(row, "corrects");
        return text.isEmpty() ? null : text(row, "corrects", text);
    }

    private @Nullable String reason(Sheet.Row row) {
        var text = plain(row, "reason");
        return text.isEmpty() ? null : text(row, "reason", text);
    }
}
