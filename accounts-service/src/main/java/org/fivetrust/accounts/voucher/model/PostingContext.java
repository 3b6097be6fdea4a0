package org.fivetrust.accounts.voucher.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Chart;
import org.jspecify.annotations.Nullable;

/**
 * The facts a voucher is checked against: its book, at least the accounts it names, the dimensions, and how far the
 * book is closed.
 *
 * @param results those of the accounts that are income or expense
 * @param posted how far posting has come, where days have to run with numbers
 * @param lastDay the last day the book takes: the end of the next open year
 * @param kept the money that funds keeps
 */
public record PostingContext(
        Book book,
        Chart chart,
        Dimensions dimensions,
        Set<String> results,
        @Nullable YearMonth closedThrough,
        PostedThrough posted,
        LocalDate lastDay,
        KeptMoney kept) {

    public PostingContext {
        results = Set.copyOf(results);
    }

    public PostingContext(Book book, Chart chart, Dimensions dimensions, Set<String> results) {
        this(book, chart, dimensions, results, null, PostedThrough.UNORDERED, LocalDate.MAX, KeptMoney.NONE);
    }

    public static PostingContext of(Book book, Chart chart) {
        return new PostingContext(book, chart, Dimensions.NONE, Set.of());
    }

    /** The same book once it is closed and posted this far. */
    public PostingContext after(@Nullable YearMonth closedThrough, PostedThrough posted) {
        return new PostingContext(book, chart, dimensions, results, closedThrough, posted, lastDay, kept);
    }

    /** The same book with the last day it takes. */
    public PostingContext until(LocalDate lastDay) {
        return new PostingContext(book, chart, dimensions, results, closedThrough, posted, lastDay, kept);
    }

    /** The same book with the money that funds keeps. */
    public PostingContext keeping(KeptMoney kept) {
        return new PostingContext(book, chart, dimensions, results, closedThrough, posted, lastDay, kept);
    }

    public boolean isClosed(LocalDate day) {
        return closedThrough != null && !YearMonth.from(day).isAfter(closedThrough);
    }
}
