package org.fivetrust.accounts.imports.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.RuleSeverities;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.jspecify.annotations.Nullable;

/** The rows of one voucher. */
record ImportedVoucher(List<ImportedLine> lines, LocalDate openingDay) {

    private static final String LINES = "/lines/";

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
                true);
    }

    /** Fields in which rows of one voucher differ. */
    List<Violation> faults() {
        var faults = new ArrayList<Violation>();
        differs("date", ImportedLine::date, faults);
        differs("kind", ImportedLine::kind, faults);
        differs("type", ImportedLine::type, faults);
        differs("attachments", ImportedLine::attachments, faults);
        differs("corrects", ImportedLine::corrects, faults);
        return faults;
    }

    private void differs(String column, Function<ImportedLine, @Nullable Object> said, List<Violation> faults) {
        lines.stream()
                .filter(line -> !Objects.equals(said.apply(line), said.apply(first())))
                .forEach(line -> faults.add(new Violation(
                        "/rows/" + line.row() + "/" + column,
                        "differs from row " + row() + " of the same voucher (与同一凭证首行不一致)")));
    }

    /** Violations of the book's state and of the rules, addressed by row and column. */
    List<Violation> faults(PostingContext postingContext, RuleSeverities ruleSeverities) {
        var content = content(null);
        var faults = new ArrayList<Violation>();
        content.faults(postingContext).forEach(fault -> faults.add(placed(fault)));
        content.faults(ruleSeverities).forEach(fault -> faults.add(placed(fault)));
        if (postingContext.isClosed(content.date())) {
            faults.add(
                    new Violation("/rows/" + row() + "/date", "the month is closed; date it in an open one (该月已结账)"));
        }
        return faults;
    }

    private Violation placed(Violation fault) {
        var pointer = fault.pointer();
        if (!pointer.startsWith(LINES)) {
            var column = pointer.equals("/date") ? "date" : "voucher_no";
            return new Violation("/rows/" + row() + "/" + column, fault.message());
        }
        var rest = pointer.substring(LINES.length());
        var slash = rest.indexOf('/');
        var line = lines.get(Integer.parseInt(slash < 0 ? rest : rest.substring(0, slash)));
        return new Violation("/rows/" + line.row() + column(slash < 0 ? "" : rest.substring(slash)), fault.message());
    }

    private static String column(String field) {
        if (field.startsWith("/dimensions/")) {
            return "/dim:" + field.substring("/dimensions/".length());
        }
        return field.equals("/account") ? "/account_code" : field;
    }
}
