package org.fivetrust.accounts.imports.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.Draft.ImportedFrom;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.RuleSeverities;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Splitter;
import org.fivetrust.tabular.model.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * The vouchers of a file in its order, and the violations found in it.
 *
 * @param posted vouchers of the book that the file corrects and does not hold, by month, type and number: 2025-03-记-1
 */
public record ImportFile(List<ImportedVoucher> bundles, List<Violation> faults, Map<String, UUID> posted) {

    /** Reading and telling stop after so many violations. */
    private static final int MOST_FAULTS = 2000;

    public ImportFile {
        bundles = List.copyOf(bundles);
        faults = List.copyOf(faults);
        posted = Map.copyOf(posted);
    }

    private ImportFile(List<ImportedVoucher> bundles, List<Violation> faults) {
        this(bundles, faults, Map.of());
    }

    /** What it corrects and does not hold. */
    public Set<String> wanted() {
        var wanted = new LinkedHashSet<String>();
        bundles.forEach(importedVoucher ->
                Optional.ofNullable(importedVoucher.corrects()).ifPresent(wanted::add));
        bundles.forEach(importedVoucher -> importedVoucher.names().forEach(wanted::remove));
        return wanted;
    }

    public ImportFile knowing(Map<String, UUID> found) {
        return new ImportFile(bundles, faults, found);
    }

    /** @param openingDay the day of opening balances */
    public static ImportFile read(Sheet sheet, CodeMap codes, LocalDate openingDay) {
        var faults = new ArrayList<Violation>();
        var reader = new RowReader(sheet.columns(), codes, faults);
        if (sheet.rows().isEmpty()) {
            faults.add(Violation.worded("row.no-rows", "/rows"));
            return new ImportFile(List.of(), faults);
        }
        if (!reader.knowsItsColumns(sheet.head())) {
            return new ImportFile(List.of(), faults);
        }
        reader.mustNotBeMerged(sheet);
        var lines = lines(sheet, reader, faults);
        return new ImportFile(bundles(lines, lines.size() < sheet.rows().size(), openingDay, faults), faults);
    }

    private static List<ImportedLine> lines(Sheet sheet, RowReader reader, List<Violation> faults) {
        var lines = new ArrayList<ImportedLine>();
        for (var row : sheet.rows()) {
            if (faults.size() >= MOST_FAULTS) {
                faults.add(enough(row.number()));
                break;
            }
            lines.add(reader.read(row));
        }
        return lines;
    }

    /** @param cut whether rows follow that were not read */
    private static List<ImportedVoucher> bundles(
            List<ImportedLine> lines, boolean cut, LocalDate openingDay, List<Violation> faults) {
        var bundles = new ArrayList<ImportedVoucher>();
        var seen = new HashSet<String>();
        var from = 0;
        for (var to = 1; to <= lines.size(); to++) {
            if (to == lines.size() || !lines.get(to).continues(lines.get(from))) {
                var first = lines.get(from);
                if (!seen.add(first.key()) && !first.lacks("voucher_no")) {
                    faults.add(Violation.worded(
                            "row.scattered", "/rows/" + first.row() + "/voucher_no", "voucher", first.voucherNo()));
                }
                bundles.add(new ImportedVoucher(lines.subList(from, to), openingDay, cut && to == lines.size()));
                from = to;
            }
        }
        bundles.forEach(importedVoucher -> faults.addAll(importedVoucher.faults()));
        return bundles;
    }

    private static Violation enough(int row) {
        return Violation.worded("row.enough", "/rows/" + row);
    }

    public Set<String> accounts() {
        var accounts = new LinkedHashSet<String>();
        bundles.forEach(importedVoucher ->
                importedVoucher.lines().forEach(line -> accounts.add(line.line().account())));
        accounts.remove("");
        return accounts;
    }

