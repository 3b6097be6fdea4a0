package org.fivetrust.accounts.voucher.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a voucher says: its day, its type, its lines and how many papers are attached to it (附件数).
 *
 * @param corrects the posted voucher it writes off or corrects
 * @param papersAt the voucher its papers are attached to, where several share them
 * @param referred whether its papers are known otherwise: by its source, or with the books it was taken from
 * @param reason why money that funds keeps is moved by hand
 */
public record Content(
        LocalDate date,
        VoucherType type,
        VoucherKind kind,
        List<Line> lines,
        int attachments,
        @Nullable UUID corrects,
        @Nullable UUID papersAt,
        boolean referred,
        @Nullable String reason) {

    private static final String LINES = "/lines";

    public Content {
        lines = List.copyOf(lines);
    }

    public Content(LocalDate date, VoucherType type, List<Line> lines, int attachments) {
        this(date, type, VoucherKind.NORMAL, lines, attachments, null, null, false, null);
    }

    /** The same voucher saying something else: what it is and what it corrects stays. */
    public Content anew(Content wanted) {
        return new Content(
                wanted.date,
                wanted.type,
                kind,
                wanted.lines,
                wanted.attachments,
                corrects,
                papersAt,
                referred,
                wanted.reason);
    }

    public Set<String> accounts() {
        var accounts = new LinkedHashSet<String>();
        lines.forEach(line -> accounts.add(line.account()));
        return accounts;
    }

    public Money debits() {
        return lines.stream().map(Line::debit).reduce(Money.ZERO, Money::plus);
    }

    public Money credits() {
        return lines.stream().map(Line::credit).reduce(Money.ZERO, Money::plus);
    }

    boolean hasRed() {
        return lines.stream().anyMatch(Line::isNegative);
    }

    /** Everything that keeps it out of this book, at once. */
    public List<Violation> faults(PostingContext postingContext) {
        var faults = new ArrayList<Violation>();
        if (kind != VoucherKind.OPENING && !postingContext.book().covers(date)) {
            faults.add(Violation.worded(
                    "voucher.outside-book",
                    "/date",
                    "from",
                    postingContext.book().startsOn()));
        }
        if (date.isAfter(postingContext.lastDay())) {
            faults.add(Violation.worded("voucher.last-day", "/date", "day", postingContext.lastDay()));
        }
        if (kind == VoucherKind.OPENING && !date.equals(postingContext.book().openingDay())) {
            faults.add(Violation.worded(
                    "voucher.opening-day", "/date", "day", postingContext.book().openingDay()));
        }
        if (kind == VoucherKind.CLOSING && date.plusDays(1).getDayOfMonth() != 1) {
            faults.add(Violation.worded("voucher.closing-day", "/date"));
        }
        if (lines.size() < 2) {
            faults.add(Violation.worded("voucher.two-lines", LINES));
        }
        for (var place = 0; place < lines.size(); place++) {
            faults(lines.get(place), "/lines/" + place, postingContext, faults);
        }
        if (!debits().equals(credits())) {
            faults.add(Violation.worded("voucher.unbalanced", LINES, "debits", debits(), "credits", credits()));
        }
        return List.copyOf(faults);
    }

    private void faults(Line line, String at, PostingContext postingContext, List<Violation> faults) {
        if (!line.isOneSided()) {
            faults.add(Violation.worded("voucher.one-side", at));
        }
        if (line.isNegative() && !mayBeRed()) {
            faults.add(Violation.worded("voucher.red", at));
        }
        var account = postingContext.chart().find(line.account());
        if (account == null) {
            faults.add(Violation.worded("voucher.no-account", at + "/account", "account", line.account()));
        } else if (!account.leaf()) {
            faults.add(Violation.worded("voucher.not-leaf", at + "/account", "account", line.account()));
        }
        faults.addAll(postingContext.dimensions().faults(line, at));
    }

    private boolean mayBeRed() {
        return kind == VoucherKind.REVERSAL || kind == VoucherKind.OPENING || corrects != null;
    }

    /** What keeps it from being submitted, by the rules of its day. */
    public List<Violation> faults(RuleSeverities ruleSeverities) {
        var faults = new ArrayList<Violation>();
        findings(ruleSeverities::refuses, faults);
        return List.copyOf(faults);
    }

    /** What a reviewer should look at twice. */
    public List<Violation> warnings(RuleSeverities ruleSeverities) {
        var warnings = new ArrayList<Violation>();
        findings(ruleSeverities::warnsOf, warnings);
        return List.copyOf(warnings);
    }

    private void findings(Predicate<VoucherRule> asked, List<Violation> found) {
        for (var place = 0; place < lines.size(); place++) {
            var summary = lines.get(place).summary();
            if (asked.test(VoucherRule.SUMMARY_CHINESE) && !isChinese(summary)) {
                found.add(VoucherRule.SUMMARY_CHINESE.broken("/lines/" + place + "/summary"));
            }
        }
        if (asked.test(VoucherRule.ATTACHMENTS) && lacksPapers()) {
            found.add(VoucherRule.ATTACHMENTS.broken("/attachments"));
        }
        if (asked.test(VoucherRule.MIXED_BUSINESS) && isMixed()) {
            found.add(VoucherRule.MIXED_BUSINESS.broken(LINES));
        }
    }

    private boolean lacksPapers() {
        return attachments == 0 && papersAt == null && !referred && kind == VoucherKind.NORMAL && corrects == null;
    }

    private boolean isMixed() {
        return kind == VoucherKind.NORMAL && accounts(Line::debit) > 1 && accounts(Line::credit) > 1;
    }

    private long accounts(Function<Line, Money> side) {
        return lines.stream()
                .filter(line -> !side.apply(line).isZero())
                .map(Line::account)
                .distinct()
                .count();
    }

    private static boolean isChinese(String summary) {
        return summary.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN);
    }
}
