package org.fivetrust.accounts.imports.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.Draft.ImportedFrom;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.RuleSeverities;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.tabular.model.Sheet;

/** The vouchers of a file in its order, and the violations found in it. */
public record ImportFile(List<ImportedVoucher> bundles, List<Violation> faults) {

    /** Checking stops after so many violations. */
    private static final int MOST_FAULTS = 2000;

    public ImportFile {
        bundles = List.copyOf(bundles);
        faults = List.copyOf(faults);
    }

    /** @param openingDay the day of opening balances */
    public static ImportFile read(Sheet sheet, CodeMap codes, LocalDate openingDay) {
        var faults = new ArrayList<Violation>();
        var reader = new RowReader(sheet.columns(), codes, faults);
        if (sheet.columns().isEmpty()) {
            faults.add(new Violation("/rows", "the file is empty (文件为空)"));
            return new ImportFile(List.of(), faults);
        }
        if (!reader.knowsItsColumns()) {
            return new ImportFile(List.of(), faults);
        }
        var lines = new ArrayList<ImportedLine>();
        for (var row : sheet.rows()) {
            if (isEnough(faults, row.number())) {
                break;
            }
            var line = reader.read(row);
            if (line != null) {
                lines.add(line);
            }
        }
        if (sheet.rows().isEmpty()) {
            faults.add(new Violation("/rows", "the file has no rows (文件无数据行)"));
        }
        // vouchers with an unreadable row cannot be checked
        return new ImportFile(faults.isEmpty() ? bundles(lines, openingDay, faults) : List.of(), faults);
    }

    private static List<ImportedVoucher> bundles(
            List<ImportedLine> lines, LocalDate openingDay, List<Violation> faults) {
        var bundles = new ArrayList<ImportedVoucher>();
        var seen = new HashSet<String>();
        var from = 0;
        for (var to = 1; to <= lines.size(); to++) {
            if (to == lines.size()
                    || !lines.get(to).key().equals(lines.get(from).key())) {
                var first = lines.get(from);
                if (!seen.add(first.key())) {
                    faults.add(new Violation(
                            "/rows/" + first.row() + "/voucher_no",
                            "rows of " + first.voucherNo() + " do not stand together (同一凭证的行须相邻)"));
                }
                bundles.add(new ImportedVoucher(lines.subList(from, to), openingDay));
                from = to;
            }
        }
        for (var importedVoucher : bundles) {
            if (isEnough(faults, importedVoucher.row())) {
                break;
            }
            faults.addAll(importedVoucher.faults());
        }
        return bundles;
    }

    /** Adds a last violation that names the row where checking stopped. */
    private static boolean isEnough(List<Violation> faults, int row) {
        var enough = faults.size() >= MOST_FAULTS;
        if (enough) {
            faults.add(new Violation("/rows/" + row, "not looked at from here on: too many faults (错误过多，此后未检查)"));
        }
        return enough;
    }

    public Set<String> accounts() {
        var accounts = new LinkedHashSet<String>();
        bundles.forEach(importedVoucher ->
                importedVoucher.lines().forEach(line -> accounts.add(line.line().account())));
        return accounts;
    }

    /** All violations, at once. */
    public List<Violation> faults(PostingContext postingContext, RuleSeverities ruleSeverities, boolean mayOpen) {
        var all = new ArrayList<>(faults);
        var corrected = corrected();
        for (var place = 0; place < bundles.size(); place++) {
            var importedVoucher = bundles.get(place);
            if (isEnough(all, importedVoucher.row())) {
                break;
            }
            all.addAll(importedVoucher.faults(postingContext, ruleSeverities));
            if (importedVoucher.isOpening() && !mayOpen) {
                all.add(new Violation(
                        "/rows/" + importedVoucher.row() + "/voucher_no",
                        "the book has entries or opening balances; correct them by vouchers (账套已有期初或已记账)"));
            }
            if (importedVoucher.corrects() != null && corrected.get(place) < 0) {
                all.add(new Violation(
                        "/rows/" + importedVoucher.row() + "/corrects",
                        "no voucher " + importedVoucher.corrects() + " above it (其前无此凭证)"));
            }
        }
        return List.copyOf(all);
    }

    /** For each voucher the index of the nearest one above that it corrects, or -1. */
    private List<Integer> corrected() {
        var places = new HashMap<String, Integer>();
        var corrected = new ArrayList<Integer>();
        for (var place = 0; place < bundles.size(); place++) {
            var wanted = bundles.get(place).corrects();
            corrected.add(wanted == null ? -1 : places.getOrDefault(wanted, -1));
            for (var name : bundles.get(place).names()) {
                places.put(name, place);
            }
        }
        return corrected;
    }

    /** The drafts to write, with these ids. */
    public List<Draft> drafts(UUID file, List<UUID> ids) {
        var drafts = new ArrayList<Draft>();
        var corrected = corrected();
        for (var place = 0; place < bundles.size(); place++) {
            var importedVoucher = bundles.get(place);
            var content = importedVoucher.content(corrected.get(place) < 0 ? null : ids.get(corrected.get(place)));
            drafts.add(Draft.imported(
                    ids.get(place), content, new ImportedFrom(file, place, importedVoucher.voucherNo())));
        }
        return drafts;
    }

    public int vouchers() {
        return (int) bundles.stream()
                .filter(importedVoucher -> !importedVoucher.isOpening())
                .count();
    }

    /** Lines of vouchers, without opening balances. */
    public int lines() {
        return lines(false);
    }

    public int openingLines() {
        return lines(true);
    }

    private int lines(boolean opening) {
        return bundles.stream()
                .filter(importedVoucher -> importedVoucher.isOpening() == opening)
                .mapToInt(importedVoucher -> importedVoucher.lines().size())
                .sum();
    }

    /** The last day in the file, whose rules apply to all summaries. */
    public LocalDate lastDay(LocalDate otherwise) {
        return bundles.stream()
                .map(ImportedVoucher::date)
                .max(LocalDate::compareTo)
                .orElse(otherwise);
    }
}