    /** The accounts that the file opens. */
    public Set<String> openingAccounts() {
        return bundles.stream()
                .filter(ImportedVoucher::isOpening)
                .flatMap(importedVoucher -> importedVoucher.lines().stream())
                .map(line -> line.line().account())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All violations of all rows, at once and by row. */
    public List<Violation> faults(PostingContext postingContext, RuleSeverities ruleSeverities, boolean mayOpen) {
        var all = new ArrayList<>(faults);
        var corrected = corrected();
        for (var place = 0; place < bundles.size() && all.size() < 2 * MOST_FAULTS; place++) {
            var importedVoucher = bundles.get(place);
            all.addAll(importedVoucher.faults(postingContext, ruleSeverities));
            if (importedVoucher.isOpening() && !mayOpen) {
                all.add(Violation.worded("row.opening-late", "/rows/" + importedVoucher.row() + "/voucher_no"));
            }
            var wanted = importedVoucher.corrects();
            if (wanted != null && corrected.get(place) < 0 && !posted.containsKey(wanted)) {
                all.add(Violation.worded(
                        "row.corrects-none", "/rows/" + importedVoucher.row() + "/corrects", "voucher", wanted));
            }
            if (corrected.get(place) >= 0) {
                all.addAll(correctionFaults(importedVoucher, bundles.get(corrected.get(place))));
            }
        }
        return byRow(all);
    }

    private static List<Violation> correctionFaults(ImportedVoucher correction, ImportedVoucher original) {
        return correction.date().isBefore(original.date())
                ? List.of(Violation.worded(
                        "voucher.before-original", "/rows/" + correction.row() + "/date", "day", original.date()))
                : List.of();
    }

    private static List<Violation> byRow(List<Violation> faults) {
        var sorted = faults.stream()
                .distinct()
                .sorted(Comparator.comparingInt(ImportFile::row))
                .toList();
        return sorted.size() <= MOST_FAULTS
                ? sorted
                : Stream.concat(sorted.stream().limit(MOST_FAULTS), Stream.of(enough(row(sorted.get(MOST_FAULTS)))))
                        .toList();
    }

    /** Of /rows/5/date it is 5. */
    private static int row(Violation fault) {
        var steps = Splitter.of(fault.pointer(), '/', 4);
        return steps.size() < 3 ? 0 : Integer.parseInt(steps.get(2));
    }

    /** For each voucher the index of the one that it corrects, the nearest above or else the first below; or -1. */
    private List<Integer> corrected() {
        var first = new HashMap<String, Integer>();
        for (var place = 0; place < bundles.size(); place++) {
            for (var name : bundles.get(place).names()) {
                first.putIfAbsent(name, place);
            }
        }
        var above = new HashMap<String, Integer>();
        var corrected = new ArrayList<Integer>();
        for (var place = 0; place < bundles.size(); place++) {
            var wanted = bundles.get(place).corrects();
            corrected.add(wanted == null ? -1 : above.getOrDefault(wanted, below(first.getOrDefault(wanted, -1))));
            for (var name : bundles.get(place).names()) {
                above.put(name, place);
            }
        }
        return corrected;
    }

    /** One that corrects another itself is not corrected by one above it, so that there is no ring. */
    private int below(int place) {
        return place >= 0 && bundles.get(place).corrects() == null ? place : -1;
    }

    /** The drafts to write, with these ids; what is corrected comes before what corrects it. */
    public List<Draft> drafts(UUID file, List<UUID> ids) {
        var before = new ArrayList<Draft>();
        var after = new ArrayList<Draft>();
        var late = new HashSet<Integer>();
        var corrected = corrected();
        for (var place = 0; place < bundles.size(); place++) {
            var importedVoucher = bundles.get(place);
            int of = corrected.get(place);
            if (of > place || late.contains(of)) {
                late.add(place);
            }
            var content = importedVoucher.content(of < 0 ? posted(importedVoucher) : ids.get(of));
            (late.contains(place) ? after : before)
                    .add(Draft.imported(
                            ids.get(place), content, new ImportedFrom(file, place, importedVoucher.voucherNo())));
        }
        return Stream.concat(before.stream(), after.stream()).toList();
    }

    private @Nullable UUID posted(ImportedVoucher importedVoucher) {
        var wanted = importedVoucher.corrects();
        return wanted == null ? null : posted.get(wanted);
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
