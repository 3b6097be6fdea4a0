package org.fivetrust.accounts.export;

import static org.fivetrust.testing.world.Vouchers.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.world.Books;

/** A book with some dozens of posted vouchers, last year's among them. */
final class Posted {

    private static final List<String> SUMMARIES =
            List.of("购买办公用品", "支付\"水电费\"，一月;二月", "=活动费, 重阳节", "维修（楼道灯）\\ 甲|乙", "䶮字社区：补贴");

    private Posted() {}

    static String book(Books books) {
        var book = books.opened("RURAL_COLLECTIVE_2023", "2024-01-01");
        books.account(book, "11301", "张三: (甲)").created();
        books.account(book, "11302", "李四；乙").created();
        var vouchers = new ArrayList<Map<String, Object>>();
        vouchers.add(transfer("2024-03-01", "RECEIPT", "开办", "102", "301", "500000.00"));
        vouchers.add(transfer("2024-12-31", "TRANSFER", "往来", "11302", "501", "123.45"));
        for (var n = 0; n < 30; n++) {
            var date = "2025-%02d-%02d".formatted(n % 12 + 1, n % 27 + 1);
            var summary = SUMMARIES.get(n % SUMMARIES.size());
            var amount = (n * 137 + 1) + "." + "%02d".formatted(n * 7 % 100);
            switch (n % 4) {
                case 0 -> vouchers.add(transfer(date, "PAYMENT", summary, "513", "102", amount));
                case 1 -> vouchers.add(transfer(date, "RECEIPT", summary, "102", "501", amount));
                case 2 -> vouchers.add(transfer(date, "PAYMENT", summary, "11301", "102", amount));
                default -> vouchers.add(transfer(date, "TRANSFER", summary, "514", "211", amount));
            }
        }
        books.postedAll(book, vouchers);
        books.reviewed(book, transfer("2025-12-30", "PAYMENT", "未记账", "513", "102", "9.99"));
        return book;
    }
}
