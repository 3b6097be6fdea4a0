package org.fivetrust.accounts.source.model;

import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;

/**
 * A version of the rule that gives the accounts of source events of one category (记账规则). It makes drafts: a person
 * submits them and another one reviews them.
 *
 * @param summary the words of its lines, with {@code {counterparty}} and {@code {purpose}} to be filled in
 */
public record PostingRule(String id, int version, VoucherType type, String debit, String credit, String summary) {

    private static final int LONGEST_SUMMARY = 200;

    /** What an account opened with is an opening balance of the book, whatever its day. */
    public Draft draft(SourceEvent sourceEvent, Book book, UUID id) {
        var words = summary(sourceEvent);
        var lines = List.of(
                Line.debit(words, debit, sourceEvent.amount()), Line.credit(words, credit, sourceEvent.amount()));
        var opening = sourceEvent.kind() == SourceEventType.TRUST_ACCOUNT;
        var content = new Content(
                opening ? book.openingDay() : sourceEvent.happenedOn(),
                type,
                opening ? VoucherKind.OPENING : VoucherKind.NORMAL,
                lines,
                sourceEvent.documents().size(),
                null,
                null,
                true,
                null);
        return new Draft(id, content, sourceEvent.documents(), sourceEvent.key(), this.id + "@" + version, null);
    }

    private String summary(SourceEvent sourceEvent) {
        var words = summary.replace("{counterparty}", sourceEvent.counterparty())
                .replace("{purpose}", sourceEvent.purpose());
        return words.length() <= LONGEST_SUMMARY
                ? words
                : words.substring(0, words.offsetByCodePoints(0, fitting(words)));
    }

    /** In whole characters: a character of two code units is never cut. */
    private static int fitting(String words) {
        return words.codePointCount(0, LONGEST_SUMMARY - 1);
    }
}
