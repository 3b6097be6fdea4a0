package org.fivetrust.accounts.source.model;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rule that gives the accounts of source events of one category (记账规则). It makes drafts: a person
 * submits them and another one reviews them.
 *
 * @param accumulated the account of accumulated depreciation (累计折旧), which only disposals have
 * @param summary the words of its lines, with {@code {counterparty}} and {@code {purpose}} to be filled in
 */
public record PostingRule(
        String id,
        int version,
        VoucherType type,
        String debit,
        String credit,
        @Nullable String accumulated,
        String summary) {

    private static final int LONGEST_SUMMARY = 200;

    /** What an account opened with is an opening balance of the book, whatever its day. */
    public Draft draft(SourceEvent sourceEvent, Book book, UUID id) {
        var lines = lines(sourceEvent);
        var opening = sourceEvent.kind() == SourceEventType.TRUST_ACCOUNT;
        var content = new Content(
                opening ? book.openingDay() : sourceEvent.happenedOn(),
                sourceEvent.kind().isTheOtherWayRound() ? otherWayRound() : type,
                opening ? VoucherKind.OPENING : VoucherKind.NORMAL,
                lines,
                sourceEvent.documents().size(),
                null,
                null,
                true,
                null);
        return new Draft(id, content, sourceEvent.documents(), sourceEvent.key(), this.id + "@" + version, null);
    }

    private VoucherType otherWayRound() {
        return switch (type) {
            case PAYMENT -> VoucherType.RECEIPT;
            case RECEIPT -> VoucherType.PAYMENT;
            case TRANSFER, GENERAL -> type;
        };
    }

    /**
     * What came back or was taken back is booked the other way round. The amount is credited whole; where part of it is
     * depreciated, only the rest is left to debit.
     */
    private List<Line> lines(SourceEvent sourceEvent) {
        var words = summary(sourceEvent);
        if (sourceEvent.kind().isTheOtherWayRound()) {
            return List.of(
                    Line.debit(words, credit, sourceEvent.amount()), Line.credit(words, debit, sourceEvent.amount()));
        }
        var lines = new ArrayList<Line>();
        var rest = sourceEvent.amount().minus(sourceEvent.accumulated());
        if (!rest.isZero()) {
            lines.add(Line.debit(words, debit, rest));
        }
        if (accumulated != null && !sourceEvent.accumulated().isZero()) {
            lines.add(Line.debit(words, accumulated, sourceEvent.accumulated()));
        }
        lines.add(Line.credit(words, credit, sourceEvent.amount()));
        return lines;
    }

    private String summary(SourceEvent sourceEvent) {
        var words = before(sourceEvent.kind())
                + summary.replace("{counterparty}", sourceEvent.counterparty())
                        .replace("{purpose}", sourceEvent.purpose());
        return words.length() <= LONGEST_SUMMARY
                ? words
                : words.substring(0, words.offsetByCodePoints(0, fitting(words)));
    }

    private static String before(SourceEventType kind) {
        return switch (kind) {
            case PAYMENT_RETURN -> "退汇：";
            case RECEIPT_REVERSAL -> "冲销：";
            case IMPREST -> "备用金报销：";
            case PAYMENT,
                    RECEIPT,
                    BANK_CHARGE,
                    INTEREST,
                    TRANSFER_IN,
                    TRANSFER_OUT,
                    TRUST_ACCOUNT,
                    DEPRECIATION,
                    RENT,
                    DISPOSAL -> "";
        };
    }

    /** In whole characters: a character of two code units is never cut. */
    private static int fitting(String words) {
        return words.codePointCount(0, LONGEST_SUMMARY - 1);
    }
}
