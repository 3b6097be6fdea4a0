package org.fivetrust.accounts.voucher;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.fivetrust.accounts.voucher.model.PostedThrough;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far the days of posted vouchers have come, of months in which a book demands that numbers follow days. Whoever
 * posts holds his book alone, so nobody posts in between. A book that demands nothing is asked for nothing more.
 */
final class OrderOfDays {

    private static final String POSTED = """
            case when exists (
                select from book_check demanded
                 where demanded.principal = %1$s and demanded.book = %2$s and demanded.code = 'DATE_ORDER'
                   and demanded.severity = 'REFUSE')
            then (
                select jsonb_agg(last)::text
                  from (select head.type, head.month, max(head.date) as day
                          from voucher head
                         where head.principal = %1$s and head.book = %2$s and head.status = 'POSTED'
                         group by head.type, head.month
                        having (select demanded.severity from book_check demanded
                                 where demanded.principal = %1$s and demanded.book = %2$s
                                   and demanded.code = 'DATE_ORDER'
                                   and demanded.valid_from < head.month + interval '1 month'
                                 order by demanded.valid_from desc limit 1) = 'REFUSE') last)
            end as posted
            """;

    private OrderOfDays() {}

    private record Last(VoucherType type, LocalDate month, LocalDate day) {}

    /** The column {@code posted} for a query that knows principal and book. */
    static String posted(String principal, String book) {
        return POSTED.formatted(principal, book);
    }

    static PostedThrough read(JsonMapper json, @Nullable String posted) {
        return posted == null
                ? PostedThrough.UNORDERED
                : new PostedThrough(json.readValue(posted, new TypeReference<List<Last>>() {}).stream()
                        .collect(Collectors.groupingBy(
                                Last::type, Collectors.toMap(last -> YearMonth.from(last.month()), Last::day))));
    }
}
