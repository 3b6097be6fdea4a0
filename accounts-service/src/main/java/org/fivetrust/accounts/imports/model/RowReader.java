package org.fivetrust.accounts.imports.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.tabular.model.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads rows; violations name the row and the column. */
final class RowReader {

    private static final List<String> NEEDED =
            List.of("voucher_no", "date", "summary", "account_code", "debit", "credit");

    private static final Set<String> ALLOWED = Set.of("kind", "type", "attachments", "corrects");

    private static final String DIMENSION = "dim:";

    private static final BoundedPattern DAY = BoundedPattern.of("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final BoundedPattern AMOUNT = BoundedPattern.of("-?[0-9]{1,12}(\\.[0-9]{1,2})?");

    private static final BoundedPattern COUNT = BoundedPattern.of("[0-9]{0,4}");

    private static final int LONGEST = 200;

    private final List<String> columns;
    private final Map<String, Integer> places;
    private final CodeMap codes;
    private final List<Violation> faults;

    RowReader(List<String> columns, CodeMap codes, List<Violation> faults) {
        this.columns = columns;
        this.places = IntStream.range(0, columns.size())
                .boxed()
                .collect(Collectors.toUnmodifiableMap(columns::get, at -> at, (first, _) -> first));
        this.codes = codes;
        this.faults = faults;
    }

    /** Whether the columns allow the rows to be read. */
    boolean knowsItsColumns() {
        var before = faults.size();
        NEEDED.stream()
                .filter(name -> !columns.contains(name))
                .forEach(name -> faults.add(new Violation("/rows/1/" + name, "the column is missing (缺少该列)")));
        columns.stream()
                .filter(name -> !NEEDED.contains(name) && !ALLOWED.contains(name) && !name.startsWith(DIMENSION))
                .forEach(name -> faults.add(new Violation("/rows/1/" + name, "not a column of this table (无此列)")));
        columns.stream()
                .filter(name -> columns.indexOf(name) != columns.lastIndexOf(name))
                .distinct()
                .forEach(name -> faults.add(new Violation("/rows/1/" + name, "the column is there twice (列重复)")));
        return faults.size() == before;
    }

    /** Null for a row with violations. */
    @Nullable
    ImportedLine read(Sheet.Row row) {
        var before = faults.size();
        if (row.cells().size() > columns.size()) {
            fault(row, "", "has more cells than there are columns (列数过多)");
        }
        var voucherNo = text(row, "voucher_no");
        var date = date(row, voucherNo.equals(ImportedLine.OPENING));
        var account = account(row);
        var line =
                new Line(text(row, "summary"), account, amount(row, "debit"), amount(row, "credit"), dimensions(row));
        if (line.debit().isZero() == line.credit().isZero()) {
            fault(row, "debit", "either a debit or a credit, and not zero (借方、贷方须填且只填一方)");
        }
        var read = new ImportedLine(
                row.number(), voucherNo, date, line, kind(row), type(row), attachments(row), corrects(row));
        return faults.size() == before ? read : null;
    }

    private String cell(Sheet.Row row, String column) {
        int at = places.getOrDefault(column, Integer.MAX_VALUE);
        return at >= row.cells().size() ? "" : row.cells().get(at).strip();
    }

    private void fault(Sheet.Row row, String column, String message) {
        faults.add(new Violation("/rows/" + row.number() + (column.isEmpty() ? "" : "/" + column), message));
    }

    private String text(Sheet.Row row, String column) {
        var text = cell(row, column);
        if (text.isEmpty()) {
            fault(row, column, "is missing (未填写)");
        } else if (text.length() > LONGEST) {
            fault(row, column, "is longer than " + LONGEST + " characters (过长)");
        }
        return text;
    }

    private @Nullable LocalDate date(Sheet.Row row, boolean opening) {
        var text = cell(row, "date");
        if (text.isEmpty() && opening) {
            return null;
        }
        try {
            if (DAY.matches(text)) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException notADay) {
            // reported below, like a text of another form
        }
        fault(row, "date", "a day is written like 2025-06-30 (日期格式)");
        return null;
    }

    private String account(Sheet.Row row) {
        var code = text(row, "account_code");
        return switch (codes.translate(code)) {
            case CodeMap.Translation.To(var known) -> known;
            case CodeMap.Translation.Unknown(var why) -> {
                if (!code.isEmpty()) {
                    fault(row, "account_code", why);
                }
                yield code;
            }
        };
    }

    private Money amount(Sheet.Row row, String column) {
        var text = cell(row, column);
        if (text.isEmpty()) {
            return Money.ZERO;
        }
        if (!AMOUNT.matches(text)) {
            fault(row, column, "an amount is written like 4980.00 (金额格式)");
            return Money.ZERO;
        }
        return Money.ofFen(new BigDecimal(text).movePointRight(2).longValueExact());
    }

    private Map<String, String> dimensions(Sheet.Row row) {
        var dimensions = new LinkedHashMap<String, String>();
        for (var column : columns) {
            if (column.startsWith(DIMENSION) && !cell(row, column).isEmpty()) {
                dimensions.put(column.substring(DIMENSION.length()), cell(row, column));
            }
        }
        return dimensions;
    }

    private @Nullable VoucherKind kind(Sheet.Row row) {
        var text = cell(row, "kind");
        return switch (text) {
            case "" -> null;
            case "NORMAL" -> VoucherKind.NORMAL;
            case "REVERSAL" -> VoucherKind.REVERSAL;
            case "CLOSING" -> VoucherKind.CLOSING;
            default -> {
                fault(row, "kind", "NORMAL, REVERSAL or CLOSING (凭证性质)");
                yield null;
            }
        };
    }

    private VoucherType type(Sheet.Row row) {
        var text = cell(row, "type");
        for (var type : VoucherType.values()) {
            if (type.name().equals(text) || type.word().equals(text)) {
                return type;
            }
        }
        if (!text.isEmpty()) {
            fault(row, "type", "收, 付, 转 or 记 (凭证字)");
        }
        return VoucherType.GENERAL;
    }

    private int attachments(Sheet.Row row) {
        var text = cell(row, "attachments");
        if (!COUNT.matches(text)) {
            fault(row, "attachments", "a whole number (附件数)");
            return 0;
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private @Nullable String corrects(Sheet.Row row) {
        var text = cell(row, "corrects");
        return text.isEmpty() ? null : text;
    }
}
