package org.fivetrust.accounts.voucher;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Chart;
import org.fivetrust.accounts.book.model.Standard;
import org.fivetrust.accounts.voucher.model.PostedThrough;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/**
 * A book as {@code book_json} has it.
 *
 * @param closed the last month closed
 * @param posted the last day posted, by type and month, where days have to run with numbers
 */
record BookTold(
        String principal,
        UUID id,
        String standard,
        String standardName,
        LocalDate startsOn,
        LocalDate inForceFrom,
        @Nullable LocalDate inForceTo,
        @Nullable LocalDate closed,
        @Nullable List<Last> posted) {

    record Last(VoucherType type, LocalDate month, LocalDate day) {}

    Book toBook() {
        return new Book(
                id, new PrincipalId(principal), new Standard(standard, standardName, inForceFrom, inForceTo), startsOn);
    }

    /** Without its accounts and dimensions. */
    PostingContext toGround() {
        return after(PostingContext.of(toBook(), Chart.of(List.of())));
    }

    PostingContext after(PostingContext postingContext) {
        return postingContext.after(closed == null ? null : YearMonth.from(closed), postedThrough());
    }

    private PostedThrough postedThrough() {
        return posted == null
                ? PostedThrough.UNORDERED
                : new PostedThrough(posted.stream()
                        .collect(Collectors.groupingBy(
                                Last::type, Collectors.toMap(last -> YearMonth.from(last.month()), Last::day))));
    }
}
