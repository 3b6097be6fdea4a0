package org.fivetrust.funds.receiptbook.model;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * The numbers of one book, without a gap.
 *
 * @param width how many digits each is printed with
 */
public record Numbers(long first, long last, int width) {

    /** As they are printed, leading zeros and all. */
    public static final String PATTERN = "[0-9]{1,18}";

    public static final int MOST = 1000;

    /** Those from one printed number to another. */
    public static Numbers between(String first, String last) {
        return new Numbers(Long.parseLong(first), Long.parseLong(last), first.length());
    }

    public long count() {
        return last - first + 1;
    }

    public boolean contain(long number) {
        return first <= number && number <= last;
    }

    public String printed(long number) {
        var digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    public List<String> without(LongPredicate some) {
        return LongStream.rangeClosed(first, last)
                .filter(some.negate())
                .mapToObj(this::printed)
                .toList();
    }

    @Override
    public String toString() {
        return printed(first) + "–" + printed(last);
    }
}
