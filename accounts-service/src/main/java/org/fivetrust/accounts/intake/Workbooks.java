package org.fivetrust.accounts.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.fivetrust.accounts.intake.model.Sheet;
import org.fivetrust.shared.kernel.InvalidValue;

/** The first sheet of a workbook (XLSX), row by row. */
final class Workbooks {

    /** As many digits as a workbook keeps of a number. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int MOST_COLUMNS = 60;

    private Workbooks() {}

    static Sheet read(byte[] bytes, int mostRows) {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = workbook.getFirstSheet().openStream()) {
            var read = new ArrayList<Sheet.Row>();
            var dateAt = new int[] {-1};
            rows.limit(mostRows + 2L).forEach(row -> {
                var cells = cells(row, dateAt[0]);
                dateAt[0] = dateAt[0] < 0 ? cells.indexOf("date") : dateAt[0];
                read.add(new Sheet.Row(row.getRowNum(), cells));
            });
            return Sheet.of(read);
        } catch (IOException | RuntimeException unreadable) {
            throw new InvalidValue("", "not a workbook that can be read (XLSX 文件无法读取)");
        }
    }

    private static List<String> cells(Row row, int dateAt) {
        var cells = new ArrayList<String>();
        for (var at = 0; at < Math.min(row.getCellCount(), MOST_COLUMNS); at++) {
            var place = at;
            cells.add(row.getOptionalCell(at)
                    .map(cell -> text(cell, place == dateAt))
                    .orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell, boolean date) {
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText() == null ? "" : cell.getText();
        }
        return date
                ? cell.asDate().toLocalDate().toString()
                : new BigDecimal(cell.getRawValue())
                        .round(DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
