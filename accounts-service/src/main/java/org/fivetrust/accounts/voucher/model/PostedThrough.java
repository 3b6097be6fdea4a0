package org.fivetrust.accounts.voucher.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far the days of posted vouchers have come, by type and month, where a book demands that numbers follow days. */
public record PostedThrough(Map<VoucherType, Map<YearMonth, LocalDate>> days) {

    /** The book demands no order of days. */
    public static final PostedThrough UNORDERED = new PostedThrough(Map.of());

    public PostedThrough {
        days = Map.copyOf(days);
    }

    /** The day of a posted voucher that this one would stand before, if there is one. */
    @Nullable
    LocalDate behind(Content content) {
        var last = days.getOrDefault(content.type(), Map.of()).get(YearMonth.from(content.date()));
        return last != null && content.date().isBefore(last) ? last : null;
    }
}
