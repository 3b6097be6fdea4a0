package org.fivetrust.accounts.imports.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.RuleSeverities;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Splitter;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one voucher.
 *
 * @param cut whether rows of it may follow that were not read
 */
record ImportedVoucher(List<ImportedLine> lines, LocalDate openingDay, boolean cut) {

    private static final String LINES = "/lines/";

    /** Stands for the corrected one, which has no id yet. */
    private static final UUID SOME_VOUCHER = new UUID(0, 0);

    private static final String DIMENSIONS = "dimensions/";

    ImportedVoucher {
        lines = List.copyOf(lines);
    }

    private ImportedLine first() {
        return lines.getFirst();
    }

    int row() {
        return first().row();
    }

    String voucherNo() {
        return first().voucherNo();
    }

    @Nullable
    String corrects() {
        return first().corrects();
    }

    /** Its number alone, and with its month for numbers that restart each month: 2025-03 记-1. */
    List<String> names() {
        return isOpening() ? List.of() : List.of(voucherNo(), YearMonth.from(date()) + " " + voucherNo());
    }

    boolean isOpening() {
        return first().isOpening();
    }

    LocalDate date() {
        var said = first().date();
        return isOpening() || said == null ? openingDay : said;
    }

    /** Without a kind in the file, a voucher with negative amounts is a reversal. */
    private VoucherKind kind() {
        if (isOpening()) {
            return VoucherKind.OPENING;
        }
        var red = lines.stream().anyMatch(line -> line.line().isNegative());
        return Objects.requireNonNullElse(first().kind(), red ? VoucherKind.REVERSAL : VoucherKind.NORMAL);
    }

    /** Its papers are kept with the books it is imported from. */
    Content content(@Nullable UUID corrects) {
        return new Content(
                date(),
                first().type(),
                kind(),
                lines.stream().map(ImportedLine::line).toList(),
                first().attachments(),
                corrects,
                null,
                true,
                first().reason());
    }

    /** Fields in which rows of one voucher differ. */
    List<Violation> faults() {
        var faults = new ArrayList<Violation>();
        differs("date", ImportedLine::date, faults);
        differs("kind", ImportedLine::kind, faults);
        differs("type", ImportedLine::type, faults);
        differs("attachments", ImportedLine::attachments, faults);
        differs("corrects", ImportedLine::corrects, faults);
        differs("reason", ImportedLine::reason, faults);
        return faults;
    }

    private void differs(String column, Function<ImportedLine, @Nullable Object> said, List<Violation> faults) {
        lines.stream()
                .filter(line -> !line.lacks(column) && !first().lacks(column))
                .filter(line -> !Objects.equals(said.apply(line), said.apply(first())))
                .forEach(line -> faults.add(
                        Violation.worded("row.differs", "/rows/" + line.row() + "/" + column, "row", row())));
    }

    /**
     * Violations of the book's state and of the rules, addressed by row and column; none that follows from a cell that
     * could not be read.
     */
    List<Violation> faults(PostingContext postingContext, RuleSeverities ruleSeverities) {
        var content = content(corrects() == null ? null : SOME_VOUCHER);
        var found = new ArrayList<>(content.faults(postingContext));
        found.addAll(content.faults(ruleSeverities));
        if (Voucher.withoutReason(content, postingContext) != null) {
            found.add(Violation.worded(
                    "row.reason", "/reason", "since", postingContext.kept().since()));
        }
        if (postingContext.isClosed(content.date())) {
            found.add(Violation.worded("row.closed", "/date"));
        }
        return found.stream().flatMap(this::placed).toList();
    }

    private Stream<Violation> placed(Violation fault) {
        var pointer = fault.pointer();
        if (pointer.startsWith(LINES)) {
            var steps = Splitter.of(pointer.substring(LINES.length()), '/', 2);
            var line = lines.get(Integer.parseInt(steps.getFirst()));
            return line(line, steps.size() < 2 ? "" : steps.getLast(), fault);
        }
        if (pointer.equals("/date")) {
            return first().lacks("date") ? Stream.empty() : Stream.of(fault.at("/rows/" + row() + "/date"));
        }
        if (pointer.equals("/reason")) {
            return Stream.of(fault.at("/rows/" + row() + "/reason"));
        }
        return isWhole() ? Stream.of(fault.at("/rows/" + row() + "/voucher_no")) : Stream.empty();
    }

    /** Whether all that it comes to could be read. */
    private boolean isWhole() {
        return !cut && lines.stream().noneMatch(line -> line.lacksAmount() || line.lacks("voucher_no"));
    }

    private static Stream<Violation> line(ImportedLine line, String field, Violation fault) {
        var at = "/rows/" + line.row();
        if (field.isEmpty()) {
            return line.lacksAmount() ? Stream.empty() : Stream.of(fault.at(at + "/" + side(line)));
        }
        var column = column(field);
        return line.lacks(column) || column.startsWith(ImportColumns.DIMENSION) && line.lacks("account_code")
                ? Stream.empty()
                : Stream.of(fault.at(at + "/" + column));
    }

    private static String side(ImportedLine line) {
        return line.line().debit().isZero() && !line.line().credit().isZero() ? "credit" : "debit";
    }

    private static String column(String field) {
        return field.startsWith(DIMENSIONS)
                ? ImportColumns.DIMENSION + field.substring(DIMENSIONS.length())
                : field.equals("account") ? "account_code" : field;
    }
}
