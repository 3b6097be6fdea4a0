package org.fivetrust.accounts.voucher.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * A voucher that another one writes off or corrects.
 *
 * @param label its number as it is read aloud; nothing before it is posted
 * @param reversedBy the red voucher that wrote it off, if there is one
 */
public record CorrectedVoucher(
        UUID id,
        UUID book,
        Content content,
        @Nullable String label,
        VoucherStatus status,
        @Nullable UUID reversedBy,
        RuleSeverities rules) {

    private static final Refusal NOT_POSTED = Refusal.state("accounts.original-not-posted")
            .curedBy(Cure.of("accounts.change-the-draft", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal REVERSED = Refusal.state("accounts.reversed-already");

    private static final Refusal NOT_REVERSIBLE = Refusal.rule("accounts.not-reversible")
            .curedBy(Cure.of("accounts.correct-by-voucher", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal EARLIER_YEAR = Refusal.rule("accounts.original-of-earlier-year")
            .curedBy(Cure.of("accounts.correct-in-blue", Roles.AGENCY_ACCOUNTANT));

    /** What keeps it from being corrected at all, by whatever. */
    @Nullable
    Refusal obstacle(UUID book) {
        return status == VoucherStatus.POSTED && this.book.equals(book) ? null : NOT_POSTED.with("voucher", id);
    }

    /** What keeps it from being written off in red on a day. */
    @Nullable
    Refusal obstacleToReversal(LocalDate day) {
        var kind = content.kind();
        if (kind == VoucherKind.REVERSAL || kind == VoucherKind.OPENING) {
            return NOT_REVERSIBLE.with("voucher", id).with("kind", kind);
        }
        if (reversedBy != null) {
            return REVERSED.with("voucher", id).with("by", reversedBy);
        }
        return isOfEarlierYear(day) && rules.refuses(VoucherRule.EARLIER_YEAR_RED)
                ? EARLIER_YEAR.with("voucher", id).with("year", content.date().getYear())
                : null;
    }

    /** The same in red: negative amounts in the same columns, and the words the law wants. */
    public Content reversal(LocalDate day, @Nullable String reason) {
        var words = "注销%d年%d月%d日%s号凭证"
                .formatted(
                        content.date().getYear(),
                        content.date().getMonthValue(),
                        content.date().getDayOfMonth(),
                        Objects.requireNonNull(label, "only what is posted has a number"));
        var lines = content.lines().stream().map(line -> line.red(words)).toList();
        return new Content(day, content.type(), VoucherKind.REVERSAL, lines, 0, id, null, false, reason);
    }

    /** The words of the blue voucher that takes its place. */
    public String correctionWords() {
        return "订正%d年%d月%d日%s号凭证"
                .formatted(
                        content.date().getYear(),
                        content.date().getMonthValue(),
                        content.date().getDayOfMonth(),
                        label == null ? "" : label);
    }

    /** A day before that of the original, and what the rules for earlier years forbid. */
    List<Violation> faults(Content correction, PostingContext postingContext) {
        var faults = new ArrayList<Violation>();
        if (correction.date().isBefore(content.date())) {
            faults.add(Violation.worded("voucher.before-original", "/date", "day", content.date()));
        }
        if (!isOfEarlierYear(correction.date())) {
            return faults;
        }
        for (var place = 0; place < correction.lines().size(); place++) {
            var line = correction.lines().get(place);
            if (line.isNegative() && rules.refuses(VoucherRule.EARLIER_YEAR_RED)) {
                faults.add(VoucherRule.EARLIER_YEAR_RED.broken("/lines/" + place));
            }
            if (postingContext.results().contains(line.account()) && rules.refuses(VoucherRule.EARLIER_YEAR_RESULT)) {
                faults.add(VoucherRule.EARLIER_YEAR_RESULT.broken("/lines/" + place + "/account"));
            }
        }
        return faults;
    }

    private boolean isOfEarlierYear(LocalDate day) {
        return content.date().getYear() < day.getYear();
    }
}
